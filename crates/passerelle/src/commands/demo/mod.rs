//! `demo`: both sides, as two servers that share nothing but the sign-in protocol and the sealed files.

mod folder;
mod tell;

use std::sync::Arc;

use passerelle_demo::{EntSeed, Guests, ServiceSeed, parents, school, seed_ent, seed_service};
use passerelle_ent::Lifetimes;
use passerelle_exchange::base::write_base;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::{Secret, TicketValidation};
use passerelle_sample::Sample;
use passerelle_service::rules::presets::{Contact, Mode, Preset};
use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use passerelle_web::{Application, PublicUrl, Vault, serve};
use tokio::net::TcpListener;
use tokio::sync::watch;

use self::folder::{Folder, Made};
use self::tell::Visit;
use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::servers::{self, EntSide, Means, ServiceSide, Stop, ent, service};
use crate::settings::{LogFormat, LogLevel};

/// Passwords of the demonstration. They protect invented people on the visitor's own machine, and are printed.
pub(super) mod passwords {
    pub(in super::super) const ENT: &str = "ent-demo";
    pub(in super::super) const SERVICE: &str = "vs-demo";
    pub(in super::super) const SUPERVISOR: &str = "spr-demo";
    pub(in super::super) const HOSTING: &str = "hebergement-demo";
    pub(in super::super) const INVOICE: &str = "F2020-0042";
}

pub(super) fn run(options: &cli::Demo, console: Console) -> Result<Exit, Failure> {
    servers::log(LogLevel::Warn, LogFormat::Text);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(start(options, console))
}

async fn start(options: &cli::Demo, console: Console) -> Result<Exit, Failure> {
    if options.reset {
        Folder::forget(&options.data)?;
    }
    let (folder, made) = Folder::open(&options.data)?;
    let (ent_port, service_port) = listeners(options, made.as_ref()).await?;
    let addresses = [&ent_port, &service_port].map(|port| port.local_addr().map_err(Failure::Server));
    let [ent_address, service_address] = addresses;
    let (ent_address, service_address) = (ent_address?, service_address?);
    let wanted = Made::new(
        made.as_ref().map_or(options.seed, |made| made.seed),
        ent_address.to_string(),
        service_address.to_string(),
    );

    let means = Means::new()?;
    if made.is_none() {
        console.remark("demo-creation", []);
        folder.mark(&wanted, false)?;
    }
    let world = World::open(&folder, &wanted).await?;
    if made.is_none() {
        world.fill(&folder, &means).await?;
        folder.mark(&wanted, true)?;
    }
    let visit = Visit::new(&world, &options.data);
    let timer = tokio::spawn(passerelle_service::ops::schedule::watch(
        world.service_store.clone(),
        means.clock.clone(),
    ));
    let (ent, service) = world.servers(&means);

    if options.json {
        console.result(&visit.json())?;
    } else {
        console.result(&visit.text(console.words))?;
    }
    let ended = until_stopped(ent_port, ent, service_port, service).await;
    timer.abort();
    ended?;
    console.remark("demo-fin", []);
    Ok(Exit::Done)
}

/// Both ports. Addresses are in the data of both sides, so that a second start listens where the first one did.
async fn listeners(options: &cli::Demo, made: Option<&Made>) -> Result<(TcpListener, TcpListener), Failure> {
    let ent = options.listen;
    if !ent.ip().is_loopback() {
        return Err(Failure::NotLoopback { address: ent.to_string() });
    }
    let (ent, service) = match made {
        Some(made) if ent.port() == 0 || made.ent == ent.to_string() => {
            (made.ent.clone(), made.service.clone())
        }
        Some(made) => {
            return Err(Failure::OtherAddress { asked: ent.to_string(), made: made.ent.clone() });
        }
        None => {
            let mut service = ent;
            service.set_port(if ent.port() == 0 { 0 } else { ent.port().wrapping_add(1) });
            (ent.to_string(), service.to_string())
        }
    };
    Ok((listen(&ent).await?, listen(&service).await?))
}

async fn listen(address: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|source| Failure::Listen { address: address.to_owned(), source })
}

/// Both sides, before they are served.
struct World {
    sample: Sample,
    guests: Guests,
    ent_url: PublicUrl,
    service_url: PublicUrl,
    ent_key: PrivateKey,
    ent_vault: Vault,
    service_key: PrivateKey,
    service_vault: Vault,
    ent_store: Arc<SqliteEntStore>,
    service_store: Arc<SqliteServiceStore>,
}

impl World {
    async fn open(folder: &Folder, made: &Made) -> Result<Self, Failure> {
        let sample = school(made.seed);
        let guests = Guests::choose(&sample);
        let url = |address: &str| {
            PublicUrl::parse(&format!("http://{address}"))
                .map_err(|_| Failure::NotLoopback { address: address.to_owned() })
        };
        let [ent, service] = folder::SIDES;
        let (ent, service) = (folder.side(ent)?, folder.side(service)?);
        let broken = |name: &str| {
            let path = folder.file(name);
            move |error| Failure::Store { path, error }
        };
        Ok(Self {
            ent_url: url(&made.ent)?,
            service_url: url(&made.service)?,
            ent_key: ent.key()?,
            ent_vault: ent.vault()?,
            service_key: service.key()?,
            service_vault: service.vault()?,
            ent_store: Arc::new(
                SqliteEntStore::open(ent.file("ent.sqlite")).await.map_err(broken("ent/ent.sqlite"))?,
            ),
            service_store: Arc::new(
                SqliteServiceStore::open(service.file("vie-scolaire.sqlite"))
                    .await
                    .map_err(broken("vie-scolaire/vie-scolaire.sqlite"))?,
            ),
            sample,
            guests,
        })
    }

    /// The first start: people, settings, and the parents' file that the visitor imports.
    async fn fill(&self, folder: &Folder, means: &Means) -> Result<(), Failure> {
        let now = means.clock.now();
        let hash = async |password: &str| {
            let hash = means.passwords.hash(Secret::new(password.to_owned())).await;
            hash.map_err(|error| Failure::Server(std::io::Error::other(error)))
        };
        let ent_seed = EntSeed {
            now,
            service: self.base_address(),
            service_key: self.service_key.public().to_spki_pem(),
            password: hash(passwords::ENT).await?,
        };
        let service_seed = ServiceSeed {
            now,
            hosting_password: hash(passwords::HOSTING).await?,
            last_invoice: hash(passwords::INVOICE).await?,
            supervisor_password: hash(passwords::SUPERVISOR).await?,
            user_password: hash(passwords::SERVICE).await?,
        };
        let failed = |name: &str| {
            let path = folder.file(name);
            move |error| Failure::Store { path, error }
        };
        seed_ent(self.ent_store.as_ref(), &self.sample, &self.guests, &ent_seed)
            .await
            .map_err(failed("ent/ent.sqlite"))?;
        seed_service(self.service_store.as_ref(), &self.sample, &self.guests, &service_seed)
            .await
            .map_err(failed("vie-scolaire/vie-scolaire.sqlite"))?;
        let mut csv = Vec::new();
        write_base(&mut csv, &parents(&self.sample))
            .map_err(|source| Failure::Write { path: folder.file(tell::PARENTS), source })?;
        folder.write(tell::PARENTS, &csv)?;
        folder.write(tell::ENT_KEY, self.ent_key.public().to_spki_pem().as_bytes())
    }

    /// `http://127.0.0.1:8081/vs/demo/`.
    fn base_address(&self) -> String {
        self.service_url.at(&format!("/vs/{}/", passerelle_demo::BASE))
    }

    fn servers(self, means: &Means) -> (Application, Application) {
        let preset = preset(&self.ent_url);
        let school =
            self.sample.establishments.first().map(|school| school.uai.to_string()).unwrap_or_default();
        let ent = ent(
            EntSide {
                url: self.ent_url,
                store: self.ent_store,
                key: self.ent_key,
                vault: self.ent_vault,
                name: passerelle_demo::ENT_NAME.to_owned(),
                service_name: passerelle_demo::SERVICE_NAME.to_owned(),
                contact: String::new(),
                publisher: String::new(),
                lifetimes: Lifetimes::default(),
                folder: None,
            },
            means,
        );
        let service = service(
            ServiceSide {
                url: self.service_url,
                store: self.service_store,
                key: self.service_key,
                vault: self.service_vault,
                // The two sides share nothing: the key of the ENT is handed over as a file.
                ent_key: None,
                name: passerelle_demo::SERVICE_NAME.to_owned(),
                ent_name: passerelle_demo::ENT_NAME.to_owned(),
                contact: String::new(),
                publisher: String::new(),
                folder: None,
                presets: vec![preset],
                upstreams: Vec::new(),
                entries: vec![
                    ("index-espaces", "index-espaces-aide", format!("/vs/{}/", passerelle_demo::BASE)),
                    ("index-etablissement", "index-etablissement-aide", format!("/etab/{school}/")),
                ],
            },
            means,
        );
        (ent, service)
    }
}

/// « ENT de démonstration (Mode avec alimentation) ».
fn preset(ent: &PublicUrl) -> Preset {
    Preset {
        code: "demonstration".to_owned(),
        name: passerelle_demo::ENT_NAME.to_owned(),
        territory: None,
        server: ent.at("/cas"),
        validation: TicketValidation::Saml11,
        mode: Mode::Fed,
        confirmed: true,
        documentation: Some(ent.at("/aide/")),
        contact: Some(Contact {
            mail: "assistance@ent.exemple.fr".to_owned(),
            subject: "ENT_Pronote".to_owned(),
        }),
        recognition: passerelle_model::Recognition::default(),
    }
}

/// Serves both until Ctrl-C, or until one of them fails.
async fn until_stopped(
    ent_port: TcpListener,
    ent: Application,
    service_port: TcpListener,
    service: Application,
) -> Result<(), Failure> {
    let (stop, stopped) = watch::channel(false);
    let told = |mut stopped: watch::Receiver<bool>| async move {
        // The sender gone means the end too.
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let asked = Stop::listen().map_err(Failure::Server)?;
    let signal = tokio::spawn(async move {
        asked.came().await;
        let _ = stop.send(true);
    });
    let (ent, service) = tokio::join!(
        serve(ent_port, ent.router, told(stopped.clone())),
        serve(service_port, service.router, told(stopped)),
    );
    signal.abort();
    ent.and(service).map_err(Failure::Server)
}
