//! Password guessing made slow.

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};

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

/// Counts attempts per account and per address. A whole school may sit behind one address: its allowance is wide.
pub struct Throttle {
    accounts: Limiter<String>,
    addresses: Limiter<IpAddr>,
    clock: Time,
    attempts: AtomicU32,
}

type Limiter<K> = RateLimiter<K, DashMapStateStore<K>, Time, NoOpMiddleware<Nanos>>;

impl Throttle {
    /// Ten attempts for an account, then one every 30 seconds.
    const ACCOUNT: (u32, Duration) = (10, Duration::from_secs(30));
    /// A hundred attempts for an address, then one every second.
    const ADDRESS: (u32, Duration) = (100, Duration::from_secs(1));
    /// Keys that say nothing any more are forgotten each time so many attempts have come.
    const SWEEP_EVERY: u32 = 1024;

    /// Nobody has tried anything yet.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        let clock = Time(clock);
        Self {
            accounts: RateLimiter::new(quota(Self::ACCOUNT), DashMapStateStore::default(), clock.clone()),
            addresses: RateLimiter::new(quota(Self::ADDRESS), DashMapStateStore::default(), clock.clone()),
            clock,
            attempts: AtomicU32::new(0),
        }
    }

    /// Counts an attempt, before the password is looked at; whether the account exists makes no difference.
    pub fn attempt(&self, account: &str, address: IpAddr) -> Result<(), Wait> {
        if self.attempts.fetch_add(1, Ordering::Relaxed) % Self::SWEEP_EVERY == Self::SWEEP_EVERY - 1 {
            self.accounts.retain_recent();
            self.addresses.retain_recent();
        }
        let wait = |until: governor::NotUntil<Nanos>| {
            let left = until.wait_time_from(self.clock.now());
            Wait {
                seconds: left.as_secs() + u64::from(left.subsec_nanos() > 0).max(u64::from(left.is_zero())),
            }
        };
        self.addresses.check_key(&network(address)).map_err(wait)?;
        self.accounts.check_key(&account.trim().to_lowercase()).map_err(wait)
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
    fn an_account_is_slowed_down_whatever_the_address_and_the_case() {
        let clock = Arc::new(FixedClock::new(Timestamp::from_unix(1_000_000)));
        let throttle = Throttle::new(clock.clone());
        for n in 0..10 {
            assert_eq!(throttle.attempt("Jm.Bukisa", address(n)), Ok(()));
        }
        assert_eq!(throttle.attempt("jm.bukisa ", address(11)), Err(Wait { seconds: 30 }));
        assert_eq!(throttle.attempt("autre", address(11)), Ok(()));
        clock.advance(30);
        assert_eq!(throttle.attempt("jm.bukisa", address(1)), Ok(()));
        assert!(throttle.attempt("jm.bukisa", address(1)).is_err());
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
