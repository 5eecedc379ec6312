//! For tests: an invented school in a temporary store, both sides in process.

pub mod contract;
