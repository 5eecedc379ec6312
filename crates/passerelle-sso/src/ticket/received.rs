//! Tickets of other servers.

use std::fmt;

use super::{InvalidTicket, beginning, digest};

const MAX_LEN: usize = 256;

/// A service or proxy ticket that a service has received from its CAS server: `ST-` or `PT-`, then letters, digits,
/// `.`, `-` and `_`, 256 characters at most.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ReceivedTicket(Box<str>);

impl ReceivedTicket {
    /// Checks the shape, nothing else: only the server can tell what the ticket is worth.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        let body =
            text.strip_prefix("ST-").or_else(|| text.strip_prefix("PT-")).ok_or(InvalidTicket::Kind)?;
        if body.is_empty() || text.len() > MAX_LEN {
            return Err(InvalidTicket::Length);
        }
        if !body.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')) {
            return Err(InvalidTicket::Alphabet);
        }
        Ok(Self(text.into()))
    }

    /// The ticket, as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 in hexadecimal: the key under which the session is found again at logout.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl fmt::Debug for ReceivedTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceivedTicket({}…)", beginning(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{InvalidTicket, ReceivedTicket};

    #[test]
    fn the_tickets_of_known_servers_are_accepted() {
        for text in ["ST-1-a.b-C_d-cas01", "PT-9", "ST-0123456789abcdef0123456789abcdef"] {
            assert_eq!(
                ReceivedTicket::parse(text).map(|ticket| ticket.as_str().to_owned()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let long = format!("ST-{}", "a".repeat(254));
        for (text, refusal) in [
            ("", InvalidTicket::Kind),
            ("TGT-1", InvalidTicket::Kind),
            ("ST-", InvalidTicket::Length),
            (&long, InvalidTicket::Length),
            ("ST-1&service=x", InvalidTicket::Alphabet),
            ("ST-1 2", InvalidTicket::Alphabet),
            ("ST-1%32", InvalidTicket::Alphabet),
            ("ST-é", InvalidTicket::Alphabet),
        ] {
            assert_eq!(ReceivedTicket::parse(text), Err(refusal), "{text}");
        }
    }
}
