//! Load, decide, answer.

pub mod back_channel;
pub mod client;
pub mod direct;
pub mod distrust;
pub mod enter;
pub mod people;
pub mod trips;
pub mod unlinked;
