//! Links between local users and ENT accounts.

use serde::{Deserialize, Serialize};

use crate::{LocalId, OpaqueId};

/// *Rapprochement*: a decision about a user, an account, or both.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Link {
    /// The user; `None` only when an account is set aside.
    pub local: Option<LocalId>,
    /// The account; `None` only when a user is set aside.
    pub partner: Option<OpaqueId>,
    /// Who decided.
    pub origin: LinkOrigin,
}

/// Who decided a link. What a person decided is never changed by a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkOrigin {
    /// The engine.
    Auto,
    /// A file of identifiers that were already known.
    Import,
    /// A person.
    Manual,
    /// A person decided that this user (or account) has no counterpart (*écarté*). With both sides given:
    /// that these two are not the same person.
    SetAside,
    /// Somebody was recognised when they signed in; the link's rule says how.
    SignIn,
}

impl LinkOrigin {
    /// Every origin.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Import, Self::Manual, Self::SetAside, Self::SignIn];

    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Import => "import",
            Self::Manual => "manual",
            Self::SetAside => "set_aside",
            Self::SignIn => "sign_in",
        }
    }

    /// The origin whose [`code`](Self::code) is exactly `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }

    /// Whether a person decided it.
    pub const fn is_human(self) -> bool {
        matches!(self, Self::Manual | Self::SetAside)
    }
}
