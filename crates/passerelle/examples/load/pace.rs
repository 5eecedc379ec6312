//! When exchanges begin.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::LocalSet;

use crate::Error;
use crate::connection::Connection;
use crate::tally::{Tally, Times};

/// What is done again and again.
pub(crate) trait Exchange {
    /// With whom.
    fn server(&self) -> SocketAddr;

    /// Once; a browser has one connection, the service it comes from has another.
    async fn once(&self, browser: &mut Connection, service: &mut Connection) -> Result<Times, Error>;
}

/// How many at once, how long, how fast.
pub(crate) struct Pace {
    pub(crate) connections: usize,
    pub(crate) warm_up: Duration,
    pub(crate) measured: Duration,
    /// Per second. When the server cannot keep up, those that wait are counted as slow: each is timed from the
    /// moment it should have begun.
    pub(crate) rate: Option<f64>,
}

/// What the connections share.
struct Shared<E> {
    exchange: E,
    begins: Instant,
    ends: Instant,
    interval: Option<f64>,
    turns: RefCell<u64>,
    tally: RefCell<Tally>,
}

impl Pace {
    /// Goes on until the time is up.
    pub(crate) async fn keep(&self, exchange: impl Exchange + 'static) -> Tally {
        let start = Instant::now();
        let begins = start + self.warm_up;
        let shared = Rc::new(Shared {
            exchange,
            begins,
            ends: begins + self.measured,
            interval: self.rate.map(f64::recip),
            turns: RefCell::default(),
            tally: RefCell::new(Tally::over(self.measured)),
        });
        let all = LocalSet::new();
        for _ in 0..self.connections {
            all.spawn_local(shared.clone().go_on(start));
        }
        all.await;
        shared.tally.take()
    }
}

impl<E: Exchange> Shared<E> {
    async fn go_on(self: Rc<Self>, start: Instant) {
        let mut browser = Connection::new(self.exchange.server());
        let mut service = Connection::new(self.exchange.server());
        loop {
            let due = self.turn(start).await;
            if due >= self.ends {
                return;
            }
            let outcome = self.exchange.once(&mut browser, &mut service).await;
            if due >= self.begins {
                self.tally.borrow_mut().note(due, outcome);
            }
        }
    }

    /// Waits for the next turn; gives the moment that it should begin.
    async fn turn(&self, start: Instant) -> Instant {
        let Some(interval) = self.interval else { return Instant::now() };
        let turn = self.turns.replace_with(|turn| *turn + 1);
        #[expect(clippy::cast_precision_loss, reason = "turns of a few minutes")]
        let due = start + Duration::from_secs_f64(interval * turn as f64);
        tokio::time::sleep_until(due.into()).await;
        due
    }
}
