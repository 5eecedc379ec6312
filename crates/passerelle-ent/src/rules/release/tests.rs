use passerelle_model::Population;
use passerelle_sso::server::validation::{Layout, Release};
use passerelle_store::ent::{
    Account, AttributeLayout, AttributeSource, RecipientAudience, ReleasePolicy, ReleaseProfile,
    ReleasedAttribute,
};

use super::{Dialect, Subject, attributes, is_open_to, release};
use crate::rules::fixtures::{account, member, uai};

const DIALECTS: [Dialect; 4] = [Dialect::Cas1, Dialect::Cas2, Dialect::Cas3, Dialect::Saml];

fn policy(profile: ReleaseProfile) -> ReleasePolicy {
    ReleasePolicy { profile, justification: Some("Convention 2026-12".into()), ..ReleasePolicy::default() }
}

fn listing(sources: &[(&str, AttributeSource)]) -> ReleasePolicy {
    let attributes = sources
        .iter()
        .map(|(name, source)| ReleasedAttribute { name: (*name).into(), source: source.clone() });
    ReleasePolicy { attributes: attributes.collect(), ..policy(ReleaseProfile::Attributes) }
}

fn pupil_and_guardian() -> Account {
    let school = uai("0450822X");
    let mut pupil = member(school, Population::Pupil);
    pupil.class = Some("3A".into());
    let mut account = account(7, vec![pupil, member(school, Population::Guardian)]);
    account.birth_date = "2012-03-04".parse().ok();
    account.address.post_code = Some("45000".into());
    account
}

fn told(policy: &ReleasePolicy, dialect: Dialect, account: &Account) -> Vec<(String, Vec<String>)> {
    let subject = Subject { account, service_identifiers: &["P17".to_owned()] };
    let told = attributes(policy, dialect, subject);
    told.into_iter().map(|one| (one.name.as_str().to_owned(), one.values)).collect()
}

#[test]
fn nothing_is_told_by_default_nor_without_a_reason() {
    let everything = [("nom", AttributeSource::FamilyName), ("profil", AttributeSource::Profiles)];
    let default = ReleasePolicy { attributes: listing(&everything).attributes, ..ReleasePolicy::default() };
    let mut policies = vec![default];
    for reason in [None, Some(String::new()), Some(" \u{a0}".to_owned())] {
        policies.push(ReleasePolicy { justification: reason.clone(), ..listing(&everything) });
        policies.push(ReleasePolicy { justification: reason, ..policy(ReleaseProfile::Nominative) });
    }
    for policy in policies {
        for dialect in DIALECTS {
            assert!(told(&policy, dialect, &pupil_and_guardian()).is_empty());
            assert_eq!(release(&policy, dialect), Release::IdentifierOnly);
        }
    }
}

#[test]
fn chosen_attributes_come_under_their_names_each_value_once() {
    let policy = listing(&[
        ("profil", AttributeSource::Profiles),
        ("uai", AttributeSource::Schools),
        ("classe", AttributeSource::Classes),
        ("fonction", AttributeSource::Functions),
        ("id", AttributeSource::ServiceIdentifier),
        ("id", AttributeSource::Login),
        ("ent", AttributeSource::Fixed("demo".into())),
        ("user", AttributeSource::FamilyName),
        ("cas:nom", AttributeSource::FamilyName),
    ]);
    let list = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>();
    let expected = [
        ("profil", list(&["National_1", "National_2"])),
        ("uai", list(&["0450822X"])),
        ("classe", list(&["3A"])),
        ("id", list(&["P17", "compte7"])),
        ("ent", list(&["demo"])),
    ]
    .map(|(name, values)| (name.to_owned(), values));
    assert_eq!(told(&policy, Dialect::Cas3, &pupil_and_guardian()), expected);
    assert!(told(&policy, Dialect::Cas1, &pupil_and_guardian()).is_empty());
}

#[test]
fn the_nominative_profile_is_that_of_the_older_services() {
    let values = told(&policy(ReleaseProfile::Nominative), Dialect::Saml, &pupil_and_guardian());
    let flat: Vec<_> = values.iter().map(|(name, values)| (name.as_str(), values.join("|"))).collect();
    let expected = [
        ("nom", "EXEMPLE"),
        ("prenom", "Alix"),
        ("dateNaissance", "04/03/2012"),
        ("codePostal", "45000"),
        ("categories", "National_1;National_2"),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    assert_eq!(flat, expected);
}

#[test]
fn the_national_profile_of_the_staff_follows_the_function() {
    let profiles = listing(&[("profil", AttributeSource::Profiles)]);
    for (function, profile) in [
        (None, "National_4"),
        (Some("Principal"), "National_4"),
        (Some("Directrice de SEGPA"), "National_4"),
        (Some("CPE"), "National_5"),
        (Some("Assistant d’éducation"), "National_5"),
        (Some("Conseillère principale d’éducation"), "National_5"),
        (Some("Infirmière"), "National_6"),
        (Some("Assistante sociale"), "National_6"),
    ] {
        let mut staff = member(uai("0450822X"), Population::Staff);
        staff.function = function.map(str::to_owned);
        let told = told(&profiles, Dialect::Cas2, &account(1, vec![staff]));
        assert_eq!(told, [("profil".to_owned(), vec![profile.to_owned()])], "{function:?}");
    }
    let inspector = account(1, vec![member(uai("0450822X"), Population::Inspector)]);
    assert_eq!(told(&profiles, Dialect::Cas2, &inspector)[0].1, ["National_7"]);
}

#[test]
fn the_layout_and_the_older_endpoints_are_the_recipients_choice() {
    let flat =
        ReleasePolicy { layout: AttributeLayout::Flat, ..listing(&[("nom", AttributeSource::FamilyName)]) };
    assert_eq!(release(&flat, Dialect::Cas2), Release::Attributes { layout: Layout::Flat, in_cas2: true });
    let strict = ReleasePolicy { on_v2: false, ..flat };
    assert_eq!(release(&strict, Dialect::Cas2), Release::IdentifierOnly);
    assert!(told(&strict, Dialect::Cas2, &pupil_and_guardian()).is_empty());
    assert_eq!(told(&strict, Dialect::Cas3, &pupil_and_guardian()).len(), 1);
}

#[test]
fn a_service_is_open_to_the_people_of_its_populations_and_schools() {
    let (here, there) = (uai("0450822X"), uai("0990001N"));
    let person = account(1, vec![member(here, Population::Teacher), member(there, Population::Guardian)]);
    let open = |populations: &[Population], schools: &[passerelle_model::Uai]| {
        let audience = RecipientAudience { populations: populations.to_vec(), schools: schools.to_vec() };
        is_open_to(&audience, &person)
    };
    assert!(open(&[], &[]));
    assert!(open(&[Population::Teacher], &[]) && open(&[], &[there]));
    assert!(open(&[Population::Teacher], &[here]) && open(&[Population::Guardian], &[there]));
    assert!(!open(&[Population::Teacher], &[there]), "a guardian there, a teacher elsewhere");
    assert!(!open(&[Population::Pupil], &[]));
    let nobody = RecipientAudience { populations: vec![Population::Pupil], schools: Vec::new() };
    assert!(!is_open_to(&nobody, &account(2, Vec::new())));
    assert!(is_open_to(&RecipientAudience::default(), &account(2, Vec::new())));
}
