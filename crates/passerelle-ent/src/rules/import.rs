//! Accounts fed by a directory: what a person of the file makes of an account.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use passerelle_directory::{Coverage, Person, Position, Record, Survey};
use passerelle_exchange::csv::TableLimits;
use passerelle_model::{Timestamp, Uai};
use passerelle_store::PasswordHash;
use passerelle_store::ent::{Account, AccountId, AccountState, Credentials, Membership};

use super::logins::candidates;

/// Largest file that a page takes, in bytes. A whole region goes through the command line.
pub const LARGEST: usize = 16 << 20;
/// How much a file that a page takes may hold.
pub const LIMITS: TableLimits =
    TableLimits { bytes: LARGEST as u64, row_bytes: 64 * 1024, field_bytes: 4096, fields: 256, rows: 50_000 };

/// What changes of an account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// *Nom* or *prénom*.
    Name,
    /// *Civilité*, birth date, sex, INE.
    Civil,
    /// Postal address.
    Address,
    /// Schools, populations, classes, functions, rights.
    Positions,
    /// A pupil's guardians.
    Guardians,
    /// A password hashed elsewhere, for an account that had none.
    Password,
    /// The account was gone and is back.
    Return,
}

impl What {
    /// Every kind of change.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Civil,
        Self::Address,
        Self::Positions,
        Self::Guardians,
        Self::Password,
        Self::Return,
    ];

    /// A stable word, for machine output and for looking up texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "nom",
            Self::Civil => "etat-civil",
            Self::Address => "adresse",
            Self::Positions => "fonctions",
            Self::Guardians => "responsables",
            Self::Password => "mot-de-passe",
            Self::Return => "retour",
        }
    }
}

/// What a person of the file makes of an account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// There was none.
    Created,
    /// What is no longer the same.
    Changed(Vec<What>),
    /// Nothing.
    Same,
}

/// The account of a person who has none: inactive until its holder comes, or ready when a password came with it.
pub fn new_account(person: &Person, coverage: &Coverage, login: String, now: Timestamp) -> Account {
    let nobody = Account {
        id: 0,
        login,
        password: None,
        state: AccountState::Inactive,
        local: false,
        title: None,
        family_name: String::new(),
        given_name: String::new(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: passerelle_model::Address::default(),
        memberships: Vec::new(),
        guardians: Vec::new(),
        created: now,
        source: Some(person.source.clone()),
        administrator: false,
        credentials: Credentials::default(),
    };
    fed(&nobody, person, coverage)
}

/// The account with what the file says of its holder, guardians excepted. Its row stays, and with it every identifier
/// that recipients know it by; so do its login, which people know, and a password that it has.
pub fn fed(account: &Account, person: &Person, coverage: &Coverage) -> Account {
    let mut after = with_record(account, person.applied_to(Some(&record(account)), coverage));
    let hash = person.password.as_ref().filter(|_| account.password.is_none());
    if let Some(hash) = hash {
        after.password = Some(PasswordHash::new(hash.expose_secret().to_owned()));
    }
    after.state = match account.state {
        AccountState::Gone if after.password.is_none() => AccountState::Inactive,
        AccountState::Gone => AccountState::Active,
        AccountState::Inactive if hash.is_some() => AccountState::Active,
        state => state,
    };
    after
}

/// What is no longer the same.
pub fn differences(before: &Account, after: &Account) -> Vec<What> {
    let civil = |one: &Account| (one.title, one.birth_date, one.sex, one.national_number.clone());
    let name = |one: &Account| (one.family_name.clone(), one.given_name.clone());
    let gone = |one: &Account| one.state == AccountState::Gone;
    let changed = |what: &What| match what {
        What::Name => name(before) != name(after),
        What::Civil => civil(before) != civil(after),
        What::Address => before.address != after.address,
        What::Positions => before.memberships != after.memberships,
        What::Guardians => before.guardians != after.guardians,
        What::Password => before.password != after.password,
        What::Return => gone(before) && !gone(after),
    };
    What::ALL.into_iter().filter(|what| changed(what)).collect()
}

/// A pupil's guardians: those kept, in their order, of whom the file does not speak or whom it names; then the others
/// that it names.
pub fn guardians(kept: &[AccountId], named: &[AccountId], unspoken: &BTreeSet<AccountId>) -> Vec<AccountId> {
    let stay = kept.iter().filter(|id| named.contains(id) || unspoken.contains(id));
    let mut after: Vec<_> = stay.copied().collect();
    for id in named {
        if !after.contains(id) {
            after.push(*id);
        }
    }
    after
}

/// Whether whoever manages these schools (every school when `None`) may change an account by file. The management of a
/// school reaches neither accounts that are elsewhere only, nor those that open another school.
pub fn may_feed(managed: Option<&BTreeSet<Uai>>, account: &Account) -> bool {
    let Some(managed) = managed else { return true };
    let here = |one: &Membership| managed.contains(&one.uai);
    !account.administrator
        && account.memberships.iter().any(here)
        && account.memberships.iter().all(|one| here(one) || !one.manages_accounts)
}

/// The account of somebody whom the file no longer has: it leaves the schools that the file is about, and is gone when
/// it is nowhere else. Whoever administers the ENT stays.
pub fn left(account: &Account, coverage: &Coverage) -> Option<Account> {
    if account.administrator || account.state == AccountState::Gone {
        return None;
    }
    let elsewhere = account.memberships.iter().filter(|one| !coverage.has_school(one.uai));
    let memberships: Vec<_> = elsewhere.cloned().collect();
    if memberships.is_empty() {
        return Some(Account { state: AccountState::Gone, ..account.clone() });
    }
    Some(Account { memberships, ..account.clone() })
}

/// The account as it was before an import; what its holder did since (password, second factor) stays.
pub fn restored(now: &Account, former: &Account) -> Account {
    let back = with_record(now, record(former));
    let state = match (now.state, former.state) {
        (_, AccountState::Gone) => AccountState::Gone,
        (AccountState::Gone, before) => before,
        (since, _) => since,
    };
    Account { state, guardians: former.guardians.clone(), ..back }
}

/// The account without access, as after an import that created it was taken back.
pub fn gone(account: &Account) -> Option<Account> {
    let state = AccountState::Gone;
    (account.state != state && !account.administrator).then(|| Account { state, ..account.clone() })
}

/// What the directory feeds of an account.
fn record(account: &Account) -> Record {
    let position = |one: &Membership| Position {
        uai: one.uai,
        population: one.population,
        class: one.class.clone(),
        function: one.function.clone(),
        manages_accounts: one.manages_accounts,
    };
    Record {
        title: account.title,
        family_name: account.family_name.clone(),
        given_name: account.given_name.clone(),
        birth_date: account.birth_date,
        sex: account.sex,
        national_number: account.national_number.clone(),
        address: account.address.clone(),
        positions: account.memberships.iter().map(position).collect(),
    }
}

fn with_record(account: &Account, record: Record) -> Account {
    let membership = |one: Position| Membership {
        uai: one.uai,
        population: one.population,
        class: one.class,
        function: one.function,
        manages_accounts: one.manages_accounts,
    };
    Account {
        title: record.title,
        family_name: record.family_name,
        given_name: record.given_name,
        birth_date: record.birth_date,
        sex: record.sex,
        national_number: record.national_number,
        address: record.address,
        memberships: record.positions.into_iter().map(membership).collect(),
        ..account.clone()
    }
}

/// The logins that are taken, as far as they were looked up: a few bytes each.
#[derive(Default, Debug)]
pub struct Logins {
    taken: HashSet<u64>,
    /// Of each login that many would have, the number to try next.
    next: HashMap<u64, u32>,
}

impl Logins {
    /// What to look up before a login is chosen for a person: the one that the file gives, and all that differ by a
    /// number from the one that would be made.
    pub fn beginnings(person: &Person) -> impl Iterator<Item = String> {
        let given = person.login.as_ref().map(|login| login.to_lowercase());
        given.into_iter().chain(candidates(&person.family_name, &person.given_name).take(1))
    }

    /// Takes in logins that somebody has.
    pub fn learn(&mut self, taken: impl IntoIterator<Item = String>) {
        self.taken.extend(taken.into_iter().map(|login| digest(&login)));
    }

    /// Takes a login that the file gives. `false` when somebody else has it.
    pub fn claim(&mut self, login: &str) -> bool {
        self.taken.insert(digest(login))
    }

    /// Makes a login for somebody, and takes it: neither one that somebody has nor one that the file gives to anybody.
    pub fn make(&mut self, person: &Person, survey: &Survey) -> String {
        let first = candidates(&person.family_name, &person.given_name).next().unwrap_or_default();
        let number = self.next.entry(digest(&first)).or_insert(1);
        loop {
            let login = if *number == 1 { first.clone() } else { format!("{first}{number}") };
            *number += 1;
            if !survey.gives_login(&login) && self.taken.insert(digest(&login)) {
                return login;
            }
        }
    }
}

/// Of a login without regard to case.
fn digest(login: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    login.to_lowercase().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;
