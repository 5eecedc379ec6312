//! What a ticket is worth: `/cas/validate`, `/cas/serviceValidate`, `/cas/p3/serviceValidate`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CONTENT_TYPE};
use http::{Method, StatusCode};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, JSON, Release, Success, TEXT, XML, cas_json, cas_xml, cas1_text,
};
use passerelle_web::{Access, Routes, Visitor};

use crate::EntState;
use crate::ops::tickets::{Presented, validate};
use crate::rules::parameters::Parameters;

/// Proxy tickets are not made here: what accepts them too accepts the same tickets as the others.
pub(super) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/cas/validate", Access::Protocol, cas1)
        .get("/cas/serviceValidate", Access::Protocol, cas2)
        .get("/cas/proxyValidate", Access::Protocol, cas2)
        .get("/cas/p3/serviceValidate", Access::Protocol, cas3)
        .get("/cas/p3/proxyValidate", Access::Protocol, cas3)
}

async fn cas1(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    if method == Method::HEAD {
        return get_alone();
    }
    let outcome = judge(&state, &Parameters::read(visitor.query()), true).await;
    ([(CONTENT_TYPE, TEXT)], cas1_text(&outcome)).into_response()
}

async fn cas2(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, CasVersion::V2).await
}

async fn cas3(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    answer(&state, &method, &visitor, CasVersion::V3).await
}

async fn answer(state: &EntState, method: &Method, visitor: &Visitor, version: CasVersion) -> Response {
    if method == Method::HEAD {
        return get_alone();
    }
    let query = Parameters::read(visitor.query());
    let format = query.once("format").map(|format| format.unwrap_or("XML").to_ascii_uppercase());
    let json = format.as_deref() == Ok("JSON");
    let known = json || format.as_deref() == Ok("XML");
    let outcome = judge(state, &query, known).await;
    if json {
        ([(CONTENT_TYPE, JSON)], cas_json(&outcome, version, Release::IdentifierOnly)).into_response()
    } else {
        ([(CONTENT_TYPE, XML)], cas_xml(&outcome, version, Release::IdentifierOnly)).into_response()
    }
}

/// The ticket is spent even where the rest of the request cannot be understood.
async fn judge(state: &EntState, query: &Parameters, understood: bool) -> Result<Success, Failure> {
    let ticket = query.once("ticket").map_err(|_| FailureCode::InvalidRequest)?;
    let service = query.once("service").ok().flatten().filter(|_| understood);
    let (service, renew) = match query.flag("renew") {
        Ok(renew) => (service, renew),
        Err(_) => (None, true),
    };
    let outcome = validate(state, Presented { ticket, service, renew }).await;
    note(&outcome);
    outcome
}

/// Nothing of the ticket, nothing of the person.
pub(super) fn note(outcome: &Result<Success, Failure>) {
    match outcome {
        Ok(_) => tracing::info!("ticket accepted"),
        Err(failure) => tracing::info!(code = failure.code.as_str(), "ticket refused"),
    }
}

/// Whoever only wants to see whether the page is there spends no ticket.
fn get_alone() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET")]).into_response()
}
