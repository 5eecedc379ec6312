//! Family names.

use super::lexicon::LEXICON;
use super::spelling::{cut_off, equal_where_readable, slips};
use super::{Witness, key};
use crate::evidence::FamilyNameAgreement as Agreement;
use crate::fold::{UNREADABLE, joined};

/// Words between a usage name and a birth name.
const LINKING_WORDS: [&str; 8] = ["nee", "ne", "epouse", "epse", "ep", "veuve", "vve", "ou"];
/// Particles that are also written as the beginning of the name itself (ELAMRANI, BENALI).
const JOINED_PARTICLES: [&str; 5] = ["el", "al", "ben", "ait", "d"];

/// A family name, ready to be compared.
#[derive(Debug)]
pub(crate) struct FamilyName {
    /// Folded text.
    pub(crate) folded: Box<str>,
    joined: Box<str>,
    /// Key of the letters alone.
    pub(crate) joined_key: u64,
    core_key: u64,
    /// Keys of the words that matter, in alphabetical order of key, without repeats.
    pub(crate) words: Vec<u64>,
    /// Key of the first letters, for finding slips.
    pub(crate) start: u64,
    /// Key of the last letters, for finding slips.
    pub(crate) end: u64,
}

impl FamilyName {
    /// Parses a folded text.
    pub(crate) fn new(folded: &str) -> Self {
        let joined = joined(folded);
        let words = folded.split([' ', '-', '\'', '.', ',']).filter(|word| !word.is_empty());
        let mut core: Vec<&str> = words
            .clone()
            .filter(|word| !LINKING_WORDS.contains(word))
            .filter_map(|word| LEXICON.family_word(word))
            .collect();
        if core.is_empty() {
            core = words.collect();
        }
        let mut keys: Vec<u64> = core.iter().map(|word| key(word)).collect();
        keys.sort_unstable();
        keys.dedup();
        let main = core.concat();
        Self {
            folded: folded.into(),
            joined_key: key(&joined),
            core_key: key(&main),
            words: keys,
            start: key(&main[..main.len().min(3)]),
            end: key(&main[main.len().saturating_sub(3)..]),
            joined: joined.into(),
        }
    }

    fn is_unreadable(&self) -> bool {
        self.joined.contains(UNREADABLE)
    }

    /// Whether nothing is known.
    pub(crate) fn is_missing(&self) -> bool {
        self.joined.is_empty()
    }
}

/// How two family names agree. `cuts` are the lengths at which each side cuts names, where it does.
pub(crate) fn compare_family(
    a: &FamilyName,
    b: &FamilyName,
    cuts: [Option<usize>; 2],
    witness: &impl Witness,
) -> Agreement {
    if a.folded == b.folded {
        Agreement::Identical
    } else if a.joined_key == b.joined_key {
        Agreement::Separators
    } else if equal_where_readable(&a.joined, &b.joined) {
        Agreement::Unreadable
    } else if a.core_key == b.core_key {
        Agreement::Particle
    } else if a.words == b.words {
        Agreement::Reordered
    } else if cut_off(&a.folded, &b.folded, cuts) {
        Agreement::Truncated
    } else if is_part(&a.words, &b.words) || is_part(&b.words, &a.words) {
        Agreement::PartMissing
    } else if joined_particle(&a.joined, &b.joined)
        || joined_particle(&b.joined, &a.joined)
        || is_slip(a, b, witness)
    {
        Agreement::Misspelt
    } else {
        Agreement::Different
    }
}

/// Two names that both files bear are two names, however close.
fn is_slip(a: &FamilyName, b: &FamilyName, witness: &impl Witness) -> bool {
    slips(&a.joined, &b.joined).is_some()
        && (a.is_unreadable() || b.is_unreadable() || !witness.both_established(a.joined_key, b.joined_key))
}

/// Whether all the words of `part` are among those of `whole`; both sorted.
fn is_part(part: &[u64], whole: &[u64]) -> bool {
    !part.is_empty() && part.len() < whole.len() && part.iter().all(|word| whole.binary_search(word).is_ok())
}

fn joined_particle(long: &str, short: &str) -> bool {
    short.len() >= 4 && JOINED_PARTICLES.iter().any(|particle| long.strip_prefix(particle) == Some(short))
}

#[cfg(test)]
mod tests {
    use super::{FamilyName, compare_family};
    use crate::evidence::FamilyNameAgreement as Agreement;
    use crate::fold::fold;
    use crate::names::Witness;

    struct Nobody;
    impl Witness for Nobody {
        fn both_established(&self, _: u64, _: u64) -> bool {
            false
        }
    }

    fn compare(a: &str, b: &str) -> Agreement {
        let (a, b) = (FamilyName::new(&fold(a)), FamilyName::new(&fold(b)));
        let forth = compare_family(&a, &b, [Some(20), Some(20)], &Nobody);
        assert_eq!(forth, compare_family(&b, &a, [Some(20), Some(20)], &Nobody), "symmetric");
        forth
    }

    #[test]
    fn each_way_of_writing_has_its_level() {
        use Agreement::{
            Different, Identical, Misspelt, PartMissing, Particle, Reordered, Separators, Truncated,
            Unreadable,
        };
        for (a, b, agreement) in [
            ("LE GOFF", "Le Goff", Identical),
            ("LE GOFF", "LEGOFF", Separators),
            ("D'ALMEIDA", "DALMEIDA", Separators),
            ("DE LA TOUR", "TOUR", Particle),
            ("GOFF (LE)", "LE GOFF", Particle),
            ("ST-MARTIN", "SAINT MARTIN", Particle),
            ("MARTIN-DUPONT", "DUPONT MARTIN", Reordered),
            ("MARTIN", "MARTIN-DUPONT", PartMissing),
            ("DUPONT née MARTIN", "MARTIN", PartMissing),
            ("VANDENBROUCKE DE LAVA", "VANDENBROUCKE DE LAVALLEE", Truncated),
            ("ELAMRANI", "AMRANI", Misspelt),
            ("LEFEBVRE", "LEFEVRE", Misspelt),
            ("M?ller", "Muller", Unreadable),
            ("MARTIN", "DURAND", Different),
            ("LEBRUN", "BRUN", Different),
        ] {
            assert_eq!(compare(a, b), agreement, "{a} / {b}");
        }
    }
}
