//! Double sign-in: what a password of the service's own may be tied to.

use passerelle_model::{RecognitionWay, Space, Timestamp};
use passerelle_store::service::{Base, UserRow};

/// Seconds after the ENT's word within which the password is given.
const FRESH: i64 = 10 * 60;

/// Whether people of this base may prove who they are by the service's own password.
pub fn is_open(base: &Base) -> bool {
    base.delegation.cas.as_ref().is_some_and(|cas| cas.recognition.way == RecognitionWay::DoubleSignIn)
}

/// Whether somebody who is signed in through the ENT as `users` may add the user that they are in `space`.
pub fn may_add(base: &Base, space: Space, users: &[UserRow]) -> bool {
    is_open(base)
        && space != Space::Common
        && !users.iter().any(|user| space.is_for(user.record.user.population))
}

/// Whether the ENT's word of `since` is young enough to be tied to a password.
pub fn is_fresh(since: Timestamp, now: Timestamp) -> bool {
    (0..=FRESH).contains(&now.since(since))
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Population, RecognitionWay, Space, Timestamp};

    use super::{is_fresh, is_open, may_add};
    use crate::rules::door::tests::base;
    use crate::rules::entry::tests::user;

    #[test]
    fn a_space_of_another_role_may_be_added_where_the_school_allows_the_proof() {
        let teacher = [user(1, Population::Teacher, &[])];
        let mut base = base(&[Space::Teachers, Space::Guardians], false);
        assert!(!is_open(&base) && !may_add(&base, Space::Guardians, &teacher));
        if let Some(cas) = &mut base.delegation.cas {
            cas.recognition.way = RecognitionWay::DoubleSignIn;
        }
        assert!(is_open(&base));
        for (space, may) in [(Space::Guardians, true), (Space::Teachers, false), (Space::Common, false)] {
            assert_eq!(may_add(&base, space, &teacher), may, "{space:?}");
        }
        base.delegation.cas = None;
        assert!(!is_open(&base));
    }

    #[test]
    fn the_word_of_the_ent_is_young_for_ten_minutes() {
        let since = Timestamp::from_unix(1_000_000);
        for (age, fresh) in [(-1, false), (0, true), (600, true), (601, false)] {
            assert_eq!(is_fresh(since, since.plus(age)), fresh, "{age}");
        }
    }
}
