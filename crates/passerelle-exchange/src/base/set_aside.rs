//! Rows that could not be used, kept visible.

use crate::DefectKind;

/// Characters kept of a text that could not be used.
const MAX_SHOWN: usize = 256;

/// A row that is left aside. It must still be shown to whoever decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetAsideRow {
    /// Line of the file, from 1.
    pub line: u64,
    /// The identifier as written (shortened); may be empty.
    pub id: String,
    /// The population as written (shortened); may be empty.
    pub population: String,
    /// Why.
    pub reason: SetAsideReason,
}

impl SetAsideRow {
    pub(super) fn new(line: u64, id: &str, population: &str, reason: SetAsideReason) -> Self {
        let shortened = |text: &str| text.chars().take(MAX_SHOWN).collect();
        Self { line, id: shortened(id), population: shortened(population), reason }
    }
}

/// Why a row is left aside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SetAsideReason {
    /// Not as many fields as the header.
    FieldCount,
    /// The link lacks one of its two sides.
    IncompleteLink,
    /// No identifier, or one that cannot be one.
    NoIdentifier,
    /// Another row, which differs, has the same identifier.
    SharedIdentifier,
    /// The origin of the link is not a known word.
    UnknownOrigin,
    /// The population is not a known word.
    UnknownPopulation,
}

impl SetAsideReason {
    /// The defect that each such row counts for.
    pub const fn defect(self) -> DefectKind {
        match self {
            Self::FieldCount => DefectKind::FieldCount,
            Self::IncompleteLink => DefectKind::IncompleteLink,
            Self::NoIdentifier => DefectKind::NoIdentifier,
            Self::SharedIdentifier => DefectKind::SharedIdentifier,
            Self::UnknownOrigin => DefectKind::UnknownOrigin,
            Self::UnknownPopulation => DefectKind::UnknownPopulation,
        }
    }
}
