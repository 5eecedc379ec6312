//! The ENT side: establishments, accounts, recipients, opaque identifiers.

mod records;
mod store;

pub use records::{
    Account, AccountId, AccountState, EntChange, Establishment, Grant, Membership, Recipient, RecipientId,
    Tile,
};
pub use store::{AccountPage, AccountQuery, EntStore};
