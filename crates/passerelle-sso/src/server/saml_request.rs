//! The body of `POST /samlValidate`. Anyone may send one.
//!
//! Of all that a client writes only the artifact counts. Known clients send constants from 2002 as identifier and date,
//! or no date at all: replay is stopped by the ticket, which serves once.

use std::fmt;

use passerelle_xml::Limits;

use crate::{DocumentError, tree};

/// What a request may ask for. Those of the field have less than 1 KiB.
pub const LIMITS: Limits = Limits { bytes: 64 << 10, event_bytes: 16 << 10, depth: 16, attributes: 16 };

const MAX_ARTIFACT: usize = 256;
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const PROTOCOL: &str = "urn:oasis:names:tc:SAML:1.0:protocol";

/// A request.
#[derive(Clone, PartialEq, Eq)]
pub struct SamlRequest {
    /// The ticket, as sent: it may have any shape.
    pub artifact: String,
    /// Its identifier, to answer with, if it gave one made of letters, digits, `.`, `_`, `:` and `-` that does not
    /// repeat the ticket.
    pub request_id: Option<String>,
}

impl fmt::Debug for SamlRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SamlRequest(…)")
    }
}

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub enum SamlRequestError {
    /// The ticket is empty, or longer than 256 bytes.
    #[error("the artifact is empty or too long")]
    Artifact,
    /// Not one SOAP 1.1 envelope with one SAML 1.x request with one artifact.
    #[error("the document is not a SAML request in a SOAP envelope")]
    Shape,
    /// Not a document that we read: a DTD, too large, too deep, malformed…
    #[error(transparent)]
    Document(#[from] DocumentError),
}

/// Reads a request.
pub fn parse(body: &[u8], limits: Limits) -> Result<SamlRequest, SamlRequestError> {
    let envelope = tree::read(body, limits)?;
    if !envelope.is(SOAP, "Envelope") {
        return Err(SamlRequestError::Shape);
    }
    let artifact = envelope
        .only_child(SOAP, "Body")
        .and_then(|body| body.only_child(PROTOCOL, "Request"))
        .and_then(|request| Some((request, request.only_child(PROTOCOL, "AssertionArtifact")?)));
    let (request, artifact) = artifact.ok_or(SamlRequestError::Shape)?;
    let artifact = artifact.plain_text().ok_or(SamlRequestError::Shape)?.trim();
    if artifact.is_empty() || artifact.len() > MAX_ARTIFACT {
        return Err(SamlRequestError::Artifact);
    }
    let request_id = request.attribute("RequestID").filter(|id| is_plain(id) && !id.contains(artifact));
    Ok(SamlRequest { artifact: artifact.to_owned(), request_id: request_id.map(str::to_owned) })
}

fn is_plain(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'-');
    (1..=256).contains(&id.len()) && id.bytes().all(plain)
}
