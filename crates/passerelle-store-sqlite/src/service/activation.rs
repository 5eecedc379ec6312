//! Codes on paper.

use passerelle_model::{LocalId, Timestamp};
use passerelle_store::service::{ActivationCode, BaseSlug};
use passerelle_store::{Result, StoreError};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_word, to_text};

const RULES: Rules = Rules { unique: "a user has one code", reference: "user" };

type Row = (String, String, i64);

pub(super) async fn all(pool: &SqlitePool, slug: &BaseSlug) -> Result<Vec<ActivationCode>> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT a.local_id, a.mark, a.expires FROM activation_codes a JOIN bases b ON b.id = a.base
         WHERE b.slug = $1 ORDER BY a.local_id",
    )
    .bind(slug.as_str())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(code).collect()
}

pub(super) async fn of_user(pool: &SqlitePool, slug: &BaseSlug, n: i64) -> Result<Option<ActivationCode>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT a.local_id, a.mark, a.expires
         FROM bases b JOIN users u ON u.base = b.id
         JOIN activation_codes a ON a.base = u.base AND a.local_id = u.local_id
         WHERE b.slug = $1 AND u.n = $2",
    )
    .bind(slug.as_str())
    .bind(n)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(code).transpose()
}

/// Gives codes in place of earlier ones; the passwords of these users go.
pub(super) async fn put(
    connection: &mut SqliteConnection,
    base: i64,
    codes: &[ActivationCode],
) -> Result<()> {
    let given = to_text(&codes)?;
    sqlx::query(
        "UPDATE users SET password = NULL
         WHERE base = $1 AND local_id IN (SELECT value->>'user' FROM json_each($2))",
    )
    .bind(base)
    .bind(&given)
    .execute(&mut *connection)
    .await
    .map_err(failure)?;
    sqlx::query(
        "INSERT INTO activation_codes (base, local_id, mark, expires)
         SELECT $1, value->>'user', value->>'mark', value->>'expires' FROM json_each($2) WHERE TRUE
         ON CONFLICT (base, local_id) DO UPDATE SET mark = excluded.mark, expires = excluded.expires",
    )
    .bind(base)
    .bind(&given)
    .execute(connection)
    .await
    .map_err(RULES.broken())?;
    Ok(())
}

/// Takes the code of this mark away; refused when it is not there.
pub(super) async fn spend(
    connection: &mut SqliteConnection,
    base: i64,
    user: &LocalId,
    mark: &str,
) -> Result<()> {
    let gone = sqlx::query("DELETE FROM activation_codes WHERE base = $1 AND local_id = $2 AND mark = $3")
        .bind(base)
        .bind(user.as_str())
        .bind(mark)
        .execute(connection)
        .await
        .map_err(failure)?;
    if gone.rows_affected() == 0 {
        return Err(StoreError::Refused { rule: "a code serves once" });
    }
    Ok(())
}

pub(super) async fn forget(connection: &mut SqliteConnection, base: i64, user: &LocalId) -> Result<()> {
    sqlx::query("DELETE FROM activation_codes WHERE base = $1 AND local_id = $2")
        .bind(base)
        .bind(user.as_str())
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}

fn code((user, mark, expires): Row) -> Result<ActivationCode> {
    Ok(ActivationCode { user: from_word(user)?, mark, expires: Timestamp::from_unix(expires) })
}
