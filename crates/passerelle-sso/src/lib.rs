//! CAS 1, 2 and 3 and the SAML 1.1 validation that goes with them, for both parties: [`server`] for the one that signs
//! people in, [`client`] for the one that receives them. [`ticket`] and [`service`] are what both talk about.
//!
//! Nothing here reads a clock, draws a random number or opens a connection: moments are Unix seconds, identifiers are
//! made from bytes that the caller has drawn, requests are handed back to be sent. What comes from the other party is
//! parsed strictly; what goes out follows the literal forms that the clients of the field rely on.
//!
//! Not supported: signed assertions (the profile trusts TLS), proxy-granting tickets encrypted into attributes, and
//! proxy chains on the client's side.

pub mod client;
pub mod server;
pub mod service;
pub mod ticket;

mod encoding;
mod instant;
mod markup;
mod tree;

pub use tree::DocumentError;
