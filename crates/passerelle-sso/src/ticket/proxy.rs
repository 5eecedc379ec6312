//! Proxy tickets.

use std::fmt;

use super::{InvalidTicket, base62, beginning, digest, own_body};

const PREFIX: &str = "PT-";

/// A proxy ticket (PT) made by this server: what a service hands to another on behalf of a person (CAS 3.0,
/// section 3.2). Single use and short-lived, like a service ticket; only its beginning is printed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProxyTicket(Box<str>);

impl ProxyTicket {
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

impl fmt::Debug for ProxyTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProxyTicket({}…)", beginning(&self.0))
    }
}
