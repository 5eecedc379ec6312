//! Which pairs are worth comparing.
//!
//! Two records are compared when they share one of several keys, so that a person is found again whatever single datum
//! differs. Keys that too many people share are left out: another, finer key brings those people together.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use passerelle_model::Population;
use rayon::prelude::*;
use rustc_hash::FxHasher;

use crate::record::{Side, day};

/// A user and an account, by index.
pub(crate) type Pair = (u32, u32);

/// The largest number of pairs that one key may bring.
const LARGEST_BLOCK: usize = 3_000;
/// Number of pairs up to which everybody is compared with everybody.
const FEW: usize = LARGEST_BLOCK;

#[derive(Clone, Copy, Hash)]
enum Kind {
    Number,
    BothNames,
    NameWords,
    DateAndGiven,
    DateAndFamily,
    DateAndStart,
    FamilyAndInitial,
    GivenAndStart,
    GivenAndEnd,
    GivenAndStreet,
    Family,
    Given,
    Date,
    Everybody,
}

/// How far to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// People of whom one datum may differ.
    Near,
    /// People with a single datum in common, for suggestions.
    Far,
}

/// Pairs among the given people, sorted, each once.
pub(crate) fn pairs(users: &Side, accounts: &Side, us: &[u32], accs: &[u32], reach: Reach) -> Vec<Pair> {
    let small = us.len() * accs.len() <= FEW;
    let (left, right) =
        rayon::join(|| keyed(users, us, reach, small), || keyed(accounts, accs, reach, small));
    let mut pairs = join(&left, &right);
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs
}

/// Keys and people, sorted.
fn keyed(side: &Side, people: &[u32], reach: Reach, small: bool) -> Vec<(u64, u32)> {
    let mut keyed: Vec<(u64, u32)> = people
        .par_iter()
        .fold(Vec::new, |mut keyed, &index| {
            keys(side, index, reach, small, |key| keyed.push((key, index)));
            keyed
        })
        .flatten()
        .collect();
    keyed.par_sort_unstable();
    keyed.dedup();
    keyed
}

fn keys(side: &Side, index: u32, reach: Reach, small: bool, mut add: impl FnMut(u64)) {
    let record = &side.records[index as usize];
    let population = record.population;
    let mut key = |kind: Kind, a: u64, b: u64| {
        let mut hasher = FxHasher::default();
        (kind as u8, population, a, b).hash(&mut hasher);
        add(hasher.finish());
    };
    let (family, given) = (side.family(index), side.given(index));
    if let Some(number) = side.number(index) {
        key(Kind::Number, crate::names::key(number), 0);
    }
    // These two kinds are the same whether family and given name are exchanged or not.
    let names = [family.joined_key, given.joined_key];
    key(Kind::BothNames, names[0].min(names[1]), names[0].max(names[1]));
    for &word in family.words.iter().take(4) {
        for given_word in given.word_keys().take(3) {
            key(Kind::NameWords, word.min(given_word), word.max(given_word));
        }
    }
    if let Some(date) = record.birth_date {
        let date = day(date);
        key(Kind::DateAndGiven, date, given.canonical);
        key(Kind::DateAndStart, date, family.start);
        for &word in family.words.iter().take(4) {
            key(Kind::DateAndFamily, date, word);
        }
    }
    key(Kind::FamilyAndInitial, family.joined_key, given.initial);
    key(Kind::GivenAndStart, given.canonical, family.start);
    key(Kind::GivenAndEnd, given.canonical, family.end);
    if let Some(place) = side.place(index) {
        key(Kind::GivenAndStreet, given.canonical, place.street ^ place.post_code);
    }
    let few_facts = matches!(population, Population::Teacher | Population::Staff);
    if few_facts || reach == Reach::Far {
        key(Kind::Family, family.joined_key, 0);
    }
    if reach == Reach::Far {
        for given_word in given.word_keys().take(2) {
            key(Kind::Given, given_word, 0);
        }
        if let Some(date) = record.birth_date {
            key(Kind::Date, day(date), 0);
        }
    }
    if small {
        key(Kind::Everybody, 0, 0);
    }
}

/// Pairs of people who share a key.
fn join(left: &[(u64, u32)], right: &[(u64, u32)]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let (mut l, mut r) = (left, right);
    while let (Some(&(left_key, _)), Some(&(right_key, _))) = (l.first(), r.first()) {
        match left_key.cmp(&right_key) {
            Ordering::Less => l = &l[run(l)..],
            Ordering::Greater => r = &r[run(r)..],
            Ordering::Equal => {
                let ((us, l_rest), (accs, r_rest)) = (l.split_at(run(l)), r.split_at(run(r)));
                if us.len() * accs.len() <= LARGEST_BLOCK {
                    pairs.extend(us.iter().flat_map(|&(_, u)| accs.iter().map(move |&(_, a)| (u, a))));
                }
                (l, r) = (l_rest, r_rest);
            }
        }
    }
    pairs
}

/// Length of the first run of equal keys.
fn run(keyed: &[(u64, u32)]) -> usize {
    let first = keyed.first().map(|&(key, _)| key);
    keyed.iter().take_while(|&&(key, _)| Some(key) == first).count()
}
