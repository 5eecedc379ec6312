use passerelle_model::{CasDelegation, Provider, Space, SpaceMatrix, Timestamp};
use passerelle_store::service::Base;

use super::{Asked, Refusal, define_cas, missing_for_common_page, plan};
use crate::rules::testing::base;

/// Procedure [2]: all but the common page, Entreprise and Académie.
const SIX: [Space; 6] = [
    Space::Management,
    Space::Teachers,
    Space::SchoolLife,
    Space::Guardians,
    Space::Assistants,
    Space::Pupils,
];

fn cas() -> CasDelegation {
    CasDelegation { direct_login: true, ..CasDelegation::to("https://ent.exemple.fr/cas") }
}

fn stopped() -> Base {
    let mut base = base();
    base.publication.published = false;
    base.delegation.cas = Some(cas());
    base
}

fn asking(spaces: &[Space]) -> Asked {
    let mut matrix = SpaceMatrix::default();
    for space in spaces {
        matrix.set(*space, Some(Provider::Cas));
    }
    Asked { cas: true, matrix }
}

#[test]
fn six_spaces_then_the_common_page_refused_then_nine() {
    let mut base = stopped();
    let six = plan(&base, &asking(&SIX)).expect("allowed");
    assert_eq!(six.rows.len(), 6);
    base.delegation = six.after;

    let mut with_common = SIX.to_vec();
    with_common.push(Space::Common);
    let refusal = plan(&base, &asking(&with_common)).expect_err("two are missing");
    assert_eq!(refusal, Refusal::CommonPage { missing: vec![Space::Company, Space::Academy] });

    let nine = plan(&base, &asking(&Space::ALL)).expect("allowed");
    assert_eq!(nine.rows.len(), 3);
    assert!(nine.after.matrix.iter().all(|(_, choice)| choice == Some(Provider::Cas)));
    assert!(missing_for_common_page(&nine.after.matrix, Provider::Cas).is_empty());
    let event = nine.event(Timestamp::from_unix(0), "1000");
    assert_eq!(event.details["lignes"], 3);
    assert_eq!(event.details["avant"]["commune"], serde_json::Value::Null);
    assert_eq!(event.details["apres"]["commune"], "cas");
}

#[test]
fn the_common_page_falls_with_a_space_and_says_so() {
    let mut base = stopped();
    base.delegation = plan(&base, &asking(&Space::ALL)).expect("allowed").after;
    let mut asked = Asked::current(&base.delegation);
    asked.matrix.set(Space::Academy, None);
    let plan = plan(&base, &asked).expect("allowed");
    assert!(plan.common_page_falls);
    assert_eq!(plan.rows.iter().map(|row| row.space).collect::<Vec<_>>(), [Space::Common, Space::Academy]);
    assert_eq!(plan.after.matrix.get(Space::Common), None);
}

#[test]
fn cas_stays_defined_while_rows_use_it_and_for_native_clients_without_rows() {
    let mut base = stopped();
    base.delegation = plan(&base, &asking(&SIX)).expect("allowed").after;
    let unticked = Asked { cas: false, ..Asked::current(&base.delegation) };
    assert_eq!(plan(&base, &unticked), Err(Refusal::CasInUse { rows: 6 }));

    let nothing = plan(&base, &unticked.everywhere(None)).expect("allowed");
    assert!(nothing.undefines_cas);
    assert_eq!(nothing.after.cas, None);
    let kept = plan(&base, &asking(&[])).expect("allowed");
    assert!(kept.after.cas.is_some());
    assert!(!kept.is_empty());
}

#[test]
fn nothing_changes_while_published_nor_towards_what_is_not_defined() {
    let mut base = stopped();
    base.publication.published = true;
    assert!(matches!(plan(&base, &asking(&SIX)), Err(Refusal::Published(_))));
    assert!(define_cas(&base, cas(), Timestamp::from_unix(0), "1000").is_err());

    base.publication.published = false;
    let mut asked = asking(&[]);
    asked.matrix.set(Space::Pupils, Some(Provider::WsFederation));
    assert_eq!(plan(&base, &asked), Err(Refusal::NotDefined { space: Space::Pupils }));
    base.delegation.cas = None;
    assert_eq!(plan(&base, &asking(&SIX)), Err(Refusal::NotDefined { space: Space::Management }));
}

#[test]
fn defining_cas_keeps_the_rows_and_journals_both_sides() {
    let mut base = stopped();
    base.delegation = plan(&base, &asking(&SIX)).expect("allowed").after;
    let at = Timestamp::from_unix(0);
    assert_eq!(define_cas(&base, cas(), at, "1000"), Ok(None));
    let other = CasDelegation { direct_login: false, ..cas() };
    let (after, event) = define_cas(&base, other, at, "1000").expect("stopped").expect("a change");
    assert_eq!(after.matrix, base.delegation.matrix);
    assert_eq!(event.details["avant"]["direct_login"], true);
    assert_eq!(event.details["apres"]["direct_login"], false);
}

#[test]
fn settings_kept_before_certificates_and_clocks_could_be_set_are_read_as_they_were_meant() {
    let kept = r#"{"preset":null,"server":"https://ent.exemple.fr/cas","validation_server":null,
        "validation":"saml11","direct_login":true}"#;
    let read: CasDelegation = serde_json::from_str(kept).expect("settings");
    assert_eq!(read, cas());
    let again = serde_json::to_string(&read).expect("settings");
    assert_eq!(serde_json::from_str::<CasDelegation>(&again).expect("settings"), read);
    assert!(!again.contains("trust"), "nothing is said of what nobody set: {again}");
}
