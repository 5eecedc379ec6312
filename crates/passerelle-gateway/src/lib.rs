//! The gateway of the service side: it stands at the doors of a base.
//!
//! At each space it decides who vouches for people ([`rules::door`]), turns a ticket into an opaque identifier and the
//! identifier into users of the base ([`ops::enter`]), and opens the space to those it is for ([`rules::entry`]).

pub mod ops;
pub mod routes;
pub mod rules;
mod state;
mod words;

pub use routes::routes;
pub use state::{GatewayParts, GatewayState};
