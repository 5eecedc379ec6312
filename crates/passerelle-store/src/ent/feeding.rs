//! What feeding the accounts from a directory asks of the store.

use passerelle_model::{Population, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Account, AccountId};

/// The little that tells whose account it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountKey {
    /// Its row.
    pub id: AccountId,
    /// The key under which the directory knows it.
    pub source: Option<String>,
}

/// Somebody whom the directory feeds into a school, and who is not gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FedMembership {
    /// The account.
    pub account: AccountId,
    /// The key under which the directory knows it.
    pub source: String,
    /// As whom.
    pub population: Population,
}

/// What takes a part of an import back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPart {
    /// Keys of the accounts that it created.
    pub created: Vec<String>,
    /// The accounts that it changed, as they were before.
    pub former: Vec<Account>,
}

impl std::fmt::Debug for ImportPart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ImportPart({} created, {} changed)", self.created.len(), self.former.len())
    }
}

/// An import that can be taken back. Each scope (a school, or the whole) has one at most: the last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptImport {
    /// Its name, random.
    pub import: String,
    /// When it was made.
    pub at: Timestamp,
    /// How many accounts it created.
    pub created: u64,
    /// How many accounts it changed.
    pub changed: u64,
}
