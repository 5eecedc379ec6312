//! The screens, one file each.

mod account;
mod account_actions;
mod account_memberships;
mod account_sessions;
pub mod accounts;
mod accounts_frame;
mod accounts_structures;
mod accounts_words;
pub mod activation;
pub mod alerts;
pub mod api;
pub mod borrowers;
pub mod cas;
mod codes;
pub mod establishments;
pub mod exports;
mod identifiers;
mod import;
pub mod journal;
mod locals;
pub mod my_account;
mod my_password;
mod my_second_factor;
mod my_sessions;
pub mod portal;
pub mod releases;
pub mod services;
