//! The plain cases, nine in ten of a good file: names that are equal and unique, a datum that confirms them, and nobody around
//! who resembles them. They are linked without weighing, so that the weighing is left for the rest.

use passerelle_model::Population;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::candidates::Pair;
use crate::engine::Engine;
use crate::evidence::{GivenNameAgreement, NumberAgreement};
use crate::outcome::Rule;
use crate::record::{Side, day};

/// Pupils by birthday and word of the family name.
type Birthdays = FxHashMap<(u64, u64), Vec<u32>>;

impl Engine {
    /// `equal`: pairs whose names are equal and unique in their population.
    pub(crate) fn link_plain_cases(&mut self, equal: &[Pair]) {
        let (ours, theirs) = rayon::join(|| birthdays(&self.users), || birthdays(&self.accounts));
        let pupils = self.chosen(equal, Population::Pupil, |pair| self.is_plain_pupil(pair, &ours, &theirs));
        for pair in pupils {
            self.link(pair, Rule::NameAndBirthDate, 0.0);
        }
        // The children who were just linked settle these.
        for pair in self.chosen(equal, Population::Guardian, |pair| self.is_plain_guardian(pair)) {
            self.link(pair, Rule::Family, 0.0);
        }
    }

    fn chosen(
        &self,
        equal: &[Pair],
        population: Population,
        is_plain: impl Fn(Pair) -> bool + Sync,
    ) -> Vec<Pair> {
        let pairs = equal.par_iter().copied();
        pairs.filter(|&pair| self.population(pair.0) == population && is_plain(pair)).collect()
    }

    /// Nobody of the same day and family name, a twin for instance, may be the one meant.
    fn is_plain_pupil(&self, pair: Pair, ours: &Birthdays, theirs: &Birthdays) -> bool {
        let (u, a) = pair;
        let Some(date) = self.users.records[u as usize].birth_date else { return false };
        let comparison = self.compare(pair);
        let alone = |side: &Side, days: &Birthdays, own: u32, with: &dyn Fn(u32) -> Pair| {
            let around = birthday_keys(side, own).filter_map(|key| days.get(&key)).flatten();
            around.copied().filter(|&other| other != own).all(|other| self.given_names_differ(with(other)))
        };
        !date.is_first_of_january()
            && comparison.number != Some(NumberAgreement::Different)
            && comparison.same_sex != Some(false)
            && !self.is_withheld(pair)
            && alone(&self.users, ours, u, &|other| (other, a))
            && alone(&self.accounts, theirs, a, &|other| (u, other))
    }

    /// A child in common, and no other guardian of these children who may be the one meant.
    fn is_plain_guardian(&self, pair: Pair) -> bool {
        let (u, a) = pair;
        let alone = |side: &Side, own: u32, with: &dyn Fn(u32) -> Pair| {
            let around = side.kin(own).iter().flat_map(|&child| side.kin(child));
            around.copied().filter(|&other| other != own).all(|other| self.given_names_differ(with(other)))
        };
        self.kinship(pair).common > 0
            && self.compare(pair).same_sex != Some(false)
            && !self.is_withheld(pair)
            && alone(&self.users, u, &|other| (other, a))
            && alone(&self.accounts, a, &|other| (u, other))
    }

    fn given_names_differ(&self, pair: Pair) -> bool {
        self.compare(pair).given == Some(GivenNameAgreement::Different)
    }
}

fn birthdays(side: &Side) -> Birthdays {
    let mut days = Birthdays::default();
    for pupil in side.of(Population::Pupil) {
        for key in birthday_keys(side, pupil) {
            days.entry(key).or_default().push(pupil);
        }
    }
    days
}

fn birthday_keys(side: &Side, pupil: u32) -> impl Iterator<Item = (u64, u64)> {
    let date = side.records[pupil as usize].birth_date.map(day);
    date.into_iter().flat_map(move |date| side.family(pupil).words.iter().map(move |&word| (date, word)))
}
