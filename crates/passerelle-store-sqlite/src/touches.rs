//! When sessions were last used, written a little later and many at once.
//!
//! A session that is used says so every minute: with a hundred thousand of them, a transaction for each would keep the
//! writing connection busy with nothing else. What waits here is already seen by every reader. A process that is
//! killed forgets at most the last second of it, which can only end a session earlier.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use passerelle_model::Timestamp;
use passerelle_store::{Result, Session, TokenDigest};
use sqlx::SqlitePool;

use crate::error::failure;
use crate::json::to_text;

/// How long a note waits for others.
const WAIT: Duration = Duration::from_secs(1);

/// When a session was used, and when it ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Touch {
    seen: Timestamp,
    expires: Timestamp,
}

impl Touch {
    /// The session, brought up to date.
    pub(crate) fn on(self, session: Session) -> Session {
        Session { seen: self.seen, expires: self.expires, ..session }
    }
}

/// Notes that wait to be written.
#[derive(Clone, Default)]
pub(crate) struct Touches(Arc<Mutex<HashMap<TokenDigest, Touch>>>);

impl Touches {
    /// Takes a note. The first one that waits sees to it that all are written.
    pub(crate) fn note(
        &self,
        writer: &SqlitePool,
        digest: &TokenDigest,
        seen: Timestamp,
        expires: Timestamp,
    ) {
        let mut waiting = self.waiting();
        let first = waiting.is_empty();
        waiting.insert(digest.clone(), Touch { seen, expires });
        drop(waiting);
        if first {
            let (touches, writer) = (self.clone(), writer.clone());
            tokio::spawn(async move { touches.write_all(&writer).await });
        }
    }

    /// What a row read afterwards does not say yet. Ask before reading: a note leaves only once it is written.
    pub(crate) fn of(&self, digest: &TokenDigest) -> Option<Touch> {
        self.waiting().get(digest).copied()
    }

    /// Writes what waits now, for whoever asks the tables which sessions have ended.
    pub(crate) async fn flush(&self, writer: &SqlitePool) -> Result<()> {
        if self.waiting().is_empty() {
            return Ok(());
        }
        // Taken first: what is read of the notes from here on is written in the order of the connection.
        let mut connection = writer.acquire().await.map_err(failure)?;
        let written: Vec<(TokenDigest, Touch)> =
            self.waiting().iter().map(|(digest, touch)| (digest.clone(), *touch)).collect();
        let rows: Vec<_> = written
            .iter()
            .map(|(digest, touch)| (digest.as_hex(), touch.seen.unix(), touch.expires.unix()))
            .collect();
        sqlx::query(
            "UPDATE sessions SET seen = t.value->>1, expires = t.value->>2
             FROM json_each($1) t WHERE digest = t.value->>0",
        )
        .bind(to_text(&rows)?)
        .execute(&mut *connection)
        .await
        .map_err(failure)?;
        let mut waiting = self.waiting();
        for (digest, touch) in written {
            // One that came in the meantime waits for the next time.
            if waiting.get(&digest) == Some(&touch) {
                waiting.remove(&digest);
            }
        }
        Ok(())
    }

    /// Until nothing waits. While the database cannot be written, notes stay and are seen.
    async fn write_all(&self, writer: &SqlitePool) {
        loop {
            tokio::time::sleep(WAIT).await;
            let written = self.flush(writer).await;
            if writer.is_closed() || (written.is_ok() && self.waiting().is_empty()) {
                return;
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<TokenDigest, Touch>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
