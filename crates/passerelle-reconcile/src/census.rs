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
        let sides = [users, accounts];
        let (((families, family_words), given_words), (given, (people, generation))) = rayon::join(
            || rayon::join(|| count_families(sides), || count_given_words(sides)),
            || (count_given(sides), count_people(sides)),
        );
        Self { families, family_words, given, given_words, people, generation }
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

type Counts = FxHashMap<u64, Bearers>;

/// Everybody of both sides.
fn everybody(sides: [&Side; 2]) -> impl Iterator<Item = (usize, &Side, u32)> {
    (0..).zip(sides).flat_map(|(side, list)| list.indices().map(move |index| (side, list, index)))
}

fn count_families(sides: [&Side; 2]) -> (Counts, Counts) {
    let (mut families, mut words) = (Counts::default(), Counts::default());
    for (side, list, index) in everybody(sides) {
        let family = list.family(index);
        families.entry(family.joined_key).or_default()[side] += 1;
        for &word in &family.words {
            words.entry(word).or_default()[side] += 1;
        }
    }
    (families, words)
}

/// Whole given names, and first words of longer ones, by generation.
fn count_given(sides: [&Side; 2]) -> [Counts; 2] {
    let mut counts = [Counts::default(), Counts::default()];
    for (side, list, index) in everybody(sides) {
        let counts = &mut counts[generation(list.records[index as usize].population)];
        let given = list.given(index);
        counts.entry(given.joined_key).or_default()[side] += 1;
        if given.canonical != given.joined_key {
            counts.entry(given.canonical).or_default()[side] += 1;
        }
    }
    counts
}

fn count_given_words(sides: [&Side; 2]) -> Counts {
    let mut counts = Counts::default();
    for (side, list, index) in everybody(sides) {
        for word in list.given(index).word_keys() {
            counts.entry(word).or_default()[side] += 1;
        }
    }
    counts
}

/// All people, and each generation.
fn count_people(sides: [&Side; 2]) -> (Bearers, [Bearers; 2]) {
    let (mut people, mut generations) = (Bearers::default(), [Bearers::default(); 2]);
    for (side, list, index) in everybody(sides) {
        people[side] += 1;
        generations[generation(list.records[index as usize].population)][side] += 1;
    }
    (people, generations)
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
