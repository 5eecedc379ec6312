//! Publication at a given time. Whoever comes first does what is due: the timer, or somebody who opens the console. A
//! commit on the version that was read makes it happen once, on however many nodes.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use passerelle_model::Timestamp;
use passerelle_store::service::{Base, BaseSlug, Plans, ServiceStore};
use passerelle_store::{Commit, Realm, StoreError};
use passerelle_web::Clock;
use tokio::time::MissedTickBehavior;

use super::console::{ConsoleError, may_be_published, save_all};
use crate::ServiceState;
use crate::rules::publication;
use crate::rules::schedule::{self, BadTime};

/// How often the timer looks.
const EVERY: Duration = Duration::from_secs(2);

/// « Arrêter à une heure donnée ».
pub async fn plan_stop(
    state: &ServiceState,
    base: &Base,
    at: Timestamp,
    again: Option<Timestamp>,
    actor: &str,
) -> Result<Result<(), BadTime>, ConsoleError> {
    publication::can_become(base, false)?;
    match schedule::stop(at, again, state.clock.now(), actor) {
        Ok((change, event)) => Ok(Ok(save_all(state, base, vec![change], event).await?)),
        Err(bad) => Ok(Err(bad)),
    }
}

/// « Publier à une heure donnée ».
pub async fn plan_publication(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    at: Timestamp,
    actor: &str,
) -> Result<(), ConsoleError> {
    may_be_published(base, plans)?;
    publication::can_become(base, true)?;
    let (change, event) = schedule::publish(at, state.clock.now(), actor);
    save_all(state, base, vec![change], event).await
}

/// « Annuler ce qui est prévu ».
pub async fn cancel(
    state: &ServiceState,
    base: &Base,
    plans: &Plans,
    actor: &str,
) -> Result<(), ConsoleError> {
    match schedule::cancel(plans, state.clock.now(), actor) {
        Some((change, event)) => save_all(state, base, vec![change], event).await,
        None => Ok(()),
    }
}

/// Does what is due in every base; tells in how many. A base where it cannot be done keeps none of the others waiting: it
/// is looked at again the next time.
pub async fn run_due(store: &dyn ServiceStore, now: Timestamp) -> Result<usize, StoreError> {
    let mut done = 0;
    for slug in store.due(now).await? {
        match settle(store, &slug, now).await {
            Ok(settled) => done += usize::from(settled),
            Err(error) => tracing::error!(base = %slug, %error, "what is due in a base could not be done"),
        }
    }
    Ok(done)
}

/// Does what is due in one base. Whoever was faster has done it.
pub async fn settle(store: &dyn ServiceStore, slug: &BaseSlug, now: Timestamp) -> Result<bool, StoreError> {
    let Some(base) = store.base(slug).await? else { return Ok(false) };
    let plans = store.plans(slug).await?;
    if plans.scheduled.as_ref().is_none_or(|scheduled| scheduled.at > now) {
        return Ok(false);
    }
    let connected = store.count_sessions(Realm::Spaces, &slug.owners(), now).await?;
    let Some((changes, event)) = schedule::due(&base, &plans, connected, now) else { return Ok(false) };
    match store.commit(slug, Commit { changes, event, expected: Some(base.version) }).await {
        Ok(_) => Ok(true),
        Err(StoreError::Stale) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Looks every two seconds, from the start on: what came due while the server was off is done first. Never ends.
pub async fn watch(store: Arc<dyn ServiceStore>, clock: Arc<dyn Clock>) -> Infallible {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match run_due(store.as_ref(), clock.now()).await {
            Ok(0) => {}
            Ok(bases) => tracing::info!(bases, "bases were published or stopped at their time"),
            Err(error) => tracing::error!(%error, "what is due could not be done"),
        }
    }
}
