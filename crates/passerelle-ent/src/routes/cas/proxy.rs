//! `/cas/proxy`: tickets for other services (CAS 3.0, section 2.7).

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::Method;
use http::header::CONTENT_TYPE;
use passerelle_sso::server::proxy::{proxy_json, proxy_xml};
use passerelle_sso::server::validation::{Failure, FailureCode, JSON, XML};
use passerelle_sso::ticket::ProxyTicket;
use passerelle_web::{Access, Routes, Visitor};

use super::validate::{Format, get_alone};
use crate::EntState;
use crate::ops::proxy::proxy_ticket;
use crate::rules::parameters::Parameters;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get("/cas/proxy", Access::Protocol, proxy)
}

async fn proxy(State(state): State<EntState>, method: Method, visitor: Visitor) -> Response {
    if method == Method::HEAD {
        return get_alone();
    }
    let query = Parameters::read(visitor.query());
    let format = Format::of(&query);
    let outcome = if format.is_some() { ticket(&state, &query).await } else { Err(Failure::UNKNOWN_FORMAT) };
    match &outcome {
        Ok(_) => tracing::info!("proxy ticket given"),
        Err(failure) => tracing::info!(code = failure.code.as_str(), "proxy ticket refused"),
    }
    match format {
        Some(Format::Json) => ([(CONTENT_TYPE, JSON)], proxy_json(&outcome)).into_response(),
        Some(Format::Xml) | None => ([(CONTENT_TYPE, XML)], proxy_xml(&outcome)).into_response(),
    }
}

async fn ticket(state: &EntState, query: &Parameters) -> Result<ProxyTicket, Failure> {
    let given = |name| {
        let value = query.once(name).map_err(|_| FailureCode::InvalidRequest.into());
        value.and_then(|value| value.filter(|value| !value.is_empty()).ok_or(Failure::PROXY_PARAMETERS))
    };
    proxy_ticket(state, given("pgt")?, given("targetService")?).await
}
