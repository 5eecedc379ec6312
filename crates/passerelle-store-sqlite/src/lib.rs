//! The durable store on SQLite: one file per side.
//!
//! [`SqliteEntStore`] and [`SqliteServiceStore`] are two databases that share nothing. Each has one writing connection,
//! where commits queue up, and a few reading ones that never wait for it. A commit is one immediate transaction in the
//! write-ahead log with a full sync: a killed process or a power cut leaves before or after, and what was announced as
//! done (an opaque identifier handed to a service, above all) is still there. What services redeem at the same moment
//! shares one transaction; only the time at which a session was last used is written a second late.

mod commit;
mod database;
mod ent;
mod error;
mod journal;
mod json;
mod service;
mod sessions;
mod store;
mod touches;

pub use database::OutsideWrites;
pub use store::{EntSide, ServiceSide, SqliteEntStore, SqliteServiceStore, SqliteStore};
