//! *Mode exclusif*: one person at a time imports, links or restores.

use passerelle_model::Timestamp;
use passerelle_store::service::Base;

/// Why an act that changes something is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotExclusive {
    /// Somebody else is in exclusive mode.
    #[error("held by somebody else")]
    Held {
        /// The staff login.
        holder: String,
        /// Since when.
        since: Timestamp,
    },
    /// Nobody is: enter it first.
    #[error("nobody is in exclusive mode")]
    Nobody,
}

/// Whether `login` may change something now.
pub fn holds(base: &Base, login: &str) -> Result<(), NotExclusive> {
    match &base.exclusive {
        Some(exclusive) if exclusive.holder == login => Ok(()),
        Some(exclusive) => {
            Err(NotExclusive::Held { holder: exclusive.holder.clone(), since: exclusive.since })
        }
        None => Err(NotExclusive::Nobody),
    }
}
