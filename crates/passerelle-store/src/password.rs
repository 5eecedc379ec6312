//! Hashed passwords.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A password's hash in the PHC string form (`$argon2id$…`); never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Takes charge of a hash.
    pub fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, for verifying and storing.
    pub fn as_phc(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}
