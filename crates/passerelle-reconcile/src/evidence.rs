//! What two records say of each other, in a form that can be put into words.

/// One piece of evidence (*indice*) about a pair.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Evidence {
    /// What was seen.
    pub fact: Fact,
    /// Its weight in bits: positive speaks for one person, negative against.
    pub bits: f32,
}

/// A comparison's result.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Fact {
    /// Postal addresses.
    Address(AddressAgreement),
    /// Birth dates.
    BirthDate(DateAgreement),
    /// Children of both guardians who are themselves linked with each other; never zero.
    ChildrenInCommon(u32),
    /// Family names.
    FamilyName(FamilyNameAgreement),
    /// Given names.
    GivenName(GivenNameAgreement),
    /// Guardians of both pupils who are themselves linked with each other; never zero.
    GuardiansInCommon(u32),
    /// National numbers (INE).
    NationalNumber(NumberAgreement),
    /// Both have relatives (children, guardians), and nobody among them can be common.
    NoKinInCommon,
    /// Relatives (children, guardians) of one are linked, and the other is not among their counterparts' relatives.
    NotAmongKin,
    /// *Civilité* or sex: the same or not.
    Title {
        /// Whether both sides agree.
        same: bool,
    },
}

/// The sign shown beside a fact: = ≈ ≠.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// « proche ».
    Close,
    /// « différent ».
    Different,
    /// « identique ».
    Identical,
}

/// How two family names agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FamilyNameAgreement {
    /// Equal after case, accents and ligatures.
    Identical,
    /// Equal but for hyphens, spaces and apostrophes (LE GOFF, LEGOFF).
    Separators,
    /// Equal but for letters that an encoding accident destroyed.
    Unreadable,
    /// Equal but for a particle (de, du, le, El, Ben…) dropped or moved.
    Particle,
    /// The parts of a double name in another order.
    Reordered,
    /// One part of a double name, or a birth name beside a usage name, on one side only.
    PartMissing,
    /// One is the beginning of the other, cut at a fixed length.
    Truncated,
    /// A typing or encoding error apart.
    Misspelt,
    /// Family and given name exchanged.
    Swapped,
    /// Different.
    Different,
}

/// How two given names agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum GivenNameAgreement {
    /// Equal after case, accents and ligatures.
    Identical,
    /// Equal but for hyphens, spaces and apostrophes (JEAN-MARIE, JEAN MARIE).
    Separators,
    /// Equal but for letters that an encoding accident destroyed.
    Unreadable,
    /// Second given names on one side only.
    SecondNames,
    /// Abbreviated on one side (J.-M.).
    Abbreviated,
    /// Two spellings of one name (Stephane, Stephan).
    Variant,
    /// The usual short form of the other (Alex, Alexandre): sometimes two people.
    ShortForm,
    /// One part of a compound name missing (Jean, Jean-Marie): often two people.
    PartMissing,
    /// One is the beginning of the other, cut at a fixed length.
    Truncated,
    /// A typing or encoding error apart, and not both of them known given names.
    Misspelt,
    /// Family and given name exchanged.
    Swapped,
    /// Different.
    Different,
}

/// How two birth dates agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DateAgreement {
    /// The same day.
    Identical,
    /// Day and month exchanged.
    DayMonthSwapped,
    /// One digit differs, or the year by one.
    OneDigit,
    /// One of them is 1 January of the same year: a filler.
    Filler,
    /// Different.
    Different,
}

/// How two national numbers agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NumberAgreement {
    /// Equal.
    Identical,
    /// One character apart, or two exchanged.
    Misspelt,
    /// Different.
    Different,
}

/// How two addresses agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AddressAgreement {
    /// The same street line and town.
    Identical,
    /// The same street line but for its writing.
    Close,
    /// The same post code or town only.
    SameTown,
    /// Different.
    Different,
}

impl Fact {
    /// The sign shown beside it.
    pub fn sign(self) -> Sign {
        match self {
            Self::Address(AddressAgreement::Identical)
            | Self::BirthDate(DateAgreement::Identical)
            | Self::ChildrenInCommon(_)
            | Self::FamilyName(FamilyNameAgreement::Identical)
            | Self::GivenName(GivenNameAgreement::Identical)
            | Self::GuardiansInCommon(_)
            | Self::NationalNumber(NumberAgreement::Identical)
            | Self::Title { same: true } => Sign::Identical,
            Self::Address(AddressAgreement::Different)
            | Self::BirthDate(DateAgreement::Different)
            | Self::FamilyName(FamilyNameAgreement::Different)
            | Self::GivenName(GivenNameAgreement::Different)
            | Self::NationalNumber(NumberAgreement::Different)
            | Self::NoKinInCommon
            | Self::NotAmongKin
            | Self::Title { same: false } => Sign::Different,
            _ => Sign::Close,
        }
    }
}
