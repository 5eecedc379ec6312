//! What a ticket is worth.

use passerelle_model::{OpaqueId, Timestamp};
use passerelle_sso::server::validation::{Failure, FailureCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::ent::{AccountId, RecipientId};
use serde::{Deserialize, Serialize};

/// Seconds that a ticket may live, whatever the settings say.
const LIVES: std::ops::RangeInclusive<i64> = 10..=300;

/// Seconds that the tickets of a recipient live.
pub fn life(own: Option<u16>, usual: i64) -> i64 {
    own.map_or(usual, i64::from).clamp(*LIVES.start(), *LIVES.end())
}

/// Whom a ticket speaks to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// This ENT's own portal.
    Portal,
    /// A recipient, with the identifier made for it.
    Recipient {
        /// Which one.
        recipient: RecipientId,
        /// What it knows the person by.
        user: OpaqueId,
    },
}

/// A ticket that was handed out, until somebody presents it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Issued {
    /// The address that it is for, byte for byte.
    pub service: String,
    /// Whom it speaks to.
    pub audience: Audience,
    /// Whose it is.
    pub account: AccountId,
    /// Digest of the sign-on session that it was born from.
    pub session: String,
    /// When the person proved who they are.
    pub authenticated_at: Timestamp,
    /// Whether that was for this very ticket.
    pub new_login: bool,
    /// Whether the session is one that lasts (« rester connecté »).
    pub long_term: bool,
    /// The callbacks that a proxy ticket came through, the most recent first; empty for a service ticket.
    pub proxies: Vec<String>,
}

impl Issued {
    /// Whom the ticket speaks to, and by what name, when it is presented for this service. The ticket is spent in any
    /// case. With `renew`, only a ticket from a new sign-in is good (CAS 3.0, section 2.5.1).
    pub fn judge(&self, service: &ServiceUrl, renew: bool) -> Result<(&RecipientId, &OpaqueId), Failure> {
        let Audience::Recipient { recipient, user } = &self.audience else {
            return Err(FailureCode::InvalidService.into());
        };
        if !self.is_for(service) {
            return Err(FailureCode::InvalidService.into());
        }
        if renew && !self.new_login {
            return Err(FailureCode::InvalidTicket.into());
        }
        Ok((recipient, user))
    }

    /// Whether it was made for this address.
    pub fn is_for(&self, service: &ServiceUrl) -> bool {
        self.service == service.as_str()
            || ServiceUrl::parse(&self.service).is_ok_and(|own| own.same_as(service))
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{OpaqueId, Timestamp};
    use passerelle_sso::server::validation::FailureCode;
    use passerelle_sso::service::ServiceUrl;

    use super::{Audience, Issued, life};

    fn issued(audience: Audience) -> Issued {
        Issued {
            service: "https://host.example/vs/demo/".into(),
            audience,
            account: 7,
            session: "ab".repeat(32),
            authenticated_at: Timestamp::from_unix(1_788_249_600),
            new_login: false,
            long_term: false,
            proxies: Vec::new(),
        }
    }

    fn for_recipient() -> Issued {
        let user = OpaqueId::new("6f9c").expect("an identifier");
        issued(Audience::Recipient { recipient: "vie-scolaire".into(), user })
    }

    fn url(text: &str) -> ServiceUrl {
        ServiceUrl::parse(text).expect("an address")
    }

    #[test]
    fn a_ticket_is_good_for_its_own_service_and_its_own_way_in() {
        let ticket = for_recipient();
        let (recipient, user) = ticket.judge(&url("https://host.example/vs/demo/"), false).expect("good");
        assert_eq!((recipient.as_str(), user.as_str()), ("vie-scolaire", "6f9c"));
        let refusal = |issued: &Issued, service: &str, renew| {
            issued.judge(&url(service), renew).map_err(|failure| failure.code).expect_err("refused")
        };
        assert_eq!(refusal(&ticket, "https://host.example/vs/other/", false), FailureCode::InvalidService);
        assert_eq!(refusal(&ticket, "https://host.example/vs/demo/", true), FailureCode::InvalidTicket);
        let portal = issued(Audience::Portal);
        assert_eq!(refusal(&portal, "https://host.example/vs/demo/", false), FailureCode::InvalidService);
        let fresh = Issued { new_login: true, ..ticket };
        assert!(fresh.judge(&url("https://host.example/vs/demo/"), true).is_ok());
    }

    #[test]
    fn a_ticket_lives_from_ten_seconds_to_five_minutes() {
        assert_eq!(life(None, 60), 60);
        assert_eq!(life(Some(120), 60), 120);
        assert_eq!([life(Some(1), 60), life(Some(u16::MAX), 60), life(None, 0)], [10, 300, 10]);
    }
}
