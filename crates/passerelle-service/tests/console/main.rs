//! The hosting console as a browser meets it, over a real store and an invented ENT.

mod application;
mod browser;
mod connection;
mod delegation;
mod ent;
mod fixture;
mod guard;
mod recognition;
mod sign_in;
