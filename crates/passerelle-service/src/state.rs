//! What every page of the service side is given.

use std::fmt;
use std::sync::Arc;

use passerelle_exchange::keys::{PrivateKey, PublicKey};
use passerelle_store::service::ServiceStore;
use passerelle_store::{Realm, ShortLived};
use passerelle_web::{Clock, Cookie, Lifetime, Outbound, Passwords, PublicUrl, Sessions, Throttle, Vault};

use crate::rules::presets::Preset;

/// What the pages and operations of the service side work with; the composition builds it. Cheap to clone.
#[derive(Clone)]
pub struct ServiceState {
    /// Bases, users, links, sessions, journal.
    pub store: Arc<dyn ServiceStore>,
    /// What lives for seconds.
    pub short_lived: Arc<dyn ShortLived>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Checks and hashes passwords.
    pub passwords: Passwords,
    /// Slows down who guesses passwords.
    pub throttle: Arc<Throttle>,
    /// Calls the ENT.
    pub outbound: Arc<dyn Outbound>,
    /// Seals the keys that sign what applications are told, and recognises activation codes.
    pub vault: Vault,
    /// Opens the files that the ENT sealed for this installation.
    pub key: Arc<PrivateKey>,
    /// Seals what goes to the ENT, unless people give another of its keys.
    pub ent_key: Option<Arc<PublicKey>>,
    /// Where people and partners find this server.
    pub url: PublicUrl,
    /// Models of ENT to offer before those that come with the program.
    pub extra_presets: Arc<[Preset]>,
    /// Where applications that are passed on to may be; anywhere when it is empty.
    pub upstreams: Arc<[PublicUrl]>,
}

impl ServiceState {
    /// The sessions of the hosting console. Finding one prolongs it by nothing: how long it lasts without use is set by
    /// the hosting account, and seen to where the account is known.
    pub fn console_sessions(&self) -> Sessions {
        let cookie = Cookie::new(&self.url, Realm::Console.code());
        let lifetime = Lifetime { idle: 0, ..Lifetime::default() };
        Sessions::new(self.store.clone(), self.clock.clone(), Realm::Console, cookie, lifetime)
    }

    /// The sessions of the school's pages.
    pub fn school_sessions(&self) -> Sessions {
        self.sessions(Realm::School)
    }

    fn sessions(&self, realm: Realm) -> Sessions {
        let cookie = Cookie::new(&self.url, realm.code());
        Sessions::new(self.store.clone(), self.clock.clone(), realm, cookie, Lifetime::default())
    }
}

impl fmt::Debug for ServiceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ServiceState").field("url", &self.url).finish_non_exhaustive()
    }
}
