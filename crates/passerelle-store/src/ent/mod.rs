//! The ENT side: establishments, accounts, recipients, opaque identifiers.

mod cached;
mod feeding;
mod records;
mod settings;
mod store;

pub use cached::CachedEntStore;
pub use feeding::{AccountKey, FedMembership, ImportPart, KeptImport};
pub use records::{
    AccessKey, Account, AccountId, AccountState, Activation, Credentials, EntChange, Establishment, Grant,
    Membership, ProxyGranting, Recipient, RecipientId, Redeemed, ReleaseRecord, SecondFactor, Tile, Told,
};
pub use settings::{
    AttributeLayout, AttributeSource, LogoutChannel, Proxying, RecipientAudience, RecipientSettings,
    ReleasePolicy, ReleaseProfile, ReleasedAttribute,
};
pub use store::{AccountPage, AccountQuery, EntStore};
