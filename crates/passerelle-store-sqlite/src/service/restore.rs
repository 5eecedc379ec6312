//! Restore points: what a base held, as compressed JSON.

use passerelle_model::Timestamp;
use passerelle_store::service::{BaseContent, BaseSlug, RestorePoint, RestorePointReason};
use passerelle_store::{AuditEvent, Result};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use super::{bases, content, links, users};
use crate::error::failure;
use crate::json::{from_word, pack, to_word, unpack};

/// A restore point as its row has it, without its content.
#[derive(FromRow)]
struct Row {
    n: i64,
    at: i64,
    made_by: String,
    reason: String,
}

impl Row {
    fn point(self) -> Result<RestorePoint> {
        Ok(RestorePoint {
            n: self.n,
            at: Timestamp::from_unix(self.at),
            by: self.made_by,
            reason: from_word(self.reason)?,
        })
    }
}

/// Keeps what the base holds now; gives the restore point's number.
pub(super) async fn make(
    connection: &mut SqliteConnection,
    base: i64,
    reason: RestorePointReason,
    event: &AuditEvent,
) -> Result<i64> {
    let content = pack(content::load(connection, base).await?).await?;
    sqlx::query_scalar(
        "INSERT INTO restore_points (base, at, made_by, reason, content) VALUES ($1, $2, $3, $4, $5)
         RETURNING n",
    )
    .bind(base)
    .bind(event.at.unix())
    .bind(&event.actor)
    .bind(to_word(reason)?)
    .bind(content)
    .fetch_one(connection)
    .await
    .map_err(failure)
}

/// Puts users, links and accounts back, row numbers included.
pub(super) async fn bring_back(
    connection: &mut SqliteConnection,
    base: i64,
    earlier: &BaseContent,
) -> Result<()> {
    users::remove_all(connection, base).await?;
    users::bring_back(connection, base, &earlier.users).await?;
    links::put(connection, base, &earlier.links).await?;
    content::purge_accounts(connection, base).await?;
    content::bring_back(connection, base, &earlier.accounts).await?;
    bases::set_partner_file(connection, base, earlier.partner_file.as_ref()).await
}

pub(super) async fn list(pool: &SqlitePool, slug: &BaseSlug) -> Result<Vec<RestorePoint>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT r.n, r.at, r.made_by, r.reason FROM restore_points r JOIN bases b ON b.id = r.base
         WHERE b.slug = $1 ORDER BY r.n DESC",
    )
    .bind(slug.as_str())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Row::point).collect()
}

pub(super) async fn one(
    pool: &SqlitePool,
    slug: &BaseSlug,
    n: i64,
) -> Result<Option<(RestorePoint, BaseContent)>> {
    let found: Option<(i64, String, String, Vec<u8>)> = sqlx::query_as(
        "SELECT r.at, r.made_by, r.reason, r.content FROM restore_points r JOIN bases b ON b.id = r.base
         WHERE b.slug = $1 AND r.n = $2",
    )
    .bind(slug.as_str())
    .bind(n)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    let Some((at, made_by, reason, packed)) = found else { return Ok(None) };
    Ok(Some((Row { n, at, made_by, reason }.point()?, unpack(packed).await?)))
}
