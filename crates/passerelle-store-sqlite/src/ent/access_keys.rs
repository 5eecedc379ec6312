//! Keys of programs that fetch exports.

use passerelle_model::Timestamp;
use passerelle_store::ent::AccessKey;
use passerelle_store::{Result, TokenDigest};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_text, to_text};

#[derive(FromRow)]
struct Row {
    digest: String,
    name: String,
    recipient: String,
    schools: String,
    created: i64,
    used: Option<i64>,
}

impl Row {
    fn key(self) -> Result<AccessKey> {
        Ok(AccessKey {
            digest: TokenDigest::from_hex(self.digest),
            name: self.name,
            recipient: self.recipient,
            schools: from_text(&self.schools)?,
            created: Timestamp::from_unix(self.created),
            used: self.used.map(Timestamp::from_unix),
        })
    }
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<AccessKey>> {
    let rows: Vec<Row> = sqlx::query_as("SELECT * FROM access_keys ORDER BY name, digest")
        .fetch_all(pool)
        .await
        .map_err(failure)?;
    rows.into_iter().map(Row::key).collect()
}

/// The key of a digest; it was used now.
pub(super) async fn used(
    pool: &SqlitePool,
    digest: &TokenDigest,
    now: Timestamp,
) -> Result<Option<AccessKey>> {
    let row: Option<Row> = sqlx::query_as("UPDATE access_keys SET used = $2 WHERE digest = $1 RETURNING *")
        .bind(digest.as_hex())
        .bind(now.unix())
        .fetch_optional(pool)
        .await
        .map_err(failure)?;
    row.map(Row::key).transpose()
}

pub(super) async fn put(connection: &mut SqliteConnection, key: &AccessKey) -> Result<()> {
    sqlx::query(
        "INSERT INTO access_keys (digest, name, recipient, schools, created, used)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (digest) DO UPDATE SET
             name = excluded.name, recipient = excluded.recipient, schools = excluded.schools",
    )
    .bind(key.digest.as_hex())
    .bind(&key.name)
    .bind(&key.recipient)
    .bind(to_text(&key.schools)?)
    .bind(key.created.unix())
    .bind(key.used.map(Timestamp::unix))
    .execute(connection)
    .await
    .map_err(Rules { unique: "a key is kept once", reference: "recipient" }.broken())?;
    Ok(())
}

pub(super) async fn remove(connection: &mut SqliteConnection, digest: &TokenDigest) -> Result<()> {
    sqlx::query("DELETE FROM access_keys WHERE digest = $1")
        .bind(digest.as_hex())
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
