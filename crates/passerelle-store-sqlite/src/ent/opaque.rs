//! Opaque identifiers: one per account and recipient, for ever.

use std::collections::HashSet;

use passerelle_model::OpaqueId;
use passerelle_store::Result;
use passerelle_store::ent::AccountId;
use sqlx::{SqliteConnection, SqliteExecutor, SqlitePool};

use super::accounts;
use crate::error::{Rules, failure};
use crate::json::to_text;

pub(super) async fn one(
    connection: impl SqliteExecutor<'_>,
    account: AccountId,
    recipient: &str,
) -> Result<Option<OpaqueId>> {
    let id: Option<String> =
        sqlx::query_scalar("SELECT id FROM opaque_ids WHERE recipient = $1 AND account = $2")
            .bind(recipient)
            .bind(account)
            .fetch_optional(connection)
            .await
            .map_err(failure)?;
    id.map(OpaqueId::new).transpose().map_err(failure)
}

pub(super) async fn several(
    pool: &SqlitePool,
    recipient: &str,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, OpaqueId)>> {
    let rows: Vec<(AccountId, String)> = sqlx::query_as(
        "SELECT account, id FROM opaque_ids
         WHERE recipient = $1 AND account IN (SELECT value FROM json_each($2)) ORDER BY account",
    )
    .bind(recipient)
    .bind(to_text(accounts)?)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(|(account, id)| Ok((account, OpaqueId::new(id).map_err(failure)?))).collect()
}

pub(super) async fn holder(pool: &SqlitePool, recipient: &str, id: &OpaqueId) -> Result<Option<AccountId>> {
    sqlx::query_scalar("SELECT account FROM opaque_ids WHERE id = $1 AND recipient = $2")
        .bind(id.as_str())
        .bind(recipient)
        .fetch_optional(pool)
        .await
        .map_err(failure)
}

/// Gives identifiers to the accounts that have none for this recipient.
pub(super) async fn fix(
    connection: &mut SqliteConnection,
    recipient: &str,
    ids: &[(AccountId, OpaqueId)],
) -> Result<()> {
    let of: HashSet<AccountId> = ids.iter().map(|(account, _)| *account).collect();
    accounts::must_exist(connection, &Vec::from_iter(of)).await?;
    sqlx::query(
        "INSERT INTO opaque_ids (recipient, account, id)
         SELECT $1, value->>0, value->>1 FROM json_each($2) WHERE TRUE
         ON CONFLICT (recipient, account) DO NOTHING",
    )
    .bind(recipient)
    .bind(to_text(ids)?)
    .execute(connection)
    .await
    .map_err(Rules { unique: "an opaque identifier serves one account", reference: "recipient" }.broken())?;
    Ok(())
}
