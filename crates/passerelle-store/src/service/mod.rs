//! The service side: hosting accounts, bases, their users and links.

mod activation;
mod applications;
mod cached;
mod change;
mod content;
mod hosting;
mod plans;
mod records;
mod requests;
mod store;

pub use activation::ActivationCode;
pub use applications::{
    Application, ApplicationWay, Applications, IdentityHeaders, SigningKey, SpaceApplications, TokenPlace,
};
pub use cached::CachedServiceStore;
pub use change::BaseChange;
pub use content::{AccountRow, BaseContent, LinkRecord, NewUser, PartnerFileFacts, UserRow};
pub use hosting::{HOSTING_JOURNAL, HostingSettings, TotpFactor};
pub use plans::{
    ConnectionTest, Draft, Installation, InstallationOutcome, InstallationStep, Installed, Plans, Scheduled,
    YearBase,
};
pub use records::{
    Base, BaseSlug, Exclusive, HostingAccount, InvalidSlug, PendingImport, Publication, RestorePoint,
    RestorePointReason, SchoolRole, StaffAccount,
};
pub use requests::{LinkRequest, MOST_NAMED, MOST_REQUESTS};
pub use store::ServiceStore;
