//! What every page is given.

use std::fmt;
use std::sync::Arc;

use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Timestamp;
use passerelle_store::ent::{AccountId, EntStore};
use passerelle_store::{Realm, SessionStore, ShortLived};
use passerelle_web::{Cookie, Lifetime, Outbound, Passwords, Sessions, Site, Throttle};
use serde::{Deserialize, Serialize};

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
}

/// What every page is given; cheap to clone.
#[derive(Clone)]
pub struct EntState(Arc<Inner>);

struct Inner {
    parts: EntParts,
    granting: Cookie,
    sign_on: Sessions,
    portal: Sessions,
    sign_ins: Throttle,
}

/// What a sign-on session keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SignOn {
    /// Whose it is.
    pub account: AccountId,
    /// When they proved who they are.
    pub authenticated_at: Timestamp,
}

/// What a portal session keeps. It ends with the sign-on session that it is tied to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PortalSession {
    /// Whose it is.
    pub account: AccountId,
}

impl EntState {
    /// Two hours without a new service, eight in all, as CAS servers do.
    const SIGN_ON: Lifetime = Lifetime { idle: 2 * 3600, absolute: 8 * 3600 };
    /// An hour without a page, eight in all.
    const PORTAL: Lifetime = Lifetime { idle: 3600, absolute: 8 * 3600 };

    /// Takes charge of the parts.
    pub fn new(parts: EntParts) -> Self {
        let url = parts.site.url();
        let sessions = |realm, cookie, lifetime| {
            let store: Arc<dyn SessionStore> = parts.store.clone();
            Sessions::new(store, parts.site.clock().clone(), realm, cookie, lifetime)
        };
        let granting = Cookie::prescribed(url, "TGC", "/cas");
        let sign_on = sessions(Realm::SignOn, granting.clone(), Self::SIGN_ON);
        let portal = sessions(Realm::Portal, Cookie::new(url, "portal"), Self::PORTAL);
        let sign_ins = Throttle::new(parts.site.clock().clone());
        Self(Arc::new(Inner { parts, granting, sign_on, portal, sign_ins }))
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

    /// Sign-on sessions (`TGC`).
    pub fn sign_on(&self) -> &Sessions {
        &self.0.sign_on
    }

    /// The cookie of sign-on sessions.
    pub fn granting_cookie(&self) -> &Cookie {
        &self.0.granting
    }

    /// Portal sessions.
    pub fn portal(&self) -> &Sessions {
        &self.0.portal
    }

    /// Counts attempts to sign in.
    pub fn sign_ins(&self) -> &Throttle {
        &self.0.sign_ins
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
