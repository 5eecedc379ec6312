//! Tickets: what stands for a person, for a moment or for a session. Each kind has its prefix and its type, so that
//! none passes for another.

mod base62;
mod own;
mod presented;
mod received;

pub use own::{LoginTicket, ProxyGrantingIou, ProxyGrantingTicket, ProxyTicket, ServiceTicket};
pub use presented::{PresentedTicket, SessionTicket};
pub use received::ReceivedTicket;

/// Text that is not a ticket of the kind expected. It says nothing of the text itself, which may be a secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidTicket {
    /// A character outside the alphabet of this kind.
    #[error("a ticket has a character that it cannot have")]
    Alphabet,
    /// The prefix of another kind, or none.
    #[error("a ticket is of another kind")]
    Kind,
    /// Too short or too long.
    #[error("a ticket has the wrong length")]
    Length,
}

/// Checks `text` against the tickets that this server makes: `prefix`, then 43 letters and digits.
fn own_body(text: &str, prefix: &str) -> Result<(), InvalidTicket> {
    let body = text.strip_prefix(prefix).ok_or(InvalidTicket::Kind)?;
    if body.len() != base62::LEN {
        return Err(InvalidTicket::Length);
    }
    if !body.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(InvalidTicket::Alphabet);
    }
    Ok(())
}

/// SHA-256 of a ticket, in lower-case hexadecimal: what is stored in its place.
fn digest(ticket: &str) -> String {
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, ticket.as_bytes());
    crate::encoding::hex(digest.as_ref())
}

/// The first eight characters, which is what may be seen of a ticket.
fn beginning(ticket: &str) -> &str {
    ticket.get(..8).unwrap_or(ticket)
}
