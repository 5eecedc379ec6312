//! Double sign-in: what a password of the service's own may be tied to.

use passerelle_model::Timestamp;

/// Seconds after the ENT's word within which the password is given.
const FRESH: i64 = 10 * 60;

/// Whether the ENT's word of `since` is young enough to be tied to a password.
pub fn is_fresh(since: Timestamp, now: Timestamp) -> bool {
    (0..=FRESH).contains(&now.since(since))
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;

    use super::is_fresh;

    #[test]
    fn the_word_of_the_ent_is_young_for_ten_minutes() {
        let since = Timestamp::from_unix(1_000_000);
        for (age, fresh) in [(-1, false), (0, true), (600, true), (601, false)] {
            assert_eq!(is_fresh(since, since.plus(age)), fresh, "{age}");
        }
    }
}
