//! Lists of people with the service's own identifiers.
//!
//! Services export them in several shapes, of which only the timetable family is public. The reader therefore takes any root
//! and harvests the people wherever they stand; the writer has one shape of its own, `urn:passerelle:identifiants:1`.

use std::fmt;

use passerelle_model::{BirthDate, LocalId, NationalNumber, OpaqueId, Population};

use crate::Defects;

/// A list of people with the service's own identifiers, as read.
#[derive(Debug)]
pub struct IdentifierList {
    /// The root element, without prefix, shortened: the kind of file.
    pub root: String,
    /// The people, in the order of the file, repetitions merged.
    pub records: Vec<IdentifierRecord>,
    /// What was wrong, or not understood.
    pub defects: Defects,
}

/// A person of such a list.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdentifierRecord {
    /// The list it belongs to.
    pub population: Population,
    /// *Nom*, as written. May be empty in a poor file.
    pub family_name: String,
    /// *Prénom*, as written. May be empty in a poor file.
    pub given_name: String,
    /// Birth date, when known.
    pub birth_date: Option<BirthDate>,
    /// INE of a pupil, when known. Read, never written.
    pub national_number: Option<NationalNumber>,
    /// `IDPN`: the service's own identifier.
    pub local_id: Option<LocalId>,
    /// `IDCAS`: the ENT's identifier that the service holds, when the person is linked.
    pub partner_id: Option<OpaqueId>,
}

impl fmt::Debug for IdentifierRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentifierRecord({} {:?} {:?})", self.population, self.local_id, self.partner_id)
    }
}
