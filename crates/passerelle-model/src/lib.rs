//! The vocabulary of Passerelle.
//!
//! Each notion of the school world that the other crates share is named here once, with its French term. The types hold
//! only good values: what comes from outside is parsed into them at the edge and never checked again. Nothing
//! here reads a file, a clock or a random source.

mod address;
mod date;
mod delegation;
mod ids;
mod link;
mod person;
mod population;
mod recognition;
mod secret;
mod space;
mod timestamp;
mod trust;
mod uai;

pub use address::Address;
pub use date::{BirthDate, InvalidDate};
pub use delegation::{CasDelegation, Delegation, SpaceMatrix, TicketValidation};
pub use ids::{InvalidIdentifier, LocalId, NationalNumber, OpaqueId};
pub use link::{Link, LinkOrigin};
pub use person::{LocalUser, PartnerAccount, Sex, Title};
pub use population::{PerPopulation, Population, UnknownPopulation};
pub use recognition::{
    IdentifierAttribute, InvalidToldName, Obstacle, Recognition, RecognitionWay, ToldAttributes, ToldName,
};
pub use secret::Secret;
pub use space::{Provider, Space};
pub use timestamp::Timestamp;
pub use trust::{CertificateDigest, CertificateTrust, ClockTolerance, InvalidDigest};
pub use uai::{InvalidUai, Uai};
