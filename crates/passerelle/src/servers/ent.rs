//! The ENT's server.

use std::path::PathBuf;
use std::sync::Arc;

use passerelle_ent::{EntParts, EntState, Lifetimes};
use passerelle_exchange::keys::PrivateKey;
use passerelle_store::MemoryShortLived;
use passerelle_store::ent::EntStore;
use passerelle_web::{Application, PublicUrl, Site, SiteSettings, Vault};

use super::{Database, Means, entry};

/// What is particular to an ENT.
pub(crate) struct EntSide {
    pub(crate) url: PublicUrl,
    pub(crate) store: Arc<dyn EntStore>,
    pub(crate) key: PrivateKey,
    /// What seals the secrets of second factors and recognises codes: made of the master passphrase.
    pub(crate) vault: Vault,
    /// `{ent}`.
    pub(crate) name: String,
    /// `{vs}`.
    pub(crate) service_name: String,
    /// Whom people ask for help; empty when it is not known.
    pub(crate) contact: String,
    /// Who publishes the site; empty when it is not known.
    pub(crate) publisher: String,
    /// How long sessions and tickets last.
    pub(crate) lifetimes: Lifetimes,
    /// Where the database is, to see whether it can be written.
    pub(crate) folder: Option<PathBuf>,
}

/// Portal, CAS server, account management.
pub(crate) fn ent(parts: EntSide, means: &Means) -> Application {
    let (site, state) = ent_state(parts, means);
    tokio::spawn(passerelle_ent::ops::logout::watch(state.clone()));
    Application::new(&site, passerelle_ent::routes(state))
}

/// What its pages, and some commands, are given.
pub(crate) fn ent_state(parts: EntSide, means: &Means) -> (Site, EntState) {
    let site = Site::new(SiteSettings {
        name: [parts.name.clone(), parts.name.clone()],
        vs: parts.service_name,
        ent: parts.name,
        contact: parts.contact,
        publisher: parts.publisher,
        entries: vec![
            entry(&parts.url, "index-portail", "index-portail-aide", "/ent/"),
            entry(&parts.url, "index-comptes", "index-comptes-aide", "/ent/comptes"),
        ],
        clock: means.clock.clone(),
        health: Arc::new(Database::new(parts.store.clone(), means.clock.clone(), parts.folder)),
        url: parts.url,
    });
    let state = EntState::lasting(
        EntParts {
            site: site.clone(),
            store: parts.store,
            short_lived: Arc::new(MemoryShortLived::default()),
            passwords: means.passwords.clone(),
            outbound: means.outbound.clone(),
            key: Arc::new(parts.key),
            vault: parts.vault,
        },
        parts.lifetimes,
    );
    (site, state)
}
