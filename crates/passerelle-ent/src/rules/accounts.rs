//! *Gestion des comptes*: who may do what to which account, and what becomes of it.

use passerelle_model::{Timestamp, Uai};
use passerelle_store::PasswordHash;
use passerelle_store::ent::{Account, AccountId, AccountState, Activation, Credentials, Membership};

use super::codes::ACTIVATION_LIFE;

/// Somebody who manages accounts.
#[derive(Clone, Debug)]
pub struct Manager {
    /// The own account.
    pub own: AccountId,
    /// The schools whose accounts they manage.
    pub schools: Vec<Uai>,
    /// Whether they administer the whole ENT.
    pub administrator: bool,
}

/// What a manager may do to an account.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// *Code d’activation*: the holder chooses a password with it; the one before stops working.
    Code,
    /// *Nom d’usage*: another name, the same identifiers.
    Rename,
    /// *Structures*: what the person is in the manager's schools.
    Memberships,
    /// *Second facteur*: turned off, for whoever has lost the telephone.
    SecondFactor,
    /// *Connexions*: every open session is ended.
    SignOut,
    /// *Bloquer*: no access any more.
    Block,
    /// *Débloquer*.
    Unblock,
    /// *Supprimer*: kept without access, and left out of the files.
    Remove,
    /// *Rétablir* what was removed.
    Restore,
}

impl Action {
    /// Every action, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Code,
        Self::Rename,
        Self::Memberships,
        Self::SecondFactor,
        Self::SignOut,
        Self::Block,
        Self::Unblock,
        Self::Remove,
        Self::Restore,
    ];

    /// The last part of its address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Code => "mot-de-passe",
            Self::Rename => "nom",
            Self::Memberships => "structures",
            Self::SecondFactor => "second-facteur",
            Self::SignOut => "connexions",
            Self::Block => "bloquer",
            Self::Unblock => "debloquer",
            Self::Remove => "supprimer",
            Self::Restore => "retablir",
        }
    }

    /// The action of this address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }

    /// Whether the open sessions of the account end with it.
    pub const fn ends_sessions(self) -> bool {
        matches!(self, Self::Code | Self::SecondFactor | Self::SignOut | Self::Block | Self::Remove)
    }

    /// Whether its holder does it elsewhere, or had better not: with the own password, or at the price of being locked out.
    const fn is_for_others(self) -> bool {
        matches!(self, Self::Code | Self::SecondFactor | Self::Block | Self::Remove)
    }
}

/// Why something is not done to an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AccountRefusal {
    /// The account, or the school, is none of those that the person manages.
    #[error("another school")]
    OtherSchool,
    /// What people do to others is not done to the own account: they would lock the door from outside, or do without
    /// their password what needs it.
    #[error("the own account")]
    OwnAccount,
    /// The account manages a school that the person does not: its password would open that school.
    #[error("the account manages another school")]
    ManagesElsewhere,
    /// Only an administrator of the ENT changes another one: otherwise a school would open the whole ENT.
    #[error("the account administers the ENT")]
    Administrator,
    /// The account is not in a state for it.
    #[error("not in this state: {state:?}")]
    State {
        /// Its state.
        state: AccountState,
    },
}

/// The school to show: the one asked for if the person manages it, the first of theirs when none is asked for.
pub fn open_school(managed: &[Uai], wanted: Option<Uai>) -> Result<Uai, AccountRefusal> {
    let school = match wanted {
        Some(wanted) => managed.iter().find(|managed| **managed == wanted),
        None => managed.first(),
    };
    school.copied().ok_or(AccountRefusal::OtherSchool)
}

/// Whether the account belongs to a school that the person manages.
pub fn may_see(managed: &[Uai], account: &Account) -> bool {
    account.memberships.iter().any(|membership| managed.contains(&membership.uai))
}

/// Whether the manager may do this to the account.
pub fn may_do(action: Action, manager: &Manager, account: &Account) -> Result<(), AccountRefusal> {
    if !may_see(&manager.schools, account) {
        return Err(AccountRefusal::OtherSchool);
    }
    let elsewhere = |one: &Membership| one.manages_accounts && !manager.schools.contains(&one.uai);
    if account.memberships.iter().any(elsewhere) {
        return Err(AccountRefusal::ManagesElsewhere);
    }
    if account.administrator && !manager.administrator {
        return Err(AccountRefusal::Administrator);
    }
    if action.is_for_others() && account.id == manager.own {
        return Err(AccountRefusal::OwnAccount);
    }
    let state = account.state;
    let fits = match action {
        Action::Block | Action::Code => matches!(state, AccountState::Active | AccountState::Inactive),
        Action::Unblock => state == AccountState::Blocked,
        Action::SecondFactor => state != AccountState::Gone && account.credentials.second_factor.is_some(),
        Action::Rename | Action::Memberships | Action::SignOut | Action::Remove => {
            state != AccountState::Gone
        }
        Action::Restore => state == AccountState::Gone,
    };
    if fits { Ok(()) } else { Err(AccountRefusal::State { state }) }
}

/// The account without access.
pub fn blocked(account: Account) -> Account {
    Account { state: AccountState::Blocked, ..account }
}

/// The account with access again; one without a password has yet to be activated.
pub fn unblocked(account: Account) -> Account {
    let state = if account.password.is_some() { AccountState::Active } else { AccountState::Inactive };
    Account { state, ..account }
}

/// The account kept without access.
pub fn removed(account: Account) -> Account {
    Account { state: AccountState::Gone, ..account }
}

/// The account with an activation code, without a password: the one before no longer works.
pub fn with_code(account: Account, mark: String, now: Timestamp) -> Account {
    let given = Activation { code: PasswordHash::new(mark), expires: now.plus(ACTIVATION_LIFE) };
    let credentials = Credentials { activation: Some(given), ..account.credentials.clone() };
    Account { password: None, state: AccountState::Inactive, credentials, ..account }
}

/// The account with another password.
pub fn with_password(account: Account, password: PasswordHash) -> Account {
    Account { password: Some(password), ..account }
}

/// The account without a second factor.
pub fn without_second_factor(account: Account) -> Account {
    let credentials = Credentials { second_factor: None, ..account.credentials.clone() };
    Account { credentials, ..account }
}

/// The account under another name. Its row stays, and with it every identifier that recipients know it by.
pub fn renamed(account: Account, names: Names) -> Account {
    Account { family_name: names.family, given_name: names.given, ..account }
}

/// *Nom* and *prénom* as somebody typed them: neither empty nor endless, without control characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Names {
    /// *Nom*.
    pub family: String,
    /// *Prénom*.
    pub given: String,
}

impl Names {
    /// The two names, inner and outer white space tidied; `None` when one is not acceptable.
    pub fn new(family: &str, given: &str) -> Option<Self> {
        Some(Self { family: name(family)?, given: name(given)? })
    }
}

/// Longest name accepted, in characters.
const LONGEST_NAME: usize = 80;

/// A name as typed, tidied; `None` when empty, too long or holding a control character.
pub fn name(typed: &str) -> Option<String> {
    let tidy = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let good = !tidy.is_empty() && tidy.chars().count() <= LONGEST_NAME && !tidy.contains(char::is_control);
    good.then_some(tidy)
}

#[cfg(test)]
mod tests;
