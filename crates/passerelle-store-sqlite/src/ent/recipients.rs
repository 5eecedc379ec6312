//! Recipients and their own identifiers.

use passerelle_store::Result;
use passerelle_store::ent::{AccountId, Recipient};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_text, to_text};

#[derive(FromRow)]
struct Row {
    id: String,
    name: String,
    public_key: Option<String>,
    patterns: String,
    file_name: String,
    tile: Option<String>,
    settings: String,
}

impl Row {
    fn recipient(self) -> Result<Recipient> {
        Ok(Recipient {
            id: self.id,
            name: self.name,
            public_key: self.public_key,
            patterns: from_text(&self.patterns)?,
            file_name: self.file_name,
            tile: self.tile.as_deref().map(from_text).transpose()?,
            settings: from_text(&self.settings)?,
        })
    }
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<Recipient>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT * FROM recipients ORDER BY id").fetch_all(pool).await.map_err(failure)?;
    rows.into_iter().map(Row::recipient).collect()
}

pub(super) async fn one(pool: &SqlitePool, id: &str) -> Result<Option<Recipient>> {
    let row: Option<Row> = sqlx::query_as("SELECT * FROM recipients WHERE id = $1")
        .bind(id)
        .fetch_optional(pool)
        .await
        .map_err(failure)?;
    row.map(Row::recipient).transpose()
}

pub(super) async fn put(connection: &mut SqliteConnection, recipient: &Recipient) -> Result<()> {
    sqlx::query(
        "INSERT INTO recipients (id, name, public_key, patterns, file_name, tile, settings)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET
             name = excluded.name, public_key = excluded.public_key, patterns = excluded.patterns,
             file_name = excluded.file_name, tile = excluded.tile, settings = excluded.settings",
    )
    .bind(&recipient.id)
    .bind(&recipient.name)
    .bind(&recipient.public_key)
    .bind(to_text(&recipient.patterns)?)
    .bind(&recipient.file_name)
    .bind(recipient.tile.as_ref().map(to_text).transpose()?)
    .bind(to_text(&recipient.settings)?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

/// (Recipient's short name, its identifier of the account).
pub(super) async fn service_identifiers(
    pool: &SqlitePool,
    account: AccountId,
) -> Result<Vec<(String, String)>> {
    sqlx::query_as(
        "SELECT recipient, identifier FROM service_identifiers WHERE account = $1
         ORDER BY recipient, identifier",
    )
    .bind(account)
    .fetch_all(pool)
    .await
    .map_err(failure)
}

/// The recipient's identifiers of several accounts.
pub(super) async fn service_identifiers_of(
    pool: &SqlitePool,
    recipient: &str,
    accounts: &[AccountId],
) -> Result<Vec<(AccountId, String)>> {
    sqlx::query_as(
        "SELECT account, identifier FROM service_identifiers
         WHERE recipient = $1 AND account IN (SELECT value FROM json_each($2))
         ORDER BY account, identifier",
    )
    .bind(recipient)
    .bind(to_text(accounts)?)
    .fetch_all(pool)
    .await
    .map_err(failure)
}

/// Replaces the recipient's identifiers of the accounts given, which may have several.
pub(super) async fn put_service_identifiers(
    connection: &mut SqliteConnection,
    recipient: &str,
    ids: &[(AccountId, String)],
) -> Result<()> {
    let given = to_text(ids)?;
    sqlx::query(
        "DELETE FROM service_identifiers
         WHERE recipient = $1 AND account IN (SELECT value->>0 FROM json_each($2))",
    )
    .bind(recipient)
    .bind(&given)
    .execute(&mut *connection)
    .await
    .map_err(failure)?;
    sqlx::query(
        "INSERT INTO service_identifiers (recipient, account, identifier)
         SELECT $1, value->>0, value->>1 FROM json_each($2) WHERE TRUE
         ON CONFLICT (account, recipient, identifier) DO NOTHING",
    )
    .bind(recipient)
    .bind(given)
    .execute(connection)
    .await
    .map_err(Rules { unique: "an identifier is kept once", reference: "account or recipient" }.broken())?;
    Ok(())
}
