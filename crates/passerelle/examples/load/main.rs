//! A load generator for CAS servers and for gateways, and what it needs to compare them: invented people in databases,
//! a server of canned answers on the same HTTP stack, a small application. `cargo xtask load` runs them all.

#![expect(clippy::print_stdout, reason = "its results are read on standard output")]

mod canned;
mod connection;
mod handover;
mod pace;
mod page;
mod seed;
mod seed_service;
mod tally;
mod upstream;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// The same as the product's, so that both servers have it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

type Error = Box<dyn std::error::Error + Send + Sync>;

#[derive(Parser)]
#[command(
    about = "Measures a CAS server by hand-overs (a ticket for somebody signed in, then its validation), and pages"
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Fills a new database of the ENT side, and writes the cookies of the open sessions.
    Seed(seed::Options),
    /// Fills a new database of the service side, and writes the cookies of the open sessions.
    SeedService(seed_service::Options),
    /// Answers as a CAS server does, in the same number of bytes, without doing anything.
    Canned {
        /// Where it listens.
        #[arg(long)]
        listen: SocketAddr,
    },
    /// A small application, to stand behind the gateway and behind other servers.
    Upstream {
        /// Where it listens.
        #[arg(long)]
        listen: SocketAddr,
    },
    /// Hands people over, as fast as it goes or at a given rate.
    Run(RunOptions),
    /// Asks for a page, as fast as it goes or at a given rate.
    Get(GetOptions),
}

/// How hard, and how it is told.
#[derive(clap::Args)]
struct Effort {
    /// Connections at once.
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// Seconds to measure, after a tenth as much to warm up.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Exchanges per second; as many as possible when not given.
    #[arg(long)]
    rate: Option<f64>,
    /// One line of JSON.
    #[arg(long)]
    json: bool,
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
    #[command(flatten)]
    effort: Effort,
}

#[derive(clap::Args)]
struct GetOptions {
    /// Where the server listens.
    #[arg(long)]
    server: SocketAddr,
    /// What is asked for.
    #[arg(long)]
    path: String,
    /// A header sent each time: `Name: value`.
    #[arg(long)]
    header: Vec<String>,
    /// A `Cookie` header per line, one after another.
    #[arg(long)]
    cookies: Option<PathBuf>,
    /// The status that is right.
    #[arg(long, default_value_t = 200)]
    status: u16,
    #[command(flatten)]
    effort: Effort,
}

fn main() -> Result<(), Error> {
    match Cli::parse().task {
        Task::Seed(options) => several_threads()?.block_on(seed::fill(&options)),
        Task::SeedService(options) => several_threads()?.block_on(seed_service::fill(&options)),
        Task::Canned { listen } => several_threads()?.block_on(canned::serve(listen)),
        Task::Upstream { listen } => several_threads()?.block_on(upstream::serve(listen)),
        Task::Run(options) => run(&options),
        Task::Get(options) => get(&options),
    }
}

fn several_threads() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

fn run(options: &RunOptions) -> Result<(), Error> {
    let cookies = lines(&options.cookies)?;
    options.effort.make(handover::Visit::new(options.server, &options.prefix, &options.service, cookies)?)
}

fn get(options: &GetOptions) -> Result<(), Error> {
    let cookies = options.cookies.as_deref().map(lines).transpose()?.unwrap_or_default();
    let GetOptions { server, path, header, status, .. } = options;
    options.effort.make(page::Page::new(*server, path, header, cookies, *status)?)
}

fn lines(path: &Path) -> Result<Vec<String>, Error> {
    Ok(std::fs::read_to_string(path)?.lines().map(str::to_owned).collect())
}

impl Effort {
    /// On one thread: the generator takes no more of the machine than it must.
    fn make(&self, exchange: impl pace::Exchange + 'static) -> Result<(), Error> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let pace = pace::Pace {
            connections: self.connections,
            warm_up: Duration::from_millis(self.seconds * 100),
            measured: Duration::from_secs(self.seconds),
            rate: self.rate,
        };
        let tally = runtime.block_on(pace.keep(exchange));
        println!("{}", if self.json { tally.as_json().to_string() } else { tally.to_string() });
        if tally.failures > 0 { Err("some exchanges failed".into()) } else { Ok(()) }
    }
}
