//! The hosting console as a browser meets it, over a real store and an invented ENT.

mod application;
mod browser;
mod connection;
mod delegation;
mod draft;
mod ent;
mod fixture;
mod guard;
mod models;
mod real_try;
mod recognition;
mod schedule;
mod security;
mod sign_in;
mod trust;
mod years;
