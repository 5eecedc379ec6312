//! What every door is given.

use std::fmt;
use std::sync::Arc;

use passerelle_model::{LocalId, OpaqueId, Timestamp};
use passerelle_store::service::{Base, BaseSlug, ServiceStore, UserRow};
use passerelle_store::{Realm, ShortLived};
use passerelle_web::{
    Clock, Cookie, Lifetime, Outbound, Passwords, PublicUrl, Sessions, Throttle, Upstreams, Vault,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::ops::applications::Held;
use crate::rules::traffic::Traffic;

/// Channels to applications that may be open at once.
const MOST_TUNNELS: usize = 2048;

/// What the executable (or a test) puts together once.
pub struct GatewayParts {
    /// Bases, users, links, sessions.
    pub store: Arc<dyn ServiceStore>,
    /// Requests of native clients and their codes.
    pub short_lived: Arc<dyn ShortLived>,
    /// Calls to the ENT.
    pub outbound: Arc<dyn Outbound>,
    /// Verification of the service's own passwords.
    pub passwords: Passwords,
    /// Slows guessing down.
    pub throttle: Throttle,
    /// Opens the keys that sign what applications are told, and recognises activation codes.
    pub vault: Vault,
    /// Connections to applications.
    pub upstreams: Upstreams,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Where browsers reach this server; the service addresses given to the ENT begin with it.
    pub url: PublicUrl,
}

/// What every door is given; cheap to clone.
#[derive(Clone)]
pub struct GatewayState(Arc<Inner>);

struct Inner {
    parts: GatewayParts,
    spaces: Sessions,
    clients: Sessions,
    trips: Cookie,
    choice: Cookie,
    unlinked: Cookie,
    held: Held,
    tunnels: Arc<Semaphore>,
}

impl GatewayState {
    /// Takes charge of the parts.
    pub fn new(parts: GatewayParts) -> Self {
        let sessions = |realm: Realm, purpose: &str, lifetime| {
            Sessions::new(
                parts.store.clone(),
                parts.clock.clone(),
                realm,
                Cookie::new(&parts.url, purpose),
                lifetime,
            )
        };
        let spaces = sessions(Realm::Spaces, "espaces", Lifetime { idle: 3600, absolute: 12 * 3600 });
        let clients = sessions(Realm::Client, "client", Lifetime { idle: 3600, absolute: 12 * 3600 });
        let trips = Cookie::new(&parts.url, "allers");
        let choice = Cookie::new(&parts.url, "choix");
        let unlinked = Cookie::new(&parts.url, "demande");
        let (held, tunnels) = (Held::default(), Arc::new(Semaphore::new(MOST_TUNNELS)));
        Self(Arc::new(Inner { parts, spaces, clients, trips, choice, unlinked, held, tunnels }))
    }

    /// Bases, users, links.
    pub fn store(&self) -> &dyn ServiceStore {
        self.0.parts.store.as_ref()
    }

    /// What lives for seconds.
    pub fn short_lived(&self) -> &dyn ShortLived {
        self.0.parts.short_lived.as_ref()
    }

    /// Calls to the ENT.
    pub fn outbound(&self) -> &dyn Outbound {
        self.0.parts.outbound.as_ref()
    }

    /// Verification of the service's own passwords.
    pub fn passwords(&self) -> &Passwords {
        &self.0.parts.passwords
    }

    /// Slows guessing down.
    pub fn throttle(&self) -> &Throttle {
        &self.0.parts.throttle
    }

    /// Opens the keys that sign what applications are told.
    pub fn vault(&self) -> &Vault {
        &self.0.parts.vault
    }

    /// Connections to applications.
    pub fn upstreams(&self) -> &Upstreams {
        &self.0.parts.upstreams
    }

    /// Applications of bases that were asked for lately.
    pub(crate) fn held(&self) -> &Held {
        &self.0.held
    }

    /// Places for channels that stay open.
    pub(crate) fn tunnels(&self) -> &Arc<Semaphore> {
        &self.0.tunnels
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        self.0.parts.clock.now()
    }

    /// Where browsers reach this server.
    pub fn url(&self) -> &PublicUrl {
        &self.0.parts.url
    }

    /// Sessions of the spaces.
    pub fn spaces(&self) -> &Sessions {
        &self.0.spaces
    }

    /// Sessions of native clients.
    pub fn clients(&self) -> &Sessions {
        &self.0.clients
    }

    /// Round trips of this browser to the ENT.
    pub fn trips(&self) -> &Cookie {
        &self.0.trips
    }

    /// Whom the ENT vouched for in this browser, when the base does not know them.
    pub fn unlinked(&self) -> &Cookie {
        &self.0.unlinked
    }

    /// The space that this browser entered last: no identity, a convenience.
    pub fn choice(&self) -> &Cookie {
        &self.0.choice
    }
}

impl fmt::Debug for GatewayState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GatewayState({})", self.0.parts.url)
    }
}

/// What the session of a space knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Visit {
    /// The address of the base it is valid in.
    pub base: BaseSlug,
    /// The number of that base: the address shows another one once the year changes, whose rows are other people.
    pub year: i64,
    /// Who.
    pub who: Who,
    /// What the ENT sent, when it vouched.
    pub traffic: Option<Traffic>,
}

/// Who is signed in. Users are looked up at each page, so that an undone link closes the door at once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The ENT vouched for this identifier.
    Identified(OpaqueId),
    /// The service's own password was given for this user. The row may come to be somebody else's when the base goes
    /// back to what it was: the identifier tells.
    User {
        /// The row.
        n: i64,
        /// The service's own identifier.
        id: LocalId,
    },
}

impl Who {
    /// Somebody whose password was right.
    pub fn user(user: &UserRow) -> Self {
        Self::User { n: user.n, id: user.record.user.id.clone() }
    }
}

impl Visit {
    /// Of somebody in a base.
    pub fn new(base: &Base, who: Who, traffic: Option<Traffic>) -> Self {
        Self { base: base.slug.clone(), year: base.n, who, traffic }
    }

    /// Whether it is valid in this base.
    pub fn is_of(&self, base: &Base) -> bool {
        self.base == base.slug && self.year == base.n
    }

    /// Whose session it is.
    pub fn owner(&self) -> String {
        match &self.who {
            Who::Identified(id) => format!("{}:id:{id}", self.base),
            Who::User { n, .. } => self.base.user_owner(*n),
        }
    }

    /// Whether the ENT vouched.
    pub fn is_delegated(&self) -> bool {
        matches!(self.who, Who::Identified(_))
    }
}
