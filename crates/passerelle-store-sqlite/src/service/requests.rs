//! Requests of people who are not linked yet.

use passerelle_model::{OpaqueId, Provider, Timestamp};
use passerelle_store::service::{BaseSlug, LinkRequest, MOST_REQUESTS};
use passerelle_store::{Result, StoreError};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::{from_text, from_word, to_text, to_word};

#[derive(FromRow)]
struct Row {
    n: i64,
    number: String,
    provider: String,
    identifier: String,
    space: String,
    obstacle: Option<String>,
    named: String,
    family_name: String,
    given_name: String,
    child: String,
    class: String,
    first: i64,
    last: i64,
}

impl Row {
    fn request(self) -> Result<LinkRequest> {
        Ok(LinkRequest {
            n: self.n,
            number: self.number,
            provider: from_word(self.provider)?,
            identifier: OpaqueId::new(self.identifier).map_err(failure)?,
            space: from_word(self.space)?,
            obstacle: self.obstacle.map(from_word).transpose()?,
            named: from_text(&self.named)?,
            family_name: self.family_name,
            given_name: self.given_name,
            child: self.child,
            class: self.class,
            first: Timestamp::from_unix(self.first),
            last: Timestamp::from_unix(self.last),
        })
    }
}

pub(super) async fn all(pool: &SqlitePool, slug: &BaseSlug) -> Result<Vec<LinkRequest>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT r.* FROM requests r JOIN bases b ON b.id = r.base WHERE b.slug = $1 ORDER BY r.first, r.n",
    )
    .bind(slug.as_str())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Row::request).collect()
}

pub(super) async fn of_identifier(
    pool: &SqlitePool,
    slug: &BaseSlug,
    provider: Provider,
    identifier: &OpaqueId,
) -> Result<Option<LinkRequest>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT r.* FROM requests r JOIN bases b ON b.id = r.base
         WHERE b.slug = $1 AND r.provider = $2 AND r.identifier = $3",
    )
    .bind(slug.as_str())
    .bind(provider.code())
    .bind(identifier.as_str())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(Row::request).transpose()
}

/// Keeps a request; one of the same identifier keeps its number and its first date.
pub(super) async fn put(
    connection: &mut SqliteConnection,
    base: i64,
    request: &LinkRequest,
) -> Result<LinkRequest> {
    let others: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM requests WHERE base = $1 AND NOT (provider = $2 AND identifier = $3)",
    )
    .bind(base)
    .bind(request.provider.code())
    .bind(request.identifier.as_str())
    .fetch_one(&mut *connection)
    .await
    .map_err(failure)?;
    if usize::try_from(others).map_err(failure)? >= MOST_REQUESTS {
        return Err(StoreError::Refused { rule: "a base holds so many requests" });
    }
    let row: Row = sqlx::query_as(
        "INSERT INTO requests (base, number, provider, identifier, space, family_name, given_name, child, class,
                               first, last, obstacle, named)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (base, provider, identifier) DO UPDATE SET
             space = excluded.space, family_name = excluded.family_name, given_name = excluded.given_name,
             child = excluded.child, class = excluded.class, last = excluded.last,
             obstacle = excluded.obstacle, named = excluded.named
         RETURNING *",
    )
    .bind(base)
    .bind(&request.number)
    .bind(request.provider.code())
    .bind(request.identifier.as_str())
    .bind(to_word(request.space)?)
    .bind(&request.family_name)
    .bind(&request.given_name)
    .bind(&request.child)
    .bind(&request.class)
    .bind(request.first.unix())
    .bind(request.last.unix())
    .bind(request.obstacle.map(to_word).transpose()?)
    .bind(to_text(&request.named)?)
    .fetch_one(connection)
    .await
    .map_err(failure)?;
    row.request()
}

pub(super) async fn remove(connection: &mut SqliteConnection, base: i64, n: i64) -> Result<()> {
    sqlx::query("DELETE FROM requests WHERE base = $1 AND n = $2")
        .bind(base)
        .bind(n)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}
