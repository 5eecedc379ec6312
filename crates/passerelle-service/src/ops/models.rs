//! Models of ENT, as a hosting account changes them.

use passerelle_store::AuditEvent;
use passerelle_store::service::HostingSettings;
use serde_json::{Map, Value, json};

use super::console::ConsoleError;
use crate::ServiceState;
use crate::rules::presets::Preset;

/// Models that an account may have of its own.
pub const MOST_MODELS: usize = 200;

/// Adds a model, or changes one.
pub async fn put(
    state: &ServiceState,
    settings: &HostingSettings,
    before: Option<&Preset>,
    after: &Preset,
    number: &str,
) -> Result<(), ConsoleError> {
    if before == Some(after) {
        return Ok(());
    }
    let mut wanted = settings.clone();
    wanted.presets.insert(after.code.clone(), json!(after));
    let action = if before.is_some() { "journal-modele-modifie" } else { "journal-modele-ajoute" };
    save(state, &wanted, event(state, number, action, &after.name, before, Some(after)), number).await
}

/// Goes back to the model that came with the program, or removes one that the account added.
pub async fn reset(
    state: &ServiceState,
    settings: &HostingSettings,
    before: &Preset,
    shipped: Option<&Preset>,
    number: &str,
) -> Result<(), ConsoleError> {
    let mut wanted = settings.clone();
    if wanted.presets.remove(&before.code).is_none() {
        return Ok(());
    }
    let action = if shipped.is_some() { "journal-modele-retabli" } else { "journal-modele-retire" };
    save(state, &wanted, event(state, number, action, &before.name, Some(before), shipped), number).await
}

fn event(
    state: &ServiceState,
    number: &str,
    action: &str,
    name: &str,
    before: Option<&Preset>,
    after: Option<&Preset>,
) -> AuditEvent {
    AuditEvent::new(state.clock.now(), number, action)
        .with("nom", name)
        .with("avant", side(before))
        .with("apres", side(after))
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

async fn save(
    state: &ServiceState,
    wanted: &HostingSettings,
    event: AuditEvent,
    number: &str,
) -> Result<(), ConsoleError> {
    state.store.put_hosting_settings(number, wanted, &event).await?;
    Ok(())
}
