//! Links of a base.

use passerelle_model::{LocalId, OpaqueId, Provider, Timestamp};
use passerelle_store::Result;
use passerelle_store::service::{BaseSlug, LinkRecord};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_word, to_text};

const RULES: Rules = Rules {
    unique: "an identifier serves one user of a population",
    reference: "user of a link, in its population",
};

/// A link as its row has it.
#[derive(FromRow)]
struct Row {
    local_id: String,
    population: String,
    provider: String,
    identifier: Option<String>,
    origin: String,
    rule: Option<String>,
    at: i64,
    made_by: String,
}

impl Row {
    fn link(self) -> Result<LinkRecord> {
        Ok(LinkRecord {
            local: LocalId::new(self.local_id).map_err(failure)?,
            population: from_word(self.population)?,
            provider: from_word(self.provider)?,
            identifier: self.identifier.map(OpaqueId::new).transpose().map_err(failure)?,
            origin: from_word(self.origin)?,
            rule: self.rule,
            at: Timestamp::from_unix(self.at),
            by: self.made_by,
        })
    }
}

/// Every link of a base, by user.
pub(super) async fn all(connection: &mut SqliteConnection, base: i64) -> Result<Vec<LinkRecord>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT local_id, population, provider, identifier, origin, rule, at, made_by
         FROM links WHERE base = $1 ORDER BY local_id, provider",
    )
    .bind(base)
    .fetch_all(connection)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Row::link).collect()
}

pub(super) async fn of_user(
    pool: &SqlitePool,
    slug: &BaseSlug,
    provider: Provider,
    n: i64,
) -> Result<Option<LinkRecord>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT l.local_id, l.population, l.provider, l.identifier, l.origin, l.rule, l.at, l.made_by
         FROM bases b
         JOIN users u ON u.base = b.id
         JOIN links l ON l.base = u.base AND l.local_id = u.local_id
         WHERE b.slug = $1 AND u.n = $2 AND l.provider = $3",
    )
    .bind(slug.as_str())
    .bind(n)
    .bind(provider.code())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(Row::link).transpose()
}

/// Creates links, or replaces those of the same user and provider. Earlier ones go first, so that two users may
/// exchange their identifiers in one write.
pub(super) async fn put(connection: &mut SqliteConnection, base: i64, links: &[LinkRecord]) -> Result<()> {
    let given = to_text(links)?;
    sqlx::query(
        "DELETE FROM links WHERE base = $1 AND (local_id, provider) IN
             (SELECT value->>'local', value->>'provider' FROM json_each($2))",
    )
    .bind(base)
    .bind(&given)
    .execute(&mut *connection)
    .await
    .map_err(failure)?;
    sqlx::query(
        "INSERT INTO links (base, local_id, provider, population, identifier, origin, rule, at, made_by)
         SELECT $1, value->>'local', value->>'provider', value->>'population', value->>'identifier',
                value->>'origin', value->>'rule', value->>'at', value->>'by'
         FROM json_each($2) WHERE TRUE
         ON CONFLICT (base, local_id, provider) DO UPDATE SET
             population = excluded.population, identifier = excluded.identifier, origin = excluded.origin,
             rule = excluded.rule, at = excluded.at, made_by = excluded.made_by",
    )
    .bind(base)
    .bind(given)
    .execute(connection)
    .await
    .map_err(RULES.broken())?;
    Ok(())
}

pub(super) async fn remove(
    connection: &mut SqliteConnection,
    base: i64,
    provider: Provider,
    users: &[LocalId],
) -> Result<()> {
    sqlx::query(
        "DELETE FROM links WHERE base = $1 AND provider = $2
             AND local_id IN (SELECT value FROM json_each($3))",
    )
    .bind(base)
    .bind(provider.code())
    .bind(to_text(users)?)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}
