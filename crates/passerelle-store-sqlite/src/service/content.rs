//! What a base holds of people, and the accounts of the ENT's last file.

use passerelle_model::PartnerAccount;
use passerelle_store::Result;
use passerelle_store::service::{AccountRow, BaseContent, BaseSlug, PartnerFileFacts};
use sqlx::{SqliteConnection, SqlitePool};

use super::{links, users};
use crate::error::failure;
use crate::json::{from_text, to_text};

/// All of a base; the caller's transaction makes it of one moment.
pub(super) async fn load(connection: &mut SqliteConnection, base: i64) -> Result<BaseContent> {
    Ok(BaseContent {
        users: users::all(connection, base).await?,
        links: links::all(connection, base).await?,
        accounts: accounts(connection, base).await?,
        partner_file: partner_file(connection, base).await?,
    })
}

async fn accounts(connection: &mut SqliteConnection, base: i64) -> Result<Vec<AccountRow>> {
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT n, account FROM partner_accounts WHERE base = $1 ORDER BY n")
            .bind(base)
            .fetch_all(connection)
            .await
            .map_err(failure)?;
    rows.into_iter().map(account_row).collect()
}

fn account_row((n, account): (i64, String)) -> Result<AccountRow> {
    Ok(AccountRow { n, account: from_text(&account)? })
}

async fn partner_file(connection: &mut SqliteConnection, base: i64) -> Result<Option<PartnerFileFacts>> {
    let text: Option<String> = sqlx::query_scalar("SELECT partner_file FROM bases WHERE id = $1")
        .bind(base)
        .fetch_one(connection)
        .await
        .map_err(failure)?;
    text.as_deref().map(from_text).transpose()
}

pub(super) async fn account(pool: &SqlitePool, slug: &BaseSlug, n: i64) -> Result<Option<AccountRow>> {
    let row: Option<(i64, String)> = sqlx::query_as(
        "SELECT p.n, p.account FROM partner_accounts p JOIN bases b ON b.id = p.base
         WHERE b.slug = $1 AND p.n = $2",
    )
    .bind(slug.as_str())
    .bind(n)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(account_row).transpose()
}

pub(super) async fn purge_accounts(connection: &mut SqliteConnection, base: i64) -> Result<()> {
    sqlx::query("DELETE FROM partner_accounts WHERE base = $1")
        .bind(base)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}

/// Adds accounts under new numbers.
pub(super) async fn add_accounts(
    connection: &mut SqliteConnection,
    base: i64,
    accounts: Vec<PartnerAccount>,
) -> Result<()> {
    let first: i64 = sqlx::query_scalar("SELECT next_account FROM bases WHERE id = $1")
        .bind(base)
        .fetch_one(&mut *connection)
        .await
        .map_err(failure)?;
    let rows: Vec<AccountRow> =
        (first..).zip(accounts).map(|(n, account)| AccountRow { n, account }).collect();
    bring_back(connection, base, &rows).await
}

/// Adds accounts under the numbers that they have.
pub(super) async fn bring_back(
    connection: &mut SqliteConnection,
    base: i64,
    accounts: &[AccountRow],
) -> Result<()> {
    sqlx::query(
        "INSERT INTO partner_accounts (base, n, account)
         SELECT $1, value->>'n', value->'account' FROM json_each($2)",
    )
    .bind(base)
    .bind(to_text(accounts)?)
    .execute(&mut *connection)
    .await
    .map_err(failure)?;
    let last = accounts.iter().map(|row| row.n).max().unwrap_or(0);
    sqlx::query("UPDATE bases SET next_account = max(next_account, $2) WHERE id = $1")
        .bind(base)
        .bind(last.saturating_add(1))
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
