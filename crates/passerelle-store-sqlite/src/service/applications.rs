//! What stands behind the spaces, and the keys.

use passerelle_store::service::{Applications, BaseSlug, SigningKey, SpaceApplications};
use passerelle_store::{Result, StoreError};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::{from_text, to_text};

/// Of a base that was never told: nothing.
pub(super) async fn of_slug(pool: &SqlitePool, slug: &BaseSlug) -> Result<Applications> {
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT a.spaces, a.keys FROM applications a JOIN bases b ON b.id = a.base WHERE b.slug = $1",
    )
    .bind(slug.as_str())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    let Some((spaces, keys)) = row else { return Ok(Applications::default()) };
    Ok(Applications { spaces: from_text(&spaces)?, keys: from_text(&keys)? })
}

pub(super) async fn set_spaces(
    connection: &mut SqliteConnection,
    base: i64,
    spaces: &SpaceApplications,
) -> Result<()> {
    let statement = "INSERT INTO applications (base, spaces) SELECT id, $2 FROM bases
                     WHERE id = $1 AND slug = address
                     ON CONFLICT (base) DO UPDATE SET spaces = excluded.spaces";
    set(connection, statement, base, to_text(spaces)?).await
}

pub(super) async fn set_keys(
    connection: &mut SqliteConnection,
    base: i64,
    keys: &[SigningKey],
) -> Result<()> {
    let statement = "INSERT INTO applications (base, keys) SELECT id, $2 FROM bases
                     WHERE id = $1 AND slug = address
                     ON CONFLICT (base) DO UPDATE SET keys = excluded.keys";
    set(connection, statement, base, to_text(&keys)?).await
}

async fn set(
    connection: &mut SqliteConnection,
    statement: &'static str,
    base: i64,
    text: String,
) -> Result<()> {
    let done = sqlx::query(statement).bind(base).bind(text).execute(connection).await.map_err(failure)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Refused { rule: "applications and their keys belong to the address" });
    }
    Ok(())
}
