//! Load, decide, answer.

pub mod admission;
pub mod applications;
pub mod back_channel;
pub mod client;
pub mod direct;
pub mod distrust;
pub mod enter;
pub mod own_password;
pub mod people;
pub mod proof;
pub mod recognise;
mod tokens;
pub mod trips;
pub mod unlinked;
