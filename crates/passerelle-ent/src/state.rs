//! What every page is given.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Timestamp;
use passerelle_store::ent::{AccountId, EntStore, Recipient};
use passerelle_store::{Realm, SessionStore, ShortLived, StoreError};
use passerelle_web::{Cookie, Lifetime, Outbound, Passwords, Sessions, Site, Throttle, Vault};
use serde::{Deserialize, Serialize};

use crate::ops::farewells::Farewells;
use crate::rules::registry::Registry;

/// What the executable (or a test) puts together once.
pub struct EntParts {
    /// The server: its address, its names, its clock.
    pub site: Site,
    /// What is kept for good, the sessions included.
    pub store: Arc<dyn EntStore>,
    /// Tickets and sign-in forms.
    pub short_lived: Arc<dyn ShortLived>,
    /// The pool that checks passwords.
    pub passwords: Passwords,
    /// How services are told that somebody has signed out.
    pub outbound: Arc<dyn Outbound>,
    /// This ENT's own private key: opens what services seal for it.
    pub key: Arc<PrivateKey>,
    /// What seals the secrets of second factors and recognises codes.
    pub vault: Vault,
}

/// What every page is given; cheap to clone.
#[derive(Clone)]
pub struct EntState(Arc<Inner>);

struct Inner {
    parts: EntParts,
    granting: Cookie,
    sign_on: Sessions,
    portal: Sessions,
    warning: Cookie,
    sign_ins: Throttle,
    programs: Throttle,
    lifetimes: Lifetimes,
    registry: Mutex<Option<Registered>>,
    farewells: Arc<Farewells>,
}

/// The registered addresses, and what they were read from.
struct Registered {
    recipients: Arc<[Recipient]>,
    registry: Arc<Registry>,
}

/// How long things last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lifetimes {
    /// Sign-on sessions.
    pub sign_on: Lifetime,
    /// Portal sessions.
    pub portal: Lifetime,
    /// Service tickets, in seconds.
    pub ticket: i64,
    /// Sign-on sessions of those who want to stay signed in on their device, in seconds; 0 when nobody may.
    pub remembered: i64,
}

impl Default for Lifetimes {
    /// As CAS servers do: two hours without a new service and eight in all; an hour without a page of the portal; a
    /// minute for a ticket.
    fn default() -> Self {
        Self {
            sign_on: Lifetime { idle: 2 * 3600, absolute: 8 * 3600 },
            portal: Lifetime { idle: 3600, absolute: 8 * 3600 },
            ticket: 60,
            remembered: 14 * 24 * 3600,
        }
    }
}

/// What a sign-on session keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignOn {
    /// Whose it is.
    pub account: AccountId,
    /// When they proved who they are.
    pub authenticated_at: Timestamp,
    /// Whether it lasts beyond the browser (« rester connecté »).
    #[serde(default)]
    pub long_term: bool,
}

/// What a portal session keeps. It ends with the sign-on session that it is tied to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PortalSession {
    /// Whose it is.
    pub account: AccountId,
}

impl EntState {
    /// Takes charge of the parts.
    pub fn new(parts: EntParts) -> Self {
        Self::lasting(parts, Lifetimes::default())
    }

    /// The same where things last otherwise than usual.
    pub fn lasting(parts: EntParts, lifetimes: Lifetimes) -> Self {
        let url = parts.site.url();
        let sessions = |realm, cookie, lifetime| {
            let store: Arc<dyn SessionStore> = parts.store.clone();
            Sessions::new(store, parts.site.clock().clone(), realm, cookie, lifetime)
        };
        let granting = Cookie::prescribed(url, "TGC", "/cas");
        let sign_on = sessions(Realm::SignOn, granting.clone(), lifetimes.sign_on);
        let portal = sessions(Realm::Portal, Cookie::new(url, "portal"), lifetimes.portal);
        let sign_ins = Throttle::new(parts.site.clock().clone());
        let programs = Throttle::new(parts.site.clock().clone());
        let warning = Cookie::new(url, "avertir");
        Self(Arc::new(Inner {
            parts,
            granting,
            sign_on,
            portal,
            warning,
            sign_ins,
            programs,
            lifetimes,
            registry: Mutex::default(),
            farewells: Arc::default(),
        }))
    }

    /// The server.
    pub fn site(&self) -> &Site {
        &self.0.parts.site
    }

    /// What is kept for good.
    pub fn store(&self) -> &dyn EntStore {
        self.0.parts.store.as_ref()
    }

    /// What lives for seconds.
    pub fn short_lived(&self) -> &dyn ShortLived {
        self.0.parts.short_lived.as_ref()
    }

    /// The pool that checks passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.0.parts.passwords
    }

    /// What speaks to services.
    pub fn outbound(&self) -> &Arc<dyn Outbound> {
        &self.0.parts.outbound
    }

    /// This ENT's own private key.
    pub fn key(&self) -> &Arc<PrivateKey> {
        &self.0.parts.key
    }

    /// What seals secrets and recognises codes.
    pub fn vault(&self) -> &Vault {
        &self.0.parts.vault
    }

    /// Sign-on sessions (`TGC`).
    pub fn sign_on(&self) -> &Sessions {
        &self.0.sign_on
    }

    /// The cookie of sign-on sessions.
    pub fn granting_cookie(&self) -> &Cookie {
        &self.0.granting
    }

    /// The cookie of those who want to be warned before each hand-over.
    pub fn warning_cookie(&self) -> &Cookie {
        &self.0.warning
    }

    /// What became of the services of sessions that have just ended.
    pub fn farewells(&self) -> &Arc<Farewells> {
        &self.0.farewells
    }

    /// Portal sessions.
    pub fn portal(&self) -> &Sessions {
        &self.0.portal
    }

    /// Counts attempts to sign in.
    pub fn sign_ins(&self) -> &Throttle {
        &self.0.sign_ins
    }

    /// Seconds that a service has to present a ticket.
    pub fn ticket_life(&self) -> i64 {
        self.0.lifetimes.ticket
    }

    /// Seconds that somebody may stay signed in on their device; 0 when nobody may.
    pub fn remembered_life(&self) -> i64 {
        self.0.lifetimes.remembered.max(0)
    }

    /// The registered addresses, as they are now; they are read again when the recipients have changed.
    pub async fn registry(&self) -> Result<Arc<Registry>, StoreError> {
        let recipients = self.store().shared_recipients().await?;
        let mut kept = self.0.registry.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = kept.as_mut() {
            if !Arc::ptr_eq(&kept.recipients, &recipients) && kept.recipients == recipients {
                // Read again and found the same: the next comparison is one of addresses.
                kept.recipients = recipients.clone();
            }
            if Arc::ptr_eq(&kept.recipients, &recipients) {
                return Ok(kept.registry.clone());
            }
        }
        let registry = Arc::new(Registry::new(&self.address(), &recipients));
        *kept = Some(Registered { recipients, registry: registry.clone() });
        Ok(registry)
    }

    /// Counts what programs ask for.
    pub fn programs(&self) -> &Throttle {
        &self.0.programs
    }

    /// This instant.
    pub fn now(&self) -> Timestamp {
        self.site().clock().now()
    }

    /// Where people find it, without a slash at the end: `https://ent.example.fr`.
    pub fn address(&self) -> String {
        self.site().url().origin()
    }
}

impl fmt::Debug for EntState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EntState({:?})", self.site())
    }
}
