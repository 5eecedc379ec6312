use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Population;
use passerelle_sso::service::InvalidServiceUrl;
use passerelle_store::ent::{RecipientSettings, ReleaseProfile};

use super::*;
use crate::rules::fixtures::uai;

fn typed(fields: &[(&str, &str)]) -> ServiceForm {
    ServiceForm::read(|name| {
        let found = fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| (*value).to_owned()).unwrap_or_default()
    })
}

fn minimal() -> ServiceForm {
    typed(&[(names::ID, "vie-scolaire"), (names::NAME, "Vie scolaire")])
}

#[test]
fn the_least_that_is_typed_makes_the_strictest_service() {
    let made = minimal().recipient(None, &[]).expect("good");
    assert_eq!((made.id.as_str(), made.name.as_str()), ("vie-scolaire", "Vie scolaire"));
    assert_eq!(made.file_name, "vie-scolaire.xml");
    assert!(made.patterns.is_empty() && made.public_key.is_none() && made.tile.is_none());
    assert_eq!(made.settings, RecipientSettings::default());
}

#[test]
fn what_a_form_shows_is_what_it_makes() {
    let private = PrivateKey::generate(2048).expect("a key");
    let key = private.public();
    let form = typed(&[
        (names::ID, "cdi"),
        (names::NAME, "  Le   CDI "),
        (names::ADDRESSES, "https://cdi.example/**\n^https://cdi\\.example/sso\\?a=.*"),
        (names::KEY, &key.to_openssh("prof")),
        (names::TILE, "https://cdi.example/{espace}"),
        ("tuile_eleve", "oui"),
        (names::FILE_NAME, "emprunteurs"),
        (names::TICKET_LIFE, "10"),
        (names::LOGOUT, "navigateur"),
        (names::LOGOUT_ADDRESS, "https://cdi.example/fin"),
        (names::CALLBACKS, "https://cdi.example/pgt"),
        (names::PRIVATE_CALLBACKS, "oui"),
        ("public_professeur", "oui"),
        (names::SCHOOLS, "0450822X"),
    ]);
    let made = form.recipient(None, &[uai("0450822X")]).expect("good");
    assert_eq!(made.name, "Le CDI");
    assert_eq!(made.public_key.as_deref(), Some(key.to_spki_pem().as_str()));
    assert_eq!(made.tile.as_ref().map(|tile| tile.populations.clone()), Some(vec![Population::Pupil]));
    assert_eq!(made.file_name, "emprunteurs.xml");
    assert_eq!(made.settings.ticket_life, Some(10));
    assert_eq!(made.settings.logout, LogoutChannel::Front);
    assert!(made.settings.proxying.private_callbacks && !made.settings.proxying.reachable);
    assert_eq!(made.settings.audience.populations, [Population::Teacher]);
    assert_eq!(ServiceForm::of(&made).recipient(None, &[uai("0450822X")]), Ok(made));
}

#[test]
fn the_short_name_and_the_release_do_not_change_here() {
    let mut before = minimal().recipient(None, &[]).expect("good");
    before.settings.release.profile = ReleaseProfile::Nominative;
    before.settings.release.justification = Some("ancienne version du logiciel".to_owned());
    let form = ServiceForm::of(&before).with(names::ID, "autre").with(names::NAME, "Autre");
    let after = form.recipient(Some(&before), &[]).expect("good");
    assert_eq!((after.id.as_str(), after.name.as_str()), ("vie-scolaire", "Autre"));
    assert_eq!(after.settings.release, before.settings.release);
}

#[test]
fn every_fault_is_told_at_its_field() {
    let form = typed(&[
        (names::ID, "Vie scolaire"),
        (names::ADDRESSES, "https://a.example/\nhttps://*.example/"),
        (names::KEY, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
        (names::TILE, "ftp://a.example/"),
        (names::TICKET_LIFE, "301"),
        (names::LOGOUT_ADDRESS, "http://a.example/"),
        (names::CALLBACKS, "^("),
        (names::SCHOOLS, "0450822X"),
    ]);
    let wrong = form.recipient(None, &[]).expect_err("refused");
    let expected = [
        (names::ID, Fault::ShortName),
        (names::NAME, Fault::Name),
        (names::ADDRESSES, Fault::Pattern { line: 2, why: InvalidServiceUrl::Host.into() }),
        (names::KEY, Fault::Key(KeyError::PrivateGiven)),
        (names::TILE, Fault::Address(InvalidServiceUrl::Scheme)),
        (names::TICKET_LIFE, Fault::TicketLife),
        (names::LOGOUT_ADDRESS, Fault::Address(InvalidServiceUrl::Insecure)),
        (names::CALLBACKS, Fault::Pattern { line: 1, why: InvalidPattern::Expression }),
        (names::SCHOOLS, Fault::UnknownSchool { line: 1 }),
    ];
    assert_eq!(wrong, expected);
}

#[test]
fn short_names_are_words_of_addresses() {
    for good in ["ab", "vie-scolaire", "cdi2"] {
        assert!(minimal().with(names::ID, good).recipient(None, &[]).is_ok(), "{good}");
    }
    for bad in ["", "a", "2cdi", "-cdi", "cdi-", "é-sidoc", "nouveau", "essai", "a/b", &"a".repeat(41)] {
        let wrong = minimal().with(names::ID, bad).recipient(None, &[]).expect_err(bad);
        assert_eq!(wrong, [(names::ID, Fault::ShortName)], "{bad}");
    }
}
