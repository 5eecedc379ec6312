//! The side that the settings describe, opened.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Secret;
use passerelle_store::ent::{CachedEntStore, EntStore};
use passerelle_store::service::{CachedServiceStore, ServiceStore};
use passerelle_store::{Realm, SessionStore};
use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use passerelle_web::Vault;
use tokio::task::JoinHandle;

use super::upkeep;
use crate::cli::Role;
use crate::console::Console;
use crate::failure::Failure;
use crate::key_file;
use crate::servers::{EntSide, Means, ServiceSide, broken, ent, service};
use crate::settings::Settings;

/// A side that can be served.
pub(super) struct Side {
    pub(super) router: Router,
    pub(super) sessions: Arc<dyn SessionStore>,
    /// Whose open sessions are counted.
    pub(super) realms: &'static [Realm],
    database: Database,
}

enum Database {
    Ent(Arc<SqliteEntStore>, Arc<CachedEntStore>),
    Service(Arc<SqliteServiceStore>, Arc<CachedServiceStore>),
}

/// Opens the side of these settings.
pub(super) async fn open(settings: &Settings, means: &Means, console: Console) -> Result<Side, Failure> {
    // What is held in memory must be what is kept: the server has no other way to the database.
    match settings.role {
        Role::Ent => {
            let database = Arc::new(open_ent(settings).await?);
            let memory = Arc::new(CachedEntStore::new(database.clone()));
            let application = ent(ent_side(settings, memory.clone(), console)?, means);
            Ok(Side {
                router: application.router,
                sessions: memory.clone(),
                realms: &[Realm::SignOn, Realm::Portal],
                database: Database::Ent(database, memory),
            })
        }
        Role::Service => {
            let database = Arc::new(open_service(settings).await?);
            let memory = Arc::new(CachedServiceStore::new(database.clone()));
            let application = service(service_side(settings, memory.clone(), console)?, means);
            Ok(Side {
                router: application.router,
                sessions: memory.clone(),
                realms: &[Realm::Spaces, Realm::Client, Realm::Console, Realm::School],
                database: Database::Service(database, memory),
            })
        }
    }
}

impl Side {
    /// What is done while nobody asks for anything.
    pub(super) fn start_chores(&self) -> Vec<JoinHandle<()>> {
        let mut chores = vec![tokio::spawn(upkeep::sweep(self.sessions.clone()))];
        match &self.database {
            Database::Ent(database, memory) => {
                let memory = memory.clone();
                let follow = upkeep::follow(database.outside_writes(), move || memory.forget_all());
                chores.push(tokio::spawn(follow));
            }
            Database::Service(database, memory) => {
                chores.push(tokio::spawn(upkeep::keep_to_schedule(memory.clone())));
                let memory = memory.clone();
                let follow = upkeep::follow(database.outside_writes(), move || memory.forget_all());
                chores.push(tokio::spawn(follow));
            }
        }
        chores
    }

    /// Ends every connection to the data.
    pub(super) async fn close(&self) {
        match &self.database {
            Database::Ent(database, memory) => {
                if let Err(error) = memory.flush().await {
                    tracing::error!(%error, "the last tickets that were redeemed could not be noted");
                }
                database.close().await;
            }
            Database::Service(database, _) => database.close().await,
        }
    }
}

/// The ENT that the settings describe, on these data.
pub(in crate::commands) fn ent_side(
    settings: &Settings,
    store: Arc<dyn EntStore>,
    console: Console,
) -> Result<EntSide, Failure> {
    let (key, vault) = secrets(settings, console)?;
    Ok(EntSide {
        url: settings.url.clone(),
        store,
        key,
        vault,
        name: settings.names.ent.clone(),
        service_name: settings.names.service.clone(),
        contact: settings.names.contact.clone(),
        publisher: settings.names.publisher.clone(),
        lifetimes: settings.lifetimes,
        folder: Some(settings.data.clone()),
    })
}

/// The service that the settings describe, on these data.
pub(in crate::commands) fn service_side(
    settings: &Settings,
    store: Arc<dyn ServiceStore>,
    console: Console,
) -> Result<ServiceSide, Failure> {
    let (key, vault) = secrets(settings, console)?;
    Ok(ServiceSide {
        url: settings.url.clone(),
        store,
        key,
        vault,
        ent_key: settings.ent_key.as_deref().map(key_file::public).transpose()?,
        name: settings.names.service.clone(),
        ent_name: settings.names.ent.clone(),
        contact: settings.names.contact.clone(),
        publisher: settings.names.publisher.clone(),
        folder: Some(settings.data.clone()),
        presets: Vec::new(),
        upstreams: settings.upstreams.clone(),
        entries: Vec::new(),
    })
}

/// The private key, and what the master passphrase seals: that of the key, or the key itself where no file holds a
/// passphrase.
fn secrets(settings: &Settings, console: Console) -> Result<(PrivateKey, Vault), Failure> {
    let key = key_file::private(&settings.key, settings.passphrase_file.as_deref(), console)?;
    let master: Secret<String> = match &settings.passphrase_file {
        Some(file) => key_file::passphrase(file)?,
        None => key.to_pkcs8_pem(),
    };
    let vault = Vault::new(&master).map_err(broken)?;
    Ok((key, vault))
}

/// The ENT's database, made when there is none.
pub(in crate::commands) async fn open_ent(settings: &Settings) -> Result<SqliteEntStore, Failure> {
    folder(&settings.data)?;
    let path = settings.database();
    SqliteEntStore::open(&path).await.map_err(|error| Failure::Store { path, error })
}

/// The service's database, made when there is none.
pub(in crate::commands) async fn open_service(settings: &Settings) -> Result<SqliteServiceStore, Failure> {
    folder(&settings.data)?;
    let path = settings.database();
    SqliteServiceStore::open(&path).await.map_err(|error| Failure::Store { path, error })
}

/// The folder of the data holds people: what is made here is for its owner's eyes.
fn folder(path: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path).map_err(|source| Failure::Write { path: path.to_owned(), source })
}
