use passerelle_model::{LinkOrigin, PartnerAccount, Population};
use passerelle_store::service::{BaseChange, BaseContent, PartnerFileFacts};

use super::{Effect, File, Question, changes, is_held, plan, question};
use crate::rules::school::choices::{ExistingChoice, Retrieval, RulesChoice};
use crate::rules::school::difference::Difference;
use crate::rules::school::fixtures::{Content, account, carrying, file_of};

const TEACHER: Population = Population::Teacher;

fn choices(rules: RulesChoice, existing: ExistingChoice) -> Retrieval {
    Retrieval { rules, existing: Some(existing), ..Retrieval::default() }
}

fn bukisa() -> Vec<PartnerAccount> {
    let teacher = |id: &str, family: &str, given: &str, born: &str| PartnerAccount {
        birth_date: Some(born.parse().unwrap()),
        ..account(id, TEACHER, family, given)
    };
    vec![
        teacher("a1", "BUKISA", "JEAN MARIE", "1975-04-12"),
        teacher("a2", "FERRAND", "OCEANE", "1980-11-03"),
        teacher("a3", "LEGUENNEC", "YANNICK", "1969-02-27"),
    ]
}

fn staffroom() -> Content {
    Content::default()
        .named_user("p1", TEACHER, "BUKISA", "JEAN-MARIE")
        .born("1975-04-12")
        .named_user("p2", TEACHER, "FERRAND", "Océane")
        .born("1980-11-03")
        .named_user("p3", TEACHER, "TAILLANDIER", "Sylvestre")
        .born("1990-06-15")
}

fn file(accounts: &[PartnerAccount]) -> File<'_> {
    File { accounts, carried: carrying(&[TEACHER]) }
}

#[test]
fn identical_rules_leave_the_hyphen_to_a_person() {
    let (content, accounts) = (staffroom().build(), bukisa());
    let plan = plan(&content, file(&accounts), &choices(RulesChoice::Exact, ExistingChoice::Keep));
    assert!(matches!(plan.effects[0], Effect::Undecided { suggestions: 1, contradicts: None }));
    assert!(matches!(&plan.effects[1], Effect::Linked(link) if link.partner.as_str() == "a2"));
    assert_eq!(plan.effects[2], Effect::NoSuggestion);
    assert_eq!(plan.people(), 1);
}

#[test]
fn a_file_is_held_once_its_people_its_lists_and_its_date_are() {
    let facts = PartnerFileFacts { exported: Some("2026-09-01".to_owned()), ..file_of(&[TEACHER]) };
    let content = Content::default().account("a1", TEACHER).account("a2", TEACHER).file(facts).build();
    let accounts: Vec<_> = content.accounts.iter().map(|row| row.account.clone()).collect();
    let held = |accounts: &[PartnerAccount], date| is_held(&content, file(accounts), Some(date));
    assert!(held(&accounts, "2026-09-01"));
    assert!(!held(&accounts, "2026-09-02") && !is_held(&content, file(&accounts), None));
    assert!(!held(&accounts[..1], "2026-09-01"), "somebody left");
    assert!(!held(&bukisa()[..2], "2026-09-01"), "others");
    let wider = File { accounts: &accounts, carried: carrying(&[TEACHER, Population::Staff]) };
    assert!(!is_held(&content, wider, Some("2026-09-01")));
    assert!(!is_held(&Content::default().build(), file(&[]), None), "nothing was ever taken");
}

#[test]
fn extended_rules_say_what_they_saw_through() {
    let content = staffroom().link("p2", Some("a2"), LinkOrigin::Auto).build();
    let accounts = bukisa();
    let plan = plan(&content, file(&accounts), &choices(RulesChoice::Extended, ExistingChoice::Keep));
    assert_eq!(plan.people(), 1);
    assert_eq!(plan.effects[1], Effect::Unchanged);
    assert_eq!(plan.beyond_exact.into_iter().collect::<Vec<_>>(), [((TEACHER, Difference::Hyphen), 1)]);
}

#[test]
fn what_a_person_decided_survives_replacing() {
    let content = staffroom()
        .link("p1", Some("a3"), LinkOrigin::Manual)
        .link("p2", None, LinkOrigin::SetAside)
        .link("p3", Some("old"), LinkOrigin::Auto)
        .build();
    let accounts = bukisa();
    let plan = plan(&content, file(&accounts), &choices(RulesChoice::Extended, ExistingChoice::Replace));
    assert!(
        matches!(plan.effects[0], Effect::Undecided { contradicts: Some(0), .. }),
        "both versions are shown"
    );
    assert!(matches!(plan.effects[1], Effect::Undecided { contradicts: Some(1), .. }));
    assert!(matches!(plan.effects[2], Effect::Lost { .. }));
    let made = applied(&content, &accounts, &plan);
    assert_eq!(made, (vec!["p3".to_owned()], Vec::new()));
}

/// Users whose link goes, and users who get one.
fn applied(
    content: &BaseContent,
    accounts: &[PartnerAccount],
    plan: &super::Plan,
) -> (Vec<String>, Vec<String>) {
    let (mut gone, mut made) = (Vec::new(), Vec::new());
    for change in changes(content, file(accounts), plan, file_of(&[TEACHER]), 1, "spr") {
        match change {
            BaseChange::RemoveLinks(_, locals) => gone.extend(locals.iter().map(ToString::to_string)),
            BaseChange::PutLinks(links) => made.extend(links.iter().map(|link| link.local.to_string())),
            _ => {}
        }
    }
    (gone, made)
}

#[test]
fn the_same_file_again_changes_nothing_either_way() {
    let content =
        staffroom().link("p1", Some("a1"), LinkOrigin::Auto).link("p2", Some("a2"), LinkOrigin::Auto).build();
    let accounts = bukisa();
    for existing in [ExistingChoice::Keep, ExistingChoice::Replace] {
        let plan = plan(&content, file(&accounts), &choices(RulesChoice::Extended, existing));
        assert_eq!(plan.people(), 0, "{existing:?}");
        assert_eq!(applied(&content, &accounts, &plan), (Vec::new(), Vec::new()));
    }
}

#[test]
fn an_identifier_passes_from_one_user_to_another_in_one_write() {
    let content =
        staffroom().link("p1", Some("a2"), LinkOrigin::Auto).link("p2", Some("a1"), LinkOrigin::Auto).build();
    let accounts = bukisa();
    let plan = plan(&content, file(&accounts), &choices(RulesChoice::Extended, ExistingChoice::Replace));
    assert_eq!(plan.total(|counts| counts.changed), 2);
    let (gone, made) = applied(&content, &accounts, &plan);
    assert_eq!(gone, made);
}

#[test]
fn a_population_that_the_file_lacks_keeps_its_identifiers() {
    let content =
        Content::default().user("g1", Population::Guardian).link("g1", Some("x"), LinkOrigin::Auto).build();
    let plan = plan(&content, file(&[]), &choices(RulesChoice::Extended, ExistingChoice::Replace));
    assert_eq!(plan.effects, [Effect::Unchanged]);
}

#[test]
fn questions_come_one_at_a_time_and_each_is_asked_once() {
    let content = staffroom()
        .user("g1", Population::Guardian)
        .account("g", Population::Guardian)
        .link("p2", Some("a2"), LinkOrigin::Auto)
        .build();
    let accounts = bukisa();
    let mut choices = Retrieval::default();
    let ask = |age, choices: &Retrieval| question(&content, file(&accounts), age, choices);
    assert_eq!(ask(Some(31), &choices), Some(Question::Old { days: 31 }));
    choices.old_accepted = true;
    let missing = Question::Missing { population: Population::Guardian, before: 1 };
    assert_eq!(ask(Some(31), &choices), Some(missing));
    choices.without.push(Population::Guardian);
    assert_eq!(ask(Some(31), &choices), Some(Question::Existing { replace_recommended: false }));
    choices.existing = Some(ExistingChoice::Keep);
    assert_eq!(ask(Some(31), &choices), None);
}

#[test]
fn nothing_is_asked_the_first_time() {
    let accounts = bukisa();
    let content = staffroom().link("p1", Some("a1"), LinkOrigin::Manual).build();
    assert_eq!(question(&content, file(&accounts), Some(30), &Retrieval::default()), None);
    assert_eq!(question(&content, file(&accounts), None, &Retrieval::default()), None);
}
