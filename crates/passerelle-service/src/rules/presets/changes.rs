//! What a change of the account's models leaves in its settings and in its journal.

use passerelle_model::Timestamp;
use passerelle_store::AuditEvent;
use passerelle_store::service::HostingSettings;
use serde_json::{Map, Value, json};

use super::Preset;

/// Models that an account may have of its own.
const MOST: usize = 200;

/// The account has as many models of its own as it may have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an account has at most {MOST} models of its own")]
pub struct TooManyModels;

/// Adds a model, or changes one; `None` when nothing changes.
pub fn put(
    settings: &HostingSettings,
    before: Option<&Preset>,
    after: &Preset,
    now: Timestamp,
    number: &str,
) -> Result<Option<(HostingSettings, AuditEvent)>, TooManyModels> {
    if before == Some(after) {
        return Ok(None);
    }
    let mut wanted = settings.clone();
    wanted.presets.insert(after.code.clone(), json!(after));
    if wanted.presets.len() > MOST {
        return Err(TooManyModels);
    }
    let action = if before.is_some() { "journal-modele-modifie" } else { "journal-modele-ajoute" };
    let event = AuditEvent::new(now, number, action).with("nom", after.name.as_str());
    Ok(Some((wanted, event.with("avant", side(before)).with("apres", side(Some(after))))))
}

/// Goes back to the model that came with the program, or removes one that the account added; `None` when the account has
/// none of this code.
pub fn reset(
    settings: &HostingSettings,
    before: &Preset,
    shipped: Option<&Preset>,
    now: Timestamp,
    number: &str,
) -> Option<(HostingSettings, AuditEvent)> {
    let mut wanted = settings.clone();
    wanted.presets.remove(&before.code)?;
    let action = if shipped.is_some() { "journal-modele-retabli" } else { "journal-modele-retire" };
    let event = AuditEvent::new(now, number, action).with("nom", before.name.as_str());
    Some((wanted, event.with("avant", side(Some(before))).with("apres", side(shipped))))
}

/// The fields of a model, for the journal.
fn side(preset: Option<&Preset>) -> Value {
    let mut side = Map::new();
    if let Some(preset) = preset {
        side.insert("name".to_owned(), json!(preset.name));
        side.insert("server".to_owned(), json!(preset.server));
        side.insert("validation".to_owned(), json!(preset.validation));
        side.insert("documentation".to_owned(), json!(preset.documentation));
        side.insert("mail".to_owned(), json!(preset.contact.as_ref().map(|contact| &contact.mail)));
        side.insert("subject".to_owned(), json!(preset.contact.as_ref().map(|contact| &contact.subject)));
    }
    Value::Object(side)
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;
    use passerelle_store::service::HostingSettings;
    use serde_json::json;

    use super::{MOST, TooManyModels, put, reset};
    use crate::rules::presets::{Preset, built_in, find};

    const NOW: Timestamp = Timestamp::from_unix(1_000_000);

    fn shipped() -> &'static Preset {
        find(built_in(), "netocentre").expect("there")
    }

    #[test]
    fn a_model_is_changed_and_put_back_with_both_sides_in_the_journal() {
        let usual = HostingSettings::default();
        assert_eq!(put(&usual, Some(shipped()), shipped(), NOW, "1000"), Ok(None));
        let changed = Preset { server: "https://cas.exemple.fr".to_owned(), ..shipped().clone() };
        let put = put(&usual, Some(shipped()), &changed, NOW, "1000").expect("few");
        let (settings, event) = put.expect("changed");
        assert_eq!(settings.presets["netocentre"], json!(changed));
        assert_eq!(event.action, "journal-modele-modifie");
        assert_eq!(event.details["avant"]["server"], "https://ent.netocentre.fr/cas");
        assert_eq!(event.details["apres"]["server"], "https://cas.exemple.fr");

        let (back, event) = reset(&settings, &changed, Some(shipped()), NOW, "1000").expect("there");
        assert_eq!((back.presets.len(), event.action.as_str()), (0, "journal-modele-retabli"));
        let (_, event) = reset(&settings, &changed, None, NOW, "1000").expect("there");
        assert_eq!((event.action.as_str(), &event.details["apres"]), ("journal-modele-retire", &json!({})));
        assert_eq!(reset(&back, &changed, None, NOW, "1000"), None);
    }

    #[test]
    fn an_account_has_so_many_models_of_its_own_and_may_change_each() {
        let models = (0..MOST).map(|n| (format!("ent-{n}"), json!(shipped())));
        let full = HostingSettings { presets: models.collect(), ..HostingSettings::default() };
        let own = |code: &str| Preset { code: code.to_owned(), ..shipped().clone() };
        assert_eq!(put(&full, None, &own("ent-de-trop"), NOW, "1000"), Err(TooManyModels));
        assert!(put(&full, Some(shipped()), &own("ent-0"), NOW, "1000").is_ok_and(|put| put.is_some()));
    }
}
