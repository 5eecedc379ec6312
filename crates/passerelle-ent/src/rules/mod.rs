//! What is decided, from values alone.

pub mod accounts;
pub mod alerts;
pub mod borrowers;
pub mod exports;
pub mod file_names;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod folding;
pub mod identifiers;
pub mod listing;
pub mod locals;
pub mod logins;
pub mod parameters;
pub mod portal_entry;
pub mod registry;
pub mod release;
pub mod sign_on;
pub mod tiles;
