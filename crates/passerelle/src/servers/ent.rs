//! The ENT's server.

use std::sync::Arc;

use passerelle_ent::{EntParts, EntState};
use passerelle_exchange::keys::PrivateKey;
use passerelle_store::MemoryShortLived;
use passerelle_store::ent::EntStore;
use passerelle_web::{Application, PublicUrl, Site, SiteSettings};

use super::{Database, Means, entry};

/// What is particular to an ENT.
pub(crate) struct EntSide {
    pub(crate) url: PublicUrl,
    pub(crate) store: Arc<dyn EntStore>,
    pub(crate) key: PrivateKey,
    /// `{ent}`.
    pub(crate) name: String,
    /// `{vs}`.
    pub(crate) service_name: String,
}

/// Portal, CAS server, account management.
pub(crate) fn ent(parts: EntSide, means: &Means) -> Application {
    let site = Site::new(SiteSettings {
        name: [parts.name.clone(), parts.name.clone()],
        vs: parts.service_name,
        ent: parts.name,
        contact: String::new(),
        publisher: String::new(),
        entries: vec![
            entry(&parts.url, "index-portail", "index-portail-aide", "/ent/"),
            entry(&parts.url, "index-comptes", "index-comptes-aide", "/ent/comptes"),
        ],
        clock: means.clock.clone(),
        health: Arc::new(Database(parts.store.clone(), means.clock.clone())),
        url: parts.url,
    });
    let state = EntState::new(EntParts {
        site: site.clone(),
        store: parts.store,
        short_lived: Arc::new(MemoryShortLived::default()),
        passwords: means.passwords.clone(),
        outbound: means.outbound.clone(),
        key: Arc::new(parts.key),
    });
    Application::new(&site, passerelle_ent::routes(state))
}
