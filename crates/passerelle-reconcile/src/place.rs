//! Postal addresses, ready to be compared.

use passerelle_model::Address;

use crate::evidence::AddressAgreement as Agreement;
use crate::fold::{fold, joined};
use crate::names::key;

/// Words that are written or left out at will.
const IDLE_WORDS: [&str; 12] = ["de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux"];

/// Usual abbreviations in street lines.
const ABBREVIATIONS: [(&str, &str); 24] = [
    ("all", "allee"),
    ("apt", "appartement"),
    ("appt", "appartement"),
    ("app", "appartement"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("bat", "batiment"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("blvd", "boulevard"),
    ("boul", "boulevard"),
    ("ch", "chemin"),
    ("che", "chemin"),
    ("chem", "chemin"),
    ("fg", "faubourg"),
    ("fbg", "faubourg"),
    ("imp", "impasse"),
    ("lot", "lotissement"),
    ("pl", "place"),
    ("r", "rue"),
    ("res", "residence"),
    ("rte", "route"),
    ("sq", "square"),
    ("st", "saint"),
];

/// Where somebody lives, reduced to what can be compared.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    /// Key of the street line, however abbreviated; 0 when unknown.
    pub(crate) street: u64,
    /// First number of the street line; 0 when there is none.
    number: u64,
    /// Keys of the long words of the street line.
    words: Vec<u64>,
    /// Key of the post code; 0 when unknown.
    pub(crate) post_code: u64,
    /// Key of the town; 0 when unknown.
    city: u64,
}

impl Place {
    /// Reads an address; `None` when nothing useful is known.
    pub(crate) fn new(address: &Address) -> Option<Self> {
        let lines = address.lines.iter().map(|line| fold(line)).collect::<Vec<_>>().join(" ");
        let mut words: Vec<&str> = lines
            .split([' ', '-', '\'', '.', ','])
            .filter(|word| !word.is_empty() && !IDLE_WORDS.contains(word))
            .map(|word| ABBREVIATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long))
            .collect();
        let number = words.iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let number = number.map_or(0, |word| key(word));
        words.sort_unstable();
        let street = if words.is_empty() { 0 } else { key(&words.concat()) };
        let long =
            words.iter().filter(|word| word.len() > 4 && word.bytes().all(|b| b.is_ascii_alphabetic()));
        let place = Self {
            street,
            number,
            words: long.map(|word| key(word)).collect(),
            post_code: optional_key(address.post_code.as_deref()),
            city: optional_key(address.city.as_deref()),
        };
        (place.street != 0 || place.post_code != 0 || place.city != 0).then_some(place)
    }

    /// How two known addresses agree.
    pub(crate) fn compare(&self, other: &Self) -> Agreement {
        let same = |a: u64, b: u64| a != 0 && a == b;
        let different = |a: u64, b: u64| a != 0 && b != 0 && a != b;
        let same_town = same(self.post_code, other.post_code) || same(self.city, other.city);
        let other_town =
            !same_town && (different(self.post_code, other.post_code) || different(self.city, other.city));
        if other_town {
            Agreement::Different
        } else if same(self.street, other.street) {
            Agreement::Identical
        } else if self.number == other.number && self.words.iter().any(|word| other.words.contains(word)) {
            Agreement::Close
        } else if same_town {
            Agreement::SameTown
        } else {
            Agreement::Different
        }
    }
}

fn optional_key(text: Option<&str>) -> u64 {
    let text = joined(&fold(text.unwrap_or("")));
    if text.is_empty() { 0 } else { key(&text) }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Address;

    use super::{Agreement, Place};

    fn place(line: &str, post_code: &str, city: &str) -> Place {
        let address = Address {
            lines: vec![line.to_owned()],
            post_code: Some(post_code.to_owned()),
            city: Some(city.to_owned()),
            country: None,
        };
        Place::new(&address).expect("something is known")
    }

    #[test]
    fn streets_agree_however_abbreviated() {
        let home = place("12 av. de la République", "45000", "ORVILLE");
        for (other, agreement) in [
            (place("12, avenue de la République", "45000", "Orville"), Agreement::Identical),
            (place("12 avenue République Bât B", "45000", "Orville"), Agreement::Close),
            (place("3 rue du Moulin", "45000", "Orville"), Agreement::SameTown),
            (place("12 avenue de la République", "37000", "Tours"), Agreement::Different),
        ] {
            assert_eq!(home.compare(&other), agreement);
            assert_eq!(other.compare(&home), agreement);
        }
    }

    #[test]
    fn an_empty_address_is_no_place() {
        assert!(Place::new(&Address::default()).is_none());
    }
}
