//! Versions, of both sides.

use passerelle_store::{Result, StoreError, Version};

use crate::error::failure;

/// Refuses a decision that was made on another version than the one found.
pub(crate) fn check(expected: Option<Version>, found: i64) -> Result<()> {
    match expected {
        Some(expected) if i64::try_from(expected) != Ok(found) => Err(StoreError::Stale),
        _ => Ok(()),
    }
}

/// A version back from its column.
pub(crate) fn version(column: i64) -> Result<Version> {
    Version::try_from(column).map_err(failure)
}
