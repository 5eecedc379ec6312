//! Settings of the ENT.

use passerelle_store::Result;
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;

pub(super) async fn one(pool: &SqlitePool, name: &str) -> Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM settings WHERE name = $1")
        .bind(name)
        .fetch_optional(pool)
        .await
        .map_err(failure)
}

pub(super) async fn put(connection: &mut SqliteConnection, name: &str, value: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}
