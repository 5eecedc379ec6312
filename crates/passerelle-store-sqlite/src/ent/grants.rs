//! Redeemed tickets, noted together.
//!
//! A write costs the time of a full sync, however little it writes. Whoever redeems a ticket queues up; the first in
//! the queue takes the writing connection as soon as it is free and writes for all who have come by then. Nobody is
//! answered before the commit.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use passerelle_store::ent::{Grant, Told};
use passerelle_store::{Realm, Result, TokenDigest};
use sqlx::{SqliteConnection, SqlitePool};
use tokio::sync::oneshot;

use super::sign_on::over;
use crate::error::failure;
use crate::json::to_text;

/// Those who wait for their grant to be noted.
#[derive(Clone, Default)]
pub(crate) struct Grants(Arc<Mutex<Vec<Waiting>>>);

struct Waiting {
    note: Note,
    answer: oneshot::Sender<Result<()>>,
}

/// A grant of a session, and what was told by it.
struct Note {
    session: TokenDigest,
    grant: Grant,
    told: Told,
}

impl Grants {
    /// Notes a grant; refused when the session is over.
    pub(crate) async fn record(
        &self,
        writer: &SqlitePool,
        session: TokenDigest,
        grant: Grant,
        told: Told,
    ) -> Result<()> {
        let (answer, answered) = oneshot::channel();
        let first = {
            let mut queue = self.queue();
            queue.push(Waiting { note: Note { session, grant, told }, answer });
            queue.len() == 1
        };
        if first {
            // On its own: the first may go away, the others still wait.
            let (grants, writer) = (self.clone(), writer.clone());
            tokio::spawn(async move { grants.write_queue(&writer).await });
        }
        answered.await.map_err(failure)?
    }

    async fn write_queue(&self, writer: &SqlitePool) {
        let connection = writer.acquire().await;
        let queue = mem::take(&mut *self.queue());
        let mut connection = match connection {
            Ok(connection) => connection,
            Err(error) => {
                let error = Arc::new(error);
                return queue.into_iter().for_each(|waiting| waiting.answered(Err(failure(error.clone()))));
            }
        };
        let notes: Vec<&Note> = queue.iter().map(|waiting| &waiting.note).collect();
        match write(&mut connection, &notes).await {
            Ok(over_at) => {
                for (n, waiting) in queue.into_iter().enumerate() {
                    waiting.answered(if over_at.contains(&n) { Err(over()) } else { Ok(()) });
                }
            }
            // What one of them did wrong is not for the others to pay.
            Err(_) => {
                for waiting in queue {
                    let outcome = match write(&mut connection, &[&waiting.note]).await {
                        Ok(over_at) if over_at.is_empty() => Ok(()),
                        Ok(_) => Err(over()),
                        Err(error) => Err(error),
                    };
                    waiting.answered(outcome);
                }
            }
        }
    }

    fn queue(&self) -> MutexGuard<'_, Vec<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn answered(self, outcome: Result<()>) {
        // Whoever does not wait any more needs no answer.
        let _ = self.answer.send(outcome);
    }
}

/// Writes notes in one transaction; gives the places of those whose session is over, which are not written.
async fn write(connection: &mut SqliteConnection, notes: &[&Note]) -> Result<Vec<usize>> {
    let mut transaction =
        sqlx::Connection::begin_with(connection, "BEGIN IMMEDIATE").await.map_err(failure)?;
    let rows: Vec<_> = notes
        .iter()
        .map(|Note { session, grant, .. }| {
            (session.as_hex(), &grant.ticket, &grant.service, &grant.recipient)
        })
        .collect();
    let rows = to_text(&rows)?;
    let written = sqlx::query(
        "INSERT INTO grants (session, ticket, service, recipient)
         SELECT s.digest, g.value->>1, g.value->>2, g.value->>3
         FROM json_each($1) g CROSS JOIN sessions s ON s.digest = g.value->>0 AND s.realm = $2
         ORDER BY g.key",
    )
    .bind(&rows)
    .bind(Realm::SignOn.code())
    .execute(&mut *transaction)
    .await
    .map_err(failure)?
    .rows_affected();
    let over_at = if usize::try_from(written) == Ok(notes.len()) {
        Vec::new()
    } else {
        without_session(&mut transaction, &rows).await?
    };
    let told = notes.iter().enumerate().filter(|(n, _)| !over_at.contains(n)).map(|(_, note)| *note);
    note_releases(&mut transaction, told).await?;
    transaction.commit().await.map_err(failure)?;
    Ok(over_at)
}

/// The places of those whose session is over.
async fn without_session(connection: &mut SqliteConnection, rows: &str) -> Result<Vec<usize>> {
    let over: Vec<i64> = sqlx::query_scalar(
        "SELECT key FROM json_each($1)
         WHERE value->>0 NOT IN (SELECT digest FROM sessions WHERE digest = value->>0 AND realm = $2)",
    )
    .bind(rows)
    .bind(Realm::SignOn.code())
    .fetch_all(connection)
    .await
    .map_err(failure)?;
    over.into_iter().map(|key| usize::try_from(key).map_err(failure)).collect()
}

/// What recipients were told: of the same person by the same recipient, once for all.
async fn note_releases(connection: &mut SqliteConnection, notes: impl Iterator<Item = &Note>) -> Result<()> {
    let mut told: BTreeMap<_, (&[String], i64, i64, u64)> = BTreeMap::new();
    for Note { grant, told: Told { account, attributes, at }, .. } in notes {
        let at = at.unix();
        let (latest, first, last, times) =
            told.entry((*account, &grant.recipient)).or_insert((attributes, at, at, 0));
        (*latest, *first, *last, *times) = (attributes, at.min(*first), at.max(*last), *times + 1);
    }
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO releases (account, recipient, attributes, first, last, times)
         SELECT value->>'$[0][0]', value->>'$[0][1]', value->'$[1][0]',
                value->>'$[1][1]', value->>'$[1][2]', value->>'$[1][3]'
         FROM json_each($1) WHERE TRUE
         ON CONFLICT (account, recipient) DO UPDATE SET
             attributes = excluded.attributes, last = max(last, excluded.last), times = times + excluded.times",
    )
    .bind(to_text(&Vec::from_iter(told))?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}
