//! The difficulties that a sample may hold.

/// What makes a user hard to link. When several difficulties meet on one user, the last in this order is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Note {
    /// Nothing but case and accents may differ.
    Plain,
    /// The two sides give different addresses.
    Moved,
    /// A guardian whose children are in two schools.
    TwoSchools,
    /// Teacher and guardian in the same school: two rows, one identifier.
    TwoRoles,
    /// An adult pupil who is their own guardian: two rows, one identifier.
    OwnGuardian,
    /// One guardian for pupils of several families (*aide sociale à l'enfance*).
    SharedGuardian,
    /// Brothers or sisters whose given names are one letter apart.
    SiblingsAlike,
    /// Hyphens, spaces or apostrophes differ.
    Separators,
    /// Second given names are shown on one side only.
    SecondNames,
    /// A particle is joined, moved or dropped.
    Particle,
    /// The family name is cut at a fixed length on one side.
    Truncated,
    /// Letters broken by an encoding accident.
    Encoding,
    /// Short form or initials of a given name.
    Abbreviated,
    /// A double family name in another order, or with one part missing.
    DoubleName,
    /// Birth name on one side, usage name on the other.
    UsageName,
    /// Family and given names inverted.
    Swapped,
    /// A typing error, or another spelling of the same name.
    Misspelt,
    /// The usual given name is not the first one of the civil register.
    UsualName,
    /// The national number is mistyped, or exchanged between twins.
    NationalNumber,
    /// A birth date is wrong on one side.
    WrongDate,
    /// Two relatives of one full name, a grandfather and a father.
    Namesake,
    /// Twins.
    Twin,
    /// Nobody on the other side.
    Absent,
    /// Nobody on the other side, where a relative stands in the same place.
    TrapReplaced,
    /// Nobody on the other side, where only a homonym is.
    TrapHomonym,
    /// Nobody on the other side, where the twin is.
    TrapTwin,
    /// The person stands twice on one side: a former and a current account.
    Duplicate,
    /// Undecidable: someone else has the same data, and nothing tells the two apart.
    Homonym,
}

impl Note {
    /// Every note.
    pub const ALL: [Self; 28] = [
        Self::Plain,
        Self::Moved,
        Self::TwoSchools,
        Self::TwoRoles,
        Self::OwnGuardian,
        Self::SharedGuardian,
        Self::SiblingsAlike,
        Self::Separators,
        Self::SecondNames,
        Self::Particle,
        Self::Truncated,
        Self::Encoding,
        Self::Abbreviated,
        Self::DoubleName,
        Self::UsageName,
        Self::Swapped,
        Self::Misspelt,
        Self::UsualName,
        Self::NationalNumber,
        Self::WrongDate,
        Self::Namesake,
        Self::Twin,
        Self::Absent,
        Self::TrapReplaced,
        Self::TrapHomonym,
        Self::TrapTwin,
        Self::Duplicate,
        Self::Homonym,
    ];

    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Moved => "moved",
            Self::TwoSchools => "two_schools",
            Self::TwoRoles => "two_roles",
            Self::OwnGuardian => "own_guardian",
            Self::SharedGuardian => "shared_guardian",
            Self::SiblingsAlike => "siblings_alike",
            Self::Separators => "separators",
            Self::SecondNames => "second_names",
            Self::Particle => "particle",
            Self::Truncated => "truncated",
            Self::Encoding => "encoding",
            Self::Abbreviated => "abbreviated",
            Self::DoubleName => "double_name",
            Self::UsageName => "usage_name",
            Self::Swapped => "swapped",
            Self::Misspelt => "misspelt",
            Self::UsualName => "usual_name",
            Self::NationalNumber => "national_number",
            Self::WrongDate => "wrong_date",
            Self::Namesake => "namesake",
            Self::Twin => "twin",
            Self::Absent => "absent",
            Self::TrapReplaced => "trap_replaced",
            Self::TrapHomonym => "trap_homonym",
            Self::TrapTwin => "trap_twin",
            Self::Duplicate => "duplicate",
            Self::Homonym => "homonym",
        }
    }

    /// Whether no engine can be expected to decide: homonyms with no distinguishing datum, and people who
    /// stand twice on one side. They are counted apart.
    pub const fn is_undecidable(self) -> bool {
        matches!(self, Self::Duplicate | Self::Homonym)
    }
}
