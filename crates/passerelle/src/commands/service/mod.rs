//! The commands of the service side: they call what its pages call.

mod base;
mod delegation;
mod links;
mod retrieval;
mod users;

use std::fs::File;
use std::future::Future;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use passerelle_model::Timestamp;
use passerelle_service::ServiceState;
use passerelle_service::ops::school::exclusive::{self, Leaving};
use passerelle_service::ops::school::{Desk, SchoolError};
use passerelle_service::rules::school::exclusive::NotExclusive;
use passerelle_service::rules::school::linking::LinkRefused;
use passerelle_store::StoreError;
use passerelle_store::service::{Base, BaseSlug, SchoolRole};
use passerelle_web::{Clock as _, SystemClock};
use serde::Serialize;

use super::{ACTOR, serve};
use crate::cli::{self, BaseUsers, Role};
use crate::console::Console;
use crate::ent_file::name;
use crate::failure::{Exit, Failure};
use crate::servers::{Keys, Means, service_state};
use crate::settings::Settings;

/// Largest file taken, in bytes: as much as the pages take.
const FILE_LIMIT: u64 = 64 << 20;

pub(super) fn base(command: &cli::Base, console: Console) -> Result<Exit, Failure> {
    match command {
        cli::Base::Create(options) => base::create(options, console),
        cli::Base::List(options) => base::list(options, console),
        cli::Base::Publish(options) => base::publish(options, console),
        cli::Base::Stop(options) => base::stop(options, console),
        cli::Base::Backup(options) => base::backup(options, console),
        cli::Base::Restore(options) => base::restore(options, console),
        cli::Base::Users(BaseUsers::Import(options)) => users::import(options, console),
        cli::Base::Users(BaseUsers::Undo(options)) => users::undo(options, console),
    }
}

pub(super) fn import(command: &cli::Import, console: Console) -> Result<Exit, Failure> {
    match command {
        cli::Import::Read(options) => retrieval::read(options, console),
        cli::Import::Check(options) => retrieval::check(options, console),
        cli::Import::Apply(options) => retrieval::apply(options, console),
    }
}

pub(super) fn links(command: &cli::Links, console: Console) -> Result<Exit, Failure> {
    match command {
        cli::Links::List(options) => links::list(options, console),
        cli::Links::Suggest(options) => links::suggest(options, console),
        cli::Links::Link(options) => links::link(options, console),
        cli::Links::Unlink(options) => links::unlink(options, console),
    }
}

pub(super) fn delegation(command: &cli::Delegation, console: Console) -> Result<Exit, Failure> {
    match command {
        cli::Delegation::Show(options) => delegation::show(options, console),
        cli::Delegation::Test(options) => delegation::test(options, console),
    }
}

/// The service's data and keys, for the time of a command.
pub(super) struct Office {
    pub(super) settings: Settings,
    pub(super) state: ServiceState,
}

/// Opens the service's data for the time of some work.
pub(super) fn at_work<T, F>(
    config: &Path,
    console: Console,
    work: impl FnOnce(Arc<Office>) -> F,
) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    let settings = Settings::load_for(config, Role::Service)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(async {
        let means = Means::of(&settings)?;
        let store = Arc::new(serve::open_service(&settings).await?);
        let side = serve::service_side(&settings, store.clone(), console)?;
        let keys = Keys { key: side.key, vault: side.vault, ent_key: side.ent_key };
        let state = service_state(store.clone(), keys, side.url, side.presets, side.upstreams, &means);
        let done = work(Arc::new(Office { settings, state })).await;
        store.close().await;
        done
    })
}

impl Office {
    /// The data could not be read or kept.
    pub(super) fn broken(&self) -> impl Fn(StoreError) -> Failure + use<> {
        let path = self.settings.database();
        move |error| match error {
            StoreError::Stale => Failure::Refused { text: "erreur-service-modifiee", name: String::new() },
            error => Failure::Store { path: path.clone(), error },
        }
    }

    /// A base, as it is now.
    pub(super) async fn base(&self, slug: &BaseSlug) -> Result<Base, Failure> {
        let found = self.state.store.base(slug).await.map_err(self.broken())?;
        found.ok_or_else(|| Failure::NoSuch { what: "erreur-base-inconnue", name: slug.to_string() })
    }

    /// Somebody at work in a base, as it is now, who may do all that the management may.
    pub(super) async fn desk(&self, slug: &BaseSlug) -> Result<Desk, Failure> {
        Ok(Desk {
            store: self.state.store.clone(),
            base: self.base(slug).await?,
            login: ACTOR.to_owned(),
            role: SchoolRole::Management,
            now: now(),
        })
    }

    /// Works on a base in exclusive mode, and leaves it whatever comes of the work: each act is whole by itself.
    pub(super) async fn exclusively<T>(
        &self,
        slug: &BaseSlug,
        work: impl AsyncFnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        exclusive::enter(&self.desk(slug).await?).await.map_err(|error| self.refused(error))?;
        let done = work().await;
        let left = exclusive::leave(&self.desk(slug).await?, Leaving::Saved).await;
        let done = done?;
        left.map_err(|error| self.refused(error))?;
        Ok(done)
    }

    /// An act that did not happen, as people are told.
    pub(super) fn refused(&self, error: SchoolError) -> Failure {
        let rule = |text| Failure::Refused { text, name: String::new() };
        match error {
            SchoolError::File(problem) => Failure::Told(problem),
            SchoolError::Hold(hold) => {
                let people = hold.people();
                let first = hold.populations.first().copied();
                let (population, touched, total) =
                    first.unwrap_or((passerelle_model::Population::Pupil, 0, 0));
                Failure::Hold { population, touched, total, people }
            }
            SchoolError::Interrupted => Failure::Server(std::io::Error::other("stopped")),
            SchoolError::Link(LinkRefused::AlreadyLinked) => rule("erreur-lien-deja"),
            SchoolError::Link(LinkRefused::OtherPopulation) => rule("erreur-lien-population"),
            SchoolError::Link(LinkRefused::ReasonMissing) => rule("erreur-lien-raison"),
            SchoolError::Link(LinkRefused::Taken { n }) => {
                Failure::Refused { text: "erreur-lien-pris", name: n.to_string() }
            }
            SchoolError::NotExclusive(NotExclusive::Held { holder, .. }) => {
                Failure::Refused { text: "erreur-exclusif-tenu", name: holder }
            }
            SchoolError::NotExclusive(NotExclusive::Nobody) | SchoolError::Role => {
                rule("erreur-service-modifiee")
            }
            SchoolError::Store(StoreError::Missing { what }) => {
                Failure::NoSuch { what: "erreur-service-absent", name: what.to_owned() }
            }
            SchoolError::Store(error) => self.broken()(error),
        }
    }
}

/// The time.
pub(super) fn now() -> Timestamp {
    SystemClock.now()
}

/// A whole file, and its name without its folder.
fn file(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let failed = |source| Failure::Read { path: path.to_owned(), source };
    let mut content = Vec::new();
    File::open(path).and_then(|file| file.take(FILE_LIMIT + 1).read_to_end(&mut content)).map_err(failed)?;
    if content.len() as u64 > FILE_LIMIT {
        return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
    }
    Ok((name(path), content))
}

/// A result for machines.
fn print_json(console: Console, value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Print(error.into()))?;
    console.result(&text)
}

/// What a trial ends with: how to go on.
fn nothing_changed(console: Console) -> Result<Exit, Failure> {
    console.result(&console.words.say("service-ensuite"))?;
    Ok(Exit::Done)
}
