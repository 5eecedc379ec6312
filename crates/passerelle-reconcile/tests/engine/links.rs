//! Decisions already taken: kept, replaced, untouchable.

use passerelle_model::Population::Teacher;
use passerelle_model::{Link, LinkOrigin, LocalUser, PartnerAccount};
use passerelle_reconcile::{Decision, Existing, Input, Options, Outcome, Rule, Rules, reconcile};

use crate::people::{account, among_a_school, local, opaque, partner, user};

fn school() -> (Vec<LocalUser>, Vec<PartnerAccount>) {
    let mut users = vec![user("u1", Teacher, "VALMORIN Basile"), user("u2", Teacher, "TERRADIEU Apolline")];
    let mut accounts =
        vec![account("a1", Teacher, "VALMORIN Basile"), account("a2", Teacher, "TERRADIEU Apolline")];
    among_a_school(&mut users, &mut accounts);
    (users, accounts)
}

fn link(user: Option<&str>, account: Option<&str>, origin: LinkOrigin) -> Link {
    Link { local: user.map(local), partner: account.map(opaque), origin }
}

fn run(links: &[Link], existing: Existing) -> Outcome {
    let (users, accounts) = school();
    let options = Options { rules: Rules::Extended, existing };
    reconcile(Input { users: &users, accounts: &accounts, links }, options)
}

fn rule(outcome: &Outcome, user: usize) -> Option<Rule> {
    match &outcome.decisions[user] {
        Decision::Linked(link) => Some(link.rule),
        _ => None,
    }
}

#[test]
fn links_of_a_run_are_kept_or_worked_out_anew() {
    // Against the names: only whoever decided knows why.
    let crossed =
        [link(Some("u1"), Some("a2"), LinkOrigin::Auto), link(Some("u2"), Some("a1"), LinkOrigin::Import)];
    let kept = run(&crossed, Existing::Keep);
    assert_eq!([partner(&kept, 0), partner(&kept, 1)], [Some("a2"), Some("a1")]);
    assert_eq!(rule(&kept, 0), Some(Rule::Kept));
    let replaced = run(&crossed, Existing::Replace);
    assert_eq!([partner(&replaced, 0), partner(&replaced, 1)], [Some("a1"), Some("a2")]);
}

#[test]
fn what_a_person_decided_is_never_changed() {
    let decided =
        [link(Some("u1"), Some("a2"), LinkOrigin::Manual), link(Some("u2"), None, LinkOrigin::SetAside)];
    for existing in [Existing::Keep, Existing::Replace] {
        let outcome = run(&decided, existing);
        assert_eq!((partner(&outcome, 0), rule(&outcome, 0)), (Some("a2"), Some(Rule::Manual)));
        assert_eq!(outcome.decisions[1], Decision::SetAside);
    }
}

#[test]
fn a_person_s_decision_goes_before_a_kept_link_to_the_same_account() {
    let links =
        [link(Some("u2"), Some("a1"), LinkOrigin::Auto), link(Some("u1"), Some("a1"), LinkOrigin::Manual)];
    let outcome = run(&links, Existing::Keep);
    assert_eq!(partner(&outcome, 0), Some("a1"));
    assert_eq!(partner(&outcome, 1), Some("a2"));
}

#[test]
fn an_account_set_aside_is_given_to_nobody() {
    let outcome = run(&[link(None, Some("a1"), LinkOrigin::SetAside)], Existing::Keep);
    assert_eq!(partner(&outcome, 0), None);
    assert_eq!(partner(&outcome, 1), Some("a2"));
}

#[test]
fn two_people_said_to_be_different_are_not_linked() {
    let outcome = run(&[link(Some("u1"), Some("a1"), LinkOrigin::SetAside)], Existing::Replace);
    assert_eq!(partner(&outcome, 0), None);
}

#[test]
fn an_identifier_that_left_the_file_stays_with_its_user() {
    let outcome = run(&[link(Some("u1"), Some("gone"), LinkOrigin::Auto)], Existing::Keep);
    let Decision::Linked(kept) = &outcome.decisions[0] else { panic!("kept") };
    assert_eq!((kept.partner.as_str(), kept.account, kept.rule), ("gone", None, Rule::Kept));
    let outcome = run(&[link(Some("u1"), Some("gone"), LinkOrigin::Auto)], Existing::Replace);
    assert_eq!(partner(&outcome, 0), Some("a1"));
}
