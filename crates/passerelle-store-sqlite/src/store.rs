//! The two stores.

use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use passerelle_store::Result;

use crate::database::{Database, OutsideWrites, Schema};

/// The ENT side's database.
pub type SqliteEntStore = SqliteStore<EntSide>;

/// The service side's database.
pub type SqliteServiceStore = SqliteStore<ServiceSide>;

/// A side's database.
pub struct SqliteStore<S> {
    pub(crate) database: Database,
    side: PhantomData<S>,
}

/// The ENT.
pub struct EntSide;

/// The service.
pub struct ServiceSide;

/// What tells a side's database from another.
pub(crate) trait Side {
    /// Its tables.
    const SCHEMA: Schema;
}

impl Side for EntSide {
    const SCHEMA: Schema = Schema {
        application: i64::from_be_bytes(*b"\0\0\0\0PsEn"),
        steps: &[
            include_str!("../migrations/ent/0001_initial.sql"),
            include_str!("../migrations/ent/0002_depth.sql"),
            include_str!("../migrations/ent/0003_imports.sql"),
        ],
    };
}

impl Side for ServiceSide {
    const SCHEMA: Schema = Schema {
        application: i64::from_be_bytes(*b"\0\0\0\0PsSe"),
        steps: &[
            include_str!("../migrations/service/0001_initial.sql"),
            include_str!("../migrations/service/0002_requests.sql"),
            include_str!("../migrations/service/0003_applications.sql"),
            include_str!("../migrations/service/0004_recognition.sql"),
            include_str!("../migrations/service/0005_activation.sql"),
            include_str!("../migrations/service/0006_console.sql"),
        ],
    };
}

#[expect(private_bounds, reason = "there are two sides, and they are here")]
impl<S: Side> SqliteStore<S> {
    /// Opens the database of this path; makes it, readable by its owner alone, when there is none; brings an older one
    /// up to date. One written by a newer program is refused as `OtherVersion` and left as it is.
    pub async fn open(path: impl AsRef<Path>) -> Result<Self> {
        Ok(Self::over(Database::open(path.as_ref(), &S::SCHEMA).await?))
    }

    /// The newest version of the data that this program knows.
    pub const KNOWN_VERSION: usize = S::SCHEMA.steps.len();

    /// The version of the data of this path, which is left as it is.
    pub async fn version(path: impl AsRef<Path>) -> Result<usize> {
        Database::version(path.as_ref(), &S::SCHEMA).await
    }

    /// A database that lives as long as the store, for tests.
    pub async fn open_in_memory() -> Result<Self> {
        Ok(Self::over(Database::in_memory(&S::SCHEMA).await?))
    }

    fn over(database: Database) -> Self {
        Self { database, side: PhantomData }
    }

    /// What tells that somebody else, such as a command beside the server, has written to the data.
    pub fn outside_writes(&self) -> OutsideWrites {
        self.database.outside_writes()
    }

    /// Ends every connection, once what is under way is done. A store that is dropped forgets at most the last second
    /// of when sessions were used.
    pub async fn close(&self) {
        self.database.close().await;
    }
}

impl<S> fmt::Debug for SqliteStore<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SqliteStore(…)")
    }
}
