use super::*;

const REASON: &str = "Le logiciel ne sait pas lire un fichier.";

fn form(profile: &str, rows: &[(&str, &str, &str)]) -> ReleaseForm {
    let rows = rows.iter().map(|(name, source, fixed)| Row {
        name: (*name).to_owned(),
        source: (*source).to_owned(),
        fixed: (*fixed).to_owned(),
    });
    ReleaseForm {
        profile: profile.to_owned(),
        rows: rows.collect(),
        justification: REASON.to_owned(),
        layout: "plat".to_owned(),
        on_v2: true,
    }
}

#[test]
fn the_identifier_alone_is_the_default_and_keeps_nothing_else() {
    assert_eq!(ReleaseForm::default().policy(), Ok(ReleasePolicy::default()));
    let closed = form("identifiant", &[("nom", "nom", "")]);
    assert_eq!(closed.policy(), Ok(ReleasePolicy::default()));
}

#[test]
fn what_a_form_shows_is_what_it_makes() {
    let made = form("attributs", &[("profil", "profils", ""), ("ent", "fixe", "Loire")]);
    let policy = made.policy().expect("good");
    assert_eq!(policy.layout, AttributeLayout::Flat);
    assert_eq!(policy.attributes[1].source, AttributeSource::Fixed("Loire".to_owned()));
    assert_eq!(ReleaseForm::of(&policy), made);
    let pairs = made.pairs();
    let again = ReleaseForm::read(|name| {
        pairs.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone()).unwrap_or_default()
    });
    assert_eq!(again, made);
    for source in sources() {
        assert_eq!(sources().iter().filter(|one| source_code(one) == source_code(&source)).count(), 1);
    }
}

#[test]
fn more_than_the_identifier_needs_a_reason_of_twenty_characters() {
    for profile in ["attributs", "nominatif"] {
        let mut short = form(profile, &[("profil", "profils", "")]);
        short.justification = "é".repeat(19);
        let wrong = short.policy().expect_err("refused");
        assert_eq!(wrong, [("justification".to_owned(), Fault::Justification)]);
        short.justification.push('é');
        assert!(short.policy().is_ok());
    }
}

#[test]
fn attributes_have_a_name_of_their_own_and_a_source() {
    let none = form("attributs", &[]).policy().expect_err("refused");
    assert_eq!(none, [("attribut_1".to_owned(), Fault::NoAttribute)]);
    let rows = [
        ("user", "connexion", ""),
        ("prénom", "prenom", ""),
        ("profil", "", ""),
        ("Profil", "profils", ""),
        ("ent", "fixe", ""),
    ];
    let wrong = form("attributs", &rows).policy().expect_err("refused");
    let expected = [
        ("attribut_1", Fault::AttributeName(InvalidAttributeName::Reserved)),
        ("attribut_2", Fault::AttributeName(InvalidAttributeName::Character)),
        ("contenu_3", Fault::NoSource),
        ("texte_5", Fault::FixedText),
    ];
    assert_eq!(wrong, expected.map(|(field, fault)| (field.to_owned(), fault)));
    let twice = form("attributs", &[("a", "classes", ""), ("A", "profils", "")]).policy();
    assert_eq!(twice.expect_err("refused"), [("attribut_2".to_owned(), Fault::Repeated)]);
}
