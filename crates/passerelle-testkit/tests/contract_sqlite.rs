//! The SQLite backend keeps what the storage traits promise, in a file and in memory.

use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use passerelle_testkit::contract;

#[tokio::test(flavor = "multi_thread")]
async fn the_ent_side_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteEntStore::open(folder.path().join("ent.db")).await.expect("opened");
    contract::sessions(&store).await;
    contract::ent(&store).await;
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_side_in_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = SqliteServiceStore::open(folder.path().join("service.db")).await.expect("opened");
    contract::sessions(&store).await;
    contract::service(&store).await;
    store.close().await;
}

#[tokio::test]
async fn both_sides_in_memory() {
    contract::ent(&SqliteEntStore::open_in_memory().await.expect("opened")).await;
    contract::service(&SqliteServiceStore::open_in_memory().await.expect("opened")).await;
}
