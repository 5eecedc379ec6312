//! Sign-on sessions and what was granted in them.

use passerelle_model::Timestamp;
use passerelle_store::ent::{Grant, ProxyGranting, ReleaseRecord};
use passerelle_store::{Realm, Result, StoreError, TokenDigest};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::database::Database;
use crate::error::failure;
use crate::json::{from_text, to_text};

/// Ends a sign-on session with all that hangs on it.
pub(super) async fn end(connection: &mut SqliteConnection, session: &TokenDigest) -> Result<Vec<Grant>> {
    end_all(connection, &[session.as_hex().to_owned()]).await
}

/// Ends every sign-on session of an owner.
pub(super) async fn end_owned(connection: &mut SqliteConnection, owner: &str) -> Result<Vec<Grant>> {
    let sessions: Vec<String> =
        sqlx::query_scalar("SELECT digest FROM sessions WHERE realm = $1 AND owner = $2")
            .bind(Realm::SignOn.code())
            .bind(owner)
            .fetch_all(&mut *connection)
            .await
            .map_err(failure)?;
    end_all(connection, &sessions).await
}

/// Ends sign-on sessions that have expired.
pub(super) async fn end_expired(
    connection: &mut SqliteConnection,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<Grant>> {
    let sessions: Vec<String> =
        sqlx::query_scalar("SELECT digest FROM sessions WHERE expires <= $2 AND realm = $1 LIMIT $3")
            .bind(Realm::SignOn.code())
            .bind(now.unix())
            .bind(limit)
            .fetch_all(&mut *connection)
            .await
            .map_err(failure)?;
    end_all(connection, &sessions).await
}

/// Ends sign-on sessions and the portal sessions tied to them; gives their grants, which go with them.
async fn end_all(connection: &mut SqliteConnection, sessions: &[String]) -> Result<Vec<Grant>> {
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = to_text(sessions)?;
    let grants: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT ticket, service, recipient FROM grants
         WHERE session IN (SELECT value FROM json_each($1)) ORDER BY n",
    )
    .bind(&sessions)
    .fetch_all(&mut *connection)
    .await
    .map_err(failure)?;
    sqlx::query(
        "DELETE FROM sessions
         WHERE (digest IN (SELECT value FROM json_each($1)) AND realm = $2)
            OR (tie IN (SELECT value FROM json_each($1)) AND realm = $3)",
    )
    .bind(&sessions)
    .bind(Realm::SignOn.code())
    .bind(Realm::Portal.code())
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(grants.into_iter().map(|(ticket, service, recipient)| Grant { ticket, service, recipient }).collect())
}

pub(super) async fn keep_proxy_granting(pool: &SqlitePool, granting: &ProxyGranting) -> Result<()> {
    let done = sqlx::query(
        "INSERT INTO proxy_granting (digest, session, account, recipient, chain)
         SELECT $3, digest, $4, $5, $6 FROM sessions WHERE digest = $1 AND realm = $2",
    )
    .bind(granting.session.as_hex())
    .bind(Realm::SignOn.code())
    .bind(granting.digest.as_hex())
    .bind(granting.account)
    .bind(&granting.recipient)
    .bind(to_text(&granting.chain)?)
    .execute(pool)
    .await
    .map_err(failure)?;
    if done.rows_affected() == 0 { Err(over()) } else { Ok(()) }
}

pub(super) async fn proxy_granting(
    database: &Database,
    digest: &TokenDigest,
    now: Timestamp,
) -> Result<Option<ProxyGranting>> {
    database.flush().await?;
    let row: Option<(String, i64, String, String)> = sqlx::query_as(
        "SELECT p.session, p.account, p.recipient, p.chain
         FROM proxy_granting p JOIN sessions s ON s.digest = p.session
         WHERE p.digest = $1 AND s.expires > $2",
    )
    .bind(digest.as_hex())
    .bind(now.unix())
    .fetch_optional(database.readers())
    .await
    .map_err(failure)?;
    row.map(|(session, account, recipient, chain)| {
        Ok(ProxyGranting {
            digest: digest.clone(),
            session: TokenDigest::from_hex(session),
            account,
            recipient,
            chain: from_text(&chain)?,
        })
    })
    .transpose()
}

#[derive(FromRow)]
struct Release {
    recipient: String,
    attributes: String,
    first: i64,
    last: i64,
    times: i64,
}

pub(super) async fn releases(pool: &SqlitePool, account: i64) -> Result<Vec<ReleaseRecord>> {
    let rows: Vec<Release> = sqlx::query_as(
        "SELECT recipient, attributes, first, last, times FROM releases
         WHERE account = $1 ORDER BY last DESC, recipient",
    )
    .bind(account)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter()
        .map(|row| {
            Ok(ReleaseRecord {
                recipient: row.recipient,
                attributes: from_text(&row.attributes)?,
                first: Timestamp::from_unix(row.first),
                last: Timestamp::from_unix(row.last),
                times: u64::try_from(row.times).map_err(failure)?,
            })
        })
        .collect()
}

pub(super) fn over() -> StoreError {
    StoreError::Missing { what: "sign-on session" }
}
