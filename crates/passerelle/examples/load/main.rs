//! A load generator for CAS servers, and what it needs to compare them: an invented region in a database, and a server
//! of canned answers on the same HTTP stack. `cargo xtask load` runs them all.

#![expect(clippy::print_stdout, reason = "its results are read on standard output")]

mod canned;
mod connection;
mod handover;
mod pace;
mod seed;
mod tally;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// The same as the product's, so that both servers have it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

type Error = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(
    about = "Measures a CAS server by hand-overs: a ticket for somebody signed in, then its validation"
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Fills a new database of the ENT side, and writes the cookies of the open sessions.
    Seed(seed::Options),
    /// Answers as a CAS server does, in the same number of bytes, without doing anything.
    Canned {
        /// Where it listens.
        #[arg(long)]
        listen: SocketAddr,
    },
    /// Hands people over, as fast as it goes or at a given rate.
    Run(RunOptions),
}

#[derive(clap::Args)]
struct RunOptions {
    /// Where the server listens.
    #[arg(long)]
    server: SocketAddr,
    /// A `Cookie` header per line, each of somebody signed in.
    #[arg(long)]
    cookies: PathBuf,
    /// The service that tickets are for.
    #[arg(long, default_value = seed::SERVICE)]
    service: String,
    /// What the paths of the protocol begin with.
    #[arg(long, default_value = "/cas")]
    prefix: String,
    /// Connections at once.
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Seconds to measure, after a tenth as much to warm up.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Hand-overs per second; as many as possible when not given.
    #[arg(long)]
    rate: Option<f64>,
    /// One line of JSON.
    #[arg(long)]
    json: bool,
}

fn main() -> Result<(), Error> {
    match Cli::parse().task {
        Task::Seed(options) => several_threads()?.block_on(seed::fill(&options)),
        Task::Canned { listen } => several_threads()?.block_on(canned::serve(listen)),
        Task::Run(options) => run(&options),
    }
}

fn several_threads() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

/// On one thread: the generator takes no more of the machine than it must.
fn run(options: &RunOptions) -> Result<(), Error> {
    let cookies = std::fs::read_to_string(&options.cookies)?;
    let visit = handover::Visit::new(
        options.server,
        &options.prefix,
        &options.service,
        cookies.lines().map(str::to_owned).collect(),
    )?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let pace = pace::Pace {
        connections: options.connections,
        warm_up: Duration::from_millis(options.seconds * 100),
        measured: Duration::from_secs(options.seconds),
        rate: options.rate,
    };
    let tally = runtime.block_on(pace.keep(visit));
    println!("{}", if options.json { tally.as_json().to_string() } else { tally.to_string() });
    if tally.failures > 0 { Err("some hand-overs failed".into()) } else { Ok(()) }
}
