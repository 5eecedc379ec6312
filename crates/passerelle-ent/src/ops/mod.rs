//! What is done: load, decide, save in one commit.

pub mod accounts;
pub mod exports;
pub mod identifier;
pub mod identifiers;
pub mod logout;
mod sealing;
pub mod sign_in;
pub mod sign_in_form;
pub mod tickets;
