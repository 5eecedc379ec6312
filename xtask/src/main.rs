//! The project's own chores: `cargo xtask --help`.

#![expect(clippy::print_stderr, reason = "a chore talks to the person who runs it")]

mod browser;
mod fuzz;
mod lint;
mod load;
mod lock;
mod peers;
mod process;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::process::cargo;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The project's own chores")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Run the benchmarks.
    Bench {
        /// Passed on to `cargo bench`: for example `-p passerelle-reconcile`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Take the pictures of the guide.
    Guide,
    /// Fuzz every target, or one.
    Fuzz(fuzz::Options),
    /// Measure the servers under load.
    #[command(subcommand)]
    Load(load::Load),
    /// Check format, lints, documentation and dependencies.
    Lint,
    /// Run every test, or a group of them, and bring what they need.
    Test(test::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse().chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(chore: Chore) -> Result<()> {
    match chore {
        Chore::Bench { arguments } => process::run(cargo().args(["bench", "--workspace"]).args(arguments)),
        Chore::Guide => browser::run_scripts(&[browser::Script::Guide]),
        Chore::Fuzz(options) => fuzz::run_targets(&options),
        Chore::Load(load) => load::measure(&load),
        Chore::Lint => lint::run_all(),
        Chore::Test(options) => test::run_all(&options),
    }
}
