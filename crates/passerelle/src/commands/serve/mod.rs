//! `serve`: one side, in production.

mod certificate;
mod metrics;
mod side;
mod upkeep;

use std::net::SocketAddr;
use std::path::Path;

use passerelle_web::{Server, Tls};
use tokio::net::TcpListener;
use tokio::sync::watch;

pub(super) use side::{ent_side, open_ent, open_service, service_side};

use crate::cli::{self, Role};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::servers::{self, Means};
use crate::settings::{self, Settings};

pub(super) fn run(options: &cli::Serve, console: Console) -> Result<Exit, Failure> {
    if options.print_config {
        console.print(&settings::example(options.role.unwrap_or(Role::Ent)))?;
        return Ok(Exit::Done);
    }
    if options.print_reference {
        console.print(&settings::markdown())?;
        return Ok(Exit::Done);
    }
    let path = options.config.as_deref().unwrap_or(Path::new("passerelle.toml"));
    let settings = match options.role {
        Some(role) => Settings::load_for(path, role)?,
        None => Settings::load(path)?,
    };
    servers::log(settings.log_level, settings.log_format);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(start(&settings, console))
}

/// Opens everything first: a server that says that it listens can work.
async fn start(settings: &Settings, console: Console) -> Result<Exit, Failure> {
    let means = Means::of(settings)?;
    let tls = settings.certificate.clone().map(Tls::load).transpose().map_err(Failure::Certificate)?;
    let side = side::open(settings, &means, console).await?;
    let listener = listen(settings.listen).await?;
    let counted = match settings.metrics {
        Some(address) => Some((
            listen(address).await?,
            metrics::Exporter::install(side.sessions.clone(), side.realms, &means)?,
        )),
        None => None,
    };
    let signals = servers::Signals::listen().map_err(Failure::Server)?;
    let mut chores = side.start_chores();
    chores.push(tokio::spawn(certificate::watch(
        tls.clone().zip(settings.certificate.clone()),
        signals.reload,
    )));
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
    let mut server = Server::new(listener, side.router.clone()).behind(settings.proxies.clone());
    if let Some(tls) = tls {
        server = server.tls(tls);
    }
    let ended = until_stopped(server, counted, signals.stop).await;
    chores.iter().for_each(tokio::task::JoinHandle::abort);
    side.close().await;
    ended?;
    console.remark("serve-fin", []);
    Ok(Exit::Done)
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
