//! Connections and tables.

use std::io;
use std::path::Path;
use std::time::Duration;

use passerelle_store::{Result, StoreError};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, Sqlite, SqliteConnection, Transaction};

use crate::error::failure;
use crate::touches::Touches;

/// Reads that go on at once; more of them wait for a moment.
const READERS: u32 = 4;

/// How long a connection waits for a lock that another process holds (a backup, say).
const PATIENCE: Duration = Duration::from_secs(10);

/// The tables of a side.
pub(crate) struct Schema {
    /// Written in the file's head, so that one side's file is not taken for the other's.
    pub(crate) application: i64,
    /// SQL scripts, oldest first. A script that was released is never edited: another is added.
    pub(crate) steps: &'static [&'static str],
}

/// One writing connection, several reading ones.
pub(crate) struct Database {
    writer: SqlitePool,
    readers: SqlitePool,
    touches: Touches,
}

impl Database {
    /// Opens a file, and makes it when there is none.
    pub(crate) async fn open(path: &Path, schema: &Schema) -> Result<Self> {
        create_private(path).map_err(failure)?;
        let options = options().filename(path).journal_mode(SqliteJournalMode::Wal);
        let writer = pool(1).connect_with(options.clone()).await.map_err(failure)?;
        migrate(&writer, schema).await?;
        let readers =
            pool(READERS).connect_with(options.pragma("query_only", "ON")).await.map_err(failure)?;
        Ok(Self { writer, readers, touches: Touches::default() })
    }

    /// How many scripts the file has been through. The file is only read.
    pub(crate) async fn version(path: &Path, schema: &Schema) -> Result<usize> {
        let mut connection = options().filename(path).read_only(true).connect().await.map_err(failure)?;
        let found = version_found(&mut connection, schema).await?;
        connection.close().await.map_err(failure)?;
        usize::try_from(found).map_err(failure)
    }

    /// In memory a database belongs to its one connection.
    pub(crate) async fn in_memory(schema: &Schema) -> Result<Self> {
        let writer = pool(1).connect_with(options().in_memory(true)).await.map_err(failure)?;
        migrate(&writer, schema).await?;
        Ok(Self { readers: writer.clone(), writer, touches: Touches::default() })
    }

    /// For single statements that read.
    pub(crate) fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// For single statements that write.
    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.writer
    }

    /// When sessions were last used, as far as the tables do not say it yet.
    pub(crate) fn touches(&self) -> &Touches {
        &self.touches
    }

    /// Brings the tables up to date with when sessions were last used.
    pub(crate) async fn flush(&self) -> Result<()> {
        self.touches.flush(&self.writer).await
    }

    pub(crate) fn outside_writes(&self) -> OutsideWrites {
        OutsideWrites(self.writer.clone())
    }

    /// For several reads of one moment.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Sqlite>> {
        self.readers.begin().await.map_err(failure)
    }

    /// For a write: holds the write lock from its first statement. Dropped, it undoes all.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>> {
        begin(&self.writer).await
    }

    /// Writes what waits, then ends every connection.
    pub(crate) async fn close(&self) {
        // What cannot be written now is lost with the connection: sessions end a second earlier.
        let _ = self.flush().await;
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Tells when somebody else, such as a command beside the server, has written to the data.
#[derive(Clone, Debug)]
pub struct OutsideWrites(SqlitePool);

impl OutsideWrites {
    /// A number that changes with each such write.
    pub async fn mark(&self) -> Result<i64> {
        sqlx::query_scalar("SELECT data_version FROM pragma_data_version")
            .fetch_one(&self.0)
            .await
            .map_err(failure)
    }
}

async fn begin(writer: &SqlitePool) -> Result<Transaction<'static, Sqlite>> {
    writer.begin_with("BEGIN IMMEDIATE").await.map_err(failure)
}

/// Names and hashes are for the owner's eyes; SQLite gives its side files the same rights.
fn create_private(path: &Path) -> io::Result<()> {
    let mut file = std::fs::OpenOptions::new();
    file.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path).map(drop)
}

fn options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        // Less would keep the data whole too, but a power cut could take back an identifier already handed out.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // What is erased (a sent file, people who left) is overwritten, and sorting writes no names to temporary files.
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        // Kilobytes of each connection, of which there are five.
        .pragma("cache_size", "-8000")
        .disable_statement_logging()
}

fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
}

/// Brings the tables up to date, in one transaction.
async fn migrate(writer: &SqlitePool, schema: &Schema) -> Result<()> {
    let mut transaction = begin(writer).await?;
    let found = version_found(&mut transaction, schema).await?;
    let known = i64::try_from(schema.steps.len()).map_err(failure)?;
    let missing = usize::try_from(found).ok().and_then(|done| schema.steps.get(done..));
    let missing = missing.ok_or(StoreError::OtherVersion { found, known })?;
    if missing.is_empty() {
        return Ok(());
    }
    for step in missing {
        sqlx::raw_sql(*step).execute(&mut *transaction).await.map_err(failure)?;
    }
    let head = format!("PRAGMA application_id = {}; PRAGMA user_version = {known}", schema.application);
    sqlx::raw_sql(AssertSqlSafe(head)).execute(&mut *transaction).await.map_err(failure)?;
    transaction.commit().await.map_err(failure)
}

/// How many scripts the file has been through.
async fn version_found(connection: &mut SqliteConnection, schema: &Schema) -> Result<i64> {
    let (application, version): (i64, i64) =
        sqlx::query_as("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
            .fetch_one(connection)
            .await
            .map_err(failure)?;
    if application != 0 && application != schema.application {
        return Err(failure("this file is not the database of this side"));
    }
    Ok(version)
}
