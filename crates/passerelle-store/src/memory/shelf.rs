//! A bounded map of what was read.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hash};
use std::mem;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Values by key; when it is full, those that were not asked for lately make place.
///
/// What is read from the store while somebody writes may be old by the time it arrives. So each lookup that finds
/// nothing gets the [`Epoch`] of that moment, and what it then read is kept only if nothing was forgotten since.
pub(crate) struct Shelf<K, V> {
    parts: Box<[Mutex<Part<K, V>>]>,
    hasher: RandomState,
}

/// What a lookup found.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Lookup<V> {
    /// The value.
    Held(V),
    /// Nothing: to be read, and kept as of this moment.
    Absent(Epoch),
}

/// How often something of a part had been forgotten.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Epoch(u64);

/// Part of a shelf. Two halves: what is asked for moves to the new one; when that is full, the old one goes.
struct Part<K, V> {
    epoch: u64,
    half: usize,
    new: HashMap<K, V>,
    old: HashMap<K, V>,
}

impl<K: Hash + Eq, V: Clone> Shelf<K, V> {
    /// Holds at most `capacity` values, give or take one for each of its parts.
    pub(crate) fn new(parts: usize, capacity: usize) -> Self {
        let half = capacity.div_ceil(parts * 2);
        let part = || Part { epoch: 0, half, new: HashMap::new(), old: HashMap::new() };
        Self { parts: (0..parts).map(|_| Mutex::new(part())).collect(), hasher: RandomState::new() }
    }

    pub(crate) fn get(&self, key: &K) -> Lookup<V> {
        let mut part = self.part(key);
        if let Some(value) = part.new.get(key) {
            return Lookup::Held(value.clone());
        }
        match part.old.remove_entry(key) {
            Some((key, value)) => {
                part.put(key, value.clone());
                Lookup::Held(value)
            }
            None => Lookup::Absent(Epoch(part.epoch)),
        }
    }

    /// Keeps what was read since `epoch`, unless it may be old by now.
    pub(crate) fn keep(&self, key: K, value: V, epoch: Epoch) {
        let mut part = self.part(&key);
        if epoch == Epoch(part.epoch) {
            part.put(key, value);
        }
    }

    /// Forgets a value that has changed.
    pub(crate) fn forget(&self, key: &K) {
        let mut part = self.part(key);
        part.epoch += 1;
        part.new.remove(key);
        part.old.remove(key);
    }

    /// Forgets every value that a change may have touched.
    pub(crate) fn forget_where(&self, touched: impl Fn(&K, &V) -> bool) {
        for part in &self.parts {
            let mut part = lock(part);
            part.epoch += 1;
            part.new.retain(|key, value| !touched(key, value));
            part.old.retain(|key, value| !touched(key, value));
        }
    }

    fn part(&self, key: &K) -> MutexGuard<'_, Part<K, V>> {
        let count = u64::try_from(self.parts.len()).unwrap_or(1);
        let n = usize::try_from(self.hasher.hash_one(key) % count).unwrap_or(0);
        lock(&self.parts[n])
    }
}

impl<K: Hash + Eq, V> Part<K, V> {
    fn put(&mut self, key: K, value: V) {
        self.old.remove(&key);
        if self.new.len() >= self.half && !self.new.contains_key(&key) {
            self.old = mem::take(&mut self.new);
        }
        self.new.insert(key, value);
    }
}

/// A thread that broke off within these few lines left a map that is whole.
fn lock<K, V>(part: &Mutex<Part<K, V>>) -> MutexGuard<'_, Part<K, V>> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::{Lookup, Shelf};

    fn absent(shelf: &Shelf<u32, u32>, key: u32) -> super::Epoch {
        match shelf.get(&key) {
            Lookup::Absent(epoch) => epoch,
            Lookup::Held(value) => panic!("{value} is held"),
        }
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept_after_it() {
        let shelf = Shelf::new(4, 100);
        let before = absent(&shelf, 1);
        shelf.forget(&1);
        shelf.keep(1, 10, before);
        let before = absent(&shelf, 1);
        shelf.forget_where(|_, _| false);
        shelf.keep(1, 10, before);
        let now = absent(&shelf, 1);
        shelf.keep(1, 11, now);
        assert_eq!(shelf.get(&1), Lookup::Held(11));
        shelf.forget_where(|_, value| *value == 11);
        absent(&shelf, 1);
    }

    #[test]
    fn a_full_shelf_keeps_what_is_asked_for() {
        let shelf = Shelf::new(1, 100);
        for n in 0..10_000 {
            let epoch = absent(&shelf, n);
            shelf.keep(n, n, epoch);
            assert_eq!(shelf.get(&0), Lookup::Held(0), "asked for each time");
        }
        let held = (0..10_000).filter(|n| matches!(shelf.get(n), Lookup::Held(_))).count();
        assert!((50..=100).contains(&held), "{held}");
    }
}
