//! How often each name is borne in the two files at hand.

use rustc_hash::FxHashMap;

use passerelle_model::Population;

use crate::names::Witness;
use crate::record::Side;

/// Bearers of a name on each side.
type Bearers = [u32; 2];

/// Number of bearers of every name, on both sides.
#[derive(Debug, Default)]
pub(crate) struct Census {
    families: FxHashMap<u64, Bearers>,
    family_words: FxHashMap<u64, Bearers>,
    /// Given names follow fashion: pupils and adults are counted apart.
    given: [FxHashMap<u64, Bearers>; 2],
    given_words: FxHashMap<u64, Bearers>,
    people: Bearers,
    generation: [Bearers; 2],
}

/// How many times commoner a real name may be than a slip of it that both files happen to share.
const SLIP_RATIO: u32 = 500;

impl Census {
    pub(crate) fn take(users: &Side, accounts: &Side) -> Self {
        let mut census = Self::default();
        for (side, list) in [users, accounts].into_iter().enumerate() {
            for index in list.indices() {
                census.count(side, list, index);
            }
        }
        census
    }

    fn count(&mut self, side: usize, list: &Side, index: u32) {
        let population = list.records[index as usize].population;
        let generation = generation(population);
        self.people[side] += 1;
        self.generation[generation][side] += 1;
        let add = |map: &mut FxHashMap<u64, Bearers>, key: u64| map.entry(key).or_default()[side] += 1;
        let family = list.family(index);
        add(&mut self.families, family.joined_key);
        for &word in &family.words {
            add(&mut self.family_words, word);
        }
        let given = list.given(index);
        add(&mut self.given[generation], given.joined_key);
        for (rank, word) in given.word_keys().enumerate() {
            add(&mut self.given_words, word);
            if rank == 0 && word != given.joined_key {
                add(&mut self.given[generation], word);
            }
        }
    }

    /// Share of the people who bear this family name, the person at hand left out.
    pub(crate) fn family_share(&self, joined_key: u64) -> f32 {
        share(self.families.get(&joined_key), self.people)
    }

    /// Share of the people whose family name has this word.
    pub(crate) fn family_word_share(&self, word: u64) -> f32 {
        share(self.family_words.get(&word), self.people)
    }

    /// Share of a generation who bear this given name, whole or first.
    pub(crate) fn given_share(&self, population: Population, key: u64) -> f32 {
        let generation = generation(population);
        share(self.given[generation].get(&key), self.generation[generation])
    }

    /// Looks at family names.
    pub(crate) fn of_families(&self) -> impl Witness {
        Established(&self.families)
    }

    /// Looks at the words of given names.
    pub(crate) fn of_given_names(&self) -> impl Witness {
        Established(&self.given_words)
    }
}

/// Pupils 0, adults 1.
fn generation(population: Population) -> usize {
    usize::from(population != Population::Pupil)
}

/// Half a bearer stands for what a file of this size cannot show.
fn share(bearers: Option<&Bearers>, people: Bearers) -> f32 {
    let bearers = bearers.copied().unwrap_or_default();
    let side =
        |side: usize| (f64::from(bearers[side].saturating_sub(1)) + 0.5) / f64::from(people[side].max(1));
    #[expect(clippy::cast_possible_truncation, reason = "a share needs few digits")]
    let share = side(0).max(side(1)).min(1.0) as f32;
    share
}

struct Established<'a>(&'a FxHashMap<u64, Bearers>);

impl Witness for Established<'_> {
    fn both_established(&self, a: u64, b: u64) -> bool {
        let bearers = |key: u64| self.0.get(&key).copied().unwrap_or_default();
        let (a, b) = (bearers(a), bearers(b));
        let commonest = a.into_iter().chain(b).max().unwrap_or(0);
        let enough = 1 + commonest / SLIP_RATIO;
        a.into_iter().chain(b).all(|count| count >= enough)
    }
}
