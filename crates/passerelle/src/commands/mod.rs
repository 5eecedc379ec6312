//! One file per command: it reads, calls the crates that know, and says what was done.

mod admin;
mod client;
mod demo;
mod doctor;
mod ent;
mod inspect;
mod keygen;
mod open;
mod reconcile;
mod sample;
mod seal;
mod serve;
mod service;

use std::ffi::OsString;
use std::process::ExitCode;

use passerelle_words::Words;

use crate::cli::{self, Command, Refusal};
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::language;
use crate::texts::TEXTS;

/// Who the journal says it was: whoever may run commands on the machine.
const ACTOR: &str = "commande";

/// Runs the command line `arguments`, program name included.
pub(crate) fn run(arguments: &[OsString]) -> ExitCode {
    let console = Console::new(Words::new(language::choose(arguments), &TEXTS));
    let exit = match cli::parse(arguments, console.words) {
        Ok(cli) => obey(cli.command, console).unwrap_or_else(|failure| {
            if let Some(text) = failure.explain(console.words) {
                console.note(&text);
            }
            failure.exit()
        }),
        Err(refusal) => refuse(&refusal, console, arguments),
    };
    exit.into()
}

fn obey(command: Command, console: Console) -> Result<Exit, Failure> {
    match command {
        Command::Admin(options) => admin::run(&options, console),
        Command::Client(options) => client::run(&options, console),
        Command::Demo(options) => demo::run(&options, console),
        Command::Doctor(options) => doctor::run(&options, console),
        Command::Ent(options) => ent::run(&options, console),
        Command::Base(options) => service::base(&options, console),
        Command::Import(options) => service::import(&options, console),
        Command::Links(options) => service::links(&options, console),
        Command::Delegation(options) => service::delegation(&options, console),
        Command::Inspect(options) => inspect::run(&options, console),
        Command::Keygen(options) => keygen::run(&options, console),
        Command::Open(options) => open::run(&options, console),
        Command::Reconcile(options) => reconcile::run(&options, console),
        Command::Sample(options) => sample::run(&options, console),
        Command::Seal(options) => seal::run(&options, console),
        Command::Serve(options) => serve::run(&options, console),
    }
}

fn refuse(refusal: &Refusal, console: Console, arguments: &[OsString]) -> Exit {
    if let Some(help) = refusal.help() {
        return console.print(&help).map_or(Exit::Unexpected, |()| Exit::Done);
    }
    let words = console.words;
    console.note(&words.say("usage-titre"));
    console.note(&format!("  {}", refusal.explain(words)));
    let command = cli::help_command(arguments);
    console.note(&format!("  {}", words.tell("usage-voir-aide", [("commande", command.into())])));
    Exit::Usage
}
