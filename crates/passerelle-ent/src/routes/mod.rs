//! The screens, one file each.

mod account;
mod account_actions;
pub mod accounts;
mod accounts_frame;
mod accounts_structures;
mod accounts_words;
pub mod alerts;
pub mod cas;
pub mod exports;
mod identifiers;
mod locals;
pub mod my_account;
pub mod portal;
