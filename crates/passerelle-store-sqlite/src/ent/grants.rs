//! Redeemed tickets, written many together.

use std::collections::{BTreeMap, HashSet};

use passerelle_store::ent::{AccountId, Redeemed, Told};
use passerelle_store::{Realm, Result};
use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::error::failure;
use crate::json::to_text;

/// Writes what was redeemed in sessions that are open; tells how many that were.
pub(super) async fn write(connection: &mut SqliteConnection, redeemed: &[Redeemed]) -> Result<usize> {
    let mut over = HashSet::new();
    for (n, some) in redeemed.chunks(ROWS).enumerate() {
        if insert(connection, some).await? < some.len() {
            let places = without_session(connection, some).await?;
            over.extend(places.into_iter().map(|place| n * ROWS + place));
        }
    }
    let noted = redeemed.iter().enumerate().filter(|(n, _)| !over.contains(n)).map(|(_, one)| one);
    note_releases(connection, noted).await?;
    Ok(redeemed.len() - over.len())
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
async fn insert(connection: &mut SqliteConnection, notes: &[Redeemed]) -> Result<usize> {
    let (missing, rows) = values(notes.len(), 4);
    // What is put together is question marks.
    let sql = AssertSqlSafe(format!(
        "INSERT INTO grants (session, ticket, service, recipient)
         SELECT s.digest, g.column2, g.column3, g.column4
         FROM {rows} g CROSS JOIN sessions s ON s.digest = g.column1 AND s.realm = ?"
    ));
    let mut query = sqlx::query(sql);
    for Redeemed { session, grant, .. } in notes {
        query = query.bind(session.as_hex()).bind(&grant.ticket).bind(&grant.service).bind(&grant.recipient);
    }
    for _ in 0..missing * 4 {
        query = query.bind(None::<&str>);
    }
    let done = query.bind(Realm::SignOn.code()).execute(connection).await.map_err(failure)?;
    usize::try_from(done.rows_affected()).map_err(failure)
}

/// The places of those whose session is over.
async fn without_session(connection: &mut SqliteConnection, notes: &[Redeemed]) -> Result<Vec<usize>> {
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

/// What recipients were told: of the same person by the same recipient, once for all. Whoever has left the directory in
/// the meantime is left out.
async fn note_releases<'a>(
    connection: &mut SqliteConnection,
    notes: impl Iterator<Item = &'a Redeemed>,
) -> Result<()> {
    let mut told: BTreeMap<(AccountId, &str), Release<'_>> = BTreeMap::new();
    for Redeemed { grant, told: Told { account, attributes, at }, .. } in notes {
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
         SELECT a.id, r.id, t.column3, t.column4, t.column5, t.column6
         FROM {rows} t CROSS JOIN accounts a ON a.id = t.column1 CROSS JOIN recipients r ON r.id = t.column2
         WHERE true
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
