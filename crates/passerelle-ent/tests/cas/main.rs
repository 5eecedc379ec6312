//! The CAS server and the portal, as browsers, scripts and services see them.

mod login;
mod logout;
mod portal;
mod validation;
mod world;
