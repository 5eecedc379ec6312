//! The tickets that this server makes: a prefix and 43 letters and digits, out of 32 bytes from the random source of the
//! operating system. They differ in prefix and in type, so that none passes for another; only what was made here is
//! parsed; what is stored in their place is their digest.

use std::fmt;

use passerelle_model::Secret;
use subtle::ConstantTimeEq;

use super::{InvalidTicket, base62, beginning, digest, own_body};

/// A ticket that travels in addresses and answers; only its beginning is printed.
macro_rules! seen {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// A ticket out of 32 random bytes.
            pub fn from_entropy(bytes: [u8; 32]) -> Self {
                Self(base62::ticket($prefix, bytes).into())
            }

            /// A ticket that comes back. Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
            pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
                own_body(text, $prefix)?;
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

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({}…)"), beginning(&self.0))
            }
        }
    };
}

/// A ticket that its holder alone knows: wiped from memory, compared in constant time, never printed.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        pub struct $name(Secret<String>);

        impl $name {
            /// A ticket out of 32 random bytes.
            pub fn from_entropy(bytes: [u8; 32]) -> Self {
                Self(Secret::new(base62::ticket($prefix, bytes)))
            }

            /// A ticket that comes back. Only what [`from_entropy`](Self::from_entropy) can have made is accepted.
            pub fn parse(text: &str) -> Result<Self, InvalidTicket> {
                own_body(text, $prefix)?;
                Ok(Self(Secret::new(text.to_owned())))
            }

            /// The ticket itself.
            pub fn expose_secret(&self) -> &str {
                self.0.expose_secret()
            }

            /// SHA-256 in hexadecimal, to store in place of the ticket.
            pub fn digest(&self) -> String {
                digest(self.expose_secret())
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

seen! {
    /// A service ticket (ST): single use, some minutes at most. It comes back in the logout message, so that it is not a
    /// lasting secret (CAS 3.0, section 3.1).
    ServiceTicket, "ST-"
}

seen! {
    /// A proxy ticket (PT): what a service hands to another on behalf of a person. Single use and short-lived, like a
    /// service ticket (CAS 3.0, section 3.2).
    ProxyTicket, "PT-"
}

seen! {
    /// A proxy-granting ticket IOU (PGTIOU): told with the answer (`proxyGrantingTicket`) and with the callback
    /// (`pgtIou`), so that the service brings both together. It opens nothing by itself (CAS 3.0, section 3.4).
    ProxyGrantingIou, "PGTIOU-"
}

secret! {
    /// A proxy-granting ticket (PGT): it makes proxy tickets as long as the session that it was born from is open. It goes
    /// to the service's callback (`pgtId`) and nowhere else (CAS 3.0, section 3.3).
    ProxyGrantingTicket, "PGT-"
}

secret! {
    /// A login ticket (LT): the hidden `execution` field of the sign-in form, good for one attempt. Letters, digits and
    /// `-` only, so that it needs no escaping in a page or in a form.
    LoginTicket, "LT-"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{InvalidTicket, LoginTicket, ServiceTicket};

    #[test]
    fn the_digest_is_sha_256() {
        let ticket = LoginTicket::from_entropy([0; 32]);
        assert_eq!(ticket.expose_secret(), format!("LT-{}", "0".repeat(43)));
        assert_eq!(ticket.digest().len(), 64);
        assert_eq!(super::digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn the_field_needs_no_escaping_and_comes_back() {
        let ticket = LoginTicket::from_entropy([0xee; 32]);
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-');
        assert!(ticket.expose_secret().bytes().all(plain));
        assert_eq!(LoginTicket::parse(ticket.expose_secret()).as_ref(), Ok(&ticket));
        assert_eq!(format!("{ticket:?}"), "LoginTicket(…)");
    }

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
