//! The settings and the own journal of hosting accounts.

use passerelle_store::service::{HOSTING_JOURNAL, HostingSettings};
use passerelle_store::{AuditEvent, JournalEntry, JournalPage, Result, Version};
use sqlx::{SqliteConnection, SqlitePool};

use crate::commit::{check, version};
use crate::error::{Rules, failure};
use crate::journal;
use crate::json::{from_text, to_text};

pub(super) async fn settings(pool: &SqlitePool, number: &str) -> Result<HostingSettings> {
    let row: Option<(String, i64)> =
        sqlx::query_as("SELECT settings, version FROM hosting_settings WHERE number = $1")
            .bind(number)
            .fetch_optional(pool)
            .await
            .map_err(failure)?;
    let Some((text, found)) = row else { return Ok(HostingSettings::default()) };
    Ok(HostingSettings { version: version(found)?, ..from_text(&text)? })
}

pub(super) async fn put(
    connection: &mut SqliteConnection,
    number: &str,
    settings: &HostingSettings,
    event: &AuditEvent,
) -> Result<Version> {
    let found: Option<i64> = sqlx::query_scalar("SELECT version FROM hosting_settings WHERE number = $1")
        .bind(number)
        .fetch_optional(&mut *connection)
        .await
        .map_err(failure)?;
    check(Some(settings.version), found.unwrap_or(0))?;
    let next: i64 = sqlx::query_scalar(
        "INSERT INTO hosting_settings (number, settings, version) VALUES ($1, $2, 1)
         ON CONFLICT (number) DO UPDATE SET settings = excluded.settings, version = version + 1
         RETURNING version",
    )
    .bind(number)
    .bind(to_text(settings)?)
    .fetch_one(&mut *connection)
    .await
    .map_err(Rules { unique: "an account has one set of settings", reference: "hosting account" }.broken())?;
    note(connection, number, event).await?;
    version(next)
}

pub(super) async fn note(connection: &mut SqliteConnection, number: &str, event: &AuditEvent) -> Result<()> {
    sqlx::query(
        "INSERT INTO hosting_journal (number, at, actor, action, details) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(number)
    .bind(event.at.unix())
    .bind(&event.actor)
    .bind(&event.action)
    .bind(to_text(&event.details)?)
    .execute(&mut *connection)
    .await
    .map_err(Rules { unique: "a line has its number", reference: "hosting account" }.broken())?;
    sqlx::query(
        "DELETE FROM hosting_journal WHERE number = $1 AND n <=
             (SELECT n FROM hosting_journal WHERE number = $1 ORDER BY n DESC LIMIT 1 OFFSET $2)",
    )
    .bind(number)
    .bind(HOSTING_JOURNAL)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

pub(super) async fn entries(pool: &SqlitePool, number: &str, page: JournalPage) -> Result<Vec<JournalEntry>> {
    let rows: Vec<journal::Row> = sqlx::query_as(
        "SELECT n, at, actor, action, details FROM hosting_journal
         WHERE number = $1 AND n < $2 ORDER BY n DESC LIMIT $3",
    )
    .bind(number)
    .bind(page.before.unwrap_or(i64::MAX))
    .bind(page.limit)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(journal::entry).collect()
}
