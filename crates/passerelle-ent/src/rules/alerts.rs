//! *Alertes* (S28): accounts that need a look, and people who seem to have two.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_model::{BirthDate, NationalNumber, Population, Timestamp, Uai};
use passerelle_store::ent::{Account, AccountId, AccountState};

use super::folding::folded;

/// What an account lacks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lack {
    /// A name: no file can carry the account.
    Name,
    /// A pupil's birth date: the recipient's file cannot carry the account.
    BirthDate,
    /// The function of a staff member.
    Function,
    /// The class of a pupil.
    Class,
    /// The child of a guardian.
    Child,
}

/// Why an identity is doubtful.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Doubt {
    /// The name is a word that stands for one, holds digits, or the given name is one letter.
    Name,
    /// The birth date cannot be that of such a person.
    BirthDate,
}

/// Why accounts seem to be one person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Likeness {
    /// The same name, whatever its spelling, and the same birth date.
    NameAndBirthDate,
    /// The same, but with several INE: perhaps homonyms.
    SeveralNumbers,
    /// The same INE.
    Number,
}

/// Accounts that seem to be one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duplicate<'a> {
    /// The accounts, in the order given; two at least.
    pub accounts: Vec<&'a Account>,
    /// Why.
    pub likeness: Likeness,
}

impl Duplicate<'_> {
    /// What the group is remembered by.
    pub fn rows(&self) -> BTreeSet<AccountId> {
        self.accounts.iter().map(|account| account.id).collect()
    }
}

/// What the look is taken with.
#[derive(Clone, Debug)]
pub struct Look {
    /// The school looked at.
    pub school: Uai,
    /// This instant.
    pub now: Timestamp,
    /// This year.
    pub year: u16,
    /// Months without activation from which an account is named.
    pub months: u16,
    /// Groups of accounts that somebody has said to be different people.
    pub different: Vec<BTreeSet<AccountId>>,
}

/// What needs a look in a school.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Alerts<'a> {
    /// Identities that are doubtful.
    pub doubtful: Vec<(&'a Account, Doubt)>,
    /// Accounts that seem to be one person, one of them of the school.
    pub duplicates: Vec<Duplicate<'a>>,
    /// Accounts that lack something.
    pub lacking: Vec<(&'a Account, Lack)>,
    /// Accounts that have not been activated for months.
    pub idle: Vec<&'a Account>,
}

impl Alerts<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.doubtful.len() + self.duplicates.len() + self.lacking.len() + self.idle.len()
    }
}

/// Looks at the accounts of a school; `accounts` are those of its whole grouping.
pub fn alerts<'a>(accounts: &'a [Account], look: &Look) -> Alerts<'a> {
    let living = || accounts.iter().filter(|account| account.state != AccountState::Gone);
    let here = |account: &&Account| account.memberships.iter().any(|one| one.uai == look.school);
    let guardians: BTreeSet<AccountId> =
        living().flat_map(|account| account.guardians.iter().copied()).collect();
    let lacking =
        |account: &'a Account| lacks(account, look.school, &guardians).map(move |lack| (account, lack));
    let doubtful = |account: &'a Account| doubts(account, look).map(move |doubt| (account, doubt));
    Alerts {
        doubtful: living().filter(here).flat_map(doubtful).collect(),
        duplicates: duplicates(living().collect(), look),
        lacking: living().filter(here).flat_map(lacking).collect(),
        idle: living().filter(here).filter(|account| is_idle(account, look)).collect(),
    }
}

fn is(account: &Account, school: Uai, population: Population) -> bool {
    account.memberships.iter().any(|one| one.uai == school && one.population == population)
}

fn lacks(account: &Account, school: Uai, guardians: &BTreeSet<AccountId>) -> impl Iterator<Item = Lack> {
    let without = |population, place: fn(&passerelle_store::ent::Membership) -> Option<&str>| {
        let mut theirs =
            account.memberships.iter().filter(|one| one.uai == school && one.population == population);
        theirs.any(|one| place(one).is_none_or(|text| text.trim().is_empty()))
    };
    let pupil = is(account, school, Population::Pupil);
    let found = [
        (nameless(account), Lack::Name),
        (pupil && account.birth_date.is_none(), Lack::BirthDate),
        (without(Population::Staff, |one| one.function.as_deref()), Lack::Function),
        (without(Population::Pupil, |one| one.class.as_deref()), Lack::Class),
        (is(account, school, Population::Guardian) && !guardians.contains(&account.id), Lack::Child),
    ];
    found.into_iter().filter_map(|(lacks, what)| lacks.then_some(what))
}

fn nameless(account: &Account) -> bool {
    account.family_name.trim().is_empty() && account.given_name.trim().is_empty()
}

fn doubts(account: &Account, look: &Look) -> impl Iterator<Item = Doubt> {
    let pupil = is(account, look.school, Population::Pupil);
    let name = !nameless(account) && (strange(&account.family_name) || strange(&account.given_name));
    let letter = folded(&account.given_name).len() == 1 && account.given_name.chars().count() <= 2;
    let birth_date = account.birth_date.is_some_and(|date| implausible(date, pupil, look.year));
    let found = [(name || letter, Doubt::Name), (birth_date, Doubt::BirthDate)];
    found.into_iter().filter_map(|(doubts, why)| doubts.then_some(why))
}

fn strange(name: &str) -> bool {
    const STAND_INS: [&str; 9] =
        ["inconnu", "inconnue", "anonyme", "test", "essai", "xxx", "nom", "prenom", "sansnom"];
    STAND_INS.contains(&folded(name).as_str())
        || name.contains(|sign: char| sign.is_ascii_digit() || sign == '?')
}

/// Ages in years, by the year alone: of pupils, of anybody.
fn implausible(date: BirthDate, pupil: bool, year: u16) -> bool {
    let ages = if pupil { 2..=40 } else { 2..=110 };
    !year.checked_sub(date.year()).is_some_and(|age| ages.contains(&age))
}

fn is_idle(account: &Account, look: &Look) -> bool {
    /// Seconds of a month, a twelfth of a year.
    const MONTH: i64 = 2_629_746;
    account.state == AccountState::Inactive
        && look.now.since(account.created) >= i64::from(look.months) * MONTH
}

fn duplicates<'a>(accounts: Vec<&'a Account>, look: &Look) -> Vec<Duplicate<'a>> {
    let mut by_number: BTreeMap<String, Vec<&Account>> = BTreeMap::new();
    let mut by_name: BTreeMap<_, Vec<&Account>> = BTreeMap::new();
    for account in accounts {
        if let Some(number) = &account.national_number {
            by_number.entry(number.as_str().to_owned()).or_default().push(account);
        }
        if let Some(date) = account.birth_date.filter(|_| !nameless(account)) {
            by_name
                .entry((folded(&account.family_name), folded(&account.given_name), date))
                .or_default()
                .push(account);
        }
    }
    let same_number =
        by_number.into_values().map(|accounts| Duplicate { accounts, likeness: Likeness::Number });
    let same_name = by_name.into_values().map(|accounts| {
        let numbers: BTreeSet<_> = accounts
            .iter()
            .filter_map(|one| one.national_number.as_ref())
            .map(NationalNumber::as_str)
            .collect();
        let likeness = if numbers.len() > 1 { Likeness::SeveralNumbers } else { Likeness::NameAndBirthDate };
        Duplicate { accounts, likeness }
    });
    let mut told = BTreeSet::new();
    same_number
        .chain(same_name)
        .filter(|one| one.accounts.len() > 1)
        .filter(|one| {
            one.accounts.iter().any(|account| account.memberships.iter().any(|m| m.uai == look.school))
        })
        .filter(|one| !look.different.iter().any(|different| one.rows().is_subset(different)))
        .filter(|one| told.insert(one.rows()))
        .collect()
}

#[cfg(test)]
mod tests;
