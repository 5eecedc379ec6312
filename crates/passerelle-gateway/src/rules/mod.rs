//! What is decided at the doors; nothing here reads or writes anything.

pub mod asking;
pub mod client;
pub mod deep;
pub mod door;
pub mod entry;
pub mod identity;
pub mod landing;
pub mod passing;
pub mod place;
pub mod proof;
pub mod recognition;
pub mod request;
pub mod traffic;
pub mod trips;
