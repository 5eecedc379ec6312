//! `/cas/logout` (S22).

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::ent::RecipientId;
use passerelle_web::{Access, NoReferrer, Page, Problem, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use super::{found, registered, unknown_service, unreadable};
use crate::EntState;
use crate::ops::logout::{Outcome, end};
use crate::rules::parameters::Parameters;
use crate::state::SignOn;
use crate::words::CATALOGUE;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get("/cas/logout", Access::Public, asked).post("/cas/logout", Access::Public, confirmed)
}

#[derive(Template)]
#[template(path = "cas/confirm_logout.html")]
struct ConfirmPage {
    page: Page,
    w: Words,
    ent: String,
}

#[derive(Template)]
#[template(path = "cas/signed_out.html")]
struct SignedOutPage {
    page: Page,
    w: Words,
    ent: String,
    /// Service, and what became of it.
    services: Vec<(String, String)>,
}

async fn asked(
    State(state): State<EntState>,
    method: Method,
    visitor: Visitor,
    headers: HeaderMap,
) -> Rendered {
    let query = Parameters::read(visitor.query());
    let service = match query.once("service").map_err(|_| unreadable())?.filter(|service| !service.is_empty())
    {
        Some(service) => {
            let service = ServiceUrl::parse(service).map_err(|error| unknown_service().caused_by(error))?;
            registered(&state, &service).await?;
            Some(service)
        }
        None => None,
    };
    if method == Method::HEAD {
        return Ok(StatusCode::OK.into_response());
    }
    if service.is_none()
        && is_cross_site(&headers)
        && state.sign_on().find::<SignOn>(&headers).await?.is_some()
    {
        let w = visitor.words(&CATALOGUE);
        let page = visitor.page(w.say("deconnexion-confirmer-titre")).side(visitor.site().ent()).with_form();
        return Ok(html(&ConfirmPage { page, w, ent: visitor.site().ent().to_owned() }));
    }
    sign_out(&state, &visitor, &headers, service.as_ref()).await
}

async fn confirmed(State(state): State<EntState>, visitor: Visitor, headers: HeaderMap) -> Rendered {
    sign_out(&state, &visitor, &headers, None).await
}

/// Another site sent the person here: did they want it?
fn is_cross_site(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site")
}

async fn sign_out(
    state: &EntState,
    visitor: &Visitor,
    headers: &HeaderMap,
    service: Option<&ServiceUrl>,
) -> Rendered {
    let outcomes = match state.sign_on().find::<SignOn>(headers).await? {
        Some(session) => end(state, &session).await?,
        None => BTreeMap::new(),
    };
    let mut response = match service {
        Some(service) => found(service.as_str())?,
        None => signed_out(state, visitor, &outcomes).await?,
    };
    state.granting_cookie().clear().append_to(response.headers_mut());
    Ok(response)
}

async fn signed_out(
    state: &EntState,
    visitor: &Visitor,
    outcomes: &BTreeMap<RecipientId, Outcome>,
) -> Result<Response, Problem> {
    let w = visitor.words(&CATALOGUE);
    let mut services = Vec::new();
    for (recipient, outcome) in outcomes {
        let known = state.store().recipient(recipient).await?;
        let name = known.map_or_else(|| recipient.clone(), |recipient| recipient.name);
        let became = match outcome {
            Outcome::Told => "deconnexion-service-fermee",
            Outcome::Pending => "deconnexion-service-en-cours",
            Outcome::NotTold => "deconnexion-service-sans-reponse",
        };
        services.push((name, w.say(became)));
    }
    let page = visitor.page(w.say("deconnexion-titre")).side(visitor.site().ent());
    let ent = visitor.site().ent().to_owned();
    Ok((NoReferrer, html(&SignedOutPage { page, w, ent, services })).into_response())
}
