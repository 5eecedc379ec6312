//! The service side: hosting console, school pages, reconciliation.
//!
//! - [`rules`]: what is allowed and what follows from it; pure, with the journal's events;
//! - [`ops`]: load, decide, save in one commit;
//! - [`routes`]: HTTP in, HTTP out, a file per screen.
//!
//! The composition builds a [`ServiceState`] and mounts what [`routes::routes`] gives.

pub mod ops;
pub mod routes;
pub mod rules;
mod state;
mod words;

pub use state::ServiceState;
