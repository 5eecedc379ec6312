//! The ENT side: establishments, accounts, recipients, opaque identifiers.

mod records;
mod settings;
mod store;

pub use records::{
    AccessKey, Account, AccountId, AccountState, Activation, Credentials, EntChange, Establishment, Grant,
    Membership, ProxyGranting, Recipient, RecipientId, ReleaseRecord, SecondFactor, Tile, Told,
};
pub use settings::{
    AttributeLayout, AttributeSource, LogoutChannel, Proxying, RecipientAudience, RecipientSettings,
    ReleasePolicy, ReleaseProfile, ReleasedAttribute,
};
pub use store::{AccountPage, AccountQuery, EntStore};
