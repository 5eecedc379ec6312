//! An ENT whose certificate is not to be trusted: the school reads so in its journal.

use passerelle_model::{CasDelegation, Timestamp};
use passerelle_store::service::Base;
use passerelle_store::{AuditEvent, Commit, Kind, StoreError};
use passerelle_web::OutboundError;
use passerelle_web::outbound::TlsFault;

use super::enter::EntryError;
use crate::state::GatewayState;

/// Seconds between two lines about the same fault: anybody can make the gateway try.
const QUIET: i64 = 60 * 60;

/// Writes down why nobody enters, once an hour, when it is the certificate's fault; other failures are not its matter.
pub async fn note(
    state: &GatewayState,
    base: &Base,
    cas: &CasDelegation,
    error: &EntryError,
) -> Result<(), StoreError> {
    let EntryError::Outbound(OutboundError::Tls(fault)) = error else { return Ok(()) };
    if told_lately(state, base, *fault).await? {
        return Ok(());
    }
    let server = cas.validation_server.as_deref().unwrap_or(&cas.server);
    let event = AuditEvent::new(state.now(), "", "journal-ent-certificat")
        .with("serveur", server)
        .with("raison", fault.code());
    state.store().commit(&base.slug, Commit { changes: Vec::new(), event, expected: None }).await?;
    Ok(())
}

/// Whether the journal knows; from now on it does, for as long as it is quiet.
async fn told_lately(state: &GatewayState, base: &Base, fault: TlsFault) -> Result<bool, StoreError> {
    let (now, key) = (state.now(), format!("{}:{}", base.slug, fault.code()));
    let kept = state.short_lived().take(Kind::Distrust, &key, now).await?;
    let until = kept.and_then(|until| until.parse().ok()).map(Timestamp::from_unix);
    let end = until.unwrap_or_else(|| now.plus(QUIET));
    state.short_lived().put(Kind::Distrust, &key, end.unix().to_string(), end).await?;
    Ok(until.is_some())
}
