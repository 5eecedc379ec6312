//! Rules « identiques »: what schools know today.

use passerelle_model::{BirthDate, Population};
use rustc_hash::FxHashMap;

use crate::candidates::Pair;
use crate::record::Side;
use crate::state::State;

/// What must be equal.
#[derive(PartialEq, Eq, Hash)]
struct Identity<'a> {
    population: Population,
    family: &'a str,
    given: &'a str,
    /// Of pupils only.
    birth_date: Option<BirthDate>,
}

/// The only bearer of an identity on each side.
#[derive(Default)]
struct Bearers {
    user: Bearer,
    account: Bearer,
}

#[derive(Default)]
enum Bearer {
    #[default]
    Nobody,
    One(u32),
    Several,
}

impl Bearer {
    fn add(&mut self, index: u32) {
        *self = match self {
            Self::Nobody => Self::One(index),
            _ => Self::Several,
        };
    }
}

/// Pairs that are equal after case, accents and ligatures, and unique on both sides within the population; pupils have the same
/// birth date too. People who have their link already still count as bearers of their name.
pub(crate) fn pairs(users: &Side, accounts: &Side, state: &State) -> Vec<Pair> {
    let mut bearers: FxHashMap<Identity<'_>, Bearers> = FxHashMap::default();
    for u in users.indices() {
        if let Some(identity) = identity(users, u) {
            bearers.entry(identity).or_default().user.add(u);
        }
    }
    for a in accounts.indices() {
        if let Some(identity) = identity(accounts, a)
            && let Some(entry) = bearers.get_mut(&identity)
        {
            entry.account.add(a);
        }
    }
    let mut pairs: Vec<Pair> = bearers
        .into_values()
        .filter_map(|bearers| match (bearers.user, bearers.account) {
            (Bearer::One(u), Bearer::One(a)) => Some((u, a)),
            _ => None,
        })
        .filter(|&pair| state.are_free(pair))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn identity(side: &Side, index: u32) -> Option<Identity<'_>> {
    let record = &side.records[index as usize];
    let (family, given) = (side.family(index), side.given(index));
    if family.is_missing() || given.is_missing() {
        return None;
    }
    let birth_date = match record.population {
        Population::Pupil => Some(record.birth_date?),
        _ => None,
    };
    Some(Identity { population: record.population, family: &family.folded, given: &given.folded, birth_date })
}
