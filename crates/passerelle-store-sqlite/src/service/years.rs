//! Bases of several years under one permanent address.

use passerelle_model::Timestamp;
use passerelle_store::service::{Base, BaseSlug, YearBase};
use passerelle_store::{AuditEvent, Result, StoreError};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use super::{bases, change};
use crate::error::{Rules, failure};
use crate::json::from_word;
use crate::sessions;

#[derive(FromRow)]
struct Counted {
    #[sqlx(flatten)]
    base: bases::Row,
    address: String,
    users: i64,
    linked: i64,
    saved: Option<i64>,
}

pub(super) async fn of_hosting(pool: &SqlitePool, number: &str) -> Result<Vec<YearBase>> {
    let rows: Vec<Counted> = sqlx::query_as(
        "SELECT b.*,
                (SELECT json_group_array(s.uai ORDER BY s.position) FROM base_schools s WHERE s.base = b.id)
                    AS schools,
                (SELECT count(*) FROM users u WHERE u.base = b.id) AS users,
                (SELECT count(DISTINCT l.local_id) FROM links l WHERE l.base = b.id AND l.serves IS NOT NULL)
                    AS linked,
                (SELECT j.at FROM journal j WHERE j.base = b.id ORDER BY j.n DESC LIMIT 1) AS saved
         FROM bases b WHERE b.hosting = $1 ORDER BY b.address, b.slug <> b.address, b.name DESC",
    )
    .bind(number)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Counted::year).collect()
}

impl Counted {
    fn year(self) -> Result<YearBase> {
        Ok(YearBase {
            base: self.base.base()?,
            address: from_word(self.address)?,
            users: u64::try_from(self.users).map_err(failure)?,
            linked: u64::try_from(self.linked).map_err(failure)?,
            saved: self.saved.map(Timestamp::from_unix),
        })
    }
}

pub(super) async fn create(
    connection: &mut SqliteConnection,
    of: &BaseSlug,
    base: &Base,
    event: &AuditEvent,
) -> Result<()> {
    let (_, address) = found(connection, of).await?;
    if base.publication.published {
        return Err(StoreError::Refused { rule: "a base of another year waits, stopped" });
    }
    let id = bases::create(connection, base).await?;
    sqlx::query("UPDATE bases SET address = $2 WHERE id = $1")
        .bind(id)
        .bind(address)
        .execute(&mut *connection)
        .await
        .map_err(failure)?;
    change::note(connection, id, event).await.map(drop)
}

pub(super) async fn switch(
    connection: &mut SqliteConnection,
    next: &BaseSlug,
    parked: &BaseSlug,
    event: &AuditEvent,
) -> Result<()> {
    let (next, address) = found(connection, next).await?;
    let address: BaseSlug = from_word(address)?;
    let (former, _) = found(connection, &address).await?;
    let (published, installing): (i64, i64) = sqlx::query_as(
        "SELECT sum(b.published), count(p.installation) FROM bases b LEFT JOIN plans p ON p.base = b.id
         WHERE b.id IN ($1, $2)",
    )
    .bind(next)
    .bind(former)
    .fetch_one(&mut *connection)
    .await
    .map_err(failure)?;
    if published > 0 || next == former {
        return Err(StoreError::Refused { rule: "bases change places while they are stopped" });
    }
    if installing > 0 {
        return Err(StoreError::Refused { rule: "new settings are put in place to the end first" });
    }
    // What was decided on one of them must be stale for the other: neither had this version.
    let version: i64 = sqlx::query_scalar("SELECT max(version) + 1 FROM bases WHERE id IN ($1, $2)")
        .bind(next)
        .bind(former)
        .fetch_one(&mut *connection)
        .await
        .map_err(failure)?;
    for (base, slug) in [(former, parked), (next, &address)] {
        sqlx::query("UPDATE bases SET slug = $2, version = $3 WHERE id = $1")
            .bind(base)
            .bind(slug.as_str())
            .bind(version)
            .execute(&mut *connection)
            .await
            .map_err(Rules { unique: "the address of a base is its own", reference: "base" }.broken())?;
        change::note(connection, base, event).await?;
    }
    for statement in [
        // What belongs to the address rather than to a year.
        "UPDATE base_schools SET base = $2 WHERE base = $1",
        "UPDATE OR REPLACE staff SET base = $2 WHERE base = $1",
        "DELETE FROM applications WHERE base = $2",
        "UPDATE applications SET base = $2 WHERE base = $1",
        "UPDATE plans SET due = NULL, scheduled = NULL WHERE base IN ($1, $2)",
    ] {
        sqlx::query(statement).bind(former).bind(next).execute(&mut *connection).await.map_err(failure)?;
    }
    sessions::end_owned(connection, &address.owners()).await?;
    sessions::end_owned(connection, &address.staff_owners()).await
}

async fn found(connection: &mut SqliteConnection, slug: &BaseSlug) -> Result<(i64, String)> {
    sqlx::query_as("SELECT id, address FROM bases WHERE slug = $1")
        .bind(slug.as_str())
        .fetch_optional(connection)
        .await
        .map_err(failure)?
        .ok_or(StoreError::Missing { what: "base" })
}
