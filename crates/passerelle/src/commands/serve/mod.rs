//! `serve`: one side, in production.

mod certificate;
mod metrics;
mod upkeep;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Secret;
use passerelle_store::ent::{CachedEntStore, EntStore};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{Server, Tls, Vault};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::cli::{self, Role};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::key_file;
use crate::servers::{self, EntSide, Means, broken, ent};
use crate::settings::{self, Settings};

pub(super) fn run(options: &cli::Serve, console: Console) -> Result<Exit, Failure> {
    if options.print_config {
        console.print(&settings::example())?;
        return Ok(Exit::Done);
    }
    if options.print_reference {
        console.print(&settings::markdown())?;
        return Ok(Exit::Done);
    }
    if options.role == Role::Service {
        return Err(Failure::Role);
    }
    let settings = Settings::load(options.config.as_deref().unwrap_or(Path::new("passerelle.toml")))?;
    servers::log(settings.log_level, settings.log_format);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(start(&settings, console))
}

/// Opens everything first: a server that says that it listens can work.
async fn start(settings: &Settings, console: Console) -> Result<Exit, Failure> {
    let means = Means::of(settings)?;
    let tls = settings.certificate.clone().map(Tls::load).transpose().map_err(Failure::Certificate)?;
    let database = Arc::new(open(settings).await?);
    // From here on the server's only way to the database: what is held in memory must be what is kept.
    let memory = Arc::new(CachedEntStore::new(database.clone()));
    let store: Arc<dyn EntStore> = memory.clone();
    let application = ent(side(settings, store.clone(), console)?, &means);
    let listener = listen(settings.listen).await?;
    let counted = match settings.metrics {
        Some(address) => Some((listen(address).await?, metrics::Exporter::install(store.clone(), &means)?)),
        None => None,
    };
    let signals = servers::Signals::listen().map_err(Failure::Server)?;
    let chores = [
        tokio::spawn(upkeep::sweep(store)),
        tokio::spawn(upkeep::follow(database.clone(), memory.clone())),
        tokio::spawn(certificate::watch(tls.clone().zip(settings.certificate.clone()), signals.reload)),
    ];
    let listening = listener.local_addr().map_err(Failure::Server)?.to_string();
    console.result(&console.words.tell2(
        "serve-ecoute",
        "adresse",
        listening.as_str(),
        "publique",
        settings.url.origin().as_str(),
    ))?;
    if settings.url.is_https() && tls.is_none() && settings.proxies.is_empty() {
        tracing::warn!(
            "the public address is https, without a certificate and without trusted_proxies: every visitor seems to come from one address"
        );
    }
    let mut server = Server::new(listener, application.router).behind(settings.proxies.clone());
    if let Some(tls) = tls {
        server = server.tls(tls);
    }
    let ended = until_stopped(server, counted, signals.stop).await;
    chores.iter().for_each(tokio::task::JoinHandle::abort);
    if let Err(error) = memory.flush().await {
        tracing::error!(%error, "the last tickets that were redeemed could not be noted");
    }
    database.close().await;
    ended?;
    console.remark("serve-fin", []);
    Ok(Exit::Done)
}

/// The ENT that the settings describe, on these data.
pub(super) fn side(
    settings: &Settings,
    store: Arc<dyn EntStore>,
    console: Console,
) -> Result<EntSide, Failure> {
    let key = key_file::private(&settings.key, settings.passphrase_file.as_deref(), console)?;
    let vault = Vault::new(&master(settings, &key)?).map_err(broken)?;
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

/// The master passphrase: that of the private key, or the key itself where no file holds a passphrase.
fn master(settings: &Settings, key: &PrivateKey) -> Result<Secret<String>, Failure> {
    match &settings.passphrase_file {
        Some(file) => key_file::passphrase(file),
        None => Ok(key.to_pkcs8_pem()),
    }
}

/// The database, made when there is none.
pub(super) async fn open(settings: &Settings) -> Result<SqliteEntStore, Failure> {
    folder(&settings.data)?;
    let path = settings.database();
    SqliteEntStore::open(&path).await.map_err(|error| Failure::Store { path, error })
}

/// The folder of the data holds people: what is made here is for its owner's eyes.
fn folder(path: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path).map_err(|source| Failure::Write { path: path.to_owned(), source })
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address)
        .await
        .map_err(|source| Failure::ListenHere { address: address.to_string(), source })
}

/// Serves until the system asks for the end, or until something fails.
async fn until_stopped(
    server: Server,
    counted: Option<(TcpListener, metrics::Exporter)>,
    stop: servers::Stop,
) -> Result<(), Failure> {
    let (ending, ended) = watch::channel(false);
    let told = || {
        let mut ended = ended.clone();
        async move {
            // The sender gone means the end too.
            let _ = ended.wait_for(|end| *end).await;
        }
    };
    let signal = tokio::spawn(async move {
        stop.came().await;
        let _ = ending.send(true);
    });
    let counters = async {
        match counted {
            Some((listener, exporter)) => passerelle_web::serve(listener, exporter.router(), told()).await,
            None => Ok(()),
        }
    };
    let (pages, counters) = tokio::join!(server.run(told()), counters);
    signal.abort();
    pages.and(counters).map_err(Failure::Server)
}
