//! Ticket-granting tickets.

use std::fmt;

use passerelle_model::Secret;
use subtle::ConstantTimeEq;

use super::{InvalidTicket, base62, digest, own_body};

const PREFIX: &str = "TGT-";

/// A ticket-granting ticket (TGT): the single sign-on session, kept in a cookie. It opens every service, so it is never
/// printed, stored only as its [`digest`](Self::digest), and compared in constant time.
pub struct GrantingTicket(Secret<String>);

impl GrantingTicket {
    /// A ticket out of 32 bytes from the random source of the operating system.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Self(Secret::new(base62::ticket(PREFIX, bytes)))
    }

    /// A ticket that comes back in its cookie. Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        own_body(text, PREFIX)?;
        Ok(Self(Secret::new(text.to_owned())))
    }

    /// The value of the cookie, the only place where the ticket itself goes.
    pub fn expose_secret(&self) -> &str {
        self.0.expose_secret()
    }

    /// SHA-256 in hexadecimal, to store in place of the ticket.
    pub fn digest(&self) -> String {
        digest(self.expose_secret())
    }
}

impl PartialEq for GrantingTicket {
    fn eq(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

impl Eq for GrantingTicket {}

impl fmt::Debug for GrantingTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GrantingTicket(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{super::ServiceTicket, GrantingTicket, InvalidTicket};

    #[test]
    fn a_ticket_comes_back_the_same_and_never_shows() {
        let ticket = GrantingTicket::from_entropy([3; 32]);
        assert_eq!(GrantingTicket::parse(ticket.expose_secret()).as_ref(), Ok(&ticket));
        assert_ne!(ticket, GrantingTicket::from_entropy([4; 32]));
        assert_eq!(format!("{ticket:?}"), "GrantingTicket(…)");
    }

    #[test]
    fn the_digest_is_sha_256() {
        let ticket = GrantingTicket::from_entropy([0; 32]);
        assert_eq!(ticket.expose_secret(), format!("TGT-{}", "0".repeat(43)));
        assert_eq!(ticket.digest().len(), 64);
        assert_eq!(super::digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_service_ticket_is_not_a_session() {
        let service = ServiceTicket::from_entropy([3; 32]);
        assert_eq!(GrantingTicket::parse(service.as_str()), Err(InvalidTicket::Kind));
    }
}
