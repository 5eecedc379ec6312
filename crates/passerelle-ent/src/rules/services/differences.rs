//! What changes from one state of a service to the next, as « Vérifier » shows it and the journal keeps it.

use aws_lc_rs::digest::{SHA256, digest};
use passerelle_exchange::keys::PublicKey;
use passerelle_model::{Population, Uai};
use passerelle_store::ent::{AttributeLayout, AttributeSource, Recipient, ReleaseProfile, ReleasedAttribute};
use serde_json::{Map, Value, json};

use super::form::channel_code;

/// A setting that changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Which one: a name of `settings`.
    pub what: String,
    /// Its value before; null when there was none.
    pub before: Value,
    /// Its value after; null when there is none.
    pub after: Value,
}

/// What changes, in the order of the forms.
pub fn differences(before: Option<&Recipient>, after: &Recipient) -> Vec<Difference> {
    let before: Map<_, _> = before.map(|before| settings(before).into_iter().collect()).unwrap_or_default();
    settings(after)
        .into_iter()
        .map(|(what, after)| Difference {
            before: before.get(&what).cloned().unwrap_or_default(),
            what,
            after,
        })
        .filter(|one| one.before != one.after)
        .collect()
}

/// The differences as the journal keeps them: before, after.
pub fn sides(differences: &[Difference]) -> (Value, Value) {
    let side = |value: fn(&Difference) -> &Value| -> Map<_, _> {
        differences.iter().map(|one| (one.what.clone(), value(one).clone())).collect()
    };
    (side(|one| &one.before).into(), side(|one| &one.after).into())
}

/// Tells two states of a service apart, so that a page that has become old is noticed.
pub fn fingerprint(recipient: &Recipient) -> String {
    let text = json!([recipient.id, settings(recipient)]).to_string();
    let digest = digest(&SHA256, text.as_bytes());
    digest.as_ref().iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Every setting with its value; nothing and an empty list are null. A key is known by its fingerprint.
fn settings(recipient: &Recipient) -> Vec<(String, Value)> {
    let settings = &recipient.settings;
    let (release, proxying) = (&settings.release, &settings.proxying);
    let key = recipient.public_key.as_deref().map(key_fingerprint);
    let tile = recipient.tile.as_ref();
    let attributes: Vec<_> = release.attributes.iter().map(attribute_code).collect();
    let schools: Vec<_> = settings.audience.schools.iter().map(Uai::as_str).collect();
    [
        ("nom", json!(recipient.name)),
        ("adresses", json!(recipient.patterns)),
        ("cle", json!(key)),
        ("tuile", json!(tile.map(|tile| &tile.address))),
        ("tuile_populations", codes(tile.map_or(&[], |tile| &tile.populations))),
        ("nom_du_fichier", json!(recipient.file_name)),
        ("duree", json!(settings.ticket_life)),
        ("deconnexion", json!(channel_code(settings.logout))),
        ("adresse_de_deconnexion", json!(settings.logout_address)),
        ("rappels", json!(proxying.callbacks)),
        ("rappels_d_essai", json!(proxying.private_callbacks)),
        ("atteignable", json!(proxying.reachable)),
        ("populations", codes(&settings.audience.populations)),
        ("etablissements", json!(schools)),
        ("profil", json!(profile_code(release.profile))),
        ("attributs", json!(attributes)),
        ("disposition", json!(layout_code(release.layout))),
        ("version_2", json!(release.on_v2)),
        ("justification", json!(release.justification)),
    ]
    .into_iter()
    .map(|(what, value)| (what.to_owned(), if is_nothing(&value) { Value::Null } else { value }))
    .collect()
}

fn is_nothing(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_str().is_some_and(str::is_empty)
}

fn codes(populations: &[Population]) -> Value {
    json!(populations.iter().map(|one| one.code()).collect::<Vec<_>>())
}

/// The fingerprint of a key on record; the text itself when it is no key.
fn key_fingerprint(pem: &str) -> String {
    PublicKey::parse(pem.as_bytes()).map_or_else(|_| pem.to_owned(), |key| key.fingerprint())
}

/// The word of a profile, in forms and journals.
pub const fn profile_code(profile: ReleaseProfile) -> &'static str {
    match profile {
        ReleaseProfile::IdentifierOnly => "identifiant",
        ReleaseProfile::Attributes => "attributs",
        ReleaseProfile::Nominative => "nominatif",
    }
}

/// The word of a layout, in forms and journals.
pub const fn layout_code(layout: AttributeLayout) -> &'static str {
    match layout {
        AttributeLayout::Nested => "cas",
        AttributeLayout::Flat => "plat",
        AttributeLayout::Both => "double",
        AttributeLayout::UserAttributes => "utilisateur",
    }
}

/// The word of a source, in forms and journals.
pub const fn source_code(source: &AttributeSource) -> &'static str {
    match source {
        AttributeSource::Profiles => "profils",
        AttributeSource::Schools => "etablissements",
        AttributeSource::Classes => "classes",
        AttributeSource::Functions => "fonctions",
        AttributeSource::ServiceIdentifier => "identifiant_du_service",
        AttributeSource::Login => "connexion",
        AttributeSource::FamilyName => "nom",
        AttributeSource::GivenName => "prenom",
        AttributeSource::BirthDate => "naissance",
        AttributeSource::PostalCode => "code_postal",
        AttributeSource::Fixed(_) => "fixe",
    }
}

/// `name=source`; the text of a fixed one follows another `=`.
fn attribute_code(attribute: &ReleasedAttribute) -> String {
    let fixed = match &attribute.source {
        AttributeSource::Fixed(text) => format!("={text}"),
        _ => String::new(),
    };
    format!("{}={}{fixed}", attribute.name, source_code(&attribute.source))
}

#[cfg(test)]
mod tests {
    use passerelle_store::ent::RecipientSettings;

    use super::*;

    fn recipient() -> Recipient {
        Recipient {
            id: "cdi".to_owned(),
            name: "CDI".to_owned(),
            public_key: None,
            patterns: vec!["https://cdi.example/**".to_owned()],
            file_name: "cdi.xml".to_owned(),
            tile: None,
            settings: RecipientSettings::default(),
        }
    }

    #[test]
    fn what_did_not_change_is_not_said() {
        let before = recipient();
        assert!(differences(Some(&before), &before).is_empty());
        let mut after = recipient();
        after.patterns.push("https://cdi.example:8443/**".to_owned());
        after.settings.release.profile = ReleaseProfile::Attributes;
        after.settings.release.attributes = vec![
            ReleasedAttribute { name: "profil".to_owned(), source: AttributeSource::Profiles },
            ReleasedAttribute { name: "ent".to_owned(), source: AttributeSource::Fixed("Loire".to_owned()) },
        ];
        let found = differences(Some(&before), &after);
        let names: Vec<_> = found.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(names, ["adresses", "profil", "attributs"]);
        assert_eq!(found[2].before, Value::Null);
        assert_eq!(found[2].after, json!(["profil=profils", "ent=fixe=Loire"]));
        let (was, is) = sides(&found);
        assert_eq!(was["profil"], "identifiant");
        assert_eq!(is["profil"], "attributs");
    }

    #[test]
    fn of_a_new_service_everything_that_is_set_is_said() {
        let found = differences(None, &recipient());
        assert!(found.iter().all(|one| one.before.is_null() && !one.after.is_null()));
        assert!(found.iter().any(|one| one.what == "nom") && !found.iter().any(|one| one.what == "cle"));
    }

    #[test]
    fn two_states_have_two_fingerprints() {
        let (one, mut other) = (recipient(), recipient());
        assert_eq!(fingerprint(&one), fingerprint(&other));
        other.settings.release.justification = Some("demande du rectorat".to_owned());
        assert_ne!(fingerprint(&one), fingerprint(&other));
    }
}
