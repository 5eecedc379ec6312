//! Password guessing made slow.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use passerelle_model::Timestamp;

use crate::Clock;
use crate::problem::{Known, Problem};

/// Too many attempts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// How long until the next one, in seconds; at least 1.
    pub seconds: u64,
}

impl From<Wait> for Problem {
    fn from(wait: Wait) -> Self {
        Self::known(Known::TooMany).number("n", wait.seconds)
    }
}

/// Counts attempts: for an account from one address, for an address, and for an account from everywhere.
///
/// A whole school may sit behind one address: its allowance is wide. Nobody can lock somebody else out: what others try
/// elsewhere does not count against an address from which the account has signed in before, and what one address may
/// try does not use up what the account has everywhere.
pub struct Throttle {
    pairs: Limiter<(String, IpAddr)>,
    addresses: Limiter<IpAddr>,
    accounts: Limiter<String>,
    /// Where each account has signed in from, and when last.
    known: Mutex<HashMap<(String, IpAddr), Timestamp>>,
    clock: Time,
    attempts: AtomicU32,
}

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Time, NoOpMiddleware<Nanos>>;

impl Throttle {
    /// Ten attempts for an account from one address, then one every 30 seconds.
    const PAIR: (u32, Duration) = (10, Duration::from_secs(30));
    /// A hundred attempts for an address, then one every second.
    const ADDRESS: (u32, Duration) = (100, Duration::from_secs(1));
    /// Sixty attempts for an account from all the addresses it is not known at, then one every 5 seconds.
    const ACCOUNT: (u32, Duration) = (60, Duration::from_secs(5));
    /// Most places remembered; past them, all are forgotten.
    const KNOWN: usize = 200_000;
    /// Seconds that a place is remembered.
    const KNOWN_FOR: i64 = 90 * 24 * 3600;
    /// Keys that say nothing any more are forgotten each time so many attempts have come.
    const SWEEP_EVERY: u32 = 1024;

    /// Nobody has tried anything yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let clock = Time(clock);
        Self {
            pairs: RateLimiter::new(quota(Self::PAIR), DashMapStateStore::default(), clock.clone()),
            addresses: RateLimiter::new(quota(Self::ADDRESS), DashMapStateStore::default(), clock.clone()),
            accounts: RateLimiter::new(quota(Self::ACCOUNT), DashMapStateStore::default(), clock.clone()),
            known: Mutex::default(),
            clock,
            attempts: AtomicU32::new(0),
        }
    }

    /// Counts an attempt, before the password is looked at; whether the account exists makes no difference.
    pub fn attempt(&self, account: &str, address: IpAddr) -> Result<(), Wait> {
        if self.attempts.fetch_add(1, Ordering::Relaxed) % Self::SWEEP_EVERY == Self::SWEEP_EVERY - 1 {
            self.pairs.retain_recent();
            self.addresses.retain_recent();
            self.accounts.retain_recent();
        }
        let wait = |until: governor::NotUntil<Nanos>| {
            let left = until.wait_time_from(self.clock.now());
            Wait {
                seconds: left.as_secs() + u64::from(left.subsec_nanos() > 0).max(u64::from(left.is_zero())),
            }
        };
        let (account, address) = (account.trim().to_lowercase(), network(address));
        self.addresses.check_key(&address).map_err(wait)?;
        let pair = (account, address);
        self.pairs.check_key(&pair).map_err(wait)?;
        if self.knows(&pair) { Ok(()) } else { self.accounts.check_key(&pair.0).map_err(wait) }
    }

    /// Notes that the password was right: what others try elsewhere will not keep the account out here.
    pub fn succeeded(&self, account: &str, address: IpAddr) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= Self::KNOWN {
            known.clear();
        }
        known.insert((account.trim().to_lowercase(), network(address)), self.clock.0.now());
    }

    fn knows(&self, pair: &(String, IpAddr)) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(pair).is_some_and(|last| self.clock.0.now().since(*last) < Self::KNOWN_FOR)
    }
}

impl fmt::Debug for Throttle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Throttle(…)")
    }
}

fn quota((burst, period): (u32, Duration)) -> Quota {
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(period).unwrap_or(Quota::per_second(burst)).allow_burst(burst)
}

/// A subscriber of IPv6 has a whole network of addresses.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
    }
}

/// Our clock, as the limiter reads it.
#[derive(Clone)]
struct Time(Arc<dyn Clock>);

impl governor::clock::Clock for Time {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Duration::from_secs(self.0.now().unix().unsigned_abs()).into()
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::sync::Arc;

    use passerelle_model::Timestamp;

    use super::{Throttle, Wait};
    use crate::FixedClock;

    fn address(n: u8) -> IpAddr {
        IpAddr::from([192, 0, 2, n])
    }

    #[test]
    fn an_account_is_slowed_down_at_one_address_whatever_the_case() {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_000_000)));
        let throttle = Throttle::new(clock.clone());
        for _ in 0..10 {
            assert_eq!(throttle.attempt("Jm.Bukisa", address(1)), Ok(()));
        }
        assert_eq!(throttle.attempt("jm.bukisa ", address(1)), Err(Wait { seconds: 30 }));
        assert_eq!(throttle.attempt("autre", address(1)), Ok(()));
        assert_eq!(throttle.attempt("jm.bukisa", address(2)), Ok(()), "the holder, elsewhere");
        clock.advance(30);
        assert_eq!(throttle.attempt("jm.bukisa", address(1)), Ok(()));
        assert!(throttle.attempt("jm.bukisa", address(1)).is_err());
    }

    #[test]
    fn many_addresses_together_are_slowed_down_and_lock_nobody_out() {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_000_000)));
        let throttle = Throttle::new(clock.clone());
        assert_eq!(throttle.attempt("jm.bukisa", address(200)), Ok(()));
        throttle.succeeded("Jm.Bukisa", address(200));
        let tried = (0..100).filter(|n| throttle.attempt("jm.bukisa", address(*n)).is_ok()).count();
        assert_eq!(tried, 59, "one of sixty was the holder's");
        assert_eq!(throttle.attempt("jm.bukisa", address(201)), Err(Wait { seconds: 5 }));
        assert_eq!(throttle.attempt("jm.bukisa", address(200)), Ok(()), "where the holder is known");
        clock.advance(5);
        assert_eq!(
            throttle.attempt("jm.bukisa", address(201)),
            Ok(()),
            "the holder, elsewhere, after the wait"
        );
    }

    #[test]
    fn one_address_alone_never_uses_up_what_an_account_has() {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_000_000)));
        let throttle = Throttle::new(clock.clone());
        for _ in 0..500 {
            let _ = throttle.attempt("jm.bukisa", address(1));
            clock.advance(1);
        }
        assert_eq!(throttle.attempt("jm.bukisa", address(2)), Ok(()));
    }

    #[test]
    fn an_address_that_tries_many_accounts_is_slowed_down() {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_000_000)));
        let throttle = Throttle::new(clock.clone());
        for n in 0..100 {
            assert_eq!(throttle.attempt(&format!("compte-{n}"), address(1)), Ok(()));
        }
        assert_eq!(throttle.attempt("compte-100", address(1)), Err(Wait { seconds: 1 }));
        assert_eq!(throttle.attempt("compte-100", address(2)), Ok(()));
    }
}
