//! The files of a reconciliation run (machine contract: UTF-8 without byte order mark, `;`, one header line, ISO dates,
//! identifiers verbatim, lines ended by LF):
//!
//! - `BASE.csv`, the service's users: [`read_base`], [`read_base_beside`], [`write_base`];
//! - `OLD.csv`, the links known before: [`read_links`], [`write_links`];
//! - `MATCHES.csv` and `REVIEW.csv`, the results: [`write_matches`], [`write_review`].
//!
//! Readers are more tolerant than the contract: see [`crate::csv`].

mod columns;
mod links;
mod reader;
mod results;
mod service;
mod set_aside;
mod user;
mod writer;

pub use links::{Links, read_links, write_links};
pub use reader::{Base, read_base, read_base_beside};
pub use results::{MatchRow, ReviewRow, write_matches, write_review};
pub use service::ServiceFields;
pub use set_aside::{SetAsideReason, SetAsideRow};
pub use writer::write_base;
