//! What the hosting console does.

use passerelle_model::{CasDelegation, Secret, Timestamp};
use passerelle_store::service::{Base, BaseChange, Plans};
use passerelle_store::{AuditEvent, Commit, Realm, StoreError};
use passerelle_web::signing::SigningError;
use passerelle_web::{PasswordsError, Wait};
use std::net::IpAddr;

use super::schedule::plan_publication;
use super::security::{self, SecurityError};
use crate::ServiceState;
use crate::rules::delegation::{self, Asked, Plan, Refusal, fingerprint};
use crate::rules::installation::CannotInstall;
use crate::rules::presets::changes::TooManyModels;
use crate::rules::publication::{self, Already, Published};
use crate::rules::{schedule, security as rules};

/// Why the console did not do what it was asked. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// Too many attempts to sign in.
    #[error("too many attempts")]
    TooMany(Wait),
    /// A rule refuses the settings.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The base is published, or stopped, already.
    #[error(transparent)]
    Already(#[from] Already),
    /// New settings are being put in place: they are finished or taken back first.
    #[error("new settings are being put in place")]
    Installing,
    /// The base is not the one at its permanent address.
    #[error("the base is of another year than the one at the address")]
    Waits,
    /// The base that is at the address must be stopped first.
    #[error("the base at the address is published")]
    FormerPublished,
    /// Somebody works in the base.
    #[error("somebody is at work in the base")]
    Busy,
    /// The draft is not put in place.
    #[error(transparent)]
    CannotInstall(#[from] CannotInstall),
    /// Somebody changed the settings since the page was shown.
    #[error("the settings have changed since the page was shown")]
    Stale,
    /// The store failed, or somebody else was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The code of the authenticator application could not be checked.
    #[error(transparent)]
    Security(#[from] SecurityError),
    /// There are too many models.
    #[error(transparent)]
    Models(#[from] TooManyModels),
    /// Passwords could not be checked.
    #[error(transparent)]
    Passwords(#[from] PasswordsError),
    /// No signing key could be made.
    #[error(transparent)]
    Signing(#[from] SigningError),
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
/// nothing of which was wrong, nor whether the account exists. Where an authenticator application replaces the invoice
/// number, its code is the third.
pub async fn sign_in(
    state: &ServiceState,
    credentials: Credentials,
    from: IpAddr,
) -> Result<Option<String>, ConsoleError> {
    let number = credentials.number.trim();
    state.throttle.attempt(number, from).map_err(ConsoleError::TooMany)?;
    let account = state.store.hosting_account(number).await?;
    let (password, invoice) = account.as_ref().map(|kept| (&kept.password, &kept.last_invoice)).unzip();
    let code = Secret::new(credentials.invoice.expose_secret().clone());
    let known = state.passwords.verify(credentials.password, password).await?;
    let billed = state.passwords.verify(credentials.invoice, invoice).await?;
    let Some(account) = account else { return Ok(None) };
    let settings = state.store.hosting_settings(&account.number).await?;
    // A code serves once: it is not spent on a wrong password, nor from where the console does not answer.
    let entered = known
        && rules::admits(&settings, from)
        && match settings.totp {
            Some(_) => security::verify(state, &settings, code.expose_secret(), &account.number).await?,
            None => billed,
        };
    if entered {
        state.throttle.succeeded(number, from);
    }
    // Beside the answer, which must not take longer for an account that exists.
    let (noting, number) = (state.clone(), account.number.clone());
    tokio::spawn(async move {
        if let Err(error) = security::note_attempt(&noting, &number, from, entered).await {
            tracing::error!(%error, "an attempt to sign in could not be noted");
        }
    });
    Ok(entered.then_some(account.number))
}

/// How many people are in the spaces of a base now.
pub async fn connected(state: &ServiceState, base: &Base) -> Result<u64, StoreError> {
    state.store.count_sessions(Realm::Spaces, &base.slug.owners(), state.clock.now()).await
}

/// « Arrêter la publication »; a stopped base stays stopped. `again` is when it is published again, where it is known.
pub async fn stop(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    again: Option<Timestamp>,
    actor: &str,
) -> Result<(), ConsoleError> {
    not_installing(plans)?;
    let (connected, now) = (connected(state, base).await?, state.clock.now());
    let Some((change, event)) = publication::stop(base, connected, now, actor) else {
        // Somebody was faster; when it comes back is still to be kept.
        return match again {
            Some(at) => plan_publication(state, base, plans, at, actor).await,
            None => Ok(()),
        };
    };
    let planned = again.map(|at| schedule::publish(at, now, actor).0);
    let event = event.with("reprise", again.map(Timestamp::unix));
    let changes = std::iter::once(change).chain(planned.or_else(|| schedule::left(plans, false, now)));
    save_all(state, base, changes.collect(), event).await
}

/// « Publier la base »; a published base stays published.
pub async fn publish(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    may_be_published(base, plans)?;
    let now = state.clock.now();
    let Some((change, event)) = publication::publish(base, now, actor) else { return Ok(()) };
    let changes = std::iter::once(change).chain(schedule::left(plans, true, now)).collect();
    save_all(state, base, changes, event).await
}

/// Refuses to publish a base of another year, and one whose new settings are being put in place.
pub fn may_be_published(base: &Base, plans: &Plans) -> Result<(), ConsoleError> {
    at_its_address(base, plans)?;
    not_installing(plans)
}

/// Refuses what belongs to the permanent address for a base of another year.
pub(super) fn at_its_address(base: &Base, plans: &Plans) -> Result<(), ConsoleError> {
    if plans.waits(base) { Err(ConsoleError::Waits) } else { Ok(()) }
}

/// Refuses to touch a base whose new settings are being put in place.
pub(super) fn not_installing(plans: &Plans) -> Result<(), ConsoleError> {
    if plans.installation.is_some() { Err(ConsoleError::Installing) } else { Ok(()) }
}

/// « Mettre en place »: saves the matrix. `shown` is the fingerprint of the settings that the person saw.
pub async fn set_matrix(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    asked: &Asked,
    shown: &str,
    actor: &str,
) -> Result<Plan, ConsoleError> {
    not_installing(plans)?;
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
    plans: &Plans,
    cas: CasDelegation,
    shown: &str,
    actor: &str,
) -> Result<(), ConsoleError> {
    not_installing(plans)?;
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
    save_all(state, base, vec![change], event).await
}

/// In one commit, on the version that was read.
pub(super) async fn save_all(
    state: &ServiceState,
    base: &Base,
    changes: Vec<BaseChange>,
    event: AuditEvent,
) -> Result<(), ConsoleError> {
    let commit = Commit { changes, event, expected: Some(base.version) };
    state.store.commit(&base.slug, commit).await?;
    Ok(())
}
