//! The settings of a server: one TOML file.
//!
//! The tables are declared once, in [`tables`]; the reference and the example are drawn from there. What is handed out
//! here has been checked: a [`Settings`] can be served. A file is for one side: it has `[ent]` or `[service]`.

mod declare;
mod error;
mod reference;
mod tables;
mod value;

use std::fs;
use std::path::{Path, PathBuf};

use passerelle_ent::Lifetimes;
use passerelle_web::{CertificateFiles, Lifetime, PublicUrl, TrustedProxies, UpstreamLimits};
use serde::Deserialize;

pub(crate) use declare::TableInfo;
pub(crate) use error::SettingsError;
pub(crate) use reference::{example, markdown};
pub(crate) use value::{LogFormat, LogLevel};

use crate::cli::Role;
use crate::failure::Failure;

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    server: tables::Server,
    ent: Option<tables::Ent>,
    service: Option<tables::Service>,
    sessions: Option<tables::Sessions>,
    passwords: tables::Passwords,
    applications: tables::Applications,
    log: tables::Log,
}

/// Every table, in the order of the reference.
pub(crate) fn all() -> Vec<TableInfo> {
    vec![
        tables::Server::info(),
        tables::Ent::info(),
        tables::Service::info(),
        tables::Sessions::info(),
        tables::Passwords::info(),
        tables::Applications::info(),
        tables::Log::info(),
    ]
}

/// The tables that a side's file may have.
pub(crate) fn of_role(role: Role) -> Vec<TableInfo> {
    let foreign: &[&str] = match role {
        Role::Ent => &["service", "applications"],
        Role::Service => &["ent", "sessions"],
    };
    all().into_iter().filter(|table| !foreign.contains(&table.name)).collect()
}

/// Settings that can be served.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The side that they are for.
    pub(crate) role: Role,
    pub(crate) url: PublicUrl,
    pub(crate) listen: std::net::SocketAddr,
    /// The folder of the database.
    pub(crate) data: PathBuf,
    pub(crate) certificate: Option<CertificateFiles>,
    pub(crate) proxies: TrustedProxies,
    /// Authorities to trust besides the system's.
    pub(crate) trust: Option<PathBuf>,
    pub(crate) metrics: Option<std::net::SocketAddr>,
    pub(crate) names: Names,
    pub(crate) key: PathBuf,
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The ENT's public key, on the service side.
    pub(crate) ent_key: Option<PathBuf>,
    pub(crate) lifetimes: Lifetimes,
    pub(crate) password_workers: usize,
    pub(crate) passwords_waiting: usize,
    /// What is passed on to applications.
    pub(crate) applications: UpstreamLimits,
    /// Where applications that are passed on to may be; anywhere when it is empty.
    pub(crate) upstreams: Vec<PublicUrl>,
    pub(crate) log_level: LogLevel,
    pub(crate) log_format: LogFormat,
}

/// What the server calls itself and others.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    pub(crate) ent: String,
    pub(crate) service: String,
    pub(crate) contact: String,
    pub(crate) publisher: String,
}

/// What is particular to a side.
struct Side {
    role: Role,
    names: Names,
    key: PathBuf,
    passphrase_file: Option<PathBuf>,
    ent_key: Option<PathBuf>,
}

impl Settings {
    /// Reads the file. Paths in it that are not absolute start from its own folder.
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        let text =
            fs::read_to_string(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::read(&text, folder).map_err(|error| Failure::Settings { path: path.to_owned(), error })
    }

    /// The same for a command that works on one side only.
    pub(crate) fn load_for(path: &Path, role: Role) -> Result<Self, Failure> {
        let settings = Self::load(path)?;
        if settings.role == role {
            return Ok(settings);
        }
        let error = SettingsError::OtherRole { found: settings.role };
        Err(Failure::Settings { path: path.to_owned(), error })
    }

    /// The database.
    pub(crate) fn database(&self) -> PathBuf {
        self.data.join(match self.role {
            Role::Ent => "ent.sqlite",
            Role::Service => "service.sqlite",
        })
    }

    /// Every file that a server with these settings reads or keeps: no command writes anything else in their place.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let database = self.database();
        let beside = |end: &str| {
            let mut name = database.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        };
        let mut files = vec![self.key.clone(), beside("-wal"), beside("-shm")];
        files.push(database);
        files.extend([&self.trust, &self.passphrase_file, &self.ent_key].into_iter().flatten().cloned());
        files.extend(self.certificate.iter().flat_map(|files| [files.chain.clone(), files.key.clone()]));
        files
    }

    fn read(text: &str, folder: &Path) -> Result<Self, SettingsError> {
        let File { server, ent, service, sessions, passwords, applications, log } =
            toml::from_str(text).map_err(|error| SettingsError::parse(text, &error))?;
        if service.is_some() && (ent.is_some() || sessions.is_some()) {
            return Err(SettingsError::TwoRoles);
        }
        let sessions = sessions.unwrap_or_default();
        let at = |path: PathBuf| folder.join(path);
        let missing = SettingsError::missing;
        let certificate = match (server.certificate, server.certificate_key) {
            (Some(chain), Some(key)) => Some(CertificateFiles { chain: at(chain), key: at(key) }),
            (None, None) => None,
            (Some(_), None) => return Err(missing("server", "certificate_key")),
            (None, Some(_)) => return Err(missing("server", "certificate")),
        };
        let url = server.address.ok_or_else(|| missing("server", "address"))?.0;
        if certificate.is_some() && !url.is_https() {
            return Err(SettingsError::HttpAddress);
        }
        let networks: Vec<_> = server.trusted_proxies.into_iter().map(|network| network.0).collect();
        if certificate.is_none() && networks.is_empty() && !server.listen.ip().is_loopback() {
            return Err(SettingsError::PlainHttp { listen: server.listen });
        }
        let minutes = |minutes: u32| i64::from(minutes) * 60;
        let data = at(server.data.ok_or_else(|| missing("server", "data"))?);
        let side = match service {
            Some(service) => service.side()?,
            None => ent.unwrap_or_default().side()?,
        };
        Ok(Self {
            role: side.role,
            url,
            listen: server.listen,
            data,
            certificate,
            proxies: TrustedProxies::new(networks, server.proxy_header.into()),
            trust: server.trust.map(at),
            metrics: server.metrics,
            names: side.names,
            key: at(side.key),
            passphrase_file: side.passphrase_file.map(at),
            ent_key: side.ent_key.map(at),
            lifetimes: Lifetimes {
                sign_on: Lifetime {
                    idle: minutes(sessions.sign_on_idle_minutes.0),
                    absolute: minutes(sessions.sign_on_hours.0 * 60),
                },
                portal: Lifetime {
                    idle: minutes(sessions.portal_idle_minutes.0),
                    absolute: minutes(sessions.portal_hours.0 * 60),
                },
                ticket: sessions.ticket_seconds.0.into(),
                remembered: minutes(sessions.remember_days.0 * 24 * 60),
            },
            password_workers: passwords
                .workers
                .map_or_else(half_the_processors, |workers| workers.0 as usize),
            passwords_waiting: passwords.waiting.0 as usize,
            applications: applications.limits(),
            upstreams: applications.allowed_origins.into_iter().map(|address| address.0).collect(),
            log_level: log.level,
            log_format: log.format,
        })
    }
}

impl tables::Ent {
    fn side(self) -> Result<Side, SettingsError> {
        Ok(Side {
            role: Role::Ent,
            names: Names {
                ent: self.name,
                service: self.service_name,
                contact: self.contact,
                publisher: self.publisher,
            },
            key: self.key.ok_or_else(|| SettingsError::missing("ent", "key"))?,
            passphrase_file: self.passphrase_file,
            ent_key: None,
        })
    }
}

impl tables::Service {
    fn side(self) -> Result<Side, SettingsError> {
        Ok(Side {
            role: Role::Service,
            names: Names {
                ent: self.ent_name,
                service: self.name,
                contact: self.contact,
                publisher: self.publisher,
            },
            key: self.key.ok_or_else(|| SettingsError::missing("service", "key"))?,
            passphrase_file: self.passphrase_file,
            ent_key: self.ent_key,
        })
    }
}

/// Whoever is signed in already must not wait behind those who sign in.
pub(crate) fn half_the_processors() -> usize {
    (std::thread::available_parallelism().map_or(1, std::num::NonZero::get) / 2).max(1)
}

#[cfg(test)]
mod tests;
