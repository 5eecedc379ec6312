//! From a ticket to an identity.

use passerelle_model::CasDelegation;
use passerelle_sso::client::{
    AnswerError, CasBase, Identity, Method, login_url, parse_answer, validation_request,
};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_web::{OutboundError, random};

use crate::state::GatewayState;

/// Seconds by which the clocks of the two servers may differ (reference: cas-protocol §10).
const TOLERANCE: i64 = 60;

/// Why a ticket let nobody in.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// The settings do not hold an address of a CAS server.
    #[error("the delegation has no usable address")]
    Settings,
    /// The ENT was asked and gave no answer.
    #[error("the ENT does not answer")]
    Outbound(#[from] OutboundError),
    /// The ENT answered with a failure of its own.
    #[error("the ENT answered with status {0}")]
    Status(u16),
    /// The answer gives no identity.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The request could not be made.
    #[error("the request could not be made")]
    Request,
}

impl EntryError {
    /// Whether the ticket itself was no good: too late, used, made up. Everything else is the ENT's trouble, or ours.
    pub fn is_about_the_ticket(&self) -> bool {
        const TROUBLE: [&str; 3] = ["INTERNAL_ERROR", "INVALID_REQUEST", "UNAUTHORIZED_SERVICE"];
        matches!(self, Self::Answer(AnswerError::Refused { code }) if !TROUBLE.contains(&code.as_str()))
    }
}

/// Where the browser goes to be vouched for.
pub fn sign_in_address(cas: &CasDelegation, service: &ServiceUrl) -> Result<String, EntryError> {
    let server = CasBase::parse(&cas.server).map_err(|_| EntryError::Settings)?;
    Ok(login_url(&server, service))
}

/// Asks the ENT whose ticket it is; also gives its answer as it came. `service` is the address that the browser was
/// sent with.
pub async fn identify(
    state: &GatewayState,
    cas: &CasDelegation,
    service: &ServiceUrl,
    ticket: &ReceivedTicket,
) -> Result<(Identity, Vec<u8>), EntryError> {
    let server = cas.validation_server.as_deref().unwrap_or(&cas.server);
    let server = CasBase::parse(server).map_err(|_| EntryError::Settings)?;
    let now = state.now().unix();
    let id = random::bytes().map_err(|_| EntryError::Request)?;
    let request = validation_request(cas.validation, &server, service, ticket, id, now);
    let method = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
    };
    let mut outgoing = http::Request::builder().method(method).uri(&request.url);
    for (name, value) in request.headers {
        outgoing = outgoing.header(name, value);
    }
    let outgoing = outgoing.body(request.body.into_bytes()).map_err(|_| EntryError::Request)?;
    let answer = state.outbound().send(outgoing).await?;
    if answer.status() != http::StatusCode::OK {
        return Err(EntryError::Status(answer.status().as_u16()));
    }
    let identity = parse_answer(cas.validation, answer.body(), service, now, TOLERANCE)?;
    Ok((identity, answer.into_body()))
}
