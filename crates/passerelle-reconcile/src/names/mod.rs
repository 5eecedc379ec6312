//! Family and given names: parsed once, compared often.

mod family;
mod given;
mod lexicon;
mod spelling;

pub(crate) use family::{FamilyName, compare_family};
pub(crate) use given::{GivenName, compare_given};

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// A text reduced to a number that is the same in every run and on every machine.
pub(crate) fn key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What the two files together say of a name.
pub(crate) trait Witness {
    /// Whether both files bear both names: each is somebody's real name, neither a slip for the other.
    fn both_established(&self, a: u64, b: u64) -> bool;
}
