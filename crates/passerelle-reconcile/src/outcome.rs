//! The engine's answer.

use passerelle_model::OpaqueId;

use crate::Evidence;

/// One decision per user.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// `decisions[i]` is about `users[i]`.
    pub decisions: Vec<Decision>,
}

/// What is decided about a user.
#[derive(Clone, PartialEq, Debug)]
pub enum Decision {
    /// The user has this account.
    Linked(LinkDecision),
    /// A person must decide, or nobody resembles this user.
    Open(Review),
    /// A person set this user aside earlier.
    SetAside,
}

/// A link, new or kept.
#[derive(Clone, PartialEq, Debug)]
pub struct LinkDecision {
    /// The account's identifier.
    pub partner: OpaqueId,
    /// Where the account stands in the input; `None` when a kept link's account is no longer in the file.
    pub account: Option<usize>,
    /// Why it is certain.
    pub rule: Rule,
    /// Probability that the link is right, 0 to 1.
    pub confidence: f64,
    /// What the two records say of each other; empty for a kept link whose account is gone.
    pub evidence: Vec<Evidence>,
}

/// The rule behind a certain link.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    /// Rules « identiques »: equal and unique on both sides.
    Exact,
    /// The family: children or guardians in common, and the person told apart within it.
    Family,
    /// It was there before and is kept.
    Kept,
    /// A person made it.
    Manual,
    /// The name together with the birth date.
    NameAndBirthDate,
    /// The national number together with the name or the birth date.
    NationalNumber,
    /// A name that nobody else bears in either file, and improbable enough.
    UniqueName,
}

impl Rule {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Family => "family",
            Self::Kept => "kept",
            Self::Manual => "manual",
            Self::NameAndBirthDate => "name-birth-date",
            Self::NationalNumber => "national-number",
            Self::UniqueName => "unique-name",
        }
    }
}

/// A user left to a person.
#[derive(Clone, PartialEq, Debug)]
pub struct Review {
    /// Accounts that could be this user's, best first, at most five; empty when nobody resembles them.
    pub suggestions: Vec<Suggestion>,
}

/// An account that may be the user's (*proposition*).
#[derive(Clone, PartialEq, Debug)]
pub struct Suggestion {
    /// Where the account stands in the input.
    pub account: usize,
    /// How likely, in words.
    pub level: Level,
    /// What the two records say of each other.
    pub evidence: Vec<Evidence>,
    /// Why the engine did not decide.
    pub doubt: Doubt,
    /// The single datum that would settle it.
    pub settle: Settle,
}

/// How likely a suggestion is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Something important differs.
    Contradictory,
    /// It may be.
    Possible,
    /// It probably is.
    Probable,
}

impl Level {
    /// The word used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contradictory => "contradictory",
            Self::Possible => "possible",
            Self::Probable => "probable",
        }
    }
}

/// Why a pair was not linked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Doubt {
    /// The birth dates differ.
    BirthDatesDiffer,
    /// Two records of one side look like the same person.
    Duplicate,
    /// The given names are those of two people.
    GivenNamesDiffer,
    /// The national numbers differ.
    NationalNumbersDiffer,
    /// Rules « identiques » do not take what is only close.
    NotIdentical,
    /// A person said that these two are not the same.
    RefusedByPerson,
    /// Somebody else fits nearly as well.
    Rival,
    /// *Civilité* or sex differ.
    TitlesDiffer,
    /// What agrees could agree by chance, or within one household.
    TooLittle,
}

/// The single datum that would settle a doubt.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Settle {
    /// The birth date on both sides.
    BirthDate,
    /// The list of the guardian's children on both sides.
    Children,
    /// Which of the two records of one side is the current one.
    CurrentRecord,
    /// The full given name on both sides.
    GivenName,
    /// The pupil's guardians on both sides.
    Guardians,
    /// The national number (INE) on both sides.
    NationalNumber,
    /// The *civilité* on both sides.
    Title,
    /// The usage name or birth name.
    UsageName,
    /// The postal address on both sides.
    Address,
}
