//! The end of sign-on sessions: every service entered with them is told.

use std::time::Duration;

use passerelle_store::ent::{AccountId, Grant, RecipientId};
use passerelle_store::{AuditEvent, Commit, StoreError, TokenDigest};
use passerelle_web::metrics::{self, Channel};
use passerelle_web::{SignedIn, Token};
use tokio::task::JoinHandle;

use super::farewells::{Outcome, Outcomes};
use super::notices::{Notice, tell};
use crate::EntState;
use crate::rules::registry::Registry;
use crate::state::SignOn;

/// How long the person waits for the outcome; the rest goes on without them.
pub(super) const PATIENCE: Duration = Duration::from_millis(2500);
/// How often expired sessions are ended.
const EVERY: Duration = Duration::from_secs(60);
/// Expired sessions ended in one write.
const BATCH: u32 = 1000;

/// A session that has ended.
#[derive(Debug)]
pub struct SignedOut {
    /// What the outcomes are found under for the next minutes.
    pub key: Token,
    /// What became of each service so far.
    pub outcomes: Outcomes,
    /// What the browser must load to tell the others.
    pub frames: Vec<(RecipientId, String)>,
}

/// Ends a session and the portal sessions tied to it, and tells the services: they are told even where the journal cannot
/// take note of it, or the browser has gone away.
pub async fn end(state: &EntState, session: &SignedIn<SignOn>) -> Result<SignedOut, StoreError> {
    let (ours, session) = (state.clone(), session.clone());
    let (ended, telling) = to_its_end(async move { begin(&ours, &session).await }).await?;
    if tokio::time::timeout(PATIENCE, telling).await.is_err() {
        tracing::info!("services are still being told");
    }
    let outcomes = state.farewells().of(&ended.key.digest(), state.now()).unwrap_or(ended.outcomes);
    Ok(SignedOut { outcomes, ..ended })
}

/// Ends the session; the services are being told.
async fn begin(
    state: &EntState,
    session: &SignedIn<SignOn>,
) -> Result<(SignedOut, JoinHandle<()>), StoreError> {
    let (registry, key, now) = (state.registry().await?, Token::random()?, state.now());
    let grants = state.store().end_sign_on(&session.digest).await?;
    let event = AuditEvent::new(now, session.subject.account.to_string(), "journal-connexion-fermee")
        .with("services", grants.len());
    let notices = Notice::of(registry.as_ref(), grants);
    let at_first: Vec<_> =
        notices.iter().map(|notice| (notice.recipient.clone(), notice.at_first())).collect();
    let frames = |notice: &Notice| Some((notice.recipient.clone(), notice.frame(now.unix())?));
    let frames: Vec<_> = notices.iter().filter_map(frames).collect();
    for _ in &frames {
        metrics::logout_notice(Channel::Front, metrics::Outcome::Success);
    }
    state.farewells().begin(&key.digest(), &at_first, now);
    let (farewells, digest) = (state.farewells().clone(), key.digest());
    let telling = tell(state.outbound().clone(), notices, now.unix(), move |recipient, outcome| {
        farewells.settle(&digest, recipient, outcome);
    });
    state.store().commit(Commit { changes: Vec::new(), event, expected: None }).await?;
    Ok((SignedOut { outcomes: at_first.into_iter().collect(), key, frames }, telling))
}

/// Ends every session of an account, sign-on and portal alike, and tells the services, for which nobody waits; gives
/// their number. What moved somebody to it is for the journal of whoever calls.
pub async fn end_everything(state: &EntState, account: AccountId) -> Result<usize, StoreError> {
    let state = state.clone();
    to_its_end(async move {
        let (registry, owner) = (state.registry().await?, account.to_string());
        let grants = state.store().end_sign_ons_of(&owner).await?;
        let services = grants.len();
        // It goes on by itself.
        drop(tell_in_the_background(&state, &registry, grants));
        state.portal().close_owned(&owner).await?;
        Ok(services)
    })
    .await
}

/// Ends one sign-on session and the portal sessions tied to it, and tells its services, for which nobody waits.
pub async fn end_one(state: &EntState, session: &TokenDigest) -> Result<(), StoreError> {
    let (state, session) = (state.clone(), session.clone());
    to_its_end(async move {
        let registry = state.registry().await?;
        let grants = state.store().end_sign_on(&session).await?;
        // It goes on by itself.
        drop(tell_in_the_background(&state, &registry, grants));
        Ok(())
    })
    .await
}

/// What must not be cut off once it has begun: a task of its own, which goes on when the request that asked for it has
/// been dropped.
pub(super) async fn to_its_end<T, E>(
    work: impl Future<Output = Result<T, E>> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    tokio::spawn(work).await.map_err(|broken| StoreError::Failure(Box::new(broken)))?
}

/// Ends the sessions that nobody has used for too long and tells their services; gives the number of tickets that served
/// in them. To be called every minute or so, before expired sessions are forgotten.
pub async fn sweep(state: &EntState) -> Result<usize, StoreError> {
    let mut services = 0;
    loop {
        let registry = state.registry().await?;
        let grants = state.store().end_expired_sign_ons(state.now(), BATCH).await?;
        if grants.is_empty() {
            return Ok(services);
        }
        services += grants.len();
        if tell_in_the_background(state, &registry, grants).await.is_err() {
            tracing::error!("services could not be told of sessions that have expired");
        }
    }
}

/// Does so at the start and then every minute; never ends.
pub async fn watch(state: EntState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match sweep(&state).await {
            Ok(0) => {}
            Ok(services) => tracing::info!(services, "services were told of sessions that have expired"),
            Err(error) => tracing::error!(%error, "sessions that have expired could not be ended"),
        }
    }
}

/// Without a browser, only those of the back channel can be told.
fn tell_in_the_background(state: &EntState, registry: &Registry, grants: Vec<Grant>) -> JoinHandle<()> {
    let notices = Notice::of(registry, grants);
    tell(state.outbound().clone(), notices, state.now().unix(), |_: &str, _: Outcome| {})
}
