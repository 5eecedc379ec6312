//! Everybody else: the pairs that are certain given the links so far are linked, all of them at once so that no order
//! matters; these links prove others; and so on until nothing changes.

use passerelle_model::{PerPopulation, Population};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::assign::margins;
use crate::candidates::{self, Pair, Reach};
use crate::engine::{Candidate, Engine, Grounds};
use crate::outcome::Rule;
use crate::record::Side;

/// Bits by which a link must be likelier than « the right account is absent and this one is somebody else's ».
const CERTAIN: f32 = 13.0;
/// The same for the links that share what is left of [`TOLERATED`].
const NEARLY_CERTAIN: f32 = 10.0;
/// Number of wrong links that may be expected of all the less certain links of a run together.
const TOLERATED: f64 = 0.01;
/// Bits by which the best assignment with a link must beat the best one without it.
pub(crate) const MARGIN: f32 = 8.0;
/// Bits by which relatives in common count more against somebody of the same name who has none.
const KIN_AHEAD: f32 = 6.0;
/// Nobody assumes that fewer people than this share are missing from a list.
const LEAST_ABSENT: f32 = 0.01;

/// A pair that nothing forbids.
#[derive(Clone, Copy)]
struct Likely {
    pair: Pair,
    /// Bits, were everybody present.
    weight: f32,
    has_kin: bool,
}

/// A link about to be made.
type Accepted = (Pair, Grounds);

/// People whom the best assignment gives a partner by a good margin.
#[derive(Debug, Default)]
pub(crate) struct Ahead {
    users: FxHashSet<u32>,
    accounts: FxHashSet<u32>,
}

impl Engine {
    pub(crate) fn link_in_rounds(&mut self) {
        self.gather(Reach::Near);
        // Pupils have the most to tell them apart, and they settle their guardians.
        self.rounds(|population| population == Population::Pupil);
        self.rounds(|_| true);
        let mut nearly = self.round(&|_| true, NEARLY_CERTAIN);
        nearly.retain(|&(pair, _)| self.is_unspoilt(pair));
        self.accept(within_tolerance(&mut nearly));
        self.rounds(|_| true);
        self.undo_contradicted();
    }

    /// Compares everybody who is still free with those who may be them.
    pub(crate) fn gather(&mut self, reach: Reach) {
        let us: Vec<u32> = self.users.indices().filter(|&u| self.state.is_free_user(u)).collect();
        let accs: Vec<u32> = self.accounts.indices().filter(|&a| self.state.is_free_account(a)).collect();
        let mut pairs = candidates::pairs(&self.users, &self.accounts, &us, &accs, reach);
        pairs.extend(us.iter().flat_map(|&u| self.kin_pairs(u)));
        pairs.par_sort_unstable();
        pairs.dedup();
        self.candidates = self.compared(pairs);
    }

    fn compared(&self, pairs: Vec<Pair>) -> Vec<Candidate> {
        pairs.into_par_iter().map(|pair| Candidate { pair, comparison: self.compare(pair) }).collect()
    }

    /// Free pairs that the links of `u`'s relatives suggest.
    fn kin_pairs(&self, u: u32) -> impl Iterator<Item = Pair> {
        let linked = self.users.kin(u).iter().filter_map(|&relative| self.state.account_of(relative));
        let theirs = linked.flat_map(|account| self.accounts.kin(account)).copied();
        theirs.filter(|&a| self.state.is_free_account(a)).map(move |a| (u, a))
    }

    fn rounds(&mut self, concerned: impl Fn(Population) -> bool) {
        loop {
            let accepted = self.round(&concerned, CERTAIN);
            if accepted.is_empty() {
                return;
            }
            self.accept(&accepted);
        }
    }

    /// Makes the links, adds the pairs that they suggest and drops those that they settle.
    fn accept(&mut self, accepted: &[Accepted]) {
        for &(pair, grounds) in accepted {
            self.link(pair, grounds.rule, grounds.risk);
        }
        let relatives = accepted.iter().flat_map(|&((u, _), _)| self.users.kin(u)).copied();
        let free = relatives.filter(|&relative| self.state.is_free_user(relative));
        let mut pairs: Vec<Pair> = free.flat_map(|relative| self.kin_pairs(relative)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let Self { candidates, state, .. } = self;
        candidates.retain(|candidate| state.are_free(candidate.pair));
        pairs.retain(|pair| self.candidates.binary_search_by_key(pair, |candidate| candidate.pair).is_err());
        let added = self.compared(pairs);
        self.candidates.extend(added);
        self.candidates.sort_unstable_by_key(|candidate| candidate.pair);
    }

    /// New links of at least `certain` bits, given the links so far.
    fn round(&self, concerned: &impl Fn(Population) -> bool, certain: f32) -> Vec<Accepted> {
        let mut likely: Vec<Likely> = self.candidates.par_iter().filter_map(|one| self.likely(one)).collect();
        let absent = self.absent_shares(&likely);
        let bits = |one: &Likely| one.weight + absent[self.population(one.pair.0)];
        likely.retain(|one| bits(one) > 0.0);
        let weighed: Vec<(Pair, f32)> = likely
            .iter()
            .map(|one| (one.pair, bits(one) + if one.has_kin { KIN_AHEAD } else { 0.0 }))
            .collect();
        let margins = margins(&weighed, MARGIN);
        let ahead = Ahead::of(&weighed, &margins);
        let by_account = self.by_account();
        likely
            .iter()
            .zip(margins)
            .filter(|&(one, margin)| margin >= MARGIN && concerned(self.population(one.pair.0)))
            .filter(|(one, _)| {
                bits(one) >= certain + self.caution(one.pair)
                    && !self.is_duplicated(one.pair, &by_account, &ahead)
            })
            .map(|(one, _)| {
                let risk = f64::from(-bits(one)).exp2();
                (one.pair, Grounds { rule: self.rule(one.pair), risk })
            })
            .collect()
    }

    fn likely(&self, candidate: &Candidate) -> Option<Likely> {
        let &Candidate { pair, comparison } = candidate;
        let kinship = self.kinship(pair);
        if self.veto(pair, comparison, kinship).is_some() {
            return None;
        }
        let weight = self.weigh(pair, comparison, kinship).least();
        Some(Likely { pair, weight, has_kin: kinship.common > 0 })
    }

    /// How improbable it is, in bits, that a user's counterpart is absent and so is that of the account that resembles
    /// them: measured on the people for whom nobody comes into question.
    fn absent_shares(&self, likely: &[Likely]) -> PerPopulation<f32> {
        let matched = likely.iter().filter(|one| one.weight > 0.0).map(|one| one.pair);
        let (us, accs): (FxHashSet<u32>, FxHashSet<u32>) = matched.unzip();
        let lonely_users = count(&self.users, |u| self.state.is_free_user(u) && !us.contains(&u));
        let lonely_accounts = count(&self.accounts, |a| self.state.is_free_account(a) && !accs.contains(&a));
        PerPopulation::from_fn(|population| {
            let [users, accounts] = self.sizes[population];
            let absent = |lonely: usize, all: usize| {
                #[expect(clippy::cast_precision_loss, reason = "a share needs few digits")]
                let share = (lonely as f32 + 1.0) / (all as f32 + 2.0);
                share.max(LEAST_ABSENT)
            };
            -(absent(lonely_users[population], users) * absent(lonely_accounts[population], accounts)).log2()
        })
    }

    /// Rows of the candidates by account.
    pub(crate) fn by_account(&self) -> Vec<(u32, usize)> {
        let rows = self.candidates.par_iter().enumerate();
        let mut rows: Vec<(u32, usize)> = rows.map(|(row, candidate)| (candidate.pair.1, row)).collect();
        rows.par_sort_unstable();
        rows
    }

    /// Whether a second record of one side looks like the same person as `u` or `a`. Somebody who is well ahead with
    /// another partner is a homonym, not a duplicate.
    pub(crate) fn is_duplicated(&self, (u, a): Pair, by_account: &[(u32, usize)], ahead: &Ahead) -> bool {
        let from = self.candidates.partition_point(|candidate| candidate.pair.0 < u);
        let of_user = self.candidates[from..].iter().take_while(|candidate| candidate.pair.0 == u);
        let twin_account = of_user
            .filter(|other| other.pair.1 != a && same_name(&self.accounts, a, other.pair.1))
            .filter(|other| !ahead.accounts.contains(&other.pair.1))
            .any(|other| self.may_be_same(other));
        let from = by_account.partition_point(|&(account, _)| account < a);
        let of_account = by_account[from..].iter().take_while(|&&(account, _)| account == a);
        let twin_user = of_account
            .map(|&(_, row)| &self.candidates[row])
            .filter(|other| other.pair.0 != u && same_name(&self.users, u, other.pair.0))
            .filter(|other| !ahead.users.contains(&other.pair.0))
            .any(|other| self.may_be_same(other));
        twin_account || twin_user
    }

    /// Takes back the links that rested on a name and that the families, known since, contradict.
    fn undo_contradicted(&mut self) {
        let by_name = self.grounds.iter().filter(|(_, grounds)| grounds.rule == Rule::UniqueName);
        let contradicted: Vec<u32> = by_name
            .filter_map(|(&u, _)| Some((u, self.state.account_of(u)?)))
            .filter(|&pair| self.kinship(pair).apart)
            .map(|(u, _)| u)
            .collect();
        for u in contradicted {
            self.state.unlink(u);
            self.grounds.remove(&u);
        }
    }
}

impl Ahead {
    fn of(weighed: &[(Pair, f32)], margins: &[f32]) -> Self {
        let ahead = weighed.iter().zip(margins).filter(|&(_, &margin)| margin >= MARGIN);
        let (users, accounts) = ahead.map(|(&(pair, _), _)| pair).unzip();
        Self { users, accounts }
    }
}

/// The surest of the less certain links, as long as hardly one wrong link is to be expected of them all.
fn within_tolerance(links: &mut [Accepted]) -> &[Accepted] {
    links.sort_by(|(_, one), (_, other)| one.risk.total_cmp(&other.risk));
    let mut expected = 0.0;
    let mut kept = 0;
    // Equal risks are taken together or not at all, so that the order of the rows plays no part.
    for equal in links.chunk_by(|(_, one), (_, other)| one.risk.total_cmp(&other.risk).is_eq()) {
        expected += equal.iter().map(|(_, grounds)| grounds.risk).sum::<f64>();
        if expected > TOLERATED {
            break;
        }
        kept += equal.len();
    }
    &links[..kept]
}

/// People per population of whom `which` is true.
fn count(side: &Side, which: impl Fn(u32) -> bool) -> PerPopulation<usize> {
    let mut counts = PerPopulation::default();
    for index in side.indices().filter(|&index| which(index)) {
        counts[side.records[index as usize].population] += 1;
    }
    counts
}

fn same_name(side: &Side, one: u32, other: u32) -> bool {
    side.family(one).joined_key == side.family(other).joined_key
        && side.given(one).joined_key == side.given(other).joined_key
}
