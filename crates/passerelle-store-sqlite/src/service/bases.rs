//! Bases and their settings.

use passerelle_model::{Delegation, Timestamp, Uai};
use passerelle_store::service::{Base, BaseSlug, Exclusive, PartnerFileFacts, Publication};
use passerelle_store::{Result, StoreError};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_text, from_word, to_text};

/// A base as its row has it; the schools come as a JSON list.
#[derive(FromRow)]
pub(super) struct Row {
    id: i64,
    slug: String,
    hosting: String,
    schools: String,
    school_name: String,
    name: String,
    service_name: String,
    ent_name: String,
    published: bool,
    published_since: i64,
    delegation: String,
    exclusive: Option<String>,
    partner_file: Option<String>,
    version: i64,
}

macro_rules! select_base {
    ($condition:literal) => {
        concat!(
            "SELECT b.*, (SELECT json_group_array(s.uai ORDER BY s.position) FROM base_schools s
                          WHERE s.base = b.id) AS schools FROM bases b ",
            $condition
        )
    };
}

impl Row {
    pub(super) fn base(self) -> Result<Base> {
        Ok(Base {
            n: self.id,
            slug: from_word(self.slug)?,
            hosting: self.hosting,
            schools: from_text(&self.schools)?,
            school_name: self.school_name,
            name: self.name,
            service_name: self.service_name,
            ent_name: self.ent_name,
            publication: Publication {
                published: self.published,
                since: Timestamp::from_unix(self.published_since),
            },
            delegation: from_text(&self.delegation)?,
            exclusive: self.exclusive.as_deref().map(from_text).transpose()?,
            partner_file: self.partner_file.as_deref().map(from_text).transpose()?,
            version: crate::commit::version(self.version)?,
        })
    }
}

/// Gives the row of the new base.
pub(super) async fn create(connection: &mut SqliteConnection, base: &Base) -> Result<i64> {
    let id: i64 = sqlx::query_scalar(
        "INSERT INTO bases (slug, hosting, school_name, name, service_name, ent_name, published, published_since,
                            delegation, exclusive, partner_file, version, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $1) RETURNING id",
    )
    .bind(base.slug.as_str())
    .bind(&base.hosting)
    .bind(&base.school_name)
    .bind(&base.name)
    .bind(&base.service_name)
    .bind(&base.ent_name)
    .bind(base.publication.published)
    .bind(base.publication.since.unix())
    .bind(to_text(&base.delegation)?)
    .bind(base.exclusive.as_ref().map(to_text).transpose()?)
    .bind(base.partner_file.as_ref().map(to_text).transpose()?)
    .bind(i64::try_from(base.version).map_err(failure)?)
    .fetch_one(&mut *connection)
    .await
    .map_err(Rules { unique: "the address of a base is its own", reference: "hosting account" }.broken())?;
    add_schools(connection, id, &base.schools).await?;
    Ok(id)
}

async fn add_schools(connection: &mut SqliteConnection, base: i64, schools: &[Uai]) -> Result<()> {
    sqlx::query("INSERT INTO base_schools (base, position, uai) SELECT $1, key, value FROM json_each($2)")
        .bind(base)
        .bind(to_text(schools)?)
        .execute(connection)
        .await
        .map_err(Rules { unique: "a school is served by one base", reference: "base" }.broken())?;
    Ok(())
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<Base>> {
    let rows: Vec<Row> =
        sqlx::query_as(select_base!("ORDER BY b.slug")).fetch_all(pool).await.map_err(failure)?;
    rows.into_iter().map(Row::base).collect()
}

pub(super) async fn set_schools(connection: &mut SqliteConnection, base: i64, schools: &[Uai]) -> Result<()> {
    sqlx::query("DELETE FROM base_schools WHERE base = $1")
        .bind(base)
        .execute(&mut *connection)
        .await
        .map_err(failure)?;
    add_schools(connection, base, schools).await
}

pub(super) async fn of_hosting(pool: &SqlitePool, number: &str) -> Result<Vec<Base>> {
    let rows: Vec<Row> = sqlx::query_as(select_base!("WHERE b.hosting = $1 ORDER BY b.slug"))
        .bind(number)
        .fetch_all(pool)
        .await
        .map_err(failure)?;
    rows.into_iter().map(Row::base).collect()
}

pub(super) async fn of_slug(pool: &SqlitePool, slug: &BaseSlug) -> Result<Option<Base>> {
    let row: Option<Row> = sqlx::query_as(select_base!("WHERE b.slug = $1"))
        .bind(slug.as_str())
        .fetch_optional(pool)
        .await
        .map_err(failure)?;
    row.map(Row::base).transpose()
}

pub(super) async fn of_school(pool: &SqlitePool, uai: Uai) -> Result<Option<Base>> {
    let row: Option<Row> =
        sqlx::query_as(select_base!("WHERE b.id = (SELECT base FROM base_schools WHERE uai = $1)"))
            .bind(uai.as_str())
            .fetch_optional(pool)
            .await
            .map_err(failure)?;
    row.map(Row::base).transpose()
}

/// The row of a base.
pub(super) async fn number(connection: &mut SqliteConnection, slug: &BaseSlug) -> Result<i64> {
    number_and_version(connection, slug).await.map(|(number, _)| number)
}

/// The row of a base, and how many writes it has had.
pub(super) async fn number_and_version(
    connection: &mut SqliteConnection,
    slug: &BaseSlug,
) -> Result<(i64, i64)> {
    sqlx::query_as("SELECT id, version FROM bases WHERE slug = $1")
        .bind(slug.as_str())
        .fetch_optional(connection)
        .await
        .map_err(failure)?
        .ok_or(StoreError::Missing { what: "base" })
}

/// Counts one more write; gives the version after it.
pub(super) async fn count_write(connection: &mut SqliteConnection, base: i64) -> Result<i64> {
    sqlx::query_scalar("UPDATE bases SET version = version + 1 WHERE id = $1 RETURNING version")
        .bind(base)
        .fetch_one(connection)
        .await
        .map_err(failure)
}

pub(super) async fn set_publication(
    connection: &mut SqliteConnection,
    base: i64,
    publication: Publication,
) -> Result<()> {
    let done = sqlx::query(
        "UPDATE bases SET published = $2, published_since = $3 WHERE id = $1 AND (NOT $2 OR slug = address)",
    )
    .bind(base)
    .bind(publication.published)
    .bind(publication.since.unix())
    .execute(connection)
    .await
    .map_err(failure)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Refused { rule: "only the base at the address is published" });
    }
    Ok(())
}

pub(super) async fn set_delegation(
    connection: &mut SqliteConnection,
    base: i64,
    delegation: &Delegation,
) -> Result<()> {
    set(connection, "UPDATE bases SET delegation = $2 WHERE id = $1", base, Some(to_text(delegation)?)).await
}

pub(super) async fn set_exclusive(
    connection: &mut SqliteConnection,
    base: i64,
    exclusive: Option<&Exclusive>,
) -> Result<()> {
    let text = exclusive.map(to_text).transpose()?;
    set(connection, "UPDATE bases SET exclusive = $2 WHERE id = $1", base, text).await
}

pub(super) async fn set_partner_file(
    connection: &mut SqliteConnection,
    base: i64,
    facts: Option<&PartnerFileFacts>,
) -> Result<()> {
    let text = facts.map(to_text).transpose()?;
    set(connection, "UPDATE bases SET partner_file = $2 WHERE id = $1", base, text).await
}

async fn set(
    connection: &mut SqliteConnection,
    statement: &'static str,
    base: i64,
    text: Option<String>,
) -> Result<()> {
    sqlx::query(statement).bind(base).bind(text).execute(connection).await.map_err(failure)?;
    Ok(())
}
