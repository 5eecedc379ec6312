//! Decisions already there: what a person decided holds whatever the file says; other links are kept or worked out anew.

use passerelle_model::{LinkOrigin, Population};
use rustc_hash::FxHashMap;

use crate::engine::Engine;
use crate::outcome::Rule;
use crate::{Existing, Input};

/// What an earlier decision gives a user.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Claim {
    /// This account.
    Account(u32),
    /// An account that is no longer in the file; row of the link.
    Gone(usize),
    /// Nobody: set aside.
    Nobody,
}

impl Engine {
    pub(crate) fn take_over(&mut self, input: Input<'_>, existing: Existing) {
        if input.links.is_empty() {
            return;
        }
        let directory = Directory::new(input);
        for link in input.links.iter().filter(|link| link.origin == LinkOrigin::SetAside) {
            let Some(partner) = &link.partner else { continue };
            match &link.local {
                None => directory.accounts_with(partner.as_str()).for_each(|a| self.state.close_account(a)),
                Some(local) => {
                    let user = directory.user(local.as_str());
                    let account = user.and_then(|u| directory.account(partner.as_str(), self.population(u)));
                    self.refused.extend(user.zip(account));
                }
            }
        }
        self.take_over_claims(&self.claims(input, &directory, true), Rule::Manual);
        if existing == Existing::Keep {
            self.take_over_claims(&self.claims(input, &directory, false), Rule::Kept);
        }
    }

    /// Claims of the links that a person made, or of the others; sorted, each once.
    fn claims(&self, input: Input<'_>, directory: &Directory<'_>, human: bool) -> Vec<(u32, Claim)> {
        let mut claims: Vec<(u32, Claim)> = (0..)
            .zip(input.links)
            .filter(|(_, link)| link.origin.is_human() == human)
            .filter_map(|(row, link)| {
                let user = directory.user(link.local.as_ref()?.as_str())?;
                let claim = match (&link.partner, link.origin) {
                    (None, LinkOrigin::SetAside) => Claim::Nobody,
                    (None, _) | (Some(_), LinkOrigin::SetAside) => return None,
                    (Some(partner), _) => directory
                        .account(partner.as_str(), self.population(user))
                        .map_or(Claim::Gone(row), Claim::Account),
                };
                Some((user, claim))
            })
            .collect();
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    /// Two different claims of one rank on one user or one account cannot both be right: none is taken over, and when
    /// a person made them, the engine does not decide in their place.
    fn take_over_claims(&mut self, claims: &[(u32, Claim)], rule: Rule) {
        let mut by_user: FxHashMap<u32, u32> = FxHashMap::default();
        let mut by_account: FxHashMap<u32, u32> = FxHashMap::default();
        for &(user, claim) in claims {
            *by_user.entry(user).or_default() += 1;
            if let Claim::Account(account) = claim {
                *by_account.entry(account).or_default() += 1;
            }
        }
        let contested = |user: u32, claim: Claim| {
            by_user[&user] > 1 || matches!(claim, Claim::Account(account) if by_account[&account] > 1)
        };
        for &(user, claim) in claims {
            if contested(user, claim) {
                if rule == Rule::Manual {
                    self.disputed.insert(user);
                }
                continue;
            }
            if !self.state.is_free_user(user) || self.disputed.contains(&user) {
                continue;
            }
            match claim {
                Claim::Account(account) if self.state.is_free_account(account) => {
                    self.link((user, account), rule, 0.0);
                }
                Claim::Account(_) => {}
                Claim::Gone(row) => {
                    self.state.close_user(user);
                    self.kept_without_account.insert(user, (row, rule));
                }
                Claim::Nobody => {
                    self.state.close_user(user);
                    self.set_aside.insert(user);
                }
            }
        }
    }
}

/// Where identifiers stand.
struct Directory<'a> {
    users: FxHashMap<&'a str, u32>,
    accounts: FxHashMap<(&'a str, Population), u32>,
}

impl<'a> Directory<'a> {
    fn new(input: Input<'a>) -> Self {
        let users = (0_u32..).zip(input.users).map(|(u, user)| (user.id.as_str(), u));
        let accounts =
            (0_u32..).zip(input.accounts).map(|(a, account)| ((account.id.as_str(), account.population), a));
        Self { users: users.collect(), accounts: accounts.collect() }
    }

    fn user(&self, id: &str) -> Option<u32> {
        self.users.get(id).copied()
    }

    fn account(&self, id: &str, population: Population) -> Option<u32> {
        self.accounts.get(&(id, population)).copied()
    }

    fn accounts_with(&self, id: &str) -> impl Iterator<Item = u32> {
        Population::ALL.into_iter().filter_map(move |population| self.account(id, population))
    }
}
