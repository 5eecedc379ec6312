//! The school's decisions.

pub mod accounts;
pub mod choices;
pub mod compare;
pub mod difference;
pub mod exclusive;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod hold;
pub mod linking;
pub mod listing;
pub mod logins;
pub mod requests;
pub mod retrieval;
pub mod supervision;
pub mod user_import;
pub mod view;
