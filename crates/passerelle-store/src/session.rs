//! Signed-in browsers. Only a digest of the cookie is kept: a copy of the database opens no session.

use std::fmt;

use async_trait::async_trait;
use passerelle_model::Timestamp;

use crate::Result;

/// SHA-256 of a token, in lower-case hexadecimal. The token itself is in the browser only.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenDigest(String);

impl TokenDigest {
    /// From the 64 hexadecimal digits.
    pub fn from_hex(hex: String) -> Self {
        Self(hex)
    }

    /// The 64 hexadecimal digits.
    pub fn as_hex(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenDigest(…)")
    }
}

/// What a session opens. A session of one realm is nothing in another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Realm {
    /// The single sign-on session of the CAS server (ticket-granting ticket).
    SignOn,
    /// The ENT's portal and account management.
    Portal,
    /// The hosting console.
    Console,
    /// The school's pages.
    School,
    /// The spaces of a base.
    Spaces,
    /// A native client.
    Client,
}

impl Realm {
    /// The word kept in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignOn => "sign_on",
            Self::Portal => "portal",
            Self::Console => "console",
            Self::School => "school",
            Self::Spaces => "spaces",
            Self::Client => "client",
        }
    }
}

/// A signed-in browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Digest of its cookie.
    pub digest: TokenDigest,
    /// What it opens.
    pub realm: Realm,
    /// Whose it is, for « me déconnecter partout »: an account's row, a staff login with its base…
    pub owner: String,
    /// What the realm needs to know, as JSON; no names.
    pub subject: String,
    /// What ends it from outside: the digest of the service ticket that opened it, or of the sign-on session.
    pub tie: Option<String>,
    /// When it was opened.
    pub created: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// When it ends unless it is used.
    pub expires: Timestamp,
}

/// Sessions; they survive a restart.
#[async_trait]
pub trait SessionStore: Send + Sync {
    /// Keeps a new session.
    async fn open_session(&self, session: &Session) -> Result<()>;

    /// The session of this cookie in this realm, unless it has expired at `now`.
    async fn session(&self, realm: Realm, digest: &TokenDigest, now: Timestamp) -> Result<Option<Session>>;

    /// Notes that the session was used, and when it will end.
    async fn touch_session(&self, digest: &TokenDigest, seen: Timestamp, expires: Timestamp) -> Result<()>;

    /// Replaces what the realm knows of a session; ends nothing, opens nothing.
    async fn update_subject(&self, digest: &TokenDigest, subject: &str) -> Result<()>;

    /// Ends a session. Ending one that is not there is no error.
    async fn close_session(&self, digest: &TokenDigest) -> Result<()>;

    /// Ends the sessions of a realm that hang on `tie`; tells how many.
    async fn close_tied(&self, realm: Realm, tie: &str) -> Result<u64>;

    /// Ends the sessions of a realm that belong to `owner`; tells how many.
    async fn close_owned(&self, realm: Realm, owner: &str) -> Result<u64>;

    /// The sessions of a realm that belong to `owner` and are open at `now`, the last opened first.
    async fn sessions_of(&self, realm: Realm, owner: &str, now: Timestamp) -> Result<Vec<Session>>;

    /// Forgets sessions that ended before `now`, but for sign-on sessions, whose services have to be told
    /// (`EntStore::end_expired_sign_ons`); tells how many.
    async fn purge_sessions(&self, now: Timestamp) -> Result<u64>;

    /// How many sessions of a realm are open at `now`, for owners that begin with `owner_prefix`.
    async fn count_sessions(&self, realm: Realm, owner_prefix: &str, now: Timestamp) -> Result<u64>;
}
