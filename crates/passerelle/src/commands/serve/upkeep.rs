//! What a server does when nobody asks for anything.

use std::sync::Arc;
use std::time::Duration;

use passerelle_service::ops::schedule;
use passerelle_store::SessionStore;
use passerelle_store::service::ServiceStore;
use passerelle_store_sqlite::OutsideWrites;
use passerelle_web::{Clock as _, SystemClock};
use tokio::time::{Interval, MissedTickBehavior};

/// How often sessions that have ended are forgotten.
const SWEEP: Duration = Duration::from_secs(600);
/// How often the server looks whether a command beside it has written.
const LOOK: Duration = Duration::from_secs(1);

/// Forgets sessions that have ended, at the start and then every ten minutes; never ends.
pub(super) async fn sweep(store: Arc<dyn SessionStore>) {
    let mut ticks = every(SWEEP);
    loop {
        ticks.tick().await;
        match store.purge_sessions(SystemClock.now()).await {
            Ok(0) => {}
            Ok(sessions) => tracing::info!(sessions, "sessions that had ended were forgotten"),
            Err(error) => tracing::error!(%error, "sessions that have ended could not be forgotten"),
        }
    }
}

/// Shows within a second what a command beside the server has written (an import, a new password); never ends.
pub(super) async fn follow(outside_writes: OutsideWrites, forget_all: impl Fn() + Send) {
    let mut ticks = every(LOOK);
    let mut seen = None;
    loop {
        ticks.tick().await;
        match outside_writes.mark().await {
            Ok(now) => look(now, &mut seen, &forget_all),
            Err(error) => tracing::error!(%error, "what others have written could not be looked at"),
        }
    }
}

/// Publishes and stops bases at their time; never ends.
pub(super) async fn keep_to_schedule(store: Arc<dyn ServiceStore>) {
    match schedule::watch(store, Arc::new(SystemClock)).await {}
}

/// Forgets what is held in memory when somebody else has written since the last look.
fn look(now: i64, seen: &mut Option<i64>, forget_all: impl Fn()) {
    if seen.replace(now) != Some(now) {
        forget_all();
    }
}

fn every(period: Duration) -> Interval {
    let mut ticks = tokio::time::interval(period);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use passerelle_model::Timestamp;
    use passerelle_store::ent::CachedEntStore;
    use passerelle_store::{Realm, Session, SessionStore, TokenDigest};
    use passerelle_store_sqlite::SqliteEntStore;

    #[tokio::test]
    async fn what_a_command_ends_does_not_live_on_in_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let open = || SqliteEntStore::open(folder.path().join("ent.sqlite"));
        let database = Arc::new(open().await.expect("opened"));
        let memory = CachedEntStore::new(database.clone());
        let command = open().await.expect("opened");
        let now = Timestamp::from_unix(1_788_436_920);
        let digest = TokenDigest::from_hex("0".repeat(64));
        let session = Session {
            digest: digest.clone(),
            realm: Realm::SignOn,
            owner: "7".to_owned(),
            subject: "{}".to_owned(),
            tie: None,
            created: now,
            seen: now,
            expires: now.plus(3600),
        };
        memory.open_session(&session).await.expect("opened");
        let mut seen = None;
        let mut look = async || {
            let now = database.outside_writes().mark().await.expect("looked");
            super::look(now, &mut seen, || memory.forget_all());
        };
        look().await;
        let is_open = async || memory.session(Realm::SignOn, &digest, now).await.expect("read").is_some();
        assert!(is_open().await);
        command.close_owned(Realm::SignOn, "7").await.expect("closed");
        assert!(is_open().await, "it is held in memory");
        look().await;
        assert!(!is_open().await, "it has ended");
    }
}
