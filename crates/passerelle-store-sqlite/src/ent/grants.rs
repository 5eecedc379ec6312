//! Redeemed tickets, noted together.
//!
//! A write costs the time of a full sync, however little it writes. Whoever redeems a ticket queues up; the first in
//! the queue takes the writing connection as soon as it is free and writes for all who have come by then. Nobody is
//! answered before the commit.

use std::collections::{BTreeMap, HashSet};
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use passerelle_store::ent::{AccountId, Grant, Told};
use passerelle_store::{Realm, Result, TokenDigest};
use sqlx::{AssertSqlSafe, SqliteConnection, SqlitePool};
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
async fn write(connection: &mut SqliteConnection, notes: &[&Note]) -> Result<HashSet<usize>> {
    let mut transaction =
        sqlx::Connection::begin_with(connection, "BEGIN IMMEDIATE").await.map_err(failure)?;
    let mut over = HashSet::new();
    for (n, some) in notes.chunks(ROWS).enumerate() {
        if insert(&mut transaction, some).await? < some.len() {
            let places = without_session(&mut transaction, some).await?;
            over.extend(places.into_iter().map(|place| n * ROWS + place));
        }
    }
    let told = notes.iter().enumerate().filter(|(n, _)| !over.contains(n)).map(|(_, note)| *note);
    note_releases(&mut transaction, told).await?;
    transaction.commit().await.map_err(failure)?;
    Ok(over)
}

/// Rows of one statement, at most.
const ROWS: usize = 64;

/// `VALUES` for so many rows, and then some of nothing but NULL: few statements that are prepared once, for batches
/// of all sizes.
fn values(rows: usize, columns: usize) -> (usize, String) {
    let padded = rows.next_power_of_two();
    let row = format!("({})", vec!["?"; columns].join(", "));
    (padded - rows, format!("(VALUES {})", vec![row; padded].join(", ")))
}

/// Gives how many of them have a session, and are written.
async fn insert(connection: &mut SqliteConnection, notes: &[&Note]) -> Result<usize> {
    let (missing, rows) = values(notes.len(), 4);
    // What is put together is question marks.
    let sql = AssertSqlSafe(format!(
        "INSERT INTO grants (session, ticket, service, recipient)
         SELECT s.digest, g.column2, g.column3, g.column4
         FROM {rows} g CROSS JOIN sessions s ON s.digest = g.column1 AND s.realm = ?"
    ));
    let mut query = sqlx::query(sql);
    for Note { session, grant, .. } in notes {
        query = query.bind(session.as_hex()).bind(&grant.ticket).bind(&grant.service).bind(&grant.recipient);
    }
    for _ in 0..missing * 4 {
        query = query.bind(None::<&str>);
    }
    let done = query.bind(Realm::SignOn.code()).execute(connection).await.map_err(failure)?;
    usize::try_from(done.rows_affected()).map_err(failure)
}

/// The places of those whose session is over.
async fn without_session(connection: &mut SqliteConnection, notes: &[&Note]) -> Result<Vec<usize>> {
    let sessions: Vec<&str> = notes.iter().map(|note| note.session.as_hex()).collect();
    let over: Vec<i64> = sqlx::query_scalar(
        "SELECT key FROM json_each($1)
         WHERE value NOT IN (SELECT digest FROM sessions WHERE digest = value AND realm = $2)",
    )
    .bind(to_text(&sessions)?)
    .bind(Realm::SignOn.code())
    .fetch_all(connection)
    .await
    .map_err(failure)?;
    over.into_iter().map(|key| usize::try_from(key).map_err(failure)).collect()
}

/// What was told of somebody to a recipient: what at last, first when, last when, how often.
struct Release<'a> {
    attributes: &'a [String],
    first: i64,
    last: i64,
    times: i64,
}

/// What recipients were told: of the same person by the same recipient, once for all.
async fn note_releases(connection: &mut SqliteConnection, notes: impl Iterator<Item = &Note>) -> Result<()> {
    let mut told: BTreeMap<(AccountId, &str), Release<'_>> = BTreeMap::new();
    for Note { grant, told: Told { account, attributes, at }, .. } in notes {
        let at = at.unix();
        let release = told.entry((*account, &grant.recipient)).or_insert(Release {
            attributes,
            first: at,
            last: at,
            times: 0,
        });
        release.attributes = attributes;
        release.first = release.first.min(at);
        release.last = release.last.max(at);
        release.times += 1;
    }
    for some in Vec::from_iter(told).chunks(ROWS) {
        upsert(connection, some).await?;
    }
    Ok(())
}

async fn upsert(
    connection: &mut SqliteConnection,
    releases: &[((AccountId, &str), Release<'_>)],
) -> Result<()> {
    let (missing, rows) = values(releases.len(), 6);
    let sql = AssertSqlSafe(format!(
        "INSERT INTO releases (account, recipient, attributes, first, last, times)
         SELECT * FROM {rows} WHERE column1 IS NOT NULL
         ON CONFLICT (account, recipient) DO UPDATE SET
             attributes = excluded.attributes, last = max(last, excluded.last), times = times + excluded.times"
    ));
    let mut query = sqlx::query(sql);
    for ((account, recipient), Release { attributes, first, last, times }) in releases {
        query = query.bind(*account).bind(*recipient).bind(to_text(*attributes)?);
        query = query.bind(*first).bind(*last).bind(*times);
    }
    for _ in 0..missing * 6 {
        query = query.bind(None::<&str>);
    }
    query.execute(connection).await.map_err(failure)?;
    Ok(())
}
