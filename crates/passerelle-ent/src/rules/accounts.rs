//! *Gestion des comptes*: who may do what to which account, and what becomes of it.

use passerelle_model::Uai;
use passerelle_store::PasswordHash;
use passerelle_store::ent::{Account, AccountId, AccountState, Membership};

/// What a manager may do to an account.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Action {
    /// *Bloquer*: no access any more.
    Block,
    /// *Débloquer*.
    Unblock,
    /// *Nouveau mot de passe*; activates an account that has never been used.
    NewPassword,
    /// *Nom d’usage*: another name, the same identifiers.
    Rename,
}

impl Action {
    /// Every action, in the order of the page.
    pub const ALL: [Self; 4] = [Self::NewPassword, Self::Rename, Self::Block, Self::Unblock];

    /// The last part of its address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Block => "bloquer",
            Self::Unblock => "debloquer",
            Self::NewPassword => "mot-de-passe",
            Self::Rename => "nom",
        }
    }

    /// The action of this address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// Why something is not done to an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AccountRefusal {
    /// The account, or the school, is none of those that the person manages.
    #[error("another school")]
    OtherSchool,
    /// Whoever blocks the own account would lock the door from outside.
    #[error("the own account")]
    OwnAccount,
    /// The account manages a school that the person does not: its password would open that school.
    #[error("the account manages another school")]
    ManagesElsewhere,
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

/// Whether the holder of the account `own`, who manages these schools, may do this to the account.
pub fn may_do(
    action: Action,
    own: AccountId,
    managed: &[Uai],
    account: &Account,
) -> Result<(), AccountRefusal> {
    if !may_see(managed, account) {
        return Err(AccountRefusal::OtherSchool);
    }
    let elsewhere = |one: &Membership| one.manages_accounts && !managed.contains(&one.uai);
    if account.memberships.iter().any(elsewhere) {
        return Err(AccountRefusal::ManagesElsewhere);
    }
    if action == Action::Block && account.id == own {
        return Err(AccountRefusal::OwnAccount);
    }
    let state = account.state;
    let fits = match action {
        Action::Block | Action::NewPassword => {
            matches!(state, AccountState::Active | AccountState::Inactive)
        }
        Action::Unblock => state == AccountState::Blocked,
        Action::Rename => state != AccountState::Gone,
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

/// The account with another password, hence activated.
pub fn with_password(account: Account, password: PasswordHash) -> Account {
    Account { password: Some(password), state: AccountState::Active, ..account }
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
mod tests {
    use passerelle_model::Population;

    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    const MANAGER: AccountId = 90;

    #[test]
    fn a_school_opens_only_for_its_managers() {
        let (a, b) = (uai("0450822X"), uai("0450823Y"));
        assert_eq!(open_school(&[a, b], None), Ok(a));
        assert_eq!(open_school(&[a, b], Some(b)), Ok(b));
        assert_eq!(open_school(&[a], Some(b)), Err(AccountRefusal::OtherSchool));
        assert_eq!(open_school(&[], None), Err(AccountRefusal::OtherSchool));
    }

    #[test]
    fn an_account_of_another_school_is_neither_seen_nor_changed() {
        let (mine, other) = (uai("0450822X"), uai("0450823Y"));
        let pupil = account(1, vec![member(other, Population::Pupil)]);
        assert!(!may_see(&[mine], &pupil));
        for action in Action::ALL {
            assert_eq!(may_do(action, MANAGER, &[mine], &pupil), Err(AccountRefusal::OtherSchool));
        }
    }

    #[test]
    fn a_manager_of_another_school_cannot_be_taken_over() {
        let (mine, other) = (uai("0450822X"), uai("0450823Y"));
        let mut head = account(1, vec![member(mine, Population::Guardian), member(other, Population::Staff)]);
        head.memberships[1].manages_accounts = true;
        let refused = may_do(Action::NewPassword, MANAGER, &[mine], &head);
        assert_eq!(refused, Err(AccountRefusal::ManagesElsewhere));
        assert_eq!(may_do(Action::NewPassword, MANAGER, &[mine, other], &head), Ok(()));
    }

    #[test]
    fn nobody_blocks_the_own_account() {
        let mine = uai("0450822X");
        let own = account(MANAGER, vec![member(mine, Population::Staff)]);
        assert_eq!(may_do(Action::Block, MANAGER, &[mine], &own), Err(AccountRefusal::OwnAccount));
        assert_eq!(may_do(Action::NewPassword, MANAGER, &[mine], &own), Ok(()));
    }

    #[test]
    fn each_state_has_its_actions() {
        let mine = uai("0450822X");
        let allowed = |state| {
            let one = Account { state, ..account(1, vec![member(mine, Population::Teacher)]) };
            Action::ALL.map(|action| may_do(action, MANAGER, &[mine], &one).is_ok())
        };
        assert_eq!(allowed(AccountState::Inactive), [true, true, true, false]);
        assert_eq!(allowed(AccountState::Active), [true, true, true, false]);
        assert_eq!(allowed(AccountState::Blocked), [false, true, false, true]);
        assert_eq!(allowed(AccountState::Gone), [false; 4]);
    }

    #[test]
    fn unblocking_gives_back_the_state_before() {
        let never_used = account(1, Vec::new());
        assert_eq!(unblocked(blocked(never_used.clone())).state, AccountState::Inactive);
        let used = with_password(never_used, PasswordHash::new("$argon2id$".to_owned()));
        assert_eq!(used.state, AccountState::Active);
        assert_eq!(unblocked(blocked(used)).state, AccountState::Active);
    }

    #[test]
    fn names_are_tidied_or_refused() {
        assert_eq!(name("  LE   GALL "), Some("LE GALL".to_owned()));
        for wrong in ["", "  ", "a\u{0}b", &"x".repeat(81)] {
            assert_eq!(name(wrong), None);
        }
        let before = account(7, Vec::new());
        let after = renamed(before.clone(), Names::new("NOUVEAU", "Nom").expect("good names"));
        assert_eq!((after.id, after.login.as_str()), (before.id, before.login.as_str()));
        assert_eq!(after.family_name, "NOUVEAU");
    }
}
