//! What people ask whom the ENT vouches for and whom the base does not know yet.

use std::fmt;

use passerelle_model::{Obstacle, OpaqueId, Provider, Space, Timestamp};
use serde::{Deserialize, Serialize};

/// Requests that a base holds at most: strangers write them.
pub const MOST_REQUESTS: usize = 5_000;

/// Users that a request names at most.
pub const MOST_NAMED: usize = 5;

/// *Demande*: « reliez-moi ». There is one per identifier: asking again replaces what was said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRequest {
    /// Its row; 0 for a new one.
    pub n: i64,
    /// What the person was given to quote: « 7C2-K9 ».
    pub number: String,
    /// Who vouches for the identifier.
    pub provider: Provider,
    /// The identifier that is to be linked.
    pub identifier: OpaqueId,
    /// Where the person wanted to go.
    pub space: Space,
    /// Why signing in did not suffice, where a way to recognise people was tried.
    pub obstacle: Option<Obstacle>,
    /// Row numbers of the users whom that way came upon, at most [`MOST_NAMED`].
    pub named: Vec<i64>,
    /// *Nom*, as they wrote it; empty while a conflict alone is reported and nobody has written.
    pub family_name: String,
    /// *Prénom*, as they wrote it.
    pub given_name: String,
    /// Name and first name of the child, from guardians; may be empty.
    pub child: String,
    /// The child's class; may be empty.
    pub class: String,
    /// When they first asked.
    pub first: Timestamp,
    /// When they last asked.
    pub last: Timestamp,
}

impl LinkRequest {
    /// Whether the person has written who they are.
    pub fn is_written(&self) -> bool {
        !self.family_name.is_empty()
    }
}

impl fmt::Debug for LinkRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkRequest({})", self.n)
    }
}
