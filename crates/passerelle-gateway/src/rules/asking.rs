//! How a door asks the ENT who comes, and whether that is what it answers.

use passerelle_model::{CasDelegation, TicketValidation};
use passerelle_sso::client::{Asking, Identity};

/// Seconds between typing a password and coming back with the ticket, at most.
const JUST_NOW: i64 = 300;

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

/// Whether the password was given for this ticket, as far as the answer tells at `now` (Unix seconds). With CAS 2 and 3
/// the server was asked, and refuses old sign-ins by itself; with SAML the moment of the sign-in has to do where nothing
/// else is said.
pub fn is_new(cas: &CasDelegation, identity: &Identity, now: i64) -> bool {
    let lately = |moment: i64| now.saturating_sub(moment) <= JUST_NOW;
    identity.new_login.unwrap_or_else(|| {
        cas.validation != TicketValidation::Saml11 || identity.authenticated_at.is_some_and(lately)
    })
}

#[cfg(test)]
mod tests {
    use passerelle_model::{CasDelegation, OpaqueId, TicketValidation};
    use passerelle_sso::client::{Asking, Identity};

    use super::{InPassing, asking, is_new};

    #[test]
    fn a_sign_in_is_new_when_the_answer_says_so_or_the_server_was_trusted_to_see_to_it() {
        let new = |validation, new_login, authenticated_at| {
            let cas = CasDelegation { validation, ..CasDelegation::to("https://ent.exemple.fr/cas") };
            let user = OpaqueId::new("id-1").expect("an identifier");
            let attributes = Vec::new();
            is_new(&cas, &Identity { user, attributes, authenticated_at, new_login, long_term: None }, 10_000)
        };
        for validation in [TicketValidation::Cas3, TicketValidation::Saml11] {
            assert!(new(validation, Some(true), None));
            assert!(!new(validation, Some(false), Some(10_000)), "the word itself counts first");
        }
        assert!(new(TicketValidation::Cas3, None, None));
        assert!(!new(TicketValidation::Saml11, None, None));
        assert!(new(TicketValidation::Saml11, None, Some(9_700)));
        assert!(!new(TicketValidation::Saml11, None, Some(9_699)));
    }

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
