//! The service's server: spaces, console, school pages.

use std::path::PathBuf;
use std::sync::Arc;

use passerelle_exchange::keys::{PrivateKey, PublicKey};
use passerelle_gateway::{GatewayParts, GatewayState};
use passerelle_service::ServiceState;
use passerelle_service::rules::presets::Preset;
use passerelle_store::MemoryShortLived;
use passerelle_store::service::ServiceStore;
use passerelle_web::{Application, PublicUrl, Site, SiteSettings, Throttle, Vault};

use super::{Database, Means, both, entry};

/// What is particular to a service.
pub(crate) struct ServiceSide {
    pub(crate) url: PublicUrl,
    pub(crate) store: Arc<dyn ServiceStore>,
    pub(crate) key: PrivateKey,
    /// Seals the secrets of the database and recognises activation codes: made of the master passphrase.
    pub(crate) vault: Vault,
    /// The ENT's public key, when it is known: identifiers are sealed for it.
    pub(crate) ent_key: Option<PublicKey>,
    /// `{vs}`.
    pub(crate) name: String,
    /// `{ent}`.
    pub(crate) ent_name: String,
    /// Whom people ask for help; empty when it is not known.
    pub(crate) contact: String,
    /// Who publishes the site; empty when it is not known.
    pub(crate) publisher: String,
    /// Where the database is, to see whether it can be written.
    pub(crate) folder: Option<PathBuf>,
    /// Models of ENT to offer first.
    pub(crate) presets: Vec<Preset>,
    /// Where applications that are passed on to may be; anywhere when it is empty.
    pub(crate) upstreams: Vec<PublicUrl>,
    /// Pages of the index besides the console: (text key, key of its help, path).
    pub(crate) entries: Vec<(&'static str, &'static str, String)>,
}

/// Spaces, hosting console, school pages.
pub(crate) fn service(parts: ServiceSide, means: &Means) -> Application {
    let mut entries: Vec<_> =
        parts.entries.iter().map(|(label, about, path)| entry(&parts.url, label, about, path)).collect();
    entries.push(entry(&parts.url, "index-console", "index-console-aide", "/console/"));
    let site = Site::new(SiteSettings {
        name: both("index-service"),
        vs: parts.name,
        ent: parts.ent_name,
        contact: parts.contact,
        publisher: parts.publisher,
        entries,
        clock: means.clock.clone(),
        health: Arc::new(Database::new(parts.store.clone(), means.clock.clone(), parts.folder)),
        url: parts.url.clone(),
    });
    let control = service_state(
        parts.store,
        Keys { key: parts.key, vault: parts.vault, ent_key: parts.ent_key },
        parts.url,
        parts.presets,
        parts.upstreams,
        means,
    );
    let gateway = GatewayState::new(GatewayParts {
        store: control.store.clone(),
        short_lived: control.short_lived.clone(),
        outbound: means.outbound.clone(),
        passwords: means.passwords.clone(),
        vault: control.vault.clone(),
        throttle: Throttle::new(means.clock.clone()),
        upstreams: means.upstreams.clone(),
        clock: means.clock.clone(),
        url: control.url.clone(),
    });
    Application::new(
        &site,
        passerelle_gateway::routes(gateway).merge(passerelle_service::routes::routes(control)),
    )
}

/// The keys of a service.
pub(crate) struct Keys {
    pub(crate) key: PrivateKey,
    pub(crate) vault: Vault,
    pub(crate) ent_key: Option<PublicKey>,
}

/// What the console and the school's pages are given, and the commands too.
pub(crate) fn service_state(
    store: Arc<dyn ServiceStore>,
    keys: Keys,
    url: PublicUrl,
    presets: Vec<Preset>,
    upstreams: Vec<PublicUrl>,
    means: &Means,
) -> ServiceState {
    ServiceState {
        store,
        short_lived: Arc::new(MemoryShortLived::default()),
        clock: means.clock.clone(),
        passwords: means.passwords.clone(),
        throttle: Arc::new(Throttle::new(means.clock.clone())),
        outbound: means.outbound.clone(),
        key: Arc::new(keys.key),
        vault: keys.vault,
        ent_key: keys.ent_key.map(Arc::new),
        url,
        extra_presets: presets.into(),
        upstreams: upstreams.into(),
    }
}
