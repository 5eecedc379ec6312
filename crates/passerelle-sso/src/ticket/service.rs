//! Service tickets.

use std::fmt;

use super::{InvalidTicket, base62, beginning, digest, own_body};

const PREFIX: &str = "ST-";

/// A service ticket (ST) made by this server: single use, a minute at most. It travels in addresses, and comes back in
/// the logout message, so that it is not a lasting secret; even so only its beginning is printed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ServiceTicket(Box<str>);

impl ServiceTicket {
    /// A ticket out of 32 bytes from the random source of the operating system.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Self(base62::ticket(PREFIX, bytes).into())
    }

    /// A ticket that comes back. Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        own_body(text, PREFIX)?;
        Ok(Self(text.into()))
    }

    /// The ticket, as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 in hexadecimal, to store in place of the ticket.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl fmt::Debug for ServiceTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServiceTicket({}…)", beginning(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{InvalidTicket, ServiceTicket};

    #[test]
    fn only_our_own_shape_is_parsed() {
        let ticket = ServiceTicket::from_entropy([7; 32]);
        let body = &ticket.as_str()[3..];
        for (text, refusal) in [
            (format!("PT-{body}"), InvalidTicket::Kind),
            (format!("TGT-{body}"), InvalidTicket::Kind),
            (format!("st-{body}"), InvalidTicket::Kind),
            (String::new(), InvalidTicket::Kind),
            (format!("ST-{body}0"), InvalidTicket::Length),
            (format!("ST-{}", &body[1..]), InvalidTicket::Length),
            (format!("ST-_{}", &body[1..]), InvalidTicket::Alphabet),
            (format!("ST-\n{}", &body[1..]), InvalidTicket::Alphabet),
            (format!("ST-é{}", &body[2..]), InvalidTicket::Alphabet),
        ] {
            assert_eq!(ServiceTicket::parse(&text), Err(refusal), "{text}");
        }
    }

    #[test]
    fn only_the_beginning_is_printed() {
        let ticket = ServiceTicket::from_entropy([0xa5; 32]);
        assert_eq!(format!("{ticket:?}"), format!("ServiceTicket({}…)", &ticket.as_str()[..8]));
    }

    proptest! {
        #[test]
        fn what_is_made_is_parsed_and_suits_every_client(bytes: [u8; 32], other: [u8; 32]) {
            let ticket = ServiceTicket::from_entropy(bytes);
            prop_assert_eq!(ServiceTicket::parse(ticket.as_str()), Ok(ticket.clone()));
            prop_assert!((32..=128).contains(&ticket.as_str().len()));
            prop_assert!(super::super::ReceivedTicket::parse(ticket.as_str()).is_ok());
            prop_assert_eq!(bytes == other, ticket == ServiceTicket::from_entropy(other));
        }
    }
}
