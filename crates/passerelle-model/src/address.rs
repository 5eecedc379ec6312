//! Postal addresses.

use serde::{Deserialize, Serialize};

/// A postal address, as written by its source. Household evidence: it never tells two people of one home apart.
#[derive(Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street lines, outer white space and empty lines removed, at most four.
    pub lines: Vec<String>,
    /// Post code.
    pub post_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Country; `None` means France or unknown.
    pub country: Option<String>,
}

impl Address {
    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
