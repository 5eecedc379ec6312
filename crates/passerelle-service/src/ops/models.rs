//! Models of ENT, as a hosting account changes them.

use passerelle_store::AuditEvent;
use passerelle_store::service::HostingSettings;

use super::console::ConsoleError;
use crate::ServiceState;
use crate::rules::presets::{Preset, changes};

/// Adds a model, or changes one.
pub async fn put(
    state: &ServiceState,
    settings: &HostingSettings,
    before: Option<&Preset>,
    after: &Preset,
    number: &str,
) -> Result<(), ConsoleError> {
    save(state, changes::put(settings, before, after, state.clock.now(), number)?, number).await
}

/// Goes back to the model that came with the program, or removes one that the account added.
pub async fn reset(
    state: &ServiceState,
    settings: &HostingSettings,
    before: &Preset,
    shipped: Option<&Preset>,
    number: &str,
) -> Result<(), ConsoleError> {
    save(state, changes::reset(settings, before, shipped, state.clock.now(), number), number).await
}

async fn save(
    state: &ServiceState,
    change: Option<(HostingSettings, AuditEvent)>,
    number: &str,
) -> Result<(), ConsoleError> {
    if let Some((wanted, event)) = change {
        state.store.put_hosting_settings(number, &wanted, &event).await?;
    }
    Ok(())
}
