//! What a ticket is worth.

use passerelle_model::{OpaqueId, Timestamp};
use passerelle_sso::server::validation::{Failure, FailureCode, Success};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::ent::{Account, AccountId, AccountState, RecipientId};
use serde::{Deserialize, Serialize};

/// Seconds that a service ticket lives.
pub const TICKET_LIFE: i64 = 60;

/// Whom a ticket speaks to, and what it tells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// This ENT's own portal.
    Portal,
    /// A recipient, with the identifier made for it.
    Recipient {
        /// Which one.
        recipient: RecipientId,
        /// The identifier: all that it is told of the person.
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
}

impl Issued {
    /// What a recipient that presents the ticket is told. The ticket is spent in any case.
    pub fn judge(&self, service: &ServiceUrl, renew: bool) -> Result<Success, Failure> {
        let Audience::Recipient { user, .. } = &self.audience else {
            return Err(FailureCode::InvalidService.into());
        };
        if !self.is_for(service) {
            return Err(FailureCode::InvalidService.into());
        }
        if renew && !self.new_login {
            return Err(FailureCode::InvalidTicket.into());
        }
        Ok(Success {
            user: user.clone(),
            attributes: Vec::new(),
            authenticated_at: self.authenticated_at.unix(),
            new_login: self.new_login,
            long_term: false,
        })
    }

    fn is_for(&self, service: &ServiceUrl) -> bool {
        ServiceUrl::parse(&self.service).is_ok_and(|own| own.same_as(service))
    }
}

/// Whether an account may sign in, and stay signed in.
pub fn may_sign_in(account: &Account) -> bool {
    account.state == AccountState::Active
}

#[cfg(test)]
mod tests {
    use passerelle_model::{OpaqueId, Timestamp};
    use passerelle_sso::server::validation::FailureCode;
    use passerelle_sso::service::ServiceUrl;

    use super::{Audience, Issued};

    fn issued(audience: Audience) -> Issued {
        Issued {
            service: "https://host.example/vs/demo/".into(),
            audience,
            account: 7,
            session: "ab".repeat(32),
            authenticated_at: Timestamp::from_unix(1_788_249_600),
            new_login: false,
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
    fn the_identifier_is_all_that_is_told() {
        let told = for_recipient().judge(&url("https://host.example/vs/demo/"), false).expect("good");
        assert_eq!(told.user.as_str(), "6f9c");
        assert!(told.attributes.is_empty());
        assert!(!told.new_login);
    }

    #[test]
    fn a_ticket_is_good_for_its_own_service_and_its_own_way_in() {
        let refusal = |issued: &Issued, service: &str, renew| {
            issued.judge(&url(service), renew).map_err(|failure| failure.code).expect_err("refused")
        };
        let ticket = for_recipient();
        assert_eq!(refusal(&ticket, "https://host.example/vs/other/", false), FailureCode::InvalidService);
        assert_eq!(refusal(&ticket, "https://host.example/vs/demo/", true), FailureCode::InvalidTicket);
        let portal = issued(Audience::Portal);
        assert_eq!(refusal(&portal, "https://host.example/vs/demo/", false), FailureCode::InvalidService);
    }
}
