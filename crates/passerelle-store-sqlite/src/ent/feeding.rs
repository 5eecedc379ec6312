//! What feeding the accounts from a directory asks.

use passerelle_model::{Timestamp, Uai};
use passerelle_store::ent::{AccountId, AccountKey, FedMembership, ImportPart, KeptImport};
use passerelle_store::{Result, Version};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::{from_word, pack, to_text, unpack};

pub(super) async fn version(pool: &SqlitePool) -> Result<Version> {
    let found: i64 =
        sqlx::query_scalar("SELECT version FROM counters").fetch_one(pool).await.map_err(failure)?;
    crate::commit::version(found)
}

/// Of each beginning, the logins from it on that come before any that goes on with a letter.
pub(super) async fn logins_beginning(pool: &SqlitePool, beginnings: &[String]) -> Result<Vec<String>> {
    // In the order of characters, digits come before `:` and letters after.
    sqlx::query_scalar(
        "SELECT a.login_key FROM json_each($1) b
         JOIN accounts a ON a.login_key >= b.value AND a.login_key < b.value || ':'",
    )
    .bind(to_text(beginnings)?)
    .fetch_all(pool)
    .await
    .map_err(failure)
}

pub(super) async fn keys_of_sources(pool: &SqlitePool, sources: &[String]) -> Result<Vec<AccountKey>> {
    let rows: Vec<(AccountId, Option<String>)> =
        sqlx::query_as("SELECT id, source FROM accounts WHERE source IN (SELECT value FROM json_each($1))")
            .bind(to_text(sources)?)
            .fetch_all(pool)
            .await
            .map_err(failure)?;
    Ok(rows.into_iter().map(|(id, source)| AccountKey { id, source }).collect())
}

pub(super) async fn keys_of_accounts(pool: &SqlitePool, ids: &[AccountId]) -> Result<Vec<AccountKey>> {
    let rows: Vec<(AccountId, Option<String>)> = sqlx::query_as(
        "SELECT id, source FROM accounts
         WHERE id IN (SELECT value FROM json_each($1)) AND state <> 'supprime'",
    )
    .bind(to_text(ids)?)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    Ok(rows.into_iter().map(|(id, source)| AccountKey { id, source }).collect())
}

pub(super) async fn fed_into(pool: &SqlitePool, school: Uai) -> Result<Vec<FedMembership>> {
    let rows: Vec<(AccountId, String, String)> = sqlx::query_as(
        "SELECT a.id, a.source, m.population FROM memberships m JOIN accounts a ON a.id = m.account
         WHERE m.uai = $1 AND a.source IS NOT NULL AND a.state <> 'supprime'",
    )
    .bind(school.as_str())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    let each = |(account, source, population)| {
        Ok(FedMembership { account, source, population: from_word(population)? })
    };
    rows.into_iter().map(each).collect()
}

pub(super) async fn last_import(pool: &SqlitePool, scope: &str) -> Result<Option<KeptImport>> {
    let row: Option<(String, i64, i64, i64)> = sqlx::query_as(
        "SELECT import, min(at), sum(created), sum(changed) FROM import_parts
         WHERE scope = $1 GROUP BY import ORDER BY max(at) DESC LIMIT 1",
    )
    .bind(scope)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    let Some((import, at, created, changed)) = row else { return Ok(None) };
    Ok(Some(KeptImport {
        import,
        at: Timestamp::from_unix(at),
        created: u64::try_from(created).map_err(failure)?,
        changed: u64::try_from(changed).map_err(failure)?,
    }))
}

pub(super) async fn import_parts(pool: &SqlitePool, import: &str) -> Result<Vec<ImportPart>> {
    let rows: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT packed FROM import_parts WHERE import = $1 ORDER BY part")
            .bind(import)
            .fetch_all(pool)
            .await
            .map_err(failure)?;
    let mut parts = Vec::new();
    for packed in rows {
        parts.push(unpack(packed).await?);
    }
    Ok(parts)
}

/// Keeps a part; other imports of the scope can no longer be taken back.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    import: &str,
    scope: &str,
    at: Timestamp,
    part: ImportPart,
) -> Result<()> {
    sqlx::query("DELETE FROM import_parts WHERE scope = $1 AND import <> $2")
        .bind(scope)
        .bind(import)
        .execute(&mut *connection)
        .await
        .map_err(failure)?;
    let count = |n: usize| i64::try_from(n).map_err(failure);
    let (created, changed) = (count(part.created.len())?, count(part.former.len())?);
    sqlx::query(
        "INSERT INTO import_parts (import, part, scope, at, created, changed, packed)
         SELECT $1, ifnull(max(part) + 1, 0), $2, $3, $4, $5, $6 FROM import_parts WHERE import = $1",
    )
    .bind(import)
    .bind(scope)
    .bind(at.unix())
    .bind(created)
    .bind(changed)
    .bind(pack(part).await?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

pub(super) async fn forget(connection: &mut SqliteConnection, import: &str) -> Result<()> {
    sqlx::query("DELETE FROM import_parts WHERE import = $1")
        .bind(import)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
