//! What lets a service ask for proxy tickets: the ticket, and the number that says which answer it goes with.

use std::fmt;

use passerelle_model::Secret;
use subtle::ConstantTimeEq;

use super::{InvalidTicket, base62, digest, own_body};

const PREFIX: &str = "PGT-";
const IOU_PREFIX: &str = "PGTIOU-";

/// A proxy-granting ticket (PGT): it makes proxy tickets as long as the session that it was born from is open (CAS 3.0,
/// section 3.3). It goes to the service's callback and nowhere else, is never printed, and is stored as its
/// [`digest`](Self::digest).
pub struct ProxyGrantingTicket(Secret<String>);

impl ProxyGrantingTicket {
    /// A ticket out of 32 bytes from the random source of the operating system.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Self(Secret::new(base62::ticket(PREFIX, bytes)))
    }

    /// A ticket that comes back in a request for a proxy ticket. Only what [`from_entropy`](Self::from_entropy) can have
    /// made is accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        own_body(text, PREFIX)?;
        Ok(Self(Secret::new(text.to_owned())))
    }

    /// The value of `pgtId`, the only place where the ticket itself goes.
    pub fn expose_secret(&self) -> &str {
        self.0.expose_secret()
    }

    /// SHA-256 in hexadecimal, to store in place of the ticket.
    pub fn digest(&self) -> String {
        digest(self.expose_secret())
    }
}

impl PartialEq for ProxyGrantingTicket {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

impl Eq for ProxyGrantingTicket {}

impl fmt::Debug for ProxyGrantingTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProxyGrantingTicket(…)")
    }
}

/// A proxy-granting ticket IOU (PGTIOU): told with the answer and with the callback, so that the service brings both
/// together (CAS 3.0, section 3.4). It opens nothing by itself; it is not printed either.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ProxyGrantingIou(Box<str>);

impl ProxyGrantingIou {
    /// An IOU out of 32 bytes from the random source of the operating system, other bytes than those of the ticket.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Self(base62::ticket(IOU_PREFIX, bytes).into())
    }

    /// Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        own_body(text, IOU_PREFIX)?;
        Ok(Self(text.into()))
    }

    /// The value of `pgtIou`, and of `proxyGrantingTicket` in the answer.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// SHA-256 in hexadecimal.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl fmt::Debug for ProxyGrantingIou {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ProxyGrantingIou(…)")
    }
}
