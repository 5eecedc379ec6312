//! Draws. Everything random in a sample comes from here, and depends on the seed alone: neither the platform nor
//! the version of a library can change it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// 0 to `end` excluded; 0 when `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * end as u128;
        usize::try_from(product >> 64).unwrap_or_default()
    }

    /// `first` to `last`, both included.
    pub(crate) fn between(&mut self, first: u16, last: u16) -> u16 {
        let width = usize::from(last.saturating_sub(first)) + 1;
        first + u16::try_from(self.below(width)).unwrap_or_default()
    }

    /// 0 excluded to 1 included.
    pub(crate) fn unit(&mut self) -> f64 {
        let steps = u32::try_from(self.0.next_u64() >> 32).unwrap_or_default();
        (f64::from(steps) + 1.0) / 4_294_967_296.0
    }

    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() <= probability
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.chance(0.5)
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Index drawn in proportion to the weights.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let total: usize = weights.iter().map(|weight| *weight as usize).sum();
        let mut left = self.below(total);
        for (index, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight as usize) {
                None => return index,
                Some(rest) => left = rest,
            }
        }
        0
    }

    /// About `share` of `count`: rounded up or down so that the mean is right.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub(crate) fn share(&mut self, share: f64, count: usize) -> usize {
        (share * count as f64 + 1.0 - self.unit()) as usize
    }

    pub(crate) fn bits(&mut self) -> u128 {
        u128::from(self.0.next_u64()) << 64 | u128::from(self.0.next_u64())
    }

    /// The exchanges of a shuffle of `len` rows, for rows kept in several lists.
    pub(crate) fn shuffle(&mut self, len: usize, mut swap: impl FnMut(usize, usize)) {
        for last in (1..len).rev() {
            let other = self.below(last + 1);
            swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn draws_stay_in_their_bounds_and_are_fair() {
        let mut dice = Dice::new(1);
        let mut seen = [0_u32; 5];
        for _ in 0..10_000 {
            seen[dice.below(5)] += 1;
            assert!((7..=9).contains(&dice.between(7, 9)));
        }
        assert!(seen.iter().all(|count| (1_800..2_200).contains(count)), "{seen:?}");
        let heads = (0..10_000).filter(|_| dice.chance(0.03)).count();
        assert!((200..400).contains(&heads), "{heads}");
    }

    #[test]
    fn the_stream_never_changes() {
        let mut dice = Dice::new(7);
        let drawn: Vec<_> = (0..4).map(|_| dice.below(1_000)).collect();
        assert_eq!(drawn, [157, 167, 704, 726]);
    }
}
