//! `cargo xtask load`: the servers under load, beside others.
//!
//! Everything is on this machine: the generator takes its share of the processors.

mod gateway;
mod handover;
mod server;
mod table;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use serde_json::Value;

use crate::process::{cargo, output, run, step, target_folder};

#[derive(Subcommand)]
pub(crate) enum Load {
    /// How fast the ENT side hands people over to services.
    Handover(handover::Options),
    /// How fast the gateway stands in front of applications, beside nginx.
    Gateway(gateway::Options),
}

pub(crate) fn measure(load: &Load) -> Result<()> {
    let measured = match load {
        Load::Handover(options) => handover::measure(options)?,
        Load::Gateway(options) => gateway::measure(options)?,
    };
    eprintln!("{measured}");
    Ok(())
}

/// How long, and how often.
#[derive(Args)]
struct Effort {
    /// Seconds of each measure.
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// Rounds: the median of each number is kept.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
}

impl Effort {
    /// What the generator says, asked for so many exchanges per second, or for as many as there can be.
    fn measure(&self, generator: &mut Command, rate: Option<f64>) -> Result<Value> {
        generator.args(["--json", "--seconds", &self.seconds.to_string()]);
        if let Some(rate) = rate {
            generator.args(["--rate", &rate.to_string()]);
        }
        serde_json::from_str(&output(generator)?).context("the generator prints one line of JSON")
    }
}

/// The programs, and where things are put.
struct Programs {
    /// Emptied each time.
    folder: PathBuf,
    product: PathBuf,
    generator: PathBuf,
}

impl Programs {
    fn built() -> Result<Self> {
        step("programs");
        let programs = ["--bin", "passerelle", "--example", "load"];
        run(cargo().args(["build", "--release", "--package", "passerelle"]).args(programs))?;
        let built = target_folder().join("release");
        let folder = target_folder().join("load");
        if folder.exists() {
            fs::remove_dir_all(&folder).context("the folder of the last time")?;
        }
        fs::create_dir_all(folder.join("data"))?;
        Ok(Self { folder, product: built.join("passerelle"), generator: built.join("examples/load") })
    }

    fn product(&self) -> Command {
        Command::new(&self.product)
    }

    fn generator(&self) -> Command {
        Command::new(&self.generator)
    }
}

fn number(value: &Value, at: &str) -> Result<f64> {
    value.pointer(at).and_then(Value::as_f64).with_context(|| format!("no {at} in {value}"))
}
