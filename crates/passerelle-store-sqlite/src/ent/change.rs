//! One write of the ENT side.

use passerelle_store::ent::EntChange;
use passerelle_store::{AuditEvent, Commit, Receipt, Result};
use sqlx::SqliteConnection;

use super::{access_keys, accounts, feeding, opaque, recipients, schools, settings};
use crate::error::failure;
use crate::json::to_text;

/// Applies a commit inside the caller's transaction.
pub(super) async fn commit(connection: &mut SqliteConnection, commit: Commit<EntChange>) -> Result<Receipt> {
    let found: i64 = sqlx::query_scalar("SELECT version FROM counters")
        .fetch_one(&mut *connection)
        .await
        .map_err(failure)?;
    crate::commit::check(commit.expected, found)?;
    let counts = !commit.changes.is_empty();
    let mut created = 0;
    for change in commit.changes {
        created = apply(connection, change).await?.unwrap_or(created);
    }
    let entry = note(connection, &commit.event).await?;
    let version = if counts { count_write(connection).await? } else { found };
    Ok(Receipt { version: crate::commit::version(version)?, entry, created })
}

/// Counts one more write; gives the version after it.
async fn count_write(connection: &mut SqliteConnection) -> Result<i64> {
    sqlx::query_scalar("UPDATE counters SET version = version + 1 RETURNING version")
        .fetch_one(connection)
        .await
        .map_err(failure)
}

/// Applies a change; gives the row of the account that it created last.
async fn apply(connection: &mut SqliteConnection, change: EntChange) -> Result<Option<i64>> {
    match change {
        EntChange::PutEstablishment(school) => schools::put(connection, &school).await?,
        EntChange::PutAccounts(given) => return accounts::put(connection, given).await,
        EntChange::ReplaceAccount(before, after) => accounts::replace(connection, &before, *after).await?,
        EntChange::PutRecipient(recipient) => recipients::put(connection, &recipient).await?,
        EntChange::FixOpaqueIds(recipient, ids) => opaque::fix(connection, &recipient, &ids).await?,
        EntChange::PutServiceIdentifiers(recipient, ids) => {
            recipients::put_service_identifiers(connection, &recipient, &ids).await?;
        }
        EntChange::PutAccessKey(key) => access_keys::put(connection, &key).await?,
        EntChange::RemoveAccessKey(digest) => access_keys::remove(connection, &digest).await?,
        EntChange::KeepImport(import, scope, at, part) => {
            feeding::keep(connection, &import, &scope, at, part).await?;
        }
        EntChange::ForgetImport(import) => feeding::forget(connection, &import).await?,
        EntChange::PutSetting(name, value) => settings::put(connection, &name, &value).await?,
    }
    Ok(None)
}

/// Writes the journal's entry; gives its number.
async fn note(connection: &mut SqliteConnection, event: &AuditEvent) -> Result<i64> {
    sqlx::query_scalar("INSERT INTO journal (at, actor, action, details) VALUES ($1, $2, $3, $4) RETURNING n")
        .bind(event.at.unix())
        .bind(&event.actor)
        .bind(&event.action)
        .bind(to_text(&event.details)?)
        .fetch_one(connection)
        .await
        .map_err(failure)
}
