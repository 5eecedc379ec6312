//! Sign-on sessions and what was granted in them.

use passerelle_store::ent::Grant;
use passerelle_store::{Realm, Result, StoreError, TokenDigest};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;

pub(super) async fn record_grant(pool: &SqlitePool, session: &TokenDigest, grant: &Grant) -> Result<()> {
    let done = sqlx::query(
        "INSERT INTO grants (session, ticket, service, recipient)
         SELECT digest, $3, $4, $5 FROM sessions WHERE digest = $1 AND realm = $2",
    )
    .bind(session.as_hex())
    .bind(Realm::SignOn.code())
    .bind(&grant.ticket)
    .bind(&grant.service)
    .bind(&grant.recipient)
    .execute(pool)
    .await
    .map_err(failure)?;
    if done.rows_affected() == 0 { Err(StoreError::Missing { what: "sign-on session" }) } else { Ok(()) }
}

/// Ends a sign-on session and the portal sessions tied to it; gives its grants, which go with it.
pub(super) async fn end(connection: &mut SqliteConnection, session: &TokenDigest) -> Result<Vec<Grant>> {
    let grants: Vec<(String, String, String)> =
        sqlx::query_as("SELECT ticket, service, recipient FROM grants WHERE session = $1 ORDER BY n")
            .bind(session.as_hex())
            .fetch_all(&mut *connection)
            .await
            .map_err(failure)?;
    sqlx::query("DELETE FROM sessions WHERE (digest = $1 AND realm = $2) OR (tie = $1 AND realm = $3)")
        .bind(session.as_hex())
        .bind(Realm::SignOn.code())
        .bind(Realm::Portal.code())
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(grants.into_iter().map(|(ticket, service, recipient)| Grant { ticket, service, recipient }).collect())
}
