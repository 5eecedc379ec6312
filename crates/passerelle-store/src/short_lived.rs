//! What lives for seconds: tickets, sign-in forms, codes.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use passerelle_model::Timestamp;

use crate::{Result, StoreError};

/// What a short-lived value is. A value of one kind is not found under another, whatever its key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A service ticket.
    ServiceTicket,
    /// The state of a sign-in form (`execution`).
    SignInForm,
    /// A native client that waits for its user to sign in.
    ClientRequest,
    /// The code that a native client exchanges for its session.
    ClientCode,
    /// Somebody whom the ENT vouches for and whom the base does not know, until they have told the school.
    Unlinked,
    /// Somebody who proved by a password which user of the base they are, until the ENT has vouched once more.
    Proof,
    /// Round trips to the ENT in the last minute.
    RoundTrips,
    /// A fault of a partner's certificate that the journal has been told of lately.
    Distrust,
    /// A proxy ticket.
    ProxyTicket,
    /// A sign-in whose password was right and that waits for the second factor.
    SecondFactorStep,
    /// A file of the service's identifiers that was read and awaits its confirmation: row numbers, no names.
    IdentifierImport,
    /// A file of accounts that was read and awaits its confirmation; one per person.
    AccountImport,
    /// A person of the hosting console who went to the ENT to try the connection.
    ConnectionTry,
}

/// Values that are taken once, or forgotten.
#[async_trait]
pub trait ShortLived: Send + Sync {
    /// Keeps `value` until `expires`. An earlier value under the same key is replaced.
    async fn put(&self, kind: Kind, key: &str, value: String, expires: Timestamp) -> Result<()>;

    /// Takes the value out, unless it has expired at `now`. Of several takers at once, exactly one gets it.
    async fn take(&self, kind: Kind, key: &str, now: Timestamp) -> Result<Option<String>>;
}

/// For one node: a map in memory. It holds at most [`MemoryShortLived::CAPACITY`] values of a kind.
#[derive(Default)]
pub struct MemoryShortLived {
    shelves: Mutex<Shelves>,
}

impl fmt::Debug for MemoryShortLived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemoryShortLived(…)")
    }
}

impl MemoryShortLived {
    /// Past this many values of one kind, each new one takes the place of the one that would end first: memory has an
    /// end, whoever asks, and a flood of sign-in forms costs no ticket.
    pub const CAPACITY: usize = 100_000;

    /// Each call clears away at most so many ended values: no call is slow, and they go faster than they come.
    const SWEEP: usize = 32;
}

#[async_trait]
impl ShortLived for MemoryShortLived {
    async fn put(&self, kind: Kind, key: &str, value: String, expires: Timestamp) -> Result<()> {
        let mut shelves = self.shelves.lock().map_err(poisoned)?;
        let same_kind = shelves.swept(kind);
        same_kind.put(key, value, expires);
        if same_kind.values.len() > Self::CAPACITY {
            same_kind.drop_first();
        }
        Ok(())
    }

    async fn take(&self, kind: Kind, key: &str, now: Timestamp) -> Result<Option<String>> {
        let mut shelves = self.shelves.lock().map_err(poisoned)?;
        let taken = shelves.of.get_mut(&kind).and_then(|shelf| shelf.take(key));
        shelves.latest = shelves.latest.max(now);
        shelves.swept(kind);
        Ok(taken.filter(|(_, expires)| *expires > now).map(|(value, _)| value))
    }
}

/// All values, and the time.
#[derive(Default)]
struct Shelves {
    of: HashMap<Kind, Shelf>,
    /// The latest time that a taker told: putting tells none.
    latest: Timestamp,
}

impl Shelves {
    /// The values of a kind, after some of those that have ended are cleared away.
    fn swept(&mut self, kind: Kind) -> &mut Shelf {
        let same_kind = self.of.entry(kind).or_default();
        for _ in 0..MemoryShortLived::SWEEP {
            if same_kind.ends.first().is_none_or(|(expires, _)| *expires > self.latest) {
                break;
            }
            same_kind.drop_first();
        }
        same_kind
    }
}

/// The values of one kind.
#[derive(Default)]
struct Shelf {
    values: HashMap<Arc<str>, (String, Timestamp)>,
    /// Their keys, the first to end first.
    ends: BTreeSet<(Timestamp, Arc<str>)>,
}

impl Shelf {
    fn put(&mut self, key: &str, value: String, expires: Timestamp) {
        self.take(key);
        let key: Arc<str> = key.into();
        self.ends.insert((expires, Arc::clone(&key)));
        self.values.insert(key, (value, expires));
    }

    fn take(&mut self, key: &str) -> Option<(String, Timestamp)> {
        let (key, taken) = self.values.remove_entry(key)?;
        self.ends.remove(&(taken.1, key));
        Some(taken)
    }

    fn drop_first(&mut self) {
        if let Some((_, key)) = self.ends.pop_first() {
            self.values.remove(&key);
        }
    }
}

fn poisoned<T>(_: T) -> StoreError {
    StoreError::Failure("the short-lived store is broken".into())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use passerelle_model::Timestamp;
    use tokio::sync::Barrier;
    use tokio::task::JoinSet;

    use super::{Kind, MemoryShortLived, ShortLived};

    const NOW: Timestamp = Timestamp::from_unix(1_000);

    fn held(store: &MemoryShortLived, kind: Kind) -> usize {
        let shelves = store.shelves.lock().expect("sound");
        shelves.of.get(&kind).map_or(0, |shelf| {
            assert_eq!(shelf.values.len(), shelf.ends.len());
            shelf.values.len()
        })
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn of_many_takers_at_once_exactly_one_gets_the_value() {
        let store = Arc::new(MemoryShortLived::default());
        for round in 0..50 {
            let key = format!("ticket {round}");
            store.put(Kind::ServiceTicket, &key, "hers".to_owned(), NOW.plus(10)).await.expect("kept");
            let start = Arc::new(Barrier::new(16));
            let mut takers = JoinSet::new();
            for _ in 0..16 {
                let (store, start, key) = (Arc::clone(&store), Arc::clone(&start), key.clone());
                takers.spawn(async move {
                    start.wait().await;
                    store.take(Kind::ServiceTicket, &key, NOW).await.expect("answered")
                });
            }
            let got = takers.join_all().await.into_iter().flatten().collect::<Vec<_>>();
            assert_eq!(got, ["hers"]);
        }
    }

    #[tokio::test]
    async fn a_value_is_found_under_its_kind_and_before_its_end_only() {
        let store = MemoryShortLived::default();
        store.put(Kind::ClientCode, "k", "v".to_owned(), NOW).await.expect("kept");
        assert_eq!(store.take(Kind::ServiceTicket, "k", NOW.plus(-1)).await.expect("answered"), None);
        assert_eq!(store.take(Kind::ClientCode, "k", NOW).await.expect("answered"), None);
        store.put(Kind::ClientCode, "k", "old".to_owned(), NOW).await.expect("kept");
        store.put(Kind::ClientCode, "k", "new".to_owned(), NOW.plus(9)).await.expect("kept");
        assert_eq!(store.take(Kind::ClientCode, "k", NOW).await.expect("answered"), Some("new".to_owned()));
        assert_eq!(store.take(Kind::ClientCode, "k", NOW).await.expect("answered"), None);
        assert_eq!(held(&store, Kind::ClientCode), 0);
    }

    #[tokio::test]
    async fn ended_values_go_while_others_come_and_nobody_takes() {
        let store = MemoryShortLived::default();
        for n in 0..1_000 {
            store.put(Kind::SignInForm, &format!("old {n}"), String::new(), NOW).await.expect("kept");
        }
        store.take(Kind::RoundTrips, "any", NOW).await.expect("answered");
        for n in 0..40 {
            store
                .put(Kind::SignInForm, &format!("new {n}"), String::new(), NOW.plus(60))
                .await
                .expect("kept");
        }
        assert_eq!(held(&store, Kind::SignInForm), 40);
    }

    #[tokio::test]
    async fn a_full_kind_gives_up_what_ends_first_and_leaves_the_others_alone() {
        let store = MemoryShortLived::default();
        store.put(Kind::ServiceTicket, "t", "ticket".to_owned(), NOW.plus(1)).await.expect("kept");
        for n in 0..=MemoryShortLived::CAPACITY {
            let end = NOW.plus(i64::try_from(n).expect("small") + 10);
            store.put(Kind::SignInForm, &n.to_string(), String::new(), end).await.expect("kept");
        }
        assert_eq!(held(&store, Kind::SignInForm), MemoryShortLived::CAPACITY);
        assert_eq!(store.take(Kind::SignInForm, "0", NOW).await.expect("answered"), None);
        assert!(store.take(Kind::SignInForm, "1", NOW).await.expect("answered").is_some());
        assert!(store.take(Kind::ServiceTicket, "t", NOW).await.expect("answered").is_some());
    }
}
