//! Whether a server can work.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use passerelle_store::{Realm, SessionStore, TokenDigest};
use passerelle_web::{Clock, Health};
use tokio::sync::Mutex;

/// How long an answer holds: whoever asks more often gets the same one, and costs nothing.
const HOLDS: Duration = Duration::from_secs(2);

/// A server can work when its database answers and its folder can be written.
pub(super) struct Database<S: ?Sized> {
    store: Arc<S>,
    clock: Arc<dyn Clock>,
    folder: Option<PathBuf>,
    latest: Mutex<Option<(Instant, bool)>>,
}

impl<S: SessionStore + ?Sized> Database<S> {
    /// `folder` is where the database is.
    pub(super) fn new(store: Arc<S>, clock: Arc<dyn Clock>, folder: Option<PathBuf>) -> Self {
        Self { store, clock, folder, latest: Mutex::new(None) }
    }

    async fn answers(&self) -> bool {
        let nobody = TokenDigest::from_hex(String::new());
        self.store.session(Realm::Portal, &nobody, self.clock.now()).await.is_ok()
    }

    async fn is_writable(&self) -> bool {
        let Some(folder) = self.folder.clone() else { return true };
        tokio::task::spawn_blocking(move || writable(&folder)).await.unwrap_or(false)
    }
}

/// A full disk accepts a file and refuses its content.
fn writable(folder: &std::path::Path) -> bool {
    use std::io::Write as _;
    let written = tempfile::tempfile_in(folder).and_then(|mut file| {
        file.write_all(&[0; 4096])?;
        file.flush()
    });
    written.is_ok()
}

#[async_trait]
impl<S: SessionStore + ?Sized> Health for Database<S> {
    async fn ready(&self) -> bool {
        let mut latest = self.latest.lock().await;
        if let Some((_, ready)) = latest.filter(|(when, _)| when.elapsed() < HOLDS) {
            return ready;
        }
        let ready = self.answers().await && self.is_writable().await;
        *latest = Some((Instant::now(), ready));
        ready
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use passerelle_store_sqlite::SqliteEntStore;
    use passerelle_web::{Health as _, SystemClock};

    use super::Database;

    #[tokio::test]
    async fn a_folder_that_is_gone_or_a_database_that_is_closed_is_not_ready() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("created");
        let store = Arc::new(SqliteEntStore::open(data.join("ent.sqlite")).await.expect("opened"));
        let fresh = || Database::new(store.clone(), Arc::new(SystemClock), Some(data.clone()));
        assert!(fresh().ready().await);
        std::fs::rename(&data, folder.path().join("elsewhere")).expect("moved");
        assert!(!fresh().ready().await, "nothing can be written");
        std::fs::rename(folder.path().join("elsewhere"), &data).expect("moved back");
        store.close().await;
        assert!(!fresh().ready().await, "the database does not answer");
    }
}
