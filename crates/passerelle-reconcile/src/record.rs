//! Both lists in the one form that the engine compares.

use std::ops::Range;

use passerelle_model::{BirthDate, LocalUser, PartnerAccount, Population, Sex};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::fold::fold;
use crate::names::{FamilyName, GivenName};
use crate::place::Place;

/// A person of one list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    pub(crate) population: Population,
    pub(crate) sex: Option<Sex>,
    pub(crate) birth_date: Option<BirthDate>,
    /// Row of the national number in [`Side::numbers`].
    pub(crate) number: Option<u32>,
    family: u32,
    given: u32,
    place: u32,
}

/// No place is known.
const NOWHERE: u32 = u32::MAX;

/// One of the two lists.
#[derive(Debug, Default)]
pub(crate) struct Side {
    pub(crate) records: Vec<Record>,
    families: Vec<FamilyName>,
    given: Vec<GivenName>,
    places: Vec<Place>,
    numbers: Vec<Box<str>>,
    /// Guardians of each pupil, pupils of each guardian.
    kin: Kin,
    /// Lengths at which this side cuts family and given names.
    pub(crate) cuts: Cuts,
}

/// Lengths at which a list cuts its names, where it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cuts {
    pub(crate) family: Option<usize>,
    pub(crate) given: Option<usize>,
}

impl Side {
    /// The service's list.
    pub(crate) fn of_users(users: &[LocalUser]) -> Self {
        let parts = users.iter().map(|user| Parts {
            population: user.population,
            sex: user.title.map(Sex::from),
            birth_date: user.birth_date,
            number: user.national_number.as_ref().map(passerelle_model::NationalNumber::as_str),
            family: &user.family_name,
            given: &user.given_name,
            address: &user.address,
        });
        let mut side = Self::new(parts);
        let pupils: FxHashMap<&str, u32> = indexed(users)
            .filter(|(_, user)| user.population == Population::Pupil)
            .map(|(index, user)| (user.id.as_str(), index))
            .collect();
        let mut edges = Vec::new();
        for (guardian, user) in indexed(users) {
            edges.extend(
                user.children.iter().filter_map(|id| pupils.get(id.as_str())).map(|&pupil| (pupil, guardian)),
            );
        }
        side.kin = Kin::new(users.len(), edges);
        side
    }

    /// The ENT's list.
    pub(crate) fn of_accounts(accounts: &[PartnerAccount]) -> Self {
        let parts = accounts.iter().map(|account| Parts {
            population: account.population,
            sex: account.sex.or(account.title.map(Sex::from)),
            birth_date: account.birth_date,
            number: account.national_number.as_ref().map(passerelle_model::NationalNumber::as_str),
            family: &account.family_name,
            given: &account.given_name,
            address: &account.address,
        });
        let mut side = Self::new(parts);
        let guardians: FxHashMap<&str, u32> = indexed(accounts)
            .filter(|(_, account)| account.population == Population::Guardian)
            .map(|(index, account)| (account.id.as_str(), index))
            .collect();
        let mut edges = Vec::new();
        for (pupil, account) in indexed(accounts) {
            let known = account.guardians.iter().filter_map(|id| guardians.get(id.as_str()));
            edges.extend(known.map(|&guardian| (pupil, guardian)));
        }
        side.kin = Kin::new(accounts.len(), edges);
        side
    }

    fn new<'a>(parts: impl Iterator<Item = Parts<'a>>) -> Self {
        let mut families = Interner::default();
        let mut given = Interner::default();
        let mut places = Interner::default();
        let mut numbers = Vec::new();
        let mut records = Vec::new();
        for part in parts {
            let place = if part.address.is_empty() { NOWHERE } else { places.intern(part.address) };
            let number = part.number.map(|number| {
                numbers.push(number.into());
                narrow(numbers.len() - 1)
            });
            records.push(Record {
                population: part.population,
                sex: part.sex,
                birth_date: part.birth_date,
                number,
                family: families.intern(part.family),
                given: given.intern(part.given),
                place,
            });
        }
        let cuts = Cuts { family: cut(&families.items), given: cut(&given.items) };
        Self {
            records,
            families: families.items.par_iter().map(|raw| FamilyName::new(&fold(raw))).collect(),
            given: given.items.par_iter().map(|raw| GivenName::new(&fold(raw))).collect(),
            places: places.items.par_iter().map(|address| Place::new(address).unwrap_or_default()).collect(),
            numbers,
            kin: Kin::default(),
            cuts,
        }
    }

    pub(crate) fn family(&self, index: u32) -> &FamilyName {
        &self.families[self.records[index as usize].family as usize]
    }

    pub(crate) fn given(&self, index: u32) -> &GivenName {
        &self.given[self.records[index as usize].given as usize]
    }

    /// `None` when nothing useful is known.
    pub(crate) fn place(&self, index: u32) -> Option<&Place> {
        let place = self.places.get(self.records[index as usize].place as usize)?;
        (*place != Place::default()).then_some(place)
    }

    pub(crate) fn number(&self, index: u32) -> Option<&str> {
        self.records[index as usize].number.map(|row| &*self.numbers[row as usize])
    }

    /// Guardians of a pupil, pupils of a guardian, sorted.
    pub(crate) fn kin(&self, index: u32) -> &[u32] {
        self.kin.of(index)
    }

    /// Indices of one population.
    pub(crate) fn of(&self, population: Population) -> impl Iterator<Item = u32> {
        self.indices().filter(move |&index| self.records[index as usize].population == population)
    }

    pub(crate) fn indices(&self) -> Range<u32> {
        0..narrow(self.records.len())
    }
}

struct Parts<'a> {
    population: Population,
    sex: Option<Sex>,
    birth_date: Option<BirthDate>,
    number: Option<&'a str>,
    family: &'a str,
    given: &'a str,
    address: &'a passerelle_model::Address,
}

/// Equal values once.
struct Interner<'a, T: ?Sized> {
    rows: FxHashMap<&'a T, u32>,
    items: Vec<&'a T>,
}

impl<T: ?Sized> Default for Interner<'_, T> {
    fn default() -> Self {
        Self { rows: FxHashMap::default(), items: Vec::new() }
    }
}

impl<'a, T: ?Sized + std::hash::Hash + Eq> Interner<'a, T> {
    fn intern(&mut self, item: &'a T) -> u32 {
        *self.rows.entry(item).or_insert_with(|| {
            self.items.push(item);
            narrow(self.items.len() - 1)
        })
    }
}

/// The length at which names are cut: the longest one, when several different names reach it and none goes beyond.
fn cut(names: &[&str]) -> Option<usize> {
    let length = |name: &str| fold(name).len();
    let longest = names.iter().map(|name| name.len()).max()?;
    // Folding and trimming shorten a little: names whose raw length is near the longest are enough to judge.
    let near: Vec<usize> =
        names.iter().filter(|name| name.len() + 4 >= longest).map(|name| length(name)).collect();
    let top = near.iter().copied().max()?;
    let at_top = near.iter().filter(|&&length| length + 1 >= top).count();
    (top >= 8 && at_top >= 3).then_some(top)
}

/// Guardian and child relations of one list.
#[derive(Debug, Default)]
struct Kin {
    starts: Vec<u32>,
    others: Vec<u32>,
}

impl Kin {
    /// `edges` join pupils and guardians, in any order, repeats allowed.
    fn new(records: usize, mut edges: Vec<(u32, u32)>) -> Self {
        let reversed: Vec<_> = edges.iter().map(|&(a, b)| (b, a)).collect();
        edges.extend(reversed);
        edges.sort_unstable();
        edges.dedup();
        let mut starts = vec![0; records + 1];
        for &(from, _) in &edges {
            starts[from as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self { starts, others: edges.into_iter().map(|(_, to)| to).collect() }
    }

    fn of(&self, index: u32) -> &[u32] {
        let index = index as usize;
        match (self.starts.get(index), self.starts.get(index + 1)) {
            (Some(&from), Some(&to)) => &self.others[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// A date as a key.
pub(crate) fn day(date: BirthDate) -> u64 {
    u64::from(date.year()) << 16 | u64::from(date.month()) << 8 | u64::from(date.day())
}

fn indexed<T>(items: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0_u32..).zip(items)
}

/// Lists hold fewer than four thousand million people.
fn narrow(length: usize) -> u32 {
    u32::try_from(length).expect("lists are limited to a few million people when they are read")
}
