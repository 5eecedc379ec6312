//! What protects the console of a hosting account.

use std::net::IpAddr;

use passerelle_store::service::{HostingSettings, TotpFactor};
use passerelle_store::{AuditEvent, Realm, StoreError};
use passerelle_web::VaultError;
use passerelle_web::enrolment::{Enrolment, Holder};
use passerelle_web::random::{self, NoRandom};
use serde_json::json;

use crate::ServiceState;
use crate::rules::security::{BadNetworks, IDLE_CHOICES, read_networks};

/// The settings were not changed.
#[derive(Debug, thiserror::Error)]
pub enum SecurityError {
    /// The networks cannot be set.
    #[error(transparent)]
    Networks(#[from] BadNetworks),
    /// Not a code of the application.
    #[error("not the code")]
    WrongCode,
    /// Not one of the choices.
    #[error("not a choice")]
    NoChoice,
    /// The secret could not be sealed or opened.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// No secret could be drawn.
    #[error(transparent)]
    Draw(#[from] NoRandom),
    /// The settings could not be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// « Réseaux autorisés ».
pub async fn set_networks(
    state: &ServiceState,
    settings: &HostingSettings,
    text: &str,
    from: IpAddr,
    number: &str,
) -> Result<(), SecurityError> {
    let networks = read_networks(text, from)?;
    let sides = |networks: &[String]| json!({ "networks": networks.join(", ") });
    let event = event(state, number, "journal-securite-reseaux")
        .with("avant", sides(&settings.networks))
        .with("apres", sides(&networks));
    let wanted = HostingSettings { networks, ..settings.clone() };
    Ok(save(state, settings, &wanted, number, event).await?)
}

/// « Durée de la session ».
pub async fn set_idle(
    state: &ServiceState,
    settings: &HostingSettings,
    minutes: u16,
    number: &str,
) -> Result<(), SecurityError> {
    if !IDLE_CHOICES.contains(&minutes) {
        return Err(SecurityError::NoChoice);
    }
    let event = event(state, number, "journal-securite-duree")
        .with("avant", json!({ "idle_minutes": settings.idle_minutes }))
        .with("apres", json!({ "idle_minutes": minutes }));
    let wanted = HostingSettings { idle_minutes: Some(minutes), ..settings.clone() };
    Ok(save(state, settings, &wanted, number, event).await?)
}

/// Draws a secret for the account.
pub fn draw(state: &ServiceState, number: &str) -> Result<Enrolment, SecurityError> {
    Ok(holder(number).enrol(&state.vault, random::bytes()?)?)
}

/// The secret that a page of the same account carried.
pub fn drawn(state: &ServiceState, number: &str, sealed: &str) -> Result<Enrolment, SecurityError> {
    Ok(holder(number).again(&state.vault, sealed)?)
}

fn holder(number: &str) -> Holder {
    Holder {
        purpose: "hosting-totp",
        account: number.to_owned(),
        issuer: "Passerelle".to_owned(),
        login: number.to_owned(),
    }
}

/// The application takes the place of the invoice number, once a code shows that it has the secret.
pub async fn turn_on(
    state: &ServiceState,
    settings: &HostingSettings,
    sealed: &str,
    code: &str,
    number: &str,
) -> Result<(), SecurityError> {
    let proven = holder(number).proven(&state.vault, sealed, code, state.clock.now())?;
    let (sealed, last_step) = proven.ok_or(SecurityError::WrongCode)?;
    let wanted = HostingSettings { totp: Some(TotpFactor { sealed, last_step }), ..settings.clone() };
    Ok(save(state, settings, &wanted, number, event(state, number, "journal-securite-code")).await?)
}

/// Back to the invoice number, with a code.
pub async fn turn_off(
    state: &ServiceState,
    settings: &HostingSettings,
    code: &str,
    number: &str,
) -> Result<(), SecurityError> {
    next_step(state, settings, code, number)?.ok_or(SecurityError::WrongCode)?;
    let wanted = HostingSettings { totp: None, ..settings.clone() };
    Ok(save(state, settings, &wanted, number, event(state, number, "journal-securite-code-arrete")).await?)
}

/// Whether it is a code of the application, which then has served. Of two uses at once, one counts.
pub async fn verify(
    state: &ServiceState,
    settings: &HostingSettings,
    code: &str,
    number: &str,
) -> Result<bool, SecurityError> {
    let Some(last_step) = next_step(state, settings, code, number)? else { return Ok(false) };
    let mut wanted = settings.clone();
    if let Some(factor) = &mut wanted.totp {
        factor.last_step = last_step;
    }
    match save(state, settings, &wanted, number, event(state, number, "journal-securite-code-servi")).await {
        Ok(()) => Ok(true),
        Err(StoreError::Stale) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn next_step(
    state: &ServiceState,
    settings: &HostingSettings,
    code: &str,
    number: &str,
) -> Result<Option<u64>, SecurityError> {
    let Some(factor) = &settings.totp else { return Ok(None) };
    Ok(holder(number).step(&state.vault, &factor.sealed, code, factor.last_step, state.clock.now())?)
}

/// « Me déconnecter partout »; tells how many sessions ended.
pub async fn leave_everywhere(state: &ServiceState, number: &str) -> Result<u64, StoreError> {
    let ended = state.store.close_owned(Realm::Console, number).await?;
    state
        .store
        .note_hosting(number, &event(state, number, "journal-securite-partout").with("n", ended))
        .await?;
    Ok(ended)
}

/// Notes an attempt to sign in, with where it came from.
pub async fn note_attempt(
    state: &ServiceState,
    number: &str,
    from: IpAddr,
    entered: bool,
) -> Result<(), StoreError> {
    let action = if entered { "journal-console-entree" } else { "journal-console-refus" };
    let event = AuditEvent::new(state.clock.now(), number, action).with("origine", from.to_string());
    state.store.note_hosting(number, &event).await
}

fn event(state: &ServiceState, number: &str, action: &str) -> AuditEvent {
    AuditEvent::new(state.clock.now(), number, action)
}

async fn save(
    state: &ServiceState,
    before: &HostingSettings,
    wanted: &HostingSettings,
    number: &str,
    event: AuditEvent,
) -> Result<(), StoreError> {
    if before != wanted {
        state.store.put_hosting_settings(number, wanted, &event).await?;
    }
    Ok(())
}
