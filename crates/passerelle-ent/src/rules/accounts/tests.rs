use passerelle_model::Population;

use super::*;
use crate::rules::fixtures::{account, member, uai};

const MANAGER: AccountId = 90;

fn manager(schools: &[Uai]) -> Manager {
    Manager { own: MANAGER, schools: schools.to_vec(), administrator: false }
}

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
        assert_eq!(may_do(action, &manager(&[mine]), &pupil), Err(AccountRefusal::OtherSchool));
    }
}

#[test]
fn a_manager_of_another_school_cannot_be_taken_over() {
    let (mine, other) = (uai("0450822X"), uai("0450823Y"));
    let mut head = account(1, vec![member(mine, Population::Guardian), member(other, Population::Staff)]);
    head.memberships[1].manages_accounts = true;
    let refused = may_do(Action::Code, &manager(&[mine]), &head);
    assert_eq!(refused, Err(AccountRefusal::ManagesElsewhere));
    assert_eq!(may_do(Action::Code, &manager(&[mine, other]), &head), Ok(()));
}

#[test]
fn an_administrator_is_changed_by_administrators_only() {
    let mine = uai("0450822X");
    let mut one = account(1, vec![member(mine, Population::Staff)]);
    one.administrator = true;
    assert_eq!(may_do(Action::Code, &manager(&[mine]), &one), Err(AccountRefusal::Administrator));
    let administrator = Manager { administrator: true, ..manager(&[mine]) };
    assert_eq!(may_do(Action::Code, &administrator, &one), Ok(()));
}

#[test]
fn nobody_is_locked_out_by_the_own_hand() {
    let mine = uai("0450822X");
    let own = account(MANAGER, vec![member(mine, Population::Staff)]);
    for action in [Action::Block, Action::Code, Action::Remove, Action::SecondFactor] {
        assert_eq!(may_do(action, &manager(&[mine]), &own), Err(AccountRefusal::OwnAccount));
    }
    assert_eq!(may_do(Action::Rename, &manager(&[mine]), &own), Ok(()));
}

#[test]
fn each_state_has_its_actions() {
    let mine = uai("0450822X");
    let allowed = |state| {
        let one = Account { state, ..account(1, vec![member(mine, Population::Teacher)]) };
        let allowed = |action: &Action| may_do(*action, &manager(&[mine]), &one).is_ok();
        Action::ALL.into_iter().filter(allowed).map(Action::code).collect::<Vec<_>>()
    };
    let open = ["mot-de-passe", "nom", "structures", "connexions", "bloquer", "supprimer"];
    assert_eq!(allowed(AccountState::Inactive), open);
    assert_eq!(allowed(AccountState::Active), open);
    assert_eq!(allowed(AccountState::Blocked), ["nom", "structures", "connexions", "debloquer", "supprimer"]);
    assert_eq!(allowed(AccountState::Gone), ["retablir"]);
}

#[test]
fn unblocking_gives_back_the_state_before() {
    let never_used = account(1, Vec::new());
    assert_eq!(unblocked(blocked(never_used.clone())).state, AccountState::Inactive);
    let used = with_password(never_used, PasswordHash::new("$argon2id$".to_owned()));
    assert_eq!(unblocked(removed(used)).state, AccountState::Active);
}

#[test]
fn a_code_takes_the_password_away() {
    let now = Timestamp::from_unix(1_000);
    let used = with_password(account(1, Vec::new()), PasswordHash::new("$argon2id$".to_owned()));
    let reset = with_code(used, "mark".to_owned(), now);
    assert_eq!((reset.state, reset.password), (AccountState::Inactive, None));
    let given = reset.credentials.activation.expect("a code");
    assert_eq!((given.code.as_phc(), given.expires), ("mark", now.plus(30 * 86_400)));
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
