//! `/cas/logout` (S22).

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::ent::RecipientId;
use passerelle_web::{
    Access, FrameSources, NoReferrer, Page, Problem, Rendered, Routes, Token, Visitor, html,
};
use passerelle_words::Words;

use super::{found, registered, unknown_service, unreadable};
use crate::EntState;
use crate::ops::farewells::{Outcome, Outcomes};
use crate::ops::logout::{SignedOut, end};
use crate::rules::parameters::Parameters;
use crate::state::SignOn;
use crate::words::CATALOGUE;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/cas/logout", Access::Public, asked)
        .post("/cas/logout", Access::Public, confirmed)
        .get("/cas/logout/outcomes", Access::Public, outcomes)
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
    services: Vec<ServiceLine>,
    /// Where later outcomes are, while some are missing.
    later: Option<String>,
    /// Where the person was going.
    next: Option<String>,
}

/// A service of the session.
struct ServiceLine {
    name: String,
    became: String,
    /// What the browser loads to tell it.
    frames: Vec<String>,
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
    let ended = match state.sign_on().find::<SignOn>(headers).await? {
        Some(session) => Some(end(state, &session).await?),
        None => None,
    };
    let by_browser = ended.as_ref().is_some_and(|ended| !ended.frames.is_empty());
    let mut response = match service {
        // Services that the browser tells are told by our own page: it must be seen first.
        Some(service) if !by_browser => found(service.as_str())?,
        _ => signed_out(state, visitor, ended.as_ref(), service).await?,
    };
    for cookie in [state.granting_cookie(), state.warning_cookie()] {
        if cookie.read(headers).is_some() {
            cookie.clear().append_to(response.headers_mut());
        }
    }
    Ok(response)
}

async fn signed_out(
    state: &EntState,
    visitor: &Visitor,
    ended: Option<&SignedOut>,
    service: Option<&ServiceUrl>,
) -> Result<Response, Problem> {
    let nothing = Outcomes::new();
    let outcomes = ended.map_or(&nothing, |ended| &ended.outcomes);
    let frames = ended.map_or(&[] as &[_], |ended| ended.frames.as_slice());
    let key = ended.map(|ended| ended.key.expose_secret());
    let next = service.map(|service| service.as_str().to_owned());
    page(state, visitor, outcomes, frames, key, next).await
}

/// What has become of the services since the page of the sign-out.
async fn outcomes(State(state): State<EntState>, visitor: Visitor) -> Rendered {
    let query = Parameters::read(visitor.query());
    let key = query.once("key").ok().flatten().and_then(Token::read);
    let outcomes = key.as_ref().and_then(|key| state.farewells().of(&key.digest(), state.now()));
    let key = key.as_ref().map(Token::expose_secret);
    page(&state, &visitor, &outcomes.unwrap_or_default(), &[], key, None).await
}

async fn page(
    state: &EntState,
    visitor: &Visitor,
    outcomes: &Outcomes,
    frames: &[(RecipientId, String)],
    key: Option<&str>,
    next: Option<String>,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let registry = state.registry().await?;
    let line = |(id, outcome): (&RecipientId, &Outcome)| ServiceLine {
        name: registry.recipient(id).map_or_else(|| id.clone(), |recipient| recipient.name.clone()),
        became: w.say(became(*outcome)),
        frames: frames.iter().filter(|(whose, _)| whose == id).map(|(_, address)| address.clone()).collect(),
    };
    let pending = outcomes.values().any(|outcome| *outcome == Outcome::Pending);
    let page = SignedOutPage {
        page: visitor.page(w.say("deconnexion-titre")).side(visitor.site().ent()),
        w,
        ent: visitor.site().ent().to_owned(),
        services: outcomes.iter().map(line).collect(),
        later: key.filter(|_| pending).map(|key| format!("/cas/logout/outcomes?key={key}")),
        next,
    };
    let sources = FrameSources::new(frames.iter().map(|(_, address)| address.as_str()));
    Ok((sources, NoReferrer, html(&page)).into_response())
}

fn became(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Told => "deconnexion-service-fermee",
        Outcome::ByBrowser => "deconnexion-service-navigateur",
        Outcome::Pending => "deconnexion-service-en-cours",
        Outcome::Silent => "deconnexion-service-muet",
        Outcome::NotTold => "deconnexion-service-sans-reponse",
    }
}
