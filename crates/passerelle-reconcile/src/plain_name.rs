//! Names as rules « identiques » compare them, for whoever compares two people alone.

use crate::fold::{UNREADABLE, fold, joined};

/// A family name and a given name in one plain form: two are equal when rules « identiques » find the names equal.
#[derive(Clone, PartialEq, Eq)]
pub struct PlainName {
    family: String,
    given: String,
}

impl PlainName {
    /// Folds both names; `None` when either is missing or has a character that nobody can read any more.
    pub fn new(family: &str, given: &str) -> Option<Self> {
        let (family, given) = (fold(family), fold(given));
        let usable = |name: &str| !joined(name).is_empty() && !name.contains(UNREADABLE);
        (usable(&family) && usable(&given)).then_some(Self { family, given })
    }
}

/// Nobody's name.
impl std::fmt::Debug for PlainName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PlainName(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::PlainName;

    #[test]
    fn case_accents_and_ligatures_alone_are_folded() {
        let name = |family, given| PlainName::new(family, given).expect("a name");
        assert_eq!(name("ŒUVRARD", "Élodie"), name("Oeuvrard", "ELODIE"));
        assert_ne!(name("BUKISA", "Jean-Marie"), name("BUKISA", "Jean Marie"));
        assert_ne!(name("LEFEBVRE", "Paul"), name("LEFEVRE", "Paul"));
        assert_eq!(format!("{:?}", name("BUKISA", "Jean")), "PlainName(…)");
    }

    #[test]
    fn a_name_that_is_missing_or_damaged_equals_none() {
        for (family, given) in [("", "Paul"), ("MARTIN", " - "), ("M?LLER", "Paul"), ("MARTIN", "H\u{fffd}l")]
        {
            assert!(PlainName::new(family, given).is_none(), "{family} {given}");
        }
    }
}
