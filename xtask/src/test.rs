//! `cargo xtask test`: every test.

use anyhow::{Context, Result};
use clap::Args;

use crate::{
    fuzz,
    process::{cargo, in_ci, on_path, root, run, step},
    tools,
};

/// The vendor's schemas, where the tests look for them. They are not ours to publish: without them, what is written
/// is validated against our own schemas only.
const VENDOR_SCHEMAS: &str = "PASSERELLE_VENDOR_SCHEMAS";

#[derive(Args)]
pub(crate) struct Options {
    /// Seconds of fuzzing per target, 0 for none [default: 10, in CI 60].
    #[arg(long, value_name = "SECONDS")]
    fuzz: Option<u64>,
}

/// Unit, integration and documentation tests, then a short fuzz run.
pub(crate) fn run_all(options: &Options) -> Result<()> {
    let missing = tools::bring()?;

    step("tests");
    let mut command = cargo();
    if on_path("cargo-nextest") {
        command.args(["nextest", "run", "--workspace"]);
    } else {
        command.args(["test", "--workspace", "--lib", "--bins", "--tests"]);
    }
    let schemas = root().join("../shared/formats");
    if std::env::var_os(VENDOR_SCHEMAS).is_none() && schemas.is_dir() {
        command.env(VENDOR_SCHEMAS, schemas.canonicalize().context("the folder of schemas")?);
    }
    run(&mut command)?;

    step("examples in the documentation");
    run(cargo().args(["test", "--workspace", "--doc"]))?;

    let seconds = options.fuzz.unwrap_or(if in_ci() { 60 } else { 10 });
    let compiler = !missing.iter().any(|tool| tool.program == fuzz::COMPILER);
    if seconds > 0 && compiler {
        fuzz::run_targets(&fuzz::Options::short(seconds))?;
    }

    step("done");
    tools::report_skipped(&missing);
    if missing.is_empty() {
        eprintln!("every test passed");
    } else {
        eprintln!("every test that could run passed; the groups above were skipped");
    }
    Ok(())
}
