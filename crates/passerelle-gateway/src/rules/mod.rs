//! What is decided at the doors; nothing here reads or writes anything.

pub mod asking;
pub mod client;
pub mod door;
pub mod entry;
pub mod request;
pub mod traffic;
pub mod trips;
