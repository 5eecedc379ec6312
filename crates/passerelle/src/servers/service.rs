//! The service's server: spaces, console, school pages.

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
    /// Seals the secrets of the database.
    pub(crate) vault: Vault,
    /// The ENT's public key, when it is known: identifiers are sealed for it.
    pub(crate) ent_key: Option<PublicKey>,
    /// `{vs}`.
    pub(crate) name: String,
    /// `{ent}`.
    pub(crate) ent_name: String,
    /// Models of ENT to offer first.
    pub(crate) presets: Vec<Preset>,
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
        contact: String::new(),
        publisher: String::new(),
        entries,
        clock: means.clock.clone(),
        health: Arc::new(Database::new(parts.store.clone(), means.clock.clone(), None)),
        url: parts.url.clone(),
    });
    let short_lived = Arc::new(MemoryShortLived::default());
    let control = ServiceState {
        store: parts.store.clone(),
        short_lived: short_lived.clone(),
        clock: means.clock.clone(),
        passwords: means.passwords.clone(),
        throttle: Arc::new(Throttle::new(means.clock.clone())),
        outbound: means.outbound.clone(),
        vault: parts.vault.clone(),
        key: Arc::new(parts.key),
        ent_key: parts.ent_key.map(Arc::new),
        url: parts.url.clone(),
        extra_presets: parts.presets.into(),
    };
    let gateway = GatewayState::new(GatewayParts {
        store: parts.store,
        short_lived,
        outbound: means.outbound.clone(),
        passwords: means.passwords.clone(),
        throttle: Throttle::new(means.clock.clone()),
        vault: parts.vault,
        upstreams: means.upstreams.clone(),
        clock: means.clock.clone(),
        url: parts.url,
    });
    Application::new(
        &site,
        passerelle_gateway::routes(gateway).merge(passerelle_service::routes::routes(control)),
    )
}
