//! What stands behind the spaces of a base, and the keys that sign what applications are told.

use passerelle_model::Space;
use passerelle_store::AuditEvent;
use passerelle_store::service::{Application, Applications, Base, BaseChange, Plans};
use passerelle_web::signing;

use super::console::{ConsoleError, at_its_address, save_all};
use crate::ServiceState;
use crate::rules::applications::change;
use crate::rules::delegation::fingerprint;
use crate::rules::publication;

/// Puts an application behind a space, or takes it away. `shown` is the fingerprint of what the person saw.
pub async fn put(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    space: Space,
    application: Option<Application>,
    shown: &str,
    actor: &str,
) -> Result<(), ConsoleError> {
    at_its_address(base, plans)?;
    publication::must_be_stopped(base)?;
    let kept = state.store.applications(&base.slug).await?;
    if fingerprint(&kept.spaces) != shown {
        return Err(ConsoleError::Stale);
    }
    let Some((after, event)) = change(&kept.spaces, space, application, state.clock.now(), actor) else {
        return Ok(());
    };
    save_all(state, base, vec![BaseChange::SetApplications(after)], event).await
}

/// « Changer de clé maintenant »: the next key signs from now on. People notice nothing, so the base need not stop.
pub async fn turn_keys(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    at_its_address(base, plans)?;
    let Applications { keys, .. } = state.store.applications(&base.slug).await?;
    let now = state.clock.now();
    let keys = signing::rotated(&state.vault, &base.slug, &keys, now)?;
    let event = AuditEvent::new(now, actor, "journal-cles-tournees");
    save_all(state, base, vec![BaseChange::SetSigningKeys(keys)], event).await
}
