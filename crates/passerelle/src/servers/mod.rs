//! The two servers, put together from their parts.

mod ent;
mod service;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use async_trait::async_trait;
use passerelle_store::{Realm, SessionStore, TokenDigest};
use passerelle_web::outbound::HttpOutbound;
use passerelle_web::{Clock, Health, Outbound, Passwords, PublicUrl};

use crate::failure::Failure;

pub(crate) use ent::{EntSide, ent};
pub(crate) use service::{ServiceSide, service};

/// Sends what the servers have to say to standard error: what went wrong, and more when `RUST_LOG` asks for it. Logs
/// hold no name and no secret.
pub(crate) fn log() {
    use tracing_subscriber::EnvFilter;
    let wanted = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    // Only a second call can fail, and the first one counts.
    let _ = tracing_subscriber::fmt().with_env_filter(wanted).with_writer(std::io::stderr).try_init();
}

/// What both servers need of the process.
#[derive(Clone)]
pub(crate) struct Means {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) passwords: Passwords,
    pub(crate) outbound: Arc<dyn Outbound>,
}

impl Means {
    /// The system's clock, a pool of passwords as wide as the machine less one core, calls over the network.
    pub(crate) fn new() -> Result<Self, Failure> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let broken =
            |error: Box<dyn std::error::Error + Send + Sync>| Failure::Server(std::io::Error::other(error));
        Ok(Self {
            clock: Arc::new(passerelle_web::SystemClock),
            // Signing in must not wait behind hashing: one core is left to the rest.
            passwords: Passwords::new(cores.saturating_sub(1).max(1))
                .map_err(|error| broken(error.into()))?,
            outbound: Arc::new(HttpOutbound::new().map_err(|error| broken(error.into()))?),
        })
    }
}

/// A server can work when its database answers.
struct Database<S: ?Sized>(Arc<S>, Arc<dyn Clock>);

#[async_trait]
impl<S: SessionStore + ?Sized> Health for Database<S> {
    async fn ready(&self) -> bool {
        let nobody = TokenDigest::from_hex(String::new());
        self.0.session(Realm::Portal, &nobody, self.1.now()).await.is_ok()
    }
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
