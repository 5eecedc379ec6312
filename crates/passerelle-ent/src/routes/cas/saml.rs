//! `/cas/samlValidate`: the same question in SOAP.

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use passerelle_sso::server::saml_request::{self, SamlRequest};
use passerelle_sso::server::validation::{
    AuthenticationMethod, Failure, FailureCode, SOAP, SamlAnswer, saml_response,
};
use passerelle_sso::service::ServiceUrl;
use passerelle_web::{Access, Problem, Rendered, Routes, Visitor, random};

use super::validate::noted;
use crate::EntState;
use crate::ops::validation::{Answer, Presented, validate};
use crate::rules::parameters::Parameters;
use crate::rules::release::Dialect;

/// Largest body that is looked at, in bytes; the reader's own limits are stricter.
const MAX_BODY: usize = 128 << 10;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().post("/cas/samlValidate", Access::Protocol, saml)
}

async fn saml(State(state): State<EntState>, visitor: Visitor, body: Body) -> Rendered {
    let query = Parameters::read(visitor.query());
    // Whatever its length is said to be, and in as many pieces as it comes.
    let body = to_bytes(body, MAX_BODY).await.ok();
    let request = body.and_then(|body| saml_request::parse(&body, saml_request::LIMITS).ok());
    let (outcome, release) = noted(judge(&state, &query, request.as_ref()).await);
    let issuer = format!("{}/cas", state.address());
    let target = query.once("TARGET").ok().flatten().unwrap_or_default();
    // A refusal must name somebody: where the service cannot be read, this server.
    let audience =
        ServiceUrl::parse(target).or_else(|_| ServiceUrl::parse(&issuer)).map_err(Problem::failure)?;
    let answer = SamlAnswer {
        issuer: &issuer,
        audience: &audience,
        in_response_to: request.as_ref().and_then(|request| request.request_id.as_deref()),
        now: state.now().unix(),
        method: AuthenticationMethod::Password,
        response_id: random::bytes()?,
        assertion_id: random::bytes()?,
    };
    Ok(soap(saml_response(&outcome, &answer, release)))
}

async fn judge(
    state: &EntState,
    query: &Parameters,
    request: Option<&SamlRequest>,
) -> Result<Answer, Failure> {
    let request = request.ok_or(FailureCode::InvalidRequest)?;
    let mut service = query.once("TARGET").ok().flatten();
    for name in ["SAMLart", "ticket"] {
        let same =
            query.once(name).map(|also| also.is_none_or(|also| also.is_empty() || also == request.artifact));
        if same != Ok(true) {
            service = None;
        }
    }
    let renew = query.flag("renew").unwrap_or(true);
    let presented = Presented {
        ticket: Some(&request.artifact),
        service,
        renew,
        proxied: false,
        callback: None,
        dialect: Dialect::Saml,
    };
    validate(state, presented).await
}

fn soap(body: String) -> Response {
    ([(CONTENT_TYPE, SOAP)], body).into_response()
}
