//! The ENT's people.

use std::fmt;

use passerelle_model::{Address, PartnerAccount, PerPopulation};

use crate::Defects;

/// The content of an ENT's file: `PARTENAIRE_INDEX`, RapprochementSSO V2.0, as read.
#[derive(Debug)]
pub struct PartnerFile {
    /// Attributes of the root.
    pub header: PartnerHeader,
    /// `Etablissements`, in the order of the file.
    pub establishments: Vec<Establishment>,
    /// Which lists the file has; an empty one counts.
    pub carried: PerPopulation<bool>,
    /// The people, in the order of the file, once per person and population. An identifier stands for one person;
    /// every guardian of a pupil is one of the accounts.
    pub accounts: Vec<PartnerAccount>,
    /// What was wrong.
    pub defects: Defects,
}

/// The same content, to be written.
#[derive(Clone, Copy, Debug)]
pub struct PartnerContent<'a> {
    /// Attributes of the root.
    pub header: &'a PartnerHeader,
    /// `Etablissements`; at least one, of which at least one is managed.
    pub establishments: &'a [Establishment],
    /// The people. What is written of each is what its optional fields hold, as far as the format has it.
    pub accounts: &'a [PartnerAccount],
}

/// Attributes of `PARTENAIRE_INDEX`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PartnerHeader {
    /// `Date`: instant of the export, ISO 8601, as written. Empty when missing.
    pub date: String,
    /// `Partenaire`: the partner's id, which the service's vendor gives. Empty when missing.
    pub partner: String,
    /// `ProtocoleDelegationAuthentification`.
    pub protocol: Option<Protocol>,
}

/// The sign-on protocol that the identifiers are meant for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Protocol {
    /// `ADFS`: WS-Federation.
    Adfs,
    /// `CAS`.
    Cas,
}

impl Protocol {
    pub(super) const ALL: [Self; 2] = [Self::Adfs, Self::Cas];

    /// The word of the file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adfs => "ADFS",
            Self::Cas => "CAS",
        }
    }
}

/// *Établissement* of an ENT's file.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Establishment {
    /// `Numero`: the UAI, as written.
    pub uai: String,
    /// `Nom`.
    pub name: String,
    /// Postal address.
    pub address: Address,
    /// Whether `EtablissementsGeres` lists it.
    pub managed: bool,
}

impl fmt::Debug for Establishment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Establishment({})", self.uai)
    }
}
