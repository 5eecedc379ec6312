//! The two servers, put together from their parts.

mod ent;
mod health;
mod service;
mod signals;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{Clock, Outbound, Passwords, PublicUrl, UpstreamLimits, Upstreams};

use crate::failure::Failure;
use crate::settings::{LogFormat, LogLevel, Settings};

pub(crate) use ent::{EntSide, ent, ent_state};
use health::Database;
pub(crate) use service::{Keys, ServiceSide, service, service_state};
pub(crate) use signals::{Signals, Stop};

/// Sends what the servers have to say to standard error: what went wrong, and more when `RUST_LOG` asks for it. Logs
/// hold no name and no secret.
pub(crate) fn log(level: LogLevel, format: LogFormat) {
    use tracing_subscriber::EnvFilter;
    let wanted = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level.code()));
    let lines = tracing_subscriber::fmt().with_env_filter(wanted).with_writer(std::io::stderr);
    // Only a second call can fail, and the first one counts.
    let _ = match format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
}

/// What both servers need of the process.
#[derive(Clone)]
pub(crate) struct Means {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) passwords: Passwords,
    pub(crate) outbound: Arc<dyn Outbound>,
    /// Connections to the applications behind the gateway.
    pub(crate) upstreams: Upstreams,
}

impl Means {
    /// The system's clock, a pool of passwords as wide as half the machine, calls over the network.
    pub(crate) fn new() -> Result<Self, Failure> {
        let passwords = Passwords::new(crate::settings::half_the_processors()).map_err(broken)?;
        let upstreams = Upstreams::trusting(&[], UpstreamLimits::default()).map_err(broken)?;
        Ok(Self::with(passwords, HttpOutbound::new().map_err(broken)?, upstreams))
    }

    /// The same as the settings want it.
    pub(crate) fn of(settings: &Settings) -> Result<Self, Failure> {
        let passwords =
            Passwords::bounded(settings.password_workers, settings.passwords_waiting).map_err(broken)?;
        let trust = settings.trust.as_deref();
        Ok(Self::with(passwords, outbound(trust)?, upstreams(trust, settings.applications)?))
    }

    fn with(passwords: Passwords, outbound: HttpOutbound, upstreams: Upstreams) -> Self {
        let clock = Arc::new(passerelle_web::SystemClock);
        Self { clock, passwords, outbound: Arc::new(outbound), upstreams }
    }
}

/// Calls over the network that trust the system's authorities and those of a file.
pub(crate) fn outbound(trust: Option<&Path>) -> Result<HttpOutbound, Failure> {
    let Some(path) = trust else { return HttpOutbound::new().map_err(broken) };
    let pem = std::fs::read(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
    HttpOutbound::trusting(&pem).map_err(|_| Failure::NoAuthority { path: path.to_owned() })
}

/// Connections to applications that trust the same.
fn upstreams(trust: Option<&Path>, limits: UpstreamLimits) -> Result<Upstreams, Failure> {
    let Some(path) = trust else { return Upstreams::trusting(&[], limits).map_err(broken) };
    let pem = std::fs::read(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
    Upstreams::trusting(&pem, limits).map_err(|_| Failure::NoAuthority { path: path.to_owned() })
}

pub(crate) fn broken(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Failure {
    Failure::Server(std::io::Error::other(error))
}

/// Both languages of a text.
fn both(key: &str) -> [String; 2] {
    use passerelle_words::{Lang, Words};
    [Lang::French, Lang::English].map(|lang| Words::new(lang, &crate::texts::TEXTS).say(key))
}

/// An entry of a server's index.
fn entry(url: &PublicUrl, label: &str, about: &str, path: &str) -> passerelle_web::Entry {
    passerelle_web::Entry { label: both(label), about: both(about), href: url.at(path) }
}
