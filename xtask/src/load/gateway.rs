//! The gateway under load, in front of a small application and beside nginx, which does the same without asking who
//! comes.

use std::fs;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use super::server::Running;
use super::table::Measured;
use super::{Effort, Programs, number};
use crate::peers::NGINX;
use crate::process::{root, run, step};

const GATEWAY: &str = "127.0.0.1:18080";
const APPLICATION: &str = "127.0.0.1:18081";
const PLAIN: &str = "127.0.0.1:18082";

const COOKIES: &str = "cookies.txt";
/// What is asked of the gateway about each request that nginx lets through.
const QUESTION: &str = "/vs/demo/auth?espace=viescolaire";
/// The application, behind the gateway.
const RELAYED: &str = "/vs/demo/direction/cours";

#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    effort: Effort,
}

struct Bench<'a> {
    options: &'a Options,
    programs: Programs,
}

/// Where a page is asked for, and what its numbers are called.
struct Way {
    server: &'static str,
    path: &'static str,
    rate: &'static str,
    median: &'static str,
    p99: &'static str,
}

const WAYS: [Way; 6] = [
    Way {
        server: PLAIN,
        path: "/plainly/cours",
        rate: "nginx as it comes passes on: answers per second",
        median: "nginx as it comes passes on: p50 at 1,000 a second, ms",
        p99: "nginx as it comes passes on: p99 at 1,000 a second, ms",
    },
    Way {
        server: PLAIN,
        path: "/alone/cours",
        rate: "nginx that keeps connections passes on: answers per second",
        median: "nginx that keeps connections passes on: p50 at 1,000 a second, ms",
        p99: "nginx that keeps connections passes on: p99 at 1,000 a second, ms",
    },
    Way {
        server: GATEWAY,
        path: RELAYED,
        rate: "Passerelle passes on: answers per second",
        median: "Passerelle passes on: p50 at 1,000 a second, ms",
        p99: "Passerelle passes on: p99 at 1,000 a second, ms",
    },
    Way {
        server: GATEWAY,
        path: QUESTION,
        rate: "Passerelle decides: answers per second",
        median: "Passerelle decides: p50 at 1,000 a second, ms",
        p99: "Passerelle decides: p99 at 1,000 a second, ms",
    },
    Way {
        server: PLAIN,
        path: "/nobody/cours",
        rate: "nginx asks itself, then passes on: answers per second",
        median: "nginx asks itself, then passes on: p50 at 1,000 a second, ms",
        p99: "nginx asks itself, then passes on: p99 at 1,000 a second, ms",
    },
    Way {
        server: PLAIN,
        path: "/asking/cours",
        rate: "nginx asks Passerelle, then passes on: answers per second",
        median: "nginx asks Passerelle, then passes on: p50 at 1,000 a second, ms",
        p99: "nginx asks Passerelle, then passes on: p99 at 1,000 a second, ms",
    },
];

pub(super) fn measure(options: &Options) -> Result<Measured> {
    let bench = Bench { options, programs: Programs::built()? };
    bench.seed()?;
    let application = bench.application()?;
    let gateway = bench.gateway()?;
    let nginx = bench.nginx()?;
    let mut measured = Measured::default();
    for round in 1..=options.effort.rounds {
        step(&format!("round {round}"));
        let rates: Vec<f64> = WAYS.iter().map(|way| bench.ask(way, &mut measured)).collect::<Result<_>>()?;
        let ours = rates[2] * 100.0;
        measured.note("Passerelle passes on: % of nginx as it comes in the same round", ours / rates[0]);
        measured.note("Passerelle passes on: % of nginx that keeps connections", ours / rates[1]);
    }
    measured.note("Passerelle: memory afterwards, MB", gateway.memory()?);
    for server in [nginx, gateway, application] {
        server.stop()?;
    }
    Ok(measured)
}

impl Bench<'_> {
    /// The database, and how the gateway is to be run on it.
    fn seed(&self) -> Result<()> {
        step("an invented school");
        let folder = &self.programs.folder;
        run(self
            .programs
            .generator()
            .args(["seed-service", "--gateway", GATEWAY, "--upstream", APPLICATION, "--public", PLAIN])
            .arg("--database")
            .arg(folder.join("data/service.sqlite"))
            .arg("--cookies")
            .arg(folder.join(COOKIES)))?;
        run(self.programs.product().arg("keygen").arg("--output").arg(folder))?;
        let settings = format!(
            "[server]\naddress = \"http://{GATEWAY}\"\nlisten = \"{GATEWAY}\"\ndata = \"data\"\n\n[service]\nkey = \"key.pem\"\n"
        );
        Ok(fs::write(folder.join("passerelle.toml"), settings)?)
    }

    fn application(&self) -> Result<Running> {
        Running::start(
            self.programs.generator().args(["upstream", "--listen", APPLICATION]),
            APPLICATION,
            "/",
        )
    }

    fn gateway(&self) -> Result<Running> {
        let mut command = self.programs.product();
        command
            .args(["serve", "--role", "service", "--config"])
            .arg(self.programs.folder.join("passerelle.toml"));
        Running::start(&mut command, GATEWAY, "/healthz")
    }

    /// nginx, as it comes and with connections to the application that are kept, as the gateway keeps them.
    fn nginx(&self) -> Result<Running> {
        let folder = self.programs.folder.to_string_lossy();
        let written = fs::read_to_string(root().join("peers/nginx/load.conf"))?
            .replace("@FOLDER@", &folder)
            .replace("@LISTEN@", PLAIN)
            .replace("@APPLICATION@", APPLICATION)
            .replace("@GATEWAY@", GATEWAY)
            .replace("@QUESTION@", QUESTION);
        let path = self.programs.folder.join("nginx.conf");
        fs::write(&path, written)?;
        Running::start(Command::new(NGINX).arg("-c").arg(path), PLAIN, "/alone/cours")
    }

    /// How many answers there are in a second.
    fn ask(&self, way: &Way, measured: &mut Measured) -> Result<f64> {
        let asked = |rate| {
            let mut command = self.programs.generator();
            command.args(["get", "--server", way.server, "--path", way.path, "--cookies"]);
            self.options.effort.measure(command.arg(self.programs.folder.join(COOKIES)), rate)
        };
        let rate = number(&asked(None)?, "/rate")?;
        measured.note(way.rate, rate);
        let calm = asked(Some(1000.0))?;
        measured.note(way.median, number(&calm, "/validation_ms/p50")?);
        measured.note(way.p99, number(&calm, "/validation_ms/p99")?);
        Ok(rate)
    }
}
