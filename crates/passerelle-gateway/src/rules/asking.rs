//! How a door asks the ENT who comes.

use passerelle_model::CasDelegation;
use passerelle_sso::client::Asking;

/// Whether somebody wants to be recognised without being asked: « gateway » in the words of CAS.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum InPassing {
    /// No: they come to sign in.
    #[default]
    No,
    /// Yes.
    Wanted,
    /// The ENT has been asked: who comes back without ticket is not signed in there, and is not sent again.
    Asked,
}

impl InPassing {
    const WANTED: &str = "gateway=true";
    const ASKED: &str = "gateway=fait";

    /// What the query of an address says; the last word counts.
    pub fn of(query: &str) -> Self {
        query.split('&').fold(Self::No, |found, pair| match pair {
            Self::WANTED => Self::Wanted,
            Self::ASKED => Self::Asked,
            _ => found,
        })
    }

    /// The query of the address to come back to: it remembers that the ENT was asked, without a cookie.
    pub fn remembered(query: &str) -> String {
        let pairs = query.split('&').map(|pair| if pair == Self::WANTED { Self::ASKED } else { pair });
        pairs.collect::<Vec<_>>().join("&")
    }
}

/// How to ask the ENT; `None` when there is nothing to ask: it was asked already, or would have to show its form, which
/// nobody wanted to see.
pub fn asking(cas: &CasDelegation, in_passing: InPassing) -> Option<Asking> {
    match (in_passing, cas.renew) {
        (InPassing::No, _) => Some(Asking::of(cas)),
        (InPassing::Wanted, false) => Some(Asking::InPassing),
        (InPassing::Wanted, true) | (InPassing::Asked, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::CasDelegation;
    use passerelle_sso::client::Asking;

    use super::{InPassing, asking};

    #[test]
    fn the_ent_is_asked_in_passing_once() {
        let query = "page=notes&gateway=true";
        assert_eq!(InPassing::of(query), InPassing::Wanted);
        let after = InPassing::remembered(query);
        assert_eq!(after, "page=notes&gateway=fait");
        assert_eq!(InPassing::of(&after), InPassing::Asked);
        assert_eq!(InPassing::remembered(&after), after);
        for odd in ["", "gateway", "gateway=", "gateway=TRUE", "xgateway=true"] {
            assert_eq!(InPassing::of(odd), InPassing::No, "{odd}");
        }
    }

    #[test]
    fn a_password_asked_for_at_each_entry_wins() {
        let usual = CasDelegation::to("https://ent.exemple.fr/cas");
        let strict = CasDelegation { renew: true, ..usual.clone() };
        assert_eq!(asking(&usual, InPassing::No), Some(Asking::Once));
        assert_eq!(asking(&usual, InPassing::Wanted), Some(Asking::InPassing));
        assert_eq!(asking(&usual, InPassing::Asked), None);
        assert_eq!(asking(&strict, InPassing::No), Some(Asking::Again));
        assert_eq!(asking(&strict, InPassing::Wanted), None);
    }
}
