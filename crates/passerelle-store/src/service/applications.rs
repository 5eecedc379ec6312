//! The applications that stand behind the spaces of a base, and the keys that sign what they are told.

use std::collections::BTreeMap;
use std::fmt;

use passerelle_model::{Space, Timestamp};
use serde::{Deserialize, Serialize};

/// What stands behind the spaces of a base. A space that is not in the map shows its built-in page.
pub type SpaceApplications = BTreeMap<Space, Application>;

/// What a base keeps for applications.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Applications {
    /// Space by space.
    pub spaces: SpaceApplications,
    /// The keys, the oldest first.
    pub keys: Vec<SigningKey>,
}

/// An application behind a space.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Application {
    /// How people reach it.
    pub way: ApplicationWay,
    /// The headers that tell it who comes.
    pub headers: IdentityHeaders,
    /// Where the signed token stands.
    pub token: TokenPlace,
    /// `aud` of the token: what the application calls itself.
    pub audience: String,
}

/// How people reach an application.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationWay {
    /// *Application relayée*: through the gateway, which calls this address: an origin and perhaps a folder, without
    /// a final slash.
    Proxied {
        /// `http://127.0.0.1:5232`, `https://agenda.exemple.fr/ecole`.
        upstream: String,
    },
    /// *Contrôle seul*: by a web server in front of it, which asks the gateway.
    ForwardAuth {
        /// Where people find it, without a final slash: nobody is sent elsewhere after signing in.
        public: String,
    },
}

/// The names of the headers that tell an application who comes; an empty one is not sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IdentityHeaders {
    /// The service's own identifier of the user.
    pub user: String,
    /// The service's own login, where the user has one.
    pub login: String,
    /// The space.
    pub space: String,
    /// What the user is.
    pub population: String,
    /// The base.
    pub base: String,
    /// A reference of the session, which opens nothing.
    pub session: String,
}

impl Default for IdentityHeaders {
    fn default() -> Self {
        let name = |fact: &str| format!("X-Passerelle-{fact}");
        Self {
            user: name("User"),
            login: name("Login"),
            space: name("Space"),
            population: name("Population"),
            base: name("Base"),
            session: name("Session"),
        }
    }
}

/// Where the signed token stands.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenPlace {
    /// `X-Passerelle-Token`.
    #[default]
    Header,
    /// `Authorization: Bearer`, in the place of what the browser may send there.
    Bearer,
    /// It is not sent.
    None,
}

/// A key that signs tokens, or is about to, or did.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SigningKey {
    /// `kid`.
    pub id: String,
    /// The public point: *x* and *y* of P-256, in base64url.
    pub point: [String; 2],
    /// The private key, sealed by the installation.
    pub sealed: String,
    /// Since when it signs; `None` for the one that comes next.
    pub since: Option<Timestamp>,
    /// When it signed its last token; `None` while it signs.
    pub until: Option<Timestamp>,
}

/// The private part stays out of logs, sealed as it is.
impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.id)
    }
}
