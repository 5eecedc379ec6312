//! `ent`: what is done to an ENT's data from the command line.

mod accounts;
mod export;
mod import;
mod services;

use std::future::Future;
use std::path::Path;

use passerelle_store::StoreError;
use passerelle_store_sqlite::SqliteEntStore;
use serde::Serialize;

use super::{ACTOR, serve};
use crate::cli::{Ent, EntAccounts, EntServices, Role};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::settings::Settings;

pub(super) fn run(command: &Ent, console: Console) -> Result<Exit, Failure> {
    match command {
        Ent::Accounts(EntAccounts::List(options)) => accounts::list(options, console),
        Ent::Accounts(EntAccounts::Show(options)) => accounts::show(options, console),
        Ent::Export(options) => export::run(options, console),
        Ent::Import(options) => import::run(options, console),
        Ent::Services(EntServices::List(options)) => services::list(options, console),
        Ent::Services(EntServices::Test(options)) => services::test(options, console),
    }
}

/// Opens the ENT's data for the time of some work.
fn on_store<T, F>(config: &Path, work: impl FnOnce(Settings, SqliteEntStore) -> F) -> Result<T, Failure>
where
    F: Future<Output = Result<T, Failure>>,
{
    let settings = Settings::load_for(config, Role::Ent)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failure::Server)?;
    runtime.block_on(async {
        let store = serve::open_ent(&settings).await?;
        work(settings, store).await
    })
}

/// The data could not be read or kept.
fn broken(settings: &Settings) -> impl Fn(StoreError) -> Failure {
    let path = settings.database();
    move |error| Failure::Store { path: path.clone(), error }
}

/// A result for machines.
fn print_json(console: Console, value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Print(error.into()))?;
    console.result(&text)
}
