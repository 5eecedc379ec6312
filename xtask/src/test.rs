//! `cargo xtask test`: every test.

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

use crate::{
    browser::{self, Script},
    fuzz, peers,
    process::{cargo, in_ci, on_path, root, run, step},
    tools,
};

/// The vendor's schemas, where the tests look for them. They are not ours to publish: without them, what is written
/// is validated against our own schemas only.
const VENDOR_SCHEMAS: &str = "PASSERELLE_VENDOR_SCHEMAS";

#[derive(Args)]
pub(crate) struct Options {
    /// Seconds of fuzzing per target, 0 for none [default: 10, in CI 2].
    #[arg(long, value_name = "SECONDS")]
    fuzz: Option<u64>,
    /// The only group to run.
    #[arg(value_enum)]
    group: Option<Group>,
}

/// A group of tests.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Group {
    /// Unit, integration and documentation tests.
    Rust,
    /// CAS clients and servers of others.
    Peers,
    /// The story, in a browser and by plain HTTP.
    Story,
    /// Every page: accessibility, sizes, languages.
    Pages,
    /// Processes killed at random moments.
    Kills,
    /// A short fuzz run.
    Fuzz,
}

/// Every test, the quickest to fail first.
pub(crate) fn run_all(options: &Options) -> Result<()> {
    let missing = tools::bring()?;
    let lacks = |programs: &[&str]| missing.iter().any(|tool| programs.contains(&tool.program));
    let asked = |group| options.group.is_none_or(|asked| asked == group);

    if asked(Group::Rust) {
        run_rust()?;
    }
    let mut clients_came = true;
    if asked(Group::Peers) && !lacks(peers::PROGRAMS) {
        clients_came = peers::run_tests()?;
    }
    let scripts: Vec<Script> = [
        (Group::Story, Script::Story),
        (Group::Story, Script::Unscripted),
        (Group::Pages, Script::Pages),
        (Group::Kills, Script::Kills),
    ]
    .into_iter()
    .filter_map(|(group, script)| asked(group).then_some(script))
    .collect();
    if !scripts.is_empty() && !lacks(&[browser::BROWSER, browser::RUNTIME, browser::PACKAGES]) {
        browser::run_scripts(&scripts)?;
    }
    let seconds = options.fuzz.unwrap_or(if in_ci() { 2 } else { 10 });
    if asked(Group::Fuzz) && seconds > 0 && !lacks(&[fuzz::COMPILER]) {
        fuzz::run_targets(&fuzz::Options::short(seconds))?;
    }

    step("done");
    tools::report_skipped(&missing);
    if !clients_came {
        eprintln!("SKIPPED: {} (their packages did not come)", peers::GROUP);
    }
    if missing.is_empty() && clients_came {
        eprintln!("every test passed");
    } else {
        eprintln!("every test that could run passed; the groups above were skipped");
    }
    Ok(())
}

/// Unit, integration and documentation tests.
fn run_rust() -> Result<()> {
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
    run(cargo().args(["test", "--workspace", "--doc"]))
}
