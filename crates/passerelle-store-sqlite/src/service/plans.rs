//! What the console prepares for a base.

use passerelle_model::Timestamp;
use passerelle_store::Result;
use passerelle_store::service::{BaseSlug, Plans, Scheduled};
use serde::Serialize;
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::{from_text, from_word, to_text};

#[derive(FromRow)]
struct Row {
    address: String,
    scheduled: Option<String>,
    draft: Option<String>,
    installation: Option<String>,
    installed: Option<String>,
    tested: Option<String>,
}

pub(super) async fn of(pool: &SqlitePool, slug: &BaseSlug) -> Result<Plans> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT b.address, p.scheduled, p.draft, p.installation, p.installed, p.tested
         FROM bases b LEFT JOIN plans p ON p.base = b.id WHERE b.slug = $1",
    )
    .bind(slug.as_str())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    let row = row.ok_or(passerelle_store::StoreError::Missing { what: "base" })?;
    Ok(Plans {
        address: from_word(row.address)?,
        scheduled: row.scheduled.as_deref().map(from_text).transpose()?,
        draft: row.draft.as_deref().map(from_text).transpose()?,
        installation: row.installation.as_deref().map(from_text).transpose()?,
        installed: row.installed.as_deref().map(from_text).transpose()?,
        tested: row.tested.as_deref().map(from_text).transpose()?,
    })
}

pub(super) async fn due(pool: &SqlitePool, now: Timestamp) -> Result<Vec<BaseSlug>> {
    let slugs: Vec<String> = sqlx::query_scalar(
        "SELECT b.slug FROM plans p JOIN bases b ON b.id = p.base WHERE p.due <= $1 ORDER BY p.due",
    )
    .bind(now.unix())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    slugs.into_iter().map(from_word).collect()
}

pub(super) async fn schedule(
    connection: &mut SqliteConnection,
    base: i64,
    scheduled: Option<&Scheduled>,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO plans (base, due, scheduled) VALUES ($1, $2, $3)
         ON CONFLICT (base) DO UPDATE SET due = excluded.due, scheduled = excluded.scheduled",
    )
    .bind(base)
    .bind(scheduled.map(|scheduled| scheduled.at.unix()))
    .bind(scheduled.map(to_text).transpose()?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

/// A column of JSON, by the statement that sets it.
#[derive(Clone, Copy)]
pub(super) enum Column {
    Draft,
    Installation,
    Installed,
    Tested,
}

pub(super) async fn set<T: Serialize>(
    connection: &mut SqliteConnection,
    base: i64,
    column: Column,
    value: Option<&T>,
) -> Result<()> {
    macro_rules! upsert {
        ($column:literal) => {
            concat!(
                "INSERT INTO plans (base, ",
                $column,
                ") VALUES ($1, $2) ON CONFLICT (base) DO UPDATE SET ",
                $column,
                " = excluded.",
                $column
            )
        };
    }
    let statement = match column {
        Column::Draft => upsert!("draft"),
        Column::Installation => upsert!("installation"),
        Column::Installed => upsert!("installed"),
        Column::Tested => upsert!("tested"),
    };
    let text = value.map(to_text).transpose()?;
    sqlx::query(statement).bind(base).bind(text).execute(connection).await.map_err(failure)?;
    Ok(())
}
