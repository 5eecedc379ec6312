//! Back-channel logout: the server tells that a session is over. The message is not signed; knowing the ticket is all
//! the proof there is, so it may end that one session and do nothing else.

use passerelle_xml::Limits;

use crate::ticket::{InvalidTicket, ReceivedTicket};
use crate::{DocumentError, tree};

const LIMITS: Limits = Limits { bytes: 16 << 10, event_bytes: 8 << 10, depth: 8, attributes: 16 };
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:2.0:protocol";

/// The ticket that the ended session began with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionIndex {
    /// The ticket, whose digest finds the session.
    pub ticket: ReceivedTicket,
}

/// Why a message is not a logout request.
#[derive(Debug, thiserror::Error)]
pub enum LogoutError {
    /// Not a document that we read: a DTD, too large, too deep, malformed…
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Not a SAML 2 logout request with one session.
    #[error("the document is not a logout request for one session")]
    Shape,
    /// What it names is not a ticket.
    #[error(transparent)]
    Ticket(#[from] InvalidTicket),
}

/// Reads the value of the form field `logoutRequest`.
pub fn parse_request(xml: &str) -> Result<SessionIndex, LogoutError> {
    let root = tree::read(xml.as_bytes(), LIMITS)?;
    if !root.is(PROTOCOL, "LogoutRequest") {
        return Err(LogoutError::Shape);
    }
    let index = root.only_child(PROTOCOL, "SessionIndex").and_then(|index| index.plain_text());
    let ticket = ReceivedTicket::parse(index.ok_or(LogoutError::Shape)?.trim())?;
    Ok(SessionIndex { ticket })
}
