//! Opening a database: new, again, of the other side, of a newer program.

use passerelle_model::Timestamp;
use passerelle_store::ent::{EntChange, EntStore, Establishment};
use passerelle_store::{AuditEvent, Commit, StoreError};
use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

async fn raw(folder: &TempDir) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.path().join("db"));
    SqliteConnection::connect_with(&options).await.expect("connected")
}

#[tokio::test]
async fn what_was_written_is_there_the_next_time() {
    let folder = folder();
    let path = folder.path().join("db");
    let school = Establishment {
        uai: "0450822X".parse().expect("a code"),
        name: "Collège".to_owned(),
        city: "Orléans".to_owned(),
        grouping: None,
    };
    let store = SqliteEntStore::open(&path).await.expect("made");
    let event = AuditEvent::new(Timestamp::from_unix(1), "test", "test");
    let changes = vec![EntChange::PutEstablishment(school.clone())];
    store.commit(Commit { changes, event, expected: Some(0) }).await.expect("written");
    drop(store);
    let again = SqliteEntStore::open(&path).await.expect("opened");
    assert_eq!(again.establishments().await.expect("read"), [school]);
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_database_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let store = SqliteServiceStore::open(folder.path().join("db")).await.expect("made");
    for file in ["db", "db-wal", "db-shm"] {
        let mode = folder.path().join(file).metadata().expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    store.close().await;
}

#[tokio::test]
async fn the_database_of_the_other_side_is_refused() {
    let folder = folder();
    let path = folder.path().join("db");
    SqliteEntStore::open(&path).await.expect("made").close().await;
    assert!(matches!(SqliteServiceStore::open(&path).await, Err(StoreError::Failure(_))));
    SqliteEntStore::open(&path).await.expect("still whole").close().await;
}

#[tokio::test]
async fn the_database_of_a_newer_program_is_refused_and_left_alone() {
    let folder = folder();
    let path = folder.path().join("db");
    SqliteServiceStore::open(&path).await.expect("made").close().await;
    let mut connection = raw(&folder).await;
    sqlx::raw_sql("PRAGMA user_version = 99").execute(&mut connection).await.expect("written");
    connection.close().await.expect("closed");
    let refused = SqliteServiceStore::open(&path).await.expect_err("refused");
    assert!(matches!(refused, StoreError::OtherVersion { found: 99, known: 1..99 }));
    let version = sqlx::query("PRAGMA user_version").fetch_one(&mut raw(&folder).await).await.expect("read");
    assert_eq!(version.get::<i64, _>(0), 99);
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_an_error() {
    let opened = SqliteEntStore::open(folder().path().join("nowhere").join("db")).await;
    assert!(matches!(opened, Err(StoreError::Failure(_))));
}

#[tokio::test]
async fn the_tables_themselves_keep_opaque_identifiers() {
    let folder = folder();
    SqliteEntStore::open(folder.path().join("db")).await.expect("made").close().await;
    let mut connection = raw(&folder).await;
    sqlx::raw_sql(
        "INSERT INTO recipients (id, name, patterns, file_name) VALUES ('vs', 'VS', '[]', 'f');
         INSERT INTO opaque_ids VALUES ('vs', 1, 'a')",
    )
    .execute(&mut connection)
    .await
    .expect("written");
    for statement in [
        "UPDATE opaque_ids SET id = 'b'",
        "DELETE FROM opaque_ids",
        "INSERT INTO opaque_ids VALUES ('vs', 2, 'a')",
        "INSERT INTO opaque_ids VALUES ('vs', 1, 'b')",
    ] {
        assert!(sqlx::raw_sql(statement).execute(&mut connection).await.is_err(), "{statement}");
    }
}
