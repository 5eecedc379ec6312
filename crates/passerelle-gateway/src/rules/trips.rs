//! Round trips to the ENT that lead nowhere (E07).

use passerelle_model::Timestamp;

/// Round trips within [`WINDOW`] after which redirecting stops.
pub const LIMIT: u32 = 3;
/// Seconds within which round trips are counted.
pub const WINDOW: i64 = 60;

/// How often this browser was sent to the ENT lately. It is kept in a cookie: forging it harms its owner alone.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Trips {
    count: u32,
    first: Timestamp,
}

impl Trips {
    /// Reads the cookie; anything odd counts as no trip.
    pub fn parse(cookie: &str) -> Self {
        let parsed = cookie.split_once('.').and_then(|(count, first)| {
            Some((count.parse().ok()?, Timestamp::from_unix(first.parse().ok()?)))
        });
        parsed.map_or_else(Self::default, |(count, first)| Self { count, first })
    }

    /// What the cookie holds.
    pub fn write(self) -> String {
        format!("{}.{}", self.count, self.first.unix())
    }

    /// One more trip at `now`; `None` when the browser turns in circles.
    pub fn leave(self, now: Timestamp) -> Option<Self> {
        let age = now.since(self.first);
        if !(0..WINDOW).contains(&age) {
            return Some(Self { count: 1, first: now });
        }
        (self.count < LIMIT).then_some(Self { count: self.count + 1, first: self.first })
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;

    use super::Trips;

    #[test]
    fn the_fourth_trip_in_a_minute_is_not_made() {
        let now = Timestamp::from_unix(1_000);
        let mut trips = Trips::default();
        for _ in 0..3 {
            trips = trips.leave(now.plus(5)).expect("allowed");
            trips = Trips::parse(&trips.write());
        }
        assert_eq!(trips.leave(now.plus(10)), None);
        assert!(trips.leave(now.plus(70)).is_some());
    }

    #[test]
    fn an_odd_cookie_counts_for_nothing() {
        for odd in ["", "x", "1", "-1.5", "99999999999.1", "2.", "2.x"] {
            assert_eq!(Trips::parse(odd), Trips::default(), "{odd}");
        }
    }
}
