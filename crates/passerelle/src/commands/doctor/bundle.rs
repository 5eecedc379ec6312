//! `doctor --bundle`: what support needs of an installation. Nothing in it names a person, a school or an address, and
//! nothing is a secret: findings are told by what was looked at and how it is, bases by their place and by counts.

mod archive;

use std::io::Write as _;
use std::path::Path;

use passerelle_web::{Clock as _, SystemClock};
use serde::Serialize;

use self::archive::archive;
use super::bases::Facts;
use super::{Check, Finding, State};
use crate::cli::Role;
use crate::console::Console;
use crate::failure::Failure;
use crate::files::{self, Access, Outputs};
use crate::settings::Settings;

#[derive(Serialize)]
struct About {
    schema: &'static str,
    version: &'static str,
    made: i64,
    role: &'static str,
    system: &'static str,
    machine: &'static str,
    processors: usize,
}

/// Settings as yes or no, and numbers: paths and addresses may hold names.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "yes or no, so that no address and no path is told")]
struct SettingsFacts {
    https: bool,
    loopback: bool,
    certificate: bool,
    proxies: bool,
    trust: bool,
    metrics: bool,
    passphrase: bool,
    ent_key: bool,
    allowed_origins: bool,
    contact: bool,
    publisher: bool,
    password_workers: usize,
    passwords_waiting: usize,
}

#[derive(Serialize)]
struct Found {
    check: Check,
    state: State,
}

/// Writes the archive.
pub(super) fn write(
    path: &Path,
    settings: &Settings,
    findings: &[Finding],
    bases: &[Facts],
    console: Console,
) -> Result<(), Failure> {
    let about = About {
        schema: "passerelle.bundle/1",
        version: env!("CARGO_PKG_VERSION"),
        made: SystemClock.now().unix(),
        role: match settings.role {
            Role::Ent => "ent",
            Role::Service => "service",
        },
        system: std::env::consts::OS,
        machine: std::env::consts::ARCH,
        processors: std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
    };
    let found: Vec<Found> =
        findings.iter().map(|finding| Found { check: finding.check, state: finding.state }).collect();
    let files = [
        ("about.json", json(&about)?),
        ("settings.json", json(&SettingsFacts::of(settings))?),
        ("findings.json", json(&found)?),
        ("bases.json", json(&bases)?),
    ];
    let mut outputs = Outputs::default();
    outputs.write(path, Access::Owner, |out| {
        out.write_all(&archive(&files)).map_err(files::write_failure(path))
    })?;
    outputs.publish()?;
    console.remark("fichier-ecrit", [("nom", path.to_string_lossy().into())]);
    Ok(())
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec_pretty(value).map_err(|error| Failure::Print(error.into()))
}

impl SettingsFacts {
    fn of(settings: &Settings) -> Self {
        Self {
            https: settings.url.is_https(),
            loopback: settings.listen.ip().is_loopback(),
            certificate: settings.certificate.is_some(),
            proxies: !settings.proxies.is_empty(),
            trust: settings.trust.is_some(),
            metrics: settings.metrics.is_some(),
            passphrase: settings.passphrase_file.is_some(),
            ent_key: settings.ent_key.is_some(),
            allowed_origins: !settings.upstreams.is_empty(),
            contact: !settings.names.contact.is_empty(),
            publisher: !settings.names.publisher.is_empty(),
            password_workers: settings.password_workers,
            passwords_waiting: settings.passwords_waiting,
        }
    }
}
