//! The answer of a CAS server. Only a document in which every program would find the same identity is believed.

mod cas;
mod saml;

use passerelle_model::{InvalidIdentifier, OpaqueId};
use passerelle_xml::Limits;

use super::{Identity, ValidationMethod};
use crate::DocumentError;
use crate::service::ServiceUrl;
use crate::tree::{self, Node};

/// Longest answer that is read, in bytes. One person's is a hundred times shorter.
pub const ANSWER_LIMIT: u64 = 256 << 10;

const LIMITS: Limits = Limits { bytes: ANSWER_LIMIT, event_bytes: 64 << 10, depth: 24, attributes: 24 };

/// Longest code of a refusal that is kept.
const MAX_CODE: usize = 64;

/// Why an answer gives no identity.
#[derive(Debug, thiserror::Error)]
pub enum AnswerError {
    /// Another assertion, or none, where there must be exactly one.
    #[error("the answer does not have exactly one assertion")]
    Assertions,
    /// The assertion is meant for another service, or does not say for which.
    #[error("the answer is meant for another service")]
    Audience,
    /// Not a document that we read: a DTD, too large, too deep, malformed…
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The validity of the assertion is over.
    #[error("the answer has expired: the clocks of the two servers differ, or it is an old one")]
    Expired,
    /// The identifier is missing, given twice, or not one.
    #[error("the answer does not have exactly one good identifier")]
    Identifier,
    /// The validity of the assertion has not begun.
    #[error("the answer is not valid yet: the clocks of the two servers differ")]
    NotYetValid,
    /// The ticket came through a proxy, which is not accepted.
    #[error("the ticket came through a proxy")]
    Proxied,
    /// The server does not accept the ticket.
    #[error("the server refused the ticket ({code})")]
    Refused {
        /// Its code: letters, digits and `_` only, 64 at most. `INVALID_TICKET`, `RequestDenied`… or any other.
        code: String,
    },
    /// Not the document that the method prescribes.
    #[error("the document is not an answer of a CAS server")]
    Shape,
    /// The assertion does not say from when until when it is valid.
    #[error("the answer does not tell its validity")]
    Validity,
}

impl From<InvalidIdentifier> for AnswerError {
    fn from(_: InvalidIdentifier) -> Self {
        Self::Identifier
    }
}

/// Reads the answer to a [`validation_request`](super::validation_request). `service` is the address asked about; `now`
/// is in Unix seconds, `tolerance` is how many seconds the clocks may differ.
pub fn parse_answer(
    method: ValidationMethod,
    body: &[u8],
    service: &ServiceUrl,
    now: i64,
    tolerance: i64,
) -> Result<Identity, AnswerError> {
    let root = tree::read(body, LIMITS)?;
    match method {
        ValidationMethod::Cas2 | ValidationMethod::Cas3 => cas::identity(&root),
        ValidationMethod::Saml11 => saml::identity(&root, service, now, tolerance),
    }
}

/// The identifier that an element holds and nothing else.
fn identifier(node: &Node) -> Result<OpaqueId, AnswerError> {
    let text = node.plain_text().filter(|text| !text.trim().is_empty()).ok_or(AnswerError::Identifier)?;
    Ok(OpaqueId::new(text)?)
}

fn refused(code: &str) -> AnswerError {
    let kept = code.chars().filter(|&c| c.is_ascii_alphanumeric() || c == '_');
    AnswerError::Refused { code: kept.take(MAX_CODE).collect() }
}
