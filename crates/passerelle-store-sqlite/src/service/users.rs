//! Users of a base.

use passerelle_model::{LocalId, OpaqueId, Provider};
use passerelle_store::service::{BaseSlug, NewUser, UserRow};
use passerelle_store::{PasswordHash, Result, StoreError};
use serde::Serialize;
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use crate::error::{Rules, failure};
use crate::json::{from_text, to_text};

const RULES: Rules = Rules { unique: "a login serves one user", reference: "user" };

/// A user as their row has it.
#[derive(FromRow)]
pub(super) struct Row {
    n: i64,
    login: Option<String>,
    password: Option<String>,
    spaces: String,
    person: String,
}

impl Row {
    pub(super) fn user(self) -> Result<UserRow> {
        let record = NewUser {
            user: from_text(&self.person)?,
            spaces: from_text(&self.spaces)?,
            login: self.login,
            password: self.password.map(PasswordHash::new),
        };
        Ok(UserRow { n: self.n, record })
    }
}

/// A user as the statements below take them.
#[derive(Serialize)]
struct Given<'a> {
    n: i64,
    login_key: Option<String>,
    #[serde(flatten)]
    record: &'a NewUser,
}

impl<'a> Given<'a> {
    fn new(n: i64, record: &'a NewUser) -> Self {
        Self { n, login_key: record.login.as_deref().map(str::to_lowercase), record }
    }
}

/// Every user of a base, by row.
pub(super) async fn all(connection: &mut SqliteConnection, base: i64) -> Result<Vec<UserRow>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT n, login, password, spaces, person FROM users WHERE base = $1 ORDER BY n")
            .bind(base)
            .fetch_all(connection)
            .await
            .map_err(failure)?;
    rows.into_iter().map(Row::user).collect()
}

pub(super) async fn one(pool: &SqlitePool, slug: &BaseSlug, n: i64) -> Result<Option<UserRow>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT u.n, u.login, u.password, u.spaces, u.person FROM users u JOIN bases b ON b.id = u.base
         WHERE b.slug = $1 AND u.n = $2",
    )
    .bind(slug.as_str())
    .bind(n)
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(Row::user).transpose()
}

pub(super) async fn of_login(pool: &SqlitePool, slug: &BaseSlug, login: &str) -> Result<Option<UserRow>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT u.n, u.login, u.password, u.spaces, u.person FROM users u JOIN bases b ON b.id = u.base
         WHERE b.slug = $1 AND u.login_key = $2",
    )
    .bind(slug.as_str())
    .bind(login.to_lowercase())
    .fetch_optional(pool)
    .await
    .map_err(failure)?;
    row.map(Row::user).transpose()
}

pub(super) async fn linked(
    pool: &SqlitePool,
    slug: &BaseSlug,
    provider: Provider,
    id: &OpaqueId,
) -> Result<Vec<UserRow>> {
    // The order is told: without statistics the planner would go through every user of the base.
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT u.n, u.login, u.password, u.spaces, u.person
         FROM bases b
         CROSS JOIN links l INDEXED BY links_serve_one ON l.base = b.id
         CROSS JOIN users u ON u.base = l.base AND u.local_id = l.local_id
         WHERE b.slug = $1 AND l.provider = $2 AND l.serves = $3
         ORDER BY u.n",
    )
    .bind(slug.as_str())
    .bind(provider.code())
    .bind(id.as_str())
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Row::user).collect()
}

/// Creates users, or replaces those of the same identifier.
pub(super) async fn put(connection: &mut SqliteConnection, base: i64, users: &[NewUser]) -> Result<()> {
    // Those who are there already leave their reserved numbers unused: numbers are plenty.
    let first = reserve(connection, base, users.len()).await?;
    let given: Vec<Given<'_>> = (first..).zip(users).map(|(n, user)| Given::new(n, user)).collect();
    let given = to_text(&given)?;
    if users.iter().any(|user| user.login.is_some()) {
        give_up_logins(connection, base, &given).await?;
    }
    sqlx::query(
        "INSERT INTO users (base, n, local_id, population, login, login_key, password, spaces, person)
         SELECT $1, value->>'n', value->>'$.user.id', value->>'$.user.population', value->>'login',
                value->>'login_key', value->>'password', value->'spaces', value->'user'
         FROM json_each($2) WHERE TRUE
         ON CONFLICT (base, local_id) DO UPDATE SET
             population = excluded.population,
             login = coalesce(excluded.login, login),
             login_key = coalesce(excluded.login_key, login_key),
             password = coalesce(excluded.password, password),
             spaces = excluded.spaces,
             person = excluded.person",
    )
    .bind(base)
    .bind(given)
    .execute(connection)
    .await
    .map_err(RULES.broken())?;
    Ok(())
}

/// Reserves so many numbers that nobody of the base ever had; gives the first one.
async fn reserve(connection: &mut SqliteConnection, base: i64, count: usize) -> Result<i64> {
    sqlx::query_scalar("UPDATE bases SET next_user = next_user + $2 WHERE id = $1 RETURNING next_user - $2")
        .bind(base)
        .bind(i64::try_from(count).map_err(failure)?)
        .fetch_one(connection)
        .await
        .map_err(failure)
}

/// So that two users of one import may exchange their logins.
async fn give_up_logins(connection: &mut SqliteConnection, base: i64, given: &str) -> Result<()> {
    sqlx::query(
        "UPDATE users SET login = NULL, login_key = NULL
         WHERE base = $1 AND login_key IS NOT NULL AND local_id IN
             (SELECT value->>'$.user.id' FROM json_each($2) WHERE value->>'login' IS NOT NULL)",
    )
    .bind(base)
    .bind(given)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}

/// Puts users into an empty base with the numbers that they had; those without one get a new one.
pub(super) async fn bring_back(
    connection: &mut SqliteConnection,
    base: i64,
    users: &[UserRow],
) -> Result<()> {
    let strangers = users.iter().filter(|row| row.n == 0).count();
    let mut fresh = reserve(connection, base, strangers).await?..;
    let number = |row: &UserRow| Some(row.n).filter(|n| *n != 0).or_else(|| fresh.next()).unwrap_or_default();
    let numbers: Vec<i64> = users.iter().map(number).collect();
    let given: Vec<Given<'_>> =
        numbers.iter().zip(users).map(|(n, row)| Given::new(*n, &row.record)).collect();
    sqlx::query(
        "INSERT INTO users (base, n, local_id, population, login, login_key, password, spaces, person)
         SELECT $1, value->>'n', value->>'$.user.id', value->>'$.user.population', value->>'login',
                value->>'login_key', value->>'password', value->'spaces', value->'user'
         FROM json_each($2)",
    )
    .bind(base)
    .bind(to_text(&given)?)
    .execute(&mut *connection)
    .await
    .map_err(RULES.broken())?;
    let last = users.iter().map(|row| row.n).max().unwrap_or(0);
    sqlx::query("UPDATE bases SET next_user = max(next_user, $2) WHERE id = $1")
        .bind(base)
        .bind(last.saturating_add(1))
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}

/// Removes users; their links go with them.
pub(super) async fn remove(connection: &mut SqliteConnection, base: i64, users: &[LocalId]) -> Result<()> {
    sqlx::query("DELETE FROM users WHERE base = $1 AND local_id IN (SELECT value FROM json_each($2))")
        .bind(base)
        .bind(to_text(users)?)
        .execute(connection)
        .await
        .map_err(failure)?;
    Ok(())
}

pub(super) async fn remove_all(connection: &mut SqliteConnection, base: i64) -> Result<()> {
    sqlx::query("DELETE FROM users WHERE base = $1").bind(base).execute(connection).await.map_err(failure)?;
    Ok(())
}

pub(super) async fn set_password(
    connection: &mut SqliteConnection,
    base: i64,
    user: &LocalId,
    password: &PasswordHash,
) -> Result<()> {
    let done = sqlx::query("UPDATE users SET password = $3 WHERE base = $1 AND local_id = $2")
        .bind(base)
        .bind(user.as_str())
        .bind(password.as_phc())
        .execute(connection)
        .await
        .map_err(failure)?;
    if done.rows_affected() == 0 { Err(StoreError::Missing { what: "user" }) } else { Ok(()) }
}
