//! The best assignment of a group as a whole, « nobody » included, and how much better it is than any other.

use pathfinding::prelude::{Matrix, kuhn_munkres};
use rustc_hash::FxHashMap;

use crate::candidates::Pair;

/// Groups with more people on a side are judged pair by pair only.
const LARGEST_GROUP: usize = 16;
/// Weights are rounded to sixteenths of a bit for the exact solver.
const STEP: f32 = 16.0;
/// Worse than having nobody, by far.
const FORBIDDEN: i64 = -1_000_000;

/// Margin of every pair: by how many bits the best assignment that has the pair beats the best one that has not. Zero or
/// less for a pair that the best assignment does not have, or one of whose people has a better partner. `weighed`
/// holds the pairs with a weight above zero, sorted.
pub(crate) fn margins(weighed: &[(Pair, f32)], enough: f32) -> Vec<f32> {
    let seconds = Seconds::of(weighed);
    let mut margins: Vec<f32> = weighed.iter().map(|&(pair, weight)| seconds.margin(pair, weight)).collect();
    for group in groups(weighed) {
        let doubtful = group.iter().any(|&row| margins[row] < enough);
        if group.len() > 1 && doubtful {
            refine(weighed, &group, &mut margins);
        }
    }
    for (margin, &(pair, weight)) in margins.iter_mut().zip(weighed) {
        if !seconds.is_best(pair, weight) {
            *margin = margin.min(0.0);
        }
    }
    margins
}

/// The two best weights of every person.
struct Seconds {
    users: FxHashMap<u32, [f32; 2]>,
    accounts: FxHashMap<u32, [f32; 2]>,
}

impl Seconds {
    fn of(weighed: &[(Pair, f32)]) -> Self {
        let mut seconds = Self { users: FxHashMap::default(), accounts: FxHashMap::default() };
        let note = |best: &mut [f32; 2], weight: f32| {
            if weight > best[0] {
                *best = [weight, best[0]];
            } else if weight > best[1] {
                best[1] = weight;
            }
        };
        for &((u, a), weight) in weighed {
            note(seconds.users.entry(u).or_default(), weight);
            note(seconds.accounts.entry(a).or_default(), weight);
        }
        seconds
    }

    /// Whether neither of the two has a better partner.
    fn is_best(&self, (u, a): Pair, weight: f32) -> bool {
        let best = |best: Option<&[f32; 2]>| best.is_none_or(|best| weight >= best[0]);
        best(self.users.get(&u)) && best(self.accounts.get(&a))
    }

    /// A margin that the exact one never falls below: without the pair, each of the two gains at most its second best.
    #[expect(clippy::float_cmp, reason = "the best weight is this pair's own or another's, to the bit")]
    fn margin(&self, (u, a): Pair, weight: f32) -> f32 {
        let other = |best: &[f32; 2]| if best[0] == weight { best[1] } else { best[0] };
        weight - self.users.get(&u).map_or(0.0, other) - self.accounts.get(&a).map_or(0.0, other)
    }
}

/// Rows of `weighed` by connected group, in order.
fn groups(weighed: &[(Pair, f32)]) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..weighed.len()).collect();
    let mut first_of_user: FxHashMap<u32, usize> = FxHashMap::default();
    let mut first_of_account: FxHashMap<u32, usize> = FxHashMap::default();
    for (row, &((u, a), _)) in weighed.iter().enumerate() {
        for other in [*first_of_user.entry(u).or_insert(row), *first_of_account.entry(a).or_insert(row)] {
            let (x, y) = (root(&mut parent, row), root(&mut parent, other));
            parent[x.max(y)] = x.min(y);
        }
    }
    let mut groups: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for row in 0..weighed.len() {
        groups.entry(root(&mut parent, row)).or_default().push(row);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

fn root(parent: &mut [usize], mut row: usize) -> usize {
    while parent[row] != row {
        parent[row] = parent[parent[row]];
        row = parent[row];
    }
    row
}

/// Exact margins of a small group.
fn refine(weighed: &[(Pair, f32)], group: &[usize], margins: &mut [f32]) {
    let mut us: Vec<u32> = group.iter().map(|&row| weighed[row].0.0).collect();
    let mut accs: Vec<u32> = group.iter().map(|&row| weighed[row].0.1).collect();
    for people in [&mut us, &mut accs] {
        people.sort_unstable();
        people.dedup();
    }
    if us.len() > LARGEST_GROUP || accs.len() > LARGEST_GROUP {
        return;
    }
    let place = |pair: Pair| Some((us.binary_search(&pair.0).ok()?, accs.binary_search(&pair.1).ok()?));
    // After the accounts, one « nobody » for each user.
    let mut weights = Matrix::new(us.len(), accs.len() + us.len(), FORBIDDEN);
    for row in 0..us.len() {
        weights[(row, accs.len() + row)] = 0;
    }
    for &row in group {
        if let Some(cell) = place(weighed[row].0) {
            weights[cell] = steps(weighed[row].1);
        }
    }
    let (best, chosen) = kuhn_munkres(&weights);
    for &row in group {
        let Some(cell) = place(weighed[row].0) else { continue };
        let margin = if chosen[cell.0] == cell.1 {
            let own = std::mem::replace(&mut weights[cell], FORBIDDEN);
            let (without, _) = kuhn_munkres(&weights);
            weights[cell] = own;
            best - without
        } else {
            0
        };
        #[expect(clippy::cast_precision_loss, reason = "a margin is a small number of steps")]
        let margin = margin as f32 / STEP;
        margins[row] = margins[row].max(margin);
    }
}

fn steps(weight: f32) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "weights are a few hundred bits at most")]
    let steps = (weight * STEP).round() as i64;
    steps
}

#[cfg(test)]
mod tests {
    use super::margins;

    #[test]
    fn a_lone_pair_keeps_its_weight() {
        assert_eq!(margins(&[((0, 0), 12.0)], 8.0), [12.0]);
    }

    #[test]
    fn two_equal_claims_have_no_margin() {
        assert_eq!(margins(&[((0, 0), 12.0), ((0, 1), 12.0)], 8.0), [0.0, 0.0]);
    }

    #[test]
    fn a_group_is_judged_as_a_whole() {
        // Each best pair has a rival that is close, but the rivals exclude each other.
        let weighed = [((0, 0), 12.0), ((0, 1), 10.0), ((1, 0), 10.0), ((1, 1), 20.0)];
        assert_eq!(margins(&weighed, 8.0), [12.0, 0.0, 0.0, 12.0]);
    }

    #[test]
    fn crossing_and_the_best_single_pair_cancel_out() {
        let weighed = [((0, 0), 12.0), ((0, 1), 11.0), ((1, 0), 11.0)];
        // The best single pair is not in the best assignment, and those that are have a better partner each.
        assert!(margins(&weighed, 8.0).into_iter().all(|margin| margin <= 0.0));
    }
}
