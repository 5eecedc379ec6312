//! Sent files that wait.

use passerelle_model::Timestamp;
use passerelle_store::service::{BaseSlug, PendingImport};
use passerelle_store::{Result, StoreError};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::failure;

#[derive(FromRow)]
struct Row {
    n: i64,
    file_name: String,
    sealed: Vec<u8>,
    at: i64,
    sent_by: String,
    choices: String,
}

pub(super) async fn one(pool: &SqlitePool, slug: &BaseSlug, n: i64) -> Result<Option<PendingImport>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT p.n, p.file_name, p.sealed, p.at, p.sent_by, p.choices
         FROM pending_imports p JOIN bases b ON b.id = p.base WHERE b.slug = $1 AND p.n = $2",
    )
    .bind(slug.as_str())
    .bind(n)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    Ok(row.map(|row| PendingImport {
        n: row.n,
        file_name: row.file_name,
        sealed: row.sealed,
        at: Timestamp::from_unix(row.at),
        by: row.sent_by,
        choices: row.choices,
    }))
}

/// Keeps a sent file; gives its number when it is new.
pub(super) async fn put(
    connection: &mut SqliteConnection,
    base: i64,
    upload: &PendingImport,
) -> Result<Option<i64>> {
    if upload.n == 0 {
        add(connection, base, upload).await.map(Some)
    } else {
        replace(connection, base, upload).await
    }
}

async fn add(connection: &mut SqliteConnection, base: i64, upload: &PendingImport) -> Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO pending_imports (base, file_name, sealed, at, sent_by, choices)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING n",
    )
    .bind(base)
    .bind(&upload.file_name)
    .bind(&upload.sealed)
    .bind(upload.at.unix())
    .bind(&upload.by)
    .bind(&upload.choices)
    .fetch_one(connection)
    .await
    .map_err(failure)
}

async fn replace(
    connection: &mut SqliteConnection,
    base: i64,
    upload: &PendingImport,
) -> Result<Option<i64>> {
    let done = sqlx::query(
        "UPDATE pending_imports SET file_name = $3, sealed = $4, at = $5, sent_by = $6, choices = $7
         WHERE base = $1 AND n = $2",
    )
    .bind(base)
    .bind(upload.n)
    .bind(&upload.file_name)
    .bind(&upload.sealed)
    .bind(upload.at.unix())
    .bind(&upload.by)
    .bind(&upload.choices)
    .execute(connection)
    .await
    .map_err(failure)?;
    if done.rows_affected() == 0 { Err(StoreError::Missing { what: "sent file" }) } else { Ok(None) }
}

/// Erases a sent file; one that is gone already is no error.
pub(super) async fn remove(connection: &mut SqliteConnection, base: i64, n: i64) -> Result<()> {
    sqlx::query("DELETE FROM pending_imports WHERE base = $1 AND n = $2")
        .bind(base)
        .bind(n)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
