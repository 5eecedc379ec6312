//! Accounts of the directory.

use passerelle_model::{Address, BirthDate, NationalNumber, Sex, Timestamp, Title, Uai};
use passerelle_store::ent::{Account, AccountId, AccountState, Credentials, Membership};
use passerelle_store::{PasswordHash, Result, StoreError};
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection, SqlitePool};

use super::fold;
use crate::error::{Rules, failure};
use crate::json::{from_text, to_text};

/// Everything of an account `a`; its memberships come as a JSON list.
macro_rules! select_account {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.login, a.password, a.state, a.local, a.person, a.created, a.source,
                    a.administrator, a.credentials,
                    (SELECT json_group_array(json_object(
                                'uai', m.uai, 'population', m.population, 'class', m.class,
                                'function', m.function,
                                'manages_accounts', json(iif(m.manages_accounts, 'true', 'false')))
                            ORDER BY m.position)
                     FROM memberships m WHERE m.account = a.id) AS memberships
             FROM accounts a ",
            $rest
        )
    };
}
pub(super) use select_account;

/// An account as its row has it.
#[derive(FromRow)]
pub(super) struct Row {
    id: AccountId,
    login: String,
    password: Option<String>,
    state: String,
    local: bool,
    person: String,
    memberships: String,
    created: i64,
    source: Option<String>,
    administrator: bool,
    credentials: String,
}

/// What is searched only in its folded form.
#[derive(Serialize, Deserialize)]
struct Person {
    title: Option<Title>,
    family_name: String,
    given_name: String,
    birth_date: Option<BirthDate>,
    sex: Option<Sex>,
    national_number: Option<NationalNumber>,
    address: Address,
    guardians: Vec<AccountId>,
}

impl Row {
    pub(super) fn account(self) -> Result<Account> {
        let person: Person = from_text(&self.person)?;
        let state = AccountState::ALL.into_iter().find(|state| state.code() == self.state);
        Ok(Account {
            id: self.id,
            login: self.login,
            password: self.password.map(PasswordHash::new),
            state: state.ok_or_else(|| failure("unknown account state"))?,
            local: self.local,
            title: person.title,
            family_name: person.family_name,
            given_name: person.given_name,
            birth_date: person.birth_date,
            sex: person.sex,
            national_number: person.national_number,
            address: person.address,
            memberships: from_text(&self.memberships)?,
            guardians: person.guardians,
            created: Timestamp::from_unix(self.created),
            source: self.source,
            administrator: self.administrator,
            credentials: from_text(&self.credentials)?,
        })
    }
}

pub(super) async fn one(pool: &SqlitePool, id: AccountId) -> Result<Option<Account>> {
    let row: Option<Row> = sqlx::query_as(select_account!("WHERE a.id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
        .map_err(failure)?;
    row.map(Row::account).transpose()
}

pub(super) async fn of_login(pool: &SqlitePool, login: &str) -> Result<Option<Account>> {
    let row: Option<Row> = sqlx::query_as(select_account!("WHERE a.login_key = $1"))
        .bind(login.to_lowercase())
        .fetch_optional(pool)
        .await
        .map_err(failure)?;
    row.map(Row::account).transpose()
}

pub(super) async fn of_schools(pool: &SqlitePool, schools: &[Uai]) -> Result<Vec<Account>> {
    let rows: Vec<Row> = sqlx::query_as(select_account!(
        "WHERE a.id IN (SELECT account FROM memberships WHERE uai IN (SELECT value FROM json_each($1)))
             AND a.state <> 'supprime'
         ORDER BY a.sort_key, a.id"
    ))
    .bind(to_text(schools)?)
    .fetch_all(pool)
    .await
    .map_err(failure)?;
    rows.into_iter().map(Row::account).collect()
}

/// The accounts that the directory knows under these keys.
pub(super) async fn of_sources(pool: &SqlitePool, sources: &[String]) -> Result<Vec<Account>> {
    let rows: Vec<Row> =
        sqlx::query_as(select_account!("WHERE a.source IN (SELECT value FROM json_each($1))"))
            .bind(to_text(sources)?)
            .fetch_all(pool)
            .await
            .map_err(failure)?;
    rows.into_iter().map(Row::account).collect()
}

/// The accounts that follow a row.
pub(super) async fn after(pool: &SqlitePool, after: AccountId, limit: u32) -> Result<Vec<Account>> {
    let rows: Vec<Row> = sqlx::query_as(select_account!("WHERE a.id > $1 ORDER BY a.id LIMIT $2"))
        .bind(after)
        .bind(limit)
        .fetch_all(pool)
        .await
        .map_err(failure)?;
    rows.into_iter().map(Row::account).collect()
}

/// An account as the statements below take it.
#[derive(Serialize)]
struct Given {
    id: AccountId,
    login_key: String,
    login: String,
    password: Option<PasswordHash>,
    state: &'static str,
    local: bool,
    sort_key: String,
    search: String,
    person: Person,
    created: Timestamp,
    source: Option<String>,
    administrator: bool,
    credentials: Credentials,
    memberships: Vec<Membership>,
}

impl Given {
    fn new(id: AccountId, account: Account) -> Self {
        Self {
            id,
            login_key: account.login.to_lowercase(),
            password: account.password,
            state: account.state.code(),
            local: account.local,
            sort_key: fold::sort_key(&account.family_name, &account.given_name),
            search: fold::search_text(&[&account.family_name, &account.given_name, &account.login]),
            login: account.login,
            person: Person {
                title: account.title,
                family_name: account.family_name,
                given_name: account.given_name,
                birth_date: account.birth_date,
                sex: account.sex,
                national_number: account.national_number,
                address: account.address,
                guardians: account.guardians,
            },
            created: account.created,
            source: account.source,
            administrator: account.administrator,
            credentials: account.credentials,
            memberships: account.memberships,
        }
    }
}

/// Replaces an account, unless it is no longer what it was.
pub(super) async fn replace(
    connection: &mut SqliteConnection,
    before: &Account,
    after: Account,
) -> Result<()> {
    let row: Option<Row> = sqlx::query_as(select_account!("WHERE a.id = $1"))
        .bind(before.id)
        .fetch_optional(&mut *connection)
        .await
        .map_err(failure)?;
    let found = row.map(Row::account).transpose()?.ok_or(StoreError::Missing { what: "account" })?;
    if found != *before || after.id != before.id {
        return Err(StoreError::Stale);
    }
    put(connection, vec![after]).await?;
    Ok(())
}

/// Creates or replaces accounts; gives the row created last.
pub(super) async fn put(
    connection: &mut SqliteConnection,
    accounts: Vec<Account>,
) -> Result<Option<AccountId>> {
    let replaced: Vec<AccountId> = accounts.iter().map(|account| account.id).filter(|id| *id != 0).collect();
    must_exist(connection, &replaced).await?;
    let count = i64::try_from(accounts.len() - replaced.len()).map_err(failure)?;
    let mut next = reserve(connection, count).await?;
    let mut created = None;
    let given: Vec<Given> = accounts
        .into_iter()
        .map(|account| match account.id {
            0 => {
                created = Some(next);
                next += 1;
                Given::new(next - 1, account)
            }
            id => Given::new(id, account),
        })
        .collect();
    write(connection, &to_text(&given)?).await?;
    Ok(created)
}

/// Refuses a list with an account that is not there.
pub(super) async fn must_exist(connection: &mut SqliteConnection, accounts: &[AccountId]) -> Result<()> {
    let absent: bool = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM json_each($1) WHERE value NOT IN (SELECT id FROM accounts))",
    )
    .bind(to_text(accounts)?)
    .fetch_one(connection)
    .await
    .map_err(failure)?;
    if absent { Err(StoreError::Missing { what: "account" }) } else { Ok(()) }
}

/// Takes `count` row numbers that were never used; gives the first.
async fn reserve(connection: &mut SqliteConnection, count: i64) -> Result<AccountId> {
    sqlx::query_scalar("UPDATE counters SET next_account = next_account + $1 RETURNING next_account - $1")
        .bind(count)
        .fetch_one(connection)
        .await
        .map_err(failure)
}

async fn write(connection: &mut SqliteConnection, given: &str) -> Result<()> {
    let rules = Rules { unique: "a login and a directory key serve one account", reference: "account" };
    sqlx::query(
        "INSERT INTO accounts (id, login, login_key, password, state, local, sort_key, search, person, created,
                               source, administrator, credentials)
         SELECT value->>'id', value->>'login', value->>'login_key', value->>'password', value->>'state',
                value->>'local', value->>'sort_key', value->>'search', value->'person', value->>'created',
                value->>'source', value->>'administrator', value->'credentials'
         FROM json_each($1) WHERE TRUE
         ON CONFLICT (id) DO UPDATE SET
             login = excluded.login, login_key = excluded.login_key, password = excluded.password,
             state = excluded.state, local = excluded.local, sort_key = excluded.sort_key,
             search = excluded.search, person = excluded.person, created = excluded.created,
             source = excluded.source, administrator = excluded.administrator,
             credentials = excluded.credentials",
    )
    .bind(given)
    .execute(&mut *connection)
    .await
    .map_err(rules.broken())?;
    sqlx::query("DELETE FROM memberships WHERE account IN (SELECT value->>'id' FROM json_each($1))")
        .bind(given)
        .execute(&mut *connection)
        .await
        .map_err(failure)?;
    sqlx::query(
        "INSERT INTO memberships (account, position, uai, population, class, function, manages_accounts)
         SELECT a.value->>'id', m.key, m.value->>'uai', m.value->>'population', m.value->>'class',
                m.value->>'function', m.value->>'manages_accounts'
         FROM json_each($1) a, json_each(a.value, '$.memberships') m",
    )
    .bind(given)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}
