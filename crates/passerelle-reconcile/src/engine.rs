//! The run itself: what is certain first, then what that proves, until nothing changes.

use passerelle_model::{PerPopulation, Population};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::candidates::Pair;
use crate::census::Census;
use crate::compare::Comparison;
use crate::outcome::{Decision, LinkDecision, Review, Rule};
use crate::record::Side;
use crate::state::State;
use crate::weigh::{Kinship, shown};
use crate::{Input, Options, Rules, exact};

/// A pair worth looking at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) pair: Pair,
    pub(crate) comparison: Comparison,
}

/// How a user was linked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grounds {
    pub(crate) rule: Rule,
    /// Probability that the link is wrong.
    pub(crate) risk: f64,
}

/// Everything a run knows.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) users: Side,
    pub(crate) accounts: Side,
    pub(crate) census: Census,
    pub(crate) state: State,
    pub(crate) grounds: FxHashMap<u32, Grounds>,
    /// Pairs that may be linked, sorted.
    pub(crate) candidates: Vec<Candidate>,
    /// Users whom a person set aside.
    pub(crate) set_aside: FxHashSet<u32>,
    /// Users who keep an identifier that is no longer in the file: row of the link, rule.
    pub(crate) kept_without_account: FxHashMap<u32, (usize, Rule)>,
    /// Pairs that a person refused.
    pub(crate) refused: FxHashSet<Pair>,
    /// Users whom earlier decisions contradict: only a person can tell.
    pub(crate) disputed: FxHashSet<u32>,
    /// Number of users and of accounts.
    pub(crate) sizes: PerPopulation<[usize; 2]>,
}

impl Engine {
    /// Prepares both lists and takes over the decisions already there.
    pub(crate) fn new(input: Input<'_>, options: Options) -> Self {
        let (users, accounts) =
            rayon::join(|| Side::of_users(input.users), || Side::of_accounts(input.accounts));
        let census = Census::take(&users, &accounts);
        let sizes = PerPopulation::from_fn(|population| {
            [users.of(population).count(), accounts.of(population).count()]
        });
        let mut engine = Self {
            state: State::new(input.users.len(), input.accounts.len()),
            users,
            accounts,
            census,
            grounds: FxHashMap::default(),
            candidates: Vec::new(),
            set_aside: FxHashSet::default(),
            kept_without_account: FxHashMap::default(),
            refused: FxHashSet::default(),
            disputed: FxHashSet::default(),
            sizes,
        };
        engine.take_over(input, options.existing);
        engine
    }

    /// Links everything that is certain under `rules`.
    pub(crate) fn run(&mut self, rules: Rules) {
        let equal = exact::pairs(&self.users, &self.accounts, &self.state);
        match rules {
            Rules::Exact => self.link_equal(&equal),
            Rules::Extended => {
                self.link_plain_cases(&equal);
                self.link_in_rounds();
            }
        }
    }

    fn link_equal(&mut self, equal: &[Pair]) {
        for &pair in equal {
            if self.veto(pair, self.compare(pair), Kinship::default()).is_none() {
                self.link(pair, Rule::Exact, 0.0);
            }
        }
    }

    /// Whether nothing is decided about a user.
    pub(crate) fn is_open(&self, u: u32) -> bool {
        self.state.account_of(u).is_none()
            && !self.set_aside.contains(&u)
            && !self.kept_without_account.contains_key(&u)
    }

    /// What is decided about a user; without a review yet when the user is open.
    pub(crate) fn decision(&self, u: u32, input: Input<'_>) -> Decision {
        if let Some(a) = self.state.account_of(u) {
            let (comparison, kinship) = (self.compare((u, a)), self.kinship((u, a)));
            let weight = self.weigh((u, a), comparison, kinship);
            let evidence = self.scale().evidence(u, a, comparison, kinship);
            let grounds = self.grounds.get(&u).copied().unwrap_or(Grounds { rule: Rule::Kept, risk: 0.0 });
            Decision::Linked(LinkDecision {
                partner: input.accounts[a as usize].id.clone(),
                account: Some(a as usize),
                rule: grounds.rule,
                confidence: 1.0 - grounds.risk,
                evidence: shown(&evidence, weight),
            })
        } else if let Some(&(row, rule)) = self.kept_without_account.get(&u)
            && let Some(partner) = input.links[row].partner.clone()
        {
            let evidence = Vec::new();
            Decision::Linked(LinkDecision { partner, account: None, rule, confidence: 1.0, evidence })
        } else if self.is_open(u) {
            Decision::Open(Review { suggestions: Vec::new() })
        } else {
            Decision::SetAside
        }
    }

    pub(crate) fn link(&mut self, (u, a): Pair, rule: Rule, risk: f64) {
        self.state.link(u, a);
        self.grounds.insert(u, Grounds { rule, risk });
    }

    pub(crate) fn population(&self, u: u32) -> Population {
        self.users.records[u as usize].population
    }
}
