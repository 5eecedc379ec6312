//! What is decided, from values alone.

pub mod accounts;
pub mod alerts;
pub mod borrowers;
pub mod codes;
pub mod establishments;
pub mod exports;
pub mod file_names;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod folding;
pub mod identifiers;
pub mod import;
pub mod journal;
pub mod listing;
pub mod locals;
pub mod logins;
pub mod memberships;
pub mod parameters;
pub mod passwords;
pub mod portal_entry;
pub mod registry;
pub mod release;
pub mod services;
pub mod sign_on;
pub mod tickets;
pub mod tiles;
pub mod versions;

pub use passerelle_web::totp as second_factor;
