//! What is done: load, decide, save in one commit.

pub mod access_keys;
pub mod accounts;
pub mod activation;
pub mod alerts;
pub mod borrowers;
pub mod codes;
pub mod establishments;
pub mod exports;
pub mod farewells;
pub mod identifier;
pub mod identifiers;
pub mod import;
pub mod journal;
pub mod logout;
pub mod my_password;
mod notices;
pub mod open_sessions;
pub mod pending_import;
pub mod proxy;
mod sealing;
pub mod second_factor;
pub mod second_factor_step;
pub mod services;
pub mod sign_in;
pub mod sign_in_form;
pub mod tickets;
pub mod validation;
