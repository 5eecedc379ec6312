//! What the hosting console does.

use passerelle_model::{CasDelegation, Secret};
use passerelle_store::service::{Base, BaseChange};
use passerelle_store::{AuditEvent, Commit, Realm, StoreError};
use passerelle_web::{PasswordsError, Wait};
use std::net::IpAddr;

use crate::ServiceState;
use crate::rules::delegation::{self, Asked, Plan, Refusal, fingerprint};
use crate::rules::publication::{self, Published};

/// Why the console did not do what it was asked. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// Too many attempts to sign in.
    #[error("too many attempts")]
    TooMany(Wait),
    /// A rule refuses the settings.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody changed the settings since the page was shown.
    #[error("the settings have changed since the page was shown")]
    Stale,
    /// The store failed, or somebody else was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Passwords could not be checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
}

impl From<Published> for ConsoleError {
    fn from(published: Published) -> Self {
        Self::Refused(published.into())
    }
}

/// What is typed to sign in.
#[derive(Debug)]
pub struct Credentials {
    /// « Numéro d'hébergement ».
    pub number: String,
    /// « Mot de passe d'hébergement ».
    pub password: Secret<String>,
    /// « Dernier numéro de facture ».
    pub invoice: Secret<String>,
}

/// The hosting number, when the three belong together. Both secrets are always checked: how long the answer takes says
/// nothing of which was wrong, nor whether the account exists.
pub async fn sign_in(
    state: &ServiceState,
    credentials: Credentials,
    from: IpAddr,
) -> Result<Option<String>, ConsoleError> {
    let number = credentials.number.trim();
    state.throttle.attempt(number, from).map_err(ConsoleError::TooMany)?;
    let account = state.store.hosting_account(number).await?;
    let (password, invoice) = account.as_ref().map(|kept| (&kept.password, &kept.last_invoice)).unzip();
    let known = state.passwords.verify(credentials.password, password).await?;
    let billed = state.passwords.verify(credentials.invoice, invoice).await?;
    Ok(account.filter(|_| known && billed).map(|account| account.number))
}

/// How many people are in the spaces of a base now.
pub async fn connected(state: &ServiceState, base: &Base) -> Result<u64, StoreError> {
    state.store.count_sessions(Realm::Spaces, &base.slug.owners(), state.clock.now()).await
}

/// « Arrêter la publication »; a stopped base stays stopped.
pub async fn stop(state: &ServiceState, base: &Base, actor: &str) -> Result<(), ConsoleError> {
    let connected = connected(state, base).await?;
    match publication::stop(base, connected, state.clock.now(), actor) {
        Some((change, event)) => save(state, base, change, event).await,
        None => Ok(()),
    }
}

/// « Publier la base »; a published base stays published.
pub async fn publish(state: &ServiceState, base: &Base, actor: &str) -> Result<(), ConsoleError> {
    match publication::publish(base, state.clock.now(), actor) {
        Some((change, event)) => save(state, base, change, event).await,
        None => Ok(()),
    }
}

/// « Mettre en place »: saves the matrix. `shown` is the fingerprint of the settings that the person saw.
pub async fn set_matrix(
    state: &ServiceState,
    base: &Base,
    asked: &Asked,
    shown: &str,
    actor: &str,
) -> Result<Plan, ConsoleError> {
    let plan = delegation::plan(base, asked)?;
    still_as_shown(base, shown)?;
    if !plan.is_empty() {
        let event = plan.event(state.clock.now(), actor);
        save(state, base, BaseChange::SetDelegation(plan.after.clone()), event).await?;
    }
    Ok(plan)
}

/// « Valider »: saves the CAS settings. `shown` is the fingerprint of the settings that the person saw.
pub async fn define_cas(
    state: &ServiceState,
    base: &Base,
    cas: CasDelegation,
    shown: &str,
    actor: &str,
) -> Result<(), ConsoleError> {
    publication::must_be_stopped(base)?;
    still_as_shown(base, shown)?;
    match delegation::define_cas(base, cas, state.clock.now(), actor)? {
        Some((after, event)) => save(state, base, BaseChange::SetDelegation(after), event).await,
        None => Ok(()),
    }
}

/// Other work in the base (imports, links) does not disturb who sets its delegation; another setter does.
fn still_as_shown(base: &Base, shown: &str) -> Result<(), ConsoleError> {
    if fingerprint(&base.delegation) == shown { Ok(()) } else { Err(ConsoleError::Stale) }
}

async fn save(
    state: &ServiceState,
    base: &Base,
    change: BaseChange,
    event: AuditEvent,
) -> Result<(), ConsoleError> {
    let commit = Commit { changes: vec![change], event, expected: Some(base.version) };
    state.store.commit(&base.slug, commit).await?;
    Ok(())
}
