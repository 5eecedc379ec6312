//! Login tickets.

use std::fmt;

use passerelle_model::Secret;
use subtle::ConstantTimeEq;

use super::{InvalidTicket, base62, digest, own_body};

const PREFIX: &str = "LT-";

/// A login ticket (LT): the hidden `execution` field of the sign-in form, good for one attempt. Letters, digits and `-`
/// only, so that it needs no escaping in a page or in a form.
pub struct LoginTicket(Secret<String>);

impl LoginTicket {
    /// A ticket out of 32 bytes from the random source of the operating system.
    pub fn from_entropy(bytes: [u8; 32]) -> Self {
        Self(Secret::new(base62::ticket(PREFIX, bytes)))
    }

    /// A ticket that comes back with the form. Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
    pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
        own_body(text, PREFIX)?;
        Ok(Self(Secret::new(text.to_owned())))
    }

    /// The value of the field.
    pub fn as_str(&self) -> &str {
        self.0.expose_secret()
    }

    /// SHA-256 in hexadecimal, to store in place of the ticket.
    pub fn digest(&self) -> String {
        digest(self.as_str())
    }
}

impl PartialEq for LoginTicket {
    fn eq(&self, other: &Self) -> bool {
        self.as_str().as_bytes().ct_eq(other.as_str().as_bytes()).into()
    }
}

impl Eq for LoginTicket {}

impl fmt::Debug for LoginTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LoginTicket(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::LoginTicket;

    #[test]
    fn the_field_needs_no_escaping_and_comes_back() {
        let ticket = LoginTicket::from_entropy([0xee; 32]);
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
        assert!(ticket.as_str().bytes().all(plain));
        assert_eq!(LoginTicket::parse(ticket.as_str()).as_ref(), Ok(&ticket));
        assert_eq!(format!("{ticket:?}"), "LoginTicket(…)");
    }
}
