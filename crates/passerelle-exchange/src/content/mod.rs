//! What is inside the sealed files: the people.
//!
//! - [`read_partner_file`] and [`write_partner_file`]: the ENT's people, `PARTENAIRE_INDEX` of RapprochementSSO V2.0;
//! - [`read_identifier_list`] and [`write_identifier_list`]: the service's people with the service's own identifiers.
//!
//! Readers hold one record at a time besides what they return, set bad records aside and go on: see
//! [`Defects`](crate::Defects).

mod bag;
mod children;
mod error;
mod fields;
mod identifier_reader;
mod identifier_writer;
mod identifiers;
mod limits;
mod partner_file;
mod partner_reader;
mod partner_writer;
mod people;

pub use error::{ContentError, WriteError};
pub use identifier_reader::read_identifier_list;
pub use identifier_writer::write_identifier_list;
pub use identifiers::{IdentifierList, IdentifierRecord};
pub use limits::ContentLimits;
pub use partner_file::{Establishment, PartnerContent, PartnerFile, PartnerHeader, Protocol};
pub use partner_reader::read_partner_file;
pub use partner_writer::{LeftOut, LeftOutReason, WriteReport, write_partner_file};
