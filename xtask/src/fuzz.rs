//! `cargo xtask fuzz`: coverage-guided fuzzing on the stable compiler.
//!
//! The targets are ordinary programs, `fuzz/src/bin/TARGET.rs`, built with the compiler's own coverage pass and linked
//! with libFuzzer. `fuzz/corpus/TARGET` is committed and only read; what a run finds goes to the build folder, and
//! into the corpus with `--keep`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::process::{cargo, output, root, run, step, target_folder};

/// What libFuzzer itself is compiled with.
pub(crate) const COMPILER: &str = "g++";

/// Coverage counters and traced comparisons for libFuzzer. Given together with `--target`, so that build scripts and
/// procedural macros are not instrumented.
const INSTRUMENTATION: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Limits of each run: an input may neither take long nor make the parser hoard memory.
const LIMITS: [&str; 3] = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=65536"];

#[derive(Args)]
pub(crate) struct Options {
    /// Seconds per target.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Add to the committed corpus what reached new code.
    #[arg(long)]
    keep: bool,
    /// The only target to run.
    target: Option<String>,
}

impl Options {
    /// Every target for `seconds`, keeping nothing.
    pub(crate) fn short(seconds: u64) -> Self {
        Self { seconds, keep: false, target: None }
    }
}

/// Builds and runs the targets, as many at a time as there are processors.
pub(crate) fn run_targets(options: &Options) -> Result<()> {
    let targets = targets(options.target.as_deref())?;
    step(&format!("fuzzing, {} targets of {} s", targets.len(), options.seconds));
    let folder = build()?;

    let queue = Mutex::new(targets.iter());
    let failed = Mutex::new(Vec::new());
    let next = || queue.lock().ok()?.next();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(target) = next() {
                    match run_target(&folder, target, options) {
                        Ok(runs) => eprintln!("{target}: {runs} runs, no crash"),
                        Err(error) => {
                            eprintln!("{target}: FAILED\n{error:#}");
                            failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(target);
                        }
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    ensure!(failed.is_empty(), "{} of {} targets failed: {failed:?}", failed.len(), targets.len());
    eprintln!("{} targets, no crash", targets.len());
    Ok(())
}

/// The targets there are, or the one asked for.
fn targets(only: Option<&str>) -> Result<Vec<String>> {
    let sources = root().join("fuzz/src/bin");
    let mut targets = Vec::new();
    for entry in fs::read_dir(&sources).with_context(|| format!("cannot list {}", sources.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            targets.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    targets.sort();
    let known = targets.join(", ");
    targets.retain(|target| only.is_none_or(|only| only == target));
    ensure!(!targets.is_empty(), "no such target; there are: {known}");
    Ok(targets)
}

/// Builds every target; returns the folder of the programs.
fn build() -> Result<PathBuf> {
    let host = host()?;
    let folder = target_folder().join("fuzz");
    run(cargo()
        .current_dir(root().join("fuzz"))
        .env("RUSTFLAGS", INSTRUMENTATION)
        .args(["build", "--release", "--bins", "--target", &host, "--target-dir"])
        .arg(&folder))?;
    Ok(folder.join(host).join("release"))
}

/// This machine's target triple.
fn host() -> Result<String> {
    let version = output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}

/// Runs one target; returns how many inputs were tried.
fn run_target(programs: &Path, target: &str, options: &Options) -> Result<u64> {
    let corpus = root().join("fuzz/corpus").join(target);
    ensure!(corpus.is_dir(), "{} is missing: a target has seeds", corpus.display());
    let finds = target_folder().join("fuzz/finds").join(target);
    let artifacts = root().join("fuzz/artifacts").join(target);
    fs::create_dir_all(&finds)?;
    fs::create_dir_all(&artifacts)?;

    let program = programs.join(target);
    let mut command = Command::new(&program);
    command
        .args(LIMITS)
        .arg(format!("-max_total_time={}", options.seconds))
        .arg("-print_final_stats=1")
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .args([&finds, &corpus]);
    let output = command.output().with_context(|| format!("cannot start {}", program.display()))?;
    let log = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let lines: Vec<&str> = log.lines().collect();
        bail!(
            "{}\ninput kept in {}",
            lines[lines.len().saturating_sub(40)..].join("\n"),
            artifacts.display()
        );
    }
    if options.keep {
        run(Command::new(&program).args(LIMITS).arg("-merge=1").args([&corpus, &finds]))?;
    }
    let runs = log.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    runs.and_then(|runs| runs.trim().parse().ok()).context("libFuzzer printed no count")
}
