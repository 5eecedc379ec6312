//! Lists of accounts.

use passerelle_store::Result;
use passerelle_store::ent::{AccountPage, AccountQuery};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use super::accounts::{Row, select_account};
use super::fold;
use crate::error::failure;
use crate::json::{to_text, to_word};

/// A page and its total; the caller's transaction makes them of one moment.
pub(super) async fn page(connection: &mut SqliteConnection, query: &AccountQuery) -> Result<AccountPage> {
    let mut count = QueryBuilder::new("SELECT count(*) FROM accounts a WHERE TRUE");
    narrow(&mut count, query)?;
    let total: i64 = count.build_query_scalar().fetch_one(&mut *connection).await.map_err(failure)?;

    // The page is found among the names alone; only its own accounts are read.
    let mut select =
        QueryBuilder::new(select_account!("WHERE a.id IN (SELECT a.id FROM accounts a WHERE TRUE"));
    narrow(&mut select, query)?;
    select.push(" ORDER BY a.sort_key, a.id LIMIT ").push_bind(query.limit);
    select.push(" OFFSET ").push_bind(query.offset);
    select.push(") ORDER BY a.sort_key, a.id");
    let rows: Vec<Row> = select.build_query_as().fetch_all(connection).await.map_err(failure)?;
    Ok(AccountPage {
        accounts: rows.into_iter().map(Row::account).collect::<Result<_>>()?,
        total: u64::try_from(total).map_err(failure)?,
    })
}

/// Adds the conditions of a query on accounts `a`. What people typed is bound, never written into the statement.
fn narrow(sql: &mut QueryBuilder<Sqlite>, query: &AccountQuery) -> Result<()> {
    if !query.schools.is_empty() {
        sql.push(" AND a.id IN (SELECT account FROM memberships WHERE uai IN (SELECT value FROM json_each(");
        sql.push_bind(to_text(&query.schools)?).push("))");
        if let Some(population) = query.population {
            sql.push(" AND population = ").push_bind(to_word(population)?);
        }
        sql.push(")");
    } else if let Some(population) = query.population {
        sql.push(" AND EXISTS (SELECT 1 FROM memberships WHERE account = a.id AND population = ");
        sql.push_bind(to_word(population)?).push(")");
    }
    if let Some(state) = query.state {
        sql.push(" AND a.state = ").push_bind(state.code());
    }
    if query.local_only {
        sql.push(" AND a.local");
    }
    if !query.text.trim().is_empty() {
        narrow_to_text(sql, query.text.trim());
    }
    Ok(())
}

/// Every word begins a word of the names or the login; or the whole is an opaque identifier.
fn narrow_to_text(sql: &mut QueryBuilder<Sqlite>, text: &str) {
    sql.push(" AND (a.id IN (SELECT account FROM opaque_ids WHERE id = ")
        .push_bind(text.to_owned())
        .push(")");
    let words = fold::words(text);
    if !words.is_empty() {
        sql.push(" OR (TRUE");
        for word in words {
            // Folded words hold letters and digits only: nothing in them is a wildcard.
            sql.push(" AND a.search LIKE ").push_bind(format!("% {word}%"));
        }
        sql.push(")");
    }
    sql.push(")");
}
