//! Establishments.

use passerelle_model::Uai;
use passerelle_store::Result;
use passerelle_store::ent::Establishment;
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::failure;
use crate::json::from_word;

/// Columns: code, name, town, grouping.
type Row = (String, String, String, Option<String>);

fn establishment((uai, name, city, grouping): Row) -> Result<Establishment> {
    Ok(Establishment { uai: from_word(uai)?, name, city, grouping })
}

pub(super) async fn all(pool: &SqlitePool) -> Result<Vec<Establishment>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT uai, name, city, school_group FROM establishments ORDER BY name, uai")
            .fetch_all(pool)
            .await
            .map_err(failure)?;
    rows.into_iter().map(establishment).collect()
}

pub(super) async fn one(pool: &SqlitePool, uai: Uai) -> Result<Option<Establishment>> {
    let row: Option<Row> =
        sqlx::query_as("SELECT uai, name, city, school_group FROM establishments WHERE uai = $1")
            .bind(uai.as_str())
            .fetch_optional(pool)
            .await
            .map_err(failure)?;
    row.map(establishment).transpose()
}

pub(super) async fn put(connection: &mut SqliteConnection, school: &Establishment) -> Result<()> {
    sqlx::query(
        "INSERT INTO establishments (uai, name, city, school_group) VALUES ($1, $2, $3, $4)
         ON CONFLICT (uai) DO UPDATE SET
             name = excluded.name, city = excluded.city, school_group = excluded.school_group",
    )
    .bind(school.uai.as_str())
    .bind(&school.name)
    .bind(&school.city)
    .bind(&school.grouping)
    .execute(connection)
    .await
    .map_err(failure)?;
    Ok(())
}
