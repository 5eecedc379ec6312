//! Messages as the other party sees them, messages of other programs, and messages of attackers.

mod answers;
mod attacks;
mod hidden;
mod links;
mod logout;
mod properties;
mod proxy;
mod rules;
mod saml_requests;
mod samples;
mod service;
mod wire;
