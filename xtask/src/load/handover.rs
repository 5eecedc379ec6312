//! The ENT side under load, beside a server of canned answers and another CAS server.

use std::fs;
use std::process::Command;

use anyhow::Result;
use clap::Args;
use serde_json::Value;

use super::server::Running;
use super::table::Measured;
use super::{Effort, Programs, number};
use crate::peers::bring_django_server;
use crate::process::{root, run, step};

const OURS: &str = "127.0.0.1:18080";
const CANNED: &str = "127.0.0.1:18081";
const OTHER: &str = "127.0.0.1:18082";

/// Cookies of everybody who is signed in.
const ALL: &str = "cookies.txt";
/// Cookies of those who come again and again.
const FEW: &str = "few.txt";
/// How many these are.
const REGULARS: usize = 1_000;
/// Cookies of those who have not come yet.
const OTHERS: &str = "others.txt";

#[derive(Args)]
pub(crate) struct Options {
    /// Accounts of the database, each with an open session.
    #[arg(long, default_value_t = 100_000)]
    accounts: u32,
    #[command(flatten)]
    effort: Effort,
    /// Measure django-cas-server too; it is installed into the build folder.
    #[arg(long)]
    peer: bool,
}

/// What is asked for, and what it is done with.
struct Bench<'a> {
    options: &'a Options,
    programs: Programs,
}

pub(super) fn measure(options: &Options) -> Result<Measured> {
    let bench = Bench { options, programs: Programs::built()? };
    bench.seed()?;
    let mut measured = Measured::default();
    for round in 1..=options.effort.rounds {
        step(&format!("round {round}"));
        let canned = bench.canned(&mut measured)?;
        let ours = bench.ours(&mut measured)?;
        measured.note("passerelle: hand-overs, % of canned ones in the same round", ours / canned * 100.0);
    }
    if options.peer {
        bench.peer(&mut measured)?;
    }
    Ok(measured)
}

impl Bench<'_> {
    /// The database, and how the server is to be run on it.
    fn seed(&self) -> Result<()> {
        step("an invented region");
        let count = self.options.accounts.to_string();
        run(self
            .programs
            .generator()
            .args(["seed", "--accounts", &count, "--sessions", &count])
            .arg("--database")
            .arg(self.programs.folder.join("data/ent.sqlite"))
            .arg("--cookies")
            .arg(self.programs.folder.join(ALL)))?;
        let all = fs::read_to_string(self.programs.folder.join(ALL))?;
        let few: Vec<&str> = all.lines().take(REGULARS).collect();
        fs::write(self.programs.folder.join(FEW), few.join("\n"))?;
        run(self.programs.product().arg("keygen").arg("--output").arg(&self.programs.folder))?;
        let settings = format!(
            "[server]\naddress = \"http://{OURS}\"\nlisten = \"{OURS}\"\ndata = \"data\"\n\n[ent]\nkey = \"key.pem\"\n"
        );
        Ok(fs::write(self.programs.folder.join("passerelle.toml"), settings)?)
    }

    /// How many canned hand-overs there are in a second.
    fn canned(&self, measured: &mut Measured) -> Result<f64> {
        let mut command = self.programs.generator();
        command.args(["canned", "--listen", CANNED]);
        let server = Running::start(&mut command, CANNED, "/healthz")?;
        let full = self.run(CANNED, None, FEW)?;
        let rate = number(&full, "/rate")?;
        measured.note("canned: hand-overs per second", rate);
        server.stop()?;
        Ok(rate)
    }

    /// How many hand-overs there are in a second.
    fn ours(&self, measured: &mut Measured) -> Result<f64> {
        let mut command = self.programs.product();
        command
            .args(["serve", "--role", "ent", "--config"])
            .arg(self.programs.folder.join("passerelle.toml"));
        let server = Running::start(&mut command, OURS, "/healthz")?;
        measured.note("passerelle: start, ms", server.started.as_secs_f64() * 1000.0);
        measured.note("passerelle: memory after the start, MB", server.memory()?);
        let full = self.run(OURS, None, FEW)?;
        let rate = number(&full, "/rate")?;
        measured.note("passerelle: hand-overs per second", rate);
        measured.note("passerelle: p99 of validation, ms", number(&full, "/validation_ms/p99")?);
        let half = self.run(OURS, Some(rate / 2.0), FEW)?;
        measured.note("passerelle: p50 of validation at half load, ms", number(&half, "/validation_ms/p50")?);
        measured.note("passerelle: p99 of validation at half load, ms", number(&half, "/validation_ms/p99")?);
        measured.note("passerelle: p99 of hand-over at half load, ms", number(&half, "/handover_ms/p99")?);
        self.everybody(measured)?;
        measured.note("passerelle: memory once everybody has come, MB", server.memory()?);
        server.stop()?;
        Ok(rate)
    }

    /// Every session once: nobody is known from before, so that most of the work is reading the database.
    fn everybody(&self, measured: &mut Measured) -> Result<()> {
        let mut come = 0.0;
        let mut cookies = ALL;
        while come < f64::from(self.options.accounts) {
            let run = self.run(OURS, None, cookies)?;
            if cookies == ALL {
                measured.note("passerelle: hand-overs per second, people new to it", number(&run, "/rate")?);
            }
            // The warm-up hands over too: it is a tenth as long.
            come += number(&run, "/rate")? * f64::from(self.options.effort.seconds) * 1.1;
            cookies = self.those_after(come)?;
        }
        Ok(())
    }

    /// The cookies of those who have not come yet.
    fn those_after(&self, come: f64) -> Result<&'static str> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "fewer than the accounts"
        )]
        let come = come as usize;
        let all = fs::read_to_string(self.programs.folder.join(ALL))?;
        let others: Vec<&str> = all.lines().skip(come).chain(all.lines()).take(all.lines().count()).collect();
        fs::write(self.programs.folder.join(OTHERS), others.join("\n"))?;
        Ok(OTHERS)
    }

    /// Another CAS server, as its documentation sets it up, on two processes.
    fn peer(&self, measured: &mut Measured) -> Result<()> {
        step("django-cas-server");
        let source = root().join("peers/django-cas-server");
        let programs = bring_django_server()?;
        let data = self.programs.folder.join("peer");
        fs::create_dir_all(&data)?;
        run(Command::new(programs.join("bin/python"))
            .current_dir(&source)
            .env("DATA", &data)
            .args(["server.py", "200"]))?;
        let mut command = Command::new(programs.join("bin/gunicorn"));
        command.current_dir(&source).env("DATA", &data).args([
            "--workers=2",
            "--worker-class=gthread",
            "--threads=4",
            "--keep-alive=15",
            "--bind",
            OTHER,
            "server:application",
        ]);
        let server = Running::start(&mut command, OTHER, "/cas/login")?;
        let full = self.run(OTHER, None, "peer/cookies.txt")?;
        let rate = number(&full, "/rate")?;
        measured.note("django-cas-server: hand-overs per second", rate);
        let half = self.run(OTHER, Some(rate / 2.0), "peer/cookies.txt")?;
        measured.note(
            "django-cas-server: p99 of validation at half load, ms",
            number(&half, "/validation_ms/p99")?,
        );
        measured.note("django-cas-server: memory after the load, MB", server.memory()?);
        server.stop()
    }

    fn run(&self, server: &str, rate: Option<f64>, cookies: &str) -> Result<Value> {
        let mut command = self.programs.generator();
        command.args(["run", "--server", server, "--cookies"]).arg(self.programs.folder.join(cookies));
        self.options.effort.measure(&mut command, rate)
    }
}
