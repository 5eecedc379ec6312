//! What became of the services of a session that has ended, for the page that its holder looks at.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use passerelle_model::Timestamp;
use passerelle_store::TokenDigest;
use passerelle_store::ent::RecipientId;

/// What became of a service.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// It answered that it knows.
    Told,
    /// The browser tells it, from the page.
    ByBrowser,
    /// It has not answered yet.
    Pending,
    /// It does not want to be told.
    Silent,
    /// It did not answer, or answered with an error.
    NotTold,
}

/// The services of a session, each with what became of it: the worst of its tickets' outcomes.
pub type Outcomes = BTreeMap<RecipientId, Outcome>;

/// Outcomes of the last minutes, under a token that the page alone knows. They hold no name and outlive no restart.
#[derive(Default)]
pub struct Farewells(Mutex<HashMap<TokenDigest, Farewell>>);

/// The tickets of one session, by service.
#[derive(Default)]
struct Farewell {
    outcomes: HashMap<RecipientId, Vec<Outcome>>,
    expires: Timestamp,
}

impl Farewells {
    /// Seconds that outcomes are kept.
    const LIFE: i64 = 600;
    /// Sessions kept at once; past them, the page simply tells nothing more.
    const MOST: usize = 10_000;

    /// Begins to keep the outcomes of a session: one for each of its tickets.
    pub fn begin(&self, key: &TokenDigest, tickets: &[(RecipientId, Outcome)], now: Timestamp) {
        let mut kept = self.locked();
        kept.retain(|_, farewell| farewell.expires > now);
        if kept.len() >= Self::MOST {
            return;
        }
        let mut farewell = Farewell { expires: now.plus(Self::LIFE), ..Farewell::default() };
        for (recipient, outcome) in tickets {
            farewell.outcomes.entry(recipient.clone()).or_default().push(*outcome);
        }
        kept.insert(key.clone(), farewell);
    }

    /// One ticket of a service that was pending is so no longer.
    pub fn settle(&self, key: &TokenDigest, recipient: &str, outcome: Outcome) {
        if let Some(farewell) = self.locked().get_mut(key)
            && let Some(tickets) = farewell.outcomes.get_mut(recipient)
            && let Some(pending) = tickets.iter_mut().find(|one| **one == Outcome::Pending)
        {
            *pending = outcome;
        }
    }

    /// The outcomes so far; `None` when nothing is known of this session.
    pub fn of(&self, key: &TokenDigest, now: Timestamp) -> Option<Outcomes> {
        let kept = self.locked();
        let farewell = kept.get(key).filter(|farewell| farewell.expires > now)?;
        let worst = |tickets: &Vec<Outcome>| tickets.iter().max().copied();
        Some(
            farewell
                .outcomes
                .iter()
                .filter_map(|(id, tickets)| Some((id.clone(), worst(tickets)?)))
                .collect(),
        )
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<TokenDigest, Farewell>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Farewells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Farewells(…)")
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;
    use passerelle_store::TokenDigest;

    use super::{Farewells, Outcome};

    #[test]
    fn a_service_is_told_once_all_its_tickets_are_and_forgotten_after_minutes() {
        let (farewells, now) = (Farewells::default(), Timestamp::from_unix(1_000));
        let key = TokenDigest::from_hex("ab".repeat(32));
        let pending = |id: &str| (id.to_owned(), Outcome::Pending);
        farewells.begin(&key, &[pending("a"), pending("a"), pending("b")], now);
        farewells.settle(&key, "a", Outcome::Told);
        let outcome = |id: &str| farewells.of(&key, now).expect("kept")[id];
        assert_eq!(outcome("a"), Outcome::Pending);
        farewells.settle(&key, "a", Outcome::NotTold);
        farewells.settle(&key, "b", Outcome::Told);
        assert_eq!((outcome("a"), outcome("b")), (Outcome::NotTold, Outcome::Told));
        assert!(farewells.of(&TokenDigest::from_hex("cd".repeat(32)), now).is_none());
        assert!(farewells.of(&key, now.plus(600)).is_none());
    }
}
