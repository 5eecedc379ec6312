//! Tokens that were signed a moment ago: a page asks for thirty things at once, and signing is most of the work that
//! each of them takes.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::HeaderValue;
use passerelle_model::Timestamp;

use crate::rules::identity::Identity;

/// Seconds within which requests of the same person in the same space come with the same token.
const SHARED: i64 = 10;
/// Tokens that are held at once; past this, those of the moment before are forgotten.
const MOST: usize = 4096;

/// The tokens of a base, by what they say. They go with whatever a write in the base makes old.
#[derive(Default)]
pub(super) struct Tokens(Mutex<HashMap<Identity, Held>>);

struct Held {
    signed: Timestamp,
    token: HeaderValue,
}

impl Held {
    fn serves(&self, now: Timestamp) -> bool {
        (0..SHARED).contains(&now.since(self.signed))
    }
}

impl Tokens {
    /// The token that says this, or a new one.
    pub(super) fn of<E>(
        &self,
        identity: &Identity,
        now: Timestamp,
        sign: impl FnOnce() -> Result<HeaderValue, E>,
    ) -> Result<HeaderValue, E> {
        if let Some(held) = self.map().get(identity)
            && held.serves(now)
        {
            return Ok(held.token.clone());
        }
        let token = sign()?;
        let mut map = self.map();
        if map.len() >= MOST {
            map.retain(|_, held| held.serves(now));
        }
        if map.len() < MOST {
            map.insert(identity.clone(), Held { signed: now, token: token.clone() });
        }
        Ok(token)
    }

    fn map(&self) -> MutexGuard<'_, HashMap<Identity, Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use http::HeaderValue;
    use passerelle_model::{Space, Timestamp};
    use passerelle_store::service::BaseSlug;

    use super::{MOST, SHARED, Tokens};
    use crate::rules::identity::Identity;

    fn identity(session: usize) -> Identity {
        Identity {
            base: BaseSlug::new("demo").expect("a slug"),
            space: Space::Teachers,
            population: "professeur",
            user: "P1".to_owned(),
            login: None,
            session: session.to_string(),
        }
    }

    #[test]
    fn a_token_serves_for_a_moment_and_for_what_it_says_alone() {
        let (tokens, start) = (Tokens::default(), Timestamp::from_unix(1000));
        let mut signed = 0_u32;
        let mut at = |identity: &Identity, seconds| {
            let sign = || {
                signed += 1;
                Ok::<_, Infallible>(HeaderValue::from(signed))
            };
            let Ok(token) = tokens.of(identity, start.plus(seconds), sign);
            token.to_str().expect("a number").parse::<u32>().expect("a number")
        };
        assert_eq!([at(&identity(1), 0), at(&identity(1), SHARED - 1)], [1, 1]);
        assert_eq!(at(&identity(2), 0), 2, "another session");
        assert_eq!(at(&Identity { space: Space::Common, ..identity(1) }, 0), 3, "another space");
        assert_eq!(at(&Identity { user: "P2".to_owned(), ..identity(1) }, 0), 4, "another person");
        assert_eq!(at(&identity(1), SHARED), 5, "its moment is over");
        assert_eq!(at(&identity(1), -1), 6, "the clock was put back");
    }

    #[test]
    fn a_crowd_gets_its_tokens_and_takes_no_more_room() {
        let tokens = Tokens::default();
        let ask = |session, seconds| {
            let sign = || Ok::<_, Infallible>(HeaderValue::from(session));
            let Ok(token) = tokens.of(&identity(session), Timestamp::from_unix(seconds), sign);
            assert_eq!(token, HeaderValue::from(session));
        };
        (0..MOST + 10).for_each(|session| ask(session, 0));
        assert_eq!(tokens.map().len(), MOST);
        ask(MOST + 10, SHARED);
        assert_eq!(tokens.map().len(), 1, "those of the moment before make place");
    }
}
