//! What the two sides keep, as traits.
//!
//! Each side has a durable store of its own ([`ent::EntStore`], [`service::ServiceStore`]) and its web sessions
//! ([`SessionStore`]); what lives for seconds (tickets, codes) is in a [`ShortLived`] store. A write is one
//! [`Commit`]: changes and the journal's event together, all or nothing. The crate knows no database: see
//! `passerelle-store-sqlite`, and [`MemoryShortLived`] for one node.

mod commit;
pub mod ent;
mod error;
mod journal;
mod memory;
mod password;
pub mod service;
mod session;
mod short_lived;

pub use commit::{Commit, Receipt, Version};
pub use error::{Result, StoreError};
pub use journal::{AuditEvent, JournalEntry, JournalPage};
pub use password::PasswordHash;
pub use session::{Realm, Session, SessionStore, TokenDigest};
pub use short_lived::{Kind, MemoryShortLived, ShortLived};
