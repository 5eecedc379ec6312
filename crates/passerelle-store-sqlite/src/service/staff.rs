//! Who runs a base: hosting accounts and the staff of the school's pages.

use passerelle_store::service::{BaseSlug, HostingAccount, StaffAccount};
use passerelle_store::{PasswordHash, Result};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::{from_word, to_word};

pub(super) async fn put_hosting_account(
    connection: &mut SqliteConnection,
    account: &HostingAccount,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO hosting_accounts (number, password, last_invoice) VALUES ($1, $2, $3)
         ON CONFLICT (number) DO UPDATE SET password = excluded.password, last_invoice = excluded.last_invoice",
    )
    .bind(&account.number)
    .bind(account.password.as_phc())
    .bind(account.last_invoice.as_phc())
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

pub(super) async fn hosting_account(pool: &SqlitePool, number: &str) -> Result<Option<HostingAccount>> {
    let found: Option<(String, String, String)> =
        sqlx::query_as("SELECT number, password, last_invoice FROM hosting_accounts WHERE number = $1")
            .bind(number)
            .fetch_optional(pool)
            .await
            .map_err(failure)?;
    Ok(found.map(|(number, password, last_invoice)| HostingAccount {
        number,
        password: PasswordHash::new(password),
        last_invoice: PasswordHash::new(last_invoice),
    }))
}

pub(super) async fn put(connection: &mut SqliteConnection, base: i64, account: &StaffAccount) -> Result<()> {
    sqlx::query(
        "INSERT INTO staff (base, login_key, login, password, role) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (base, login_key) DO UPDATE SET
             login = excluded.login, password = excluded.password, role = excluded.role",
    )
    .bind(base)
    .bind(account.login.to_lowercase())
    .bind(&account.login)
    .bind(account.password.as_phc())
    .bind(to_word(account.role)?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

/// The staff account of this login, without regard to case.
pub(super) async fn one(pool: &SqlitePool, slug: &BaseSlug, login: &str) -> Result<Option<StaffAccount>> {
    let found: Option<(String, String, String)> = sqlx::query_as(
        "SELECT s.login, s.password, s.role FROM staff s JOIN bases b ON b.id = s.base
         WHERE b.slug = $1 AND s.login_key = $2",
    )
    .bind(slug.as_str())
    .bind(login.to_lowercase())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    found
        .map(|(login, password, role)| {
            Ok(StaffAccount { login, password: PasswordHash::new(password), role: from_word(role)? })
        })
        .transpose()
}
