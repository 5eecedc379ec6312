//! What is on this machine: address, certificate, key, disk, database.

use std::path::Path;

use passerelle_store_sqlite::{SqliteEntStore, SqliteServiceStore};
use passerelle_web::{Clock as _, SystemClock, Tls};
use passerelle_words::{Words, count};
use url::Url;

use super::State::{Failure, Ok as Good, Warning};
use super::{Check, Finding};
use crate::certificate::Certificate;
use crate::cli::Role;
use crate::console::Console;
use crate::key_file;
use crate::settings::Settings;

/// A certificate that ends sooner should have been renewed, in seconds.
const RENEW: i64 = 14 * 24 * 3600;
/// Free space below which nothing can be expected to work, in bytes.
const NO_SPACE: u64 = 100 << 20;
/// Free space below which somebody should look, in bytes.
const LITTLE_SPACE: u64 = 1 << 30;

/// The database of a side.
pub(super) enum Database {
    Ent(SqliteEntStore),
    Service(SqliteServiceStore),
}

/// The public address, as browsers look it up.
pub(super) async fn address(settings: &Settings, words: Words) -> Finding {
    let url = settings.url.origin();
    let host = host(&url);
    let target = (host.trim_start_matches('[').trim_end_matches(']').to_owned(), settings.url.port());
    let found: Vec<String> = match tokio::net::lookup_host(target).await {
        Ok(found) => found.map(|address| address.ip().to_string()).collect(),
        Err(_) => Vec::new(),
    };
    let variables = [("adresse", url.as_str().into()), ("trouvees", found.join(", ").into())];
    if found.is_empty() {
        return Finding::told(Check::Address, Failure, words, "doctor-adresse-inconnue", &variables);
    }
    let alone = settings.url.is_https() && settings.certificate.is_none() && settings.proxies.is_empty();
    let (state, key) =
        if alone { (Warning, "doctor-adresse-sans-mandataire") } else { (Good, "doctor-adresse") };
    Finding::told(Check::Address, state, words, key, &variables)
}

/// The server's own certificate: it can serve, it is for the public address, it lasts.
pub(super) fn certificate(settings: &Settings, words: Words) -> Vec<Finding> {
    let told = |state, key, variables: &[passerelle_words::Variable<'_>]| {
        Finding::told(Check::Certificate, state, words, key, variables)
    };
    let Some(files) = settings.certificate.clone() else { return Vec::new() };
    let read = Tls::load(files.clone()).and_then(|_| Certificate::read(&files));
    let certificate = match read {
        Ok(certificate) => certificate,
        Err(error) => {
            return vec![Finding::failed(
                Check::Certificate,
                &crate::failure::Failure::Certificate(error),
                words,
            )];
        }
    };
    let now = SystemClock.now();
    let host = host(&settings.url.origin());
    let until = words.date(certificate.until);
    let about = [
        ("hote", host.as_str().into()),
        ("noms", certificate.names.join(", ").into()),
        ("fin", until.as_str().into()),
        ("debut", words.date(certificate.from).into()),
    ];
    let mut findings = Vec::new();
    if !certificate.is_for(&host) {
        findings.push(told(Failure, "doctor-certificat-autre-nom", &about));
    }
    findings.push(if now < certificate.from {
        told(Failure, "doctor-certificat-pas-encore", &about)
    } else if now >= certificate.until {
        told(Failure, "doctor-certificat-expire", &about)
    } else if certificate.until.since(now) < RENEW {
        told(Warning, "doctor-certificat-bientot", &about)
    } else {
        told(Good, "doctor-certificat", &about)
    });
    findings
}

/// The ENT's key, and who may read its file.
pub(super) fn key(settings: &Settings, console: Console) -> Vec<Finding> {
    let words = console.words;
    let name = settings.key.to_string_lossy();
    let mut findings = Vec::new();
    match key_file::private(&settings.key, settings.passphrase_file.as_deref(), console) {
        Ok(key) => findings.push(Finding::told(
            Check::Key,
            Good,
            words,
            "doctor-cle",
            &[
                ("bits", key.public().bits().to_string().into()),
                ("empreinte", key.public().fingerprint().into()),
            ],
        )),
        Err(failure) => findings.push(Finding::failed(Check::Key, &failure, words)),
    }
    if readable_by_others(&settings.key) {
        findings.push(Finding::told(
            Check::Key,
            Warning,
            words,
            "doctor-cle-ouverte",
            &[("nom", name.as_ref().into())],
        ));
    }
    findings
}

/// The folder of the data: it can be written, and has room.
pub(super) fn disk(settings: &Settings, words: Words) -> Vec<Finding> {
    let told = |state, key, mebibytes: u64| {
        let name = settings.data.to_string_lossy();
        Finding::told(
            Check::Disk,
            state,
            words,
            key,
            &[("nom", name.as_ref().into()), ("mo", count(mebibytes))],
        )
    };
    if !settings.data.exists() {
        return vec![told(Warning, "doctor-disque-absent", 0)];
    }
    if tempfile::tempfile_in(&settings.data).is_err() {
        return vec![told(Failure, "doctor-disque-ferme", 0)];
    }
    let Ok(found) = rustix::fs::statvfs(&settings.data) else {
        return vec![told(Failure, "doctor-disque-ferme", 0)];
    };
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let (state, key) = match free {
        ..NO_SPACE => (Failure, "doctor-disque-plein"),
        NO_SPACE..LITTLE_SPACE => (Warning, "doctor-disque-peu"),
        _ => (Good, "doctor-disque"),
    };
    vec![told(state, key, free >> 20)]
}

/// The database, opened where that changes nothing: neither made nor brought up to date.
pub(super) async fn database(settings: &Settings, words: Words) -> (Finding, Option<Database>) {
    let path = settings.database();
    let name = path.to_string_lossy();
    let told = |state, key, version: usize, cause: String| {
        let variables =
            [("nom", name.as_ref().into()), ("version", version.to_string().into()), ("cause", cause.into())];
        Finding::told(Check::Database, state, words, key, &variables)
    };
    if !path.exists() {
        return (told(Warning, "doctor-base-absente", 0, String::new()), None);
    }
    let (version, known) = match settings.role {
        Role::Ent => (SqliteEntStore::version(&path).await, SqliteEntStore::KNOWN_VERSION),
        Role::Service => (SqliteServiceStore::version(&path).await, SqliteServiceStore::KNOWN_VERSION),
    };
    let found = match version {
        Ok(found) => found,
        Err(error) => return (told(Failure, "doctor-base-illisible", 0, cause(&error)), None),
    };
    if found > known {
        return (told(Failure, "doctor-base-plus-recente", found, String::new()), None);
    }
    if found < known {
        return (told(Warning, "doctor-base-ancienne", found, String::new()), None);
    }
    let opened = match settings.role {
        Role::Ent => SqliteEntStore::open(&path).await.map(Database::Ent),
        Role::Service => SqliteServiceStore::open(&path).await.map(Database::Service),
    };
    match opened {
        Ok(store) => (told(Good, "doctor-base", found, String::new()), Some(store)),
        Err(error) => (told(Failure, "doctor-base-illisible", found, cause(&error)), None),
    }
}

fn cause(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), ToString::to_string)
}

/// The host of an address, as certificates name it.
fn host(origin: &str) -> String {
    Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(unix)]
fn readable_by_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path) -> bool {
    false
}
