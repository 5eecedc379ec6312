//! From a ticket to an identity.

use passerelle_model::CasDelegation;
use passerelle_sso::client::{
    AnswerError, Asking, CasBase, Identity, Method, parse_answer, sign_in_url, validation_request,
};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_store::StoreError;
use passerelle_store::service::Base;
use passerelle_web::{OutboundError, random};

use super::distrust;
use crate::rules::asking::is_new;
use crate::state::GatewayState;

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
    /// The password was to be given anew, and the ENT does not say that it was.
    #[error("the ENT does not say that the password was given for this ticket")]
    OldSignIn,
    /// The request could not be made.
    #[error("the request could not be made")]
    Request,
    /// What happened could not be written down.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl EntryError {
    /// Whether the ticket itself was no good: too late, used, made up. Everything else is the ENT's trouble, or ours.
    pub fn is_about_the_ticket(&self) -> bool {
        const TROUBLE: [&str; 3] = ["INTERNAL_ERROR", "INVALID_REQUEST", "UNAUTHORIZED_SERVICE"];
        match self {
            Self::OldSignIn => true,
            Self::Answer(AnswerError::Refused { code }) => !TROUBLE.contains(&code.as_str()),
            _ => false,
        }
    }
}

/// Where the browser goes to be vouched for, asked in this way.
pub fn sign_in_address(
    cas: &CasDelegation,
    service: &ServiceUrl,
    asking: Asking,
) -> Result<String, EntryError> {
    let server = CasBase::parse(&cas.server).map_err(|_| EntryError::Settings)?;
    Ok(sign_in_url(&server, service, asking))
}

/// Asks the ENT whose ticket it is; also gives its answer as it came. `service` is the address that the browser was
/// sent with. Of an ENT that is not to be trusted the school reads in its journal.
pub async fn identify(
    state: &GatewayState,
    base: &Base,
    cas: &CasDelegation,
    service: &ServiceUrl,
    ticket: &ReceivedTicket,
) -> Result<(Identity, Vec<u8>), EntryError> {
    let answered = ask(state, cas, service, ticket).await;
    if let Err(error) = &answered {
        distrust::note(state, base, cas, error).await?;
    }
    answered
}

async fn ask(
    state: &GatewayState,
    cas: &CasDelegation,
    service: &ServiceUrl,
    ticket: &ReceivedTicket,
) -> Result<(Identity, Vec<u8>), EntryError> {
    let server = cas.validation_server.as_deref().unwrap_or(&cas.server);
    let server = CasBase::parse(server).map_err(|_| EntryError::Settings)?;
    let now = state.now().unix();
    let id = random::bytes().map_err(|_| EntryError::Request)?;
    let mut request = validation_request(cas.validation, &server, service, ticket, id, now);
    if cas.renew {
        request = request.for_a_new_sign_in();
    }
    let method = match request.method {
        Method::Get => http::Method::GET,
        Method::Post => http::Method::POST,
    };
    let mut outgoing = http::Request::builder().method(method).uri(&request.url);
    for (name, value) in request.headers {
        outgoing = outgoing.header(name, value);
    }
    let outgoing = outgoing.body(request.body.into_bytes()).map_err(|_| EntryError::Request)?;
    let answer = state.outbound().send_trusting(outgoing, &cas.trust).await?;
    if answer.status() != http::StatusCode::OK {
        return Err(EntryError::Status(answer.status().as_u16()));
    }
    let tolerance = cas.tolerance.seconds().into();
    let identity = parse_answer(cas.validation, answer.body(), service, now, tolerance)?;
    if cas.renew && !is_new(cas, &identity, now) {
        return Err(EntryError::OldSignIn);
    }
    Ok((identity, answer.into_body()))
}
