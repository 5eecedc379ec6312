//! Codes on paper, with which users choose a password of the service's own.

use std::fmt;

use super::BaseSlug;
use passerelle_model::{LocalId, Timestamp};
use serde::{Deserialize, Serialize};

/// A code that somebody was given. The code itself is on paper only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivationCode {
    /// Whose it is.
    pub user: LocalId,
    /// What it is recognised by, under the installation's key.
    pub mark: String,
    /// When it stops working.
    pub expires: Timestamp,
}

impl ActivationCode {
    /// What the code of a user is marked under, so that the code of one opens nothing of another. `address` is the
    /// permanent one: a code that is printed in a base that waits serves once the base is in service.
    pub fn owner(address: &BaseSlug, user: &LocalId) -> String {
        format!("{address}:{user}")
    }
}

impl fmt::Debug for ActivationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ActivationCode({})", self.user)
    }
}
