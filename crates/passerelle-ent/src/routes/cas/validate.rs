//! What a ticket is worth: `/cas/validate`, `/cas/serviceValidate`, `/cas/proxyValidate`, and the same under `/p3`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CONTENT_TYPE};
use http::{Method, StatusCode};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, JSON, Release, Success, TEXT, XML, cas_json, cas_xml, cas1_text,
};
use passerelle_web::{Access, Routes, Visitor};

use crate::EntState;
use crate::ops::validation::{Answer, Presented, validate};
use crate::rules::parameters::Parameters;
use crate::rules::release::Dialect;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/cas/validate", Access::Protocol, cas1)
        .get("/cas/serviceValidate", Access::Protocol, cas2)
        .get("/cas/proxyValidate", Access::Protocol, cas2_proxied)
        .get("/cas/p3/serviceValidate", Access::Protocol, cas3)
        .get("/cas/p3/proxyValidate", Access::Protocol, cas3_proxied)
}

/// How the answer is written (CAS 3.0, section 2.5.1), in any case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// The usual one.
    Xml,
    /// On demand.
    Json,
}

impl Format {
    /// The format asked for; `None` when we do not write it, or when two are.
    pub(super) fn of(query: &Parameters) -> Option<Self> {
        match query.once("format").ok()?.map(str::to_ascii_uppercase).as_deref() {
            None | Some("XML") => Some(Self::Xml),
            Some("JSON") => Some(Self::Json),
            Some(_) => None,
        }
    }
}

/// What an endpoint accepts, and how it answers.
#[derive(Clone, Copy)]
struct Endpoint {
    dialect: Dialect,
    proxied: bool,
}

async fn cas1(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    if method == Method::HEAD {
        return get_alone();
    }
    let endpoint = Endpoint { dialect: Dialect::Cas1, proxied: false };
    let (outcome, _) = judge(&state, &Parameters::read(visitor.query()), endpoint, true).await;
    ([(CONTENT_TYPE, TEXT)], cas1_text(&outcome)).into_response()
}

async fn cas2(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, Endpoint { dialect: Dialect::Cas2, proxied: false }).await
}

async fn cas2_proxied(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, Endpoint { dialect: Dialect::Cas2, proxied: true }).await
}

async fn cas3(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, Endpoint { dialect: Dialect::Cas3, proxied: false }).await
}

async fn cas3_proxied(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, Endpoint { dialect: Dialect::Cas3, proxied: true }).await
}

async fn answer(state: &EntState, method: &Method, visitor: &Visitor, endpoint: Endpoint) -> Response {
    if method == Method::HEAD {
        return get_alone();
    }
    let query = Parameters::read(visitor.query());
    let format = Format::of(&query);
    let (mut outcome, release) = judge(state, &query, endpoint, format.is_some()).await;
    if format.is_none() {
        outcome = Err(Failure::UNKNOWN_FORMAT);
    }
    let version = if endpoint.dialect == Dialect::Cas2 { CasVersion::V2 } else { CasVersion::V3 };
    match format {
        Some(Format::Json) => ([(CONTENT_TYPE, JSON)], cas_json(&outcome, version, release)).into_response(),
        Some(Format::Xml) | None => {
            ([(CONTENT_TYPE, XML)], cas_xml(&outcome, version, release)).into_response()
        }
    }
}

/// The ticket is spent even where the rest of the request cannot be understood.
async fn judge(
    state: &EntState,
    query: &Parameters,
    endpoint: Endpoint,
    understood: bool,
) -> (Result<Success, Failure>, Release) {
    let Ok(ticket) = query.once("ticket") else {
        return noted(Err(FailureCode::InvalidRequest.into()));
    };
    let (renew, callback) = (query.flag("renew"), query.once("pgtUrl"));
    let understood = understood && renew.is_ok() && callback.is_ok();
    let presented = Presented {
        ticket,
        service: query.once("service").ok().flatten().filter(|_| understood),
        renew: renew.unwrap_or(true),
        proxied: endpoint.proxied,
        callback: callback
            .ok()
            .flatten()
            .filter(|callback| !callback.is_empty() && endpoint.dialect != Dialect::Cas1),
        dialect: endpoint.dialect,
    };
    noted(validate(state, presented).await)
}

/// Nothing of the ticket, nothing of the person goes to the log.
pub(super) fn noted(outcome: Result<Answer, Failure>) -> (Result<Success, Failure>, Release) {
    match outcome {
        Ok(answer) => {
            tracing::info!("ticket accepted");
            (Ok(answer.success), answer.release)
        }
        Err(failure) => {
            tracing::info!(code = failure.code.as_str(), "ticket refused");
            (Err(failure), Release::IdentifierOnly)
        }
    }
}

/// Whoever only wants to see whether the page is there spends no ticket.
pub(super) fn get_alone() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET")]).into_response()
}
