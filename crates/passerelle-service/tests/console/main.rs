//! The hosting console as a browser meets it, over a real store and an invented ENT.

mod browser;
mod connection;
mod delegation;
mod ent;
mod fixture;
mod guard;
mod sign_in;
mod trust;
