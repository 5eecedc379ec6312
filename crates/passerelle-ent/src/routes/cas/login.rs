//! `/cas/login`: the form, and the way to the service.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode};
use passerelle_model::Secret;
use passerelle_web::{Access, Known, Page, Problem, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use super::form::{self, Notice};
use super::{found, registered, signed_in, unknown_service, unreadable};
use crate::EntState;
use crate::ops::sign_in::{self, SignInError};
use crate::ops::sign_in_form;
use crate::ops::tickets::{Holder, issue};
use crate::rules::parameters::Parameters;
use crate::rules::registry::Destination;
use crate::rules::sign_on::{Asked, SignOnRefusal, SignOnRequest, Step};
use crate::words::CATALOGUE;

/// The form is posted by scripts too, that know its fields and no others: its own hidden field, good once and in one
/// browser, stands for the usual check.
pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get("/cas/login", Access::Public, login).post("/cas/login", Access::Protocol, posted)
}

#[derive(Template)]
#[template(path = "cas/signed_in.html")]
struct SignedInPage {
    page: Page,
    w: Words,
    ent: String,
}

async fn login(
    State(state): State<EntState>,
    method: Method,
    visitor: Visitor,
    headers: HeaderMap,
) -> Rendered {
    let query = Parameters::read(visitor.query());
    let (request, destination) = understand(&state, &query, &Parameters::default()).await?;
    if method == Method::HEAD {
        return Ok(StatusCode::OK.into_response());
    }
    let session = signed_in(&state, &headers).await?;
    match (request.step(session.is_some()), session, &request.asked) {
        (Step::HandOver, Some(session), Some(asked)) => {
            let holder = Holder { sign_on: &session.subject, session: &session.digest, new_login: false };
            hand_over(&state, holder, asked, destination).await
        }
        (Step::SendBack, _, Some(asked)) => found(asked.service.without_ticket().as_str()),
        (Step::AlreadySignedIn, ..) => {
            let w = visitor.words(&CATALOGUE);
            let page = visitor.page(w.say("connexion-ouverte-titre")).side(visitor.site().ent());
            Ok(html(&SignedInPage { page, w, ent: visitor.site().ent().to_owned() }))
        }
        _ => form::show(&state, &visitor, &query, &request, Notice::default()).await,
    }
}

async fn posted(
    State(state): State<EntState>,
    visitor: Visitor,
    headers: HeaderMap,
    body: String,
) -> Response {
    match sign_in(&state, &visitor, &headers, &body).await {
        Ok(response) => response,
        Err(problem) => problem.page(&visitor),
    }
}

async fn sign_in(state: &EntState, visitor: &Visitor, headers: &HeaderMap, body: &str) -> Rendered {
    let query = Parameters::read(visitor.query());
    let fields = Parameters::read(body);
    let (request, destination) = understand(state, &query, &fields).await?;
    let field = |name| fields.once(name).map(Option::unwrap_or_default).map_err(|_| unreadable());
    let (username, password) = (field("username")?, Secret::new(field("password")?.to_owned()));
    let again = |problem: Problem, status| {
        let notice = Notice::of(&problem, status, visitor, username);
        form::show(state, visitor, &query, &request, notice)
    };
    if !sign_in_form::spend(state, field("execution")?, &visitor.csrf()).await? {
        let expired = Problem::new(StatusCode::UNAUTHORIZED, None, "connexion-formulaire-perime", &CATALOGUE);
        return again(expired, StatusCode::UNAUTHORIZED).await;
    }
    let account = match sign_in::check(state, username, password, visitor.address()).await {
        Ok(account) => account,
        Err(SignInError::NotRecognised) => {
            return again(Problem::known(Known::WrongPassword), StatusCode::UNAUTHORIZED).await;
        }
        Err(SignInError::TooMany(wait)) => {
            return again(Problem::from(wait), StatusCode::TOO_MANY_REQUESTS).await;
        }
        Err(SignInError::Passwords(error)) => return Err(error.into()),
        Err(SignInError::Store(error)) => return Err(error.into()),
    };
    let earlier = state.sign_on().find(headers).await?;
    let opened = sign_in::open(state, &account, earlier).await?;
    let holder = Holder { sign_on: &opened.sign_on, session: &opened.session, new_login: true };
    let mut response = match &request.asked {
        Some(asked) => hand_over(state, holder, asked, destination).await?,
        None => found("/cas/login")?,
    };
    if let Some(cookie) = opened.cookie {
        cookie.append_to(response.headers_mut());
    }
    Ok(response)
}

/// What is asked, and whose service it is for. An address that is not registered ends here, whatever else is asked.
async fn understand(
    state: &EntState,
    query: &Parameters,
    fields: &Parameters,
) -> Result<(SignOnRequest, Option<Destination>), Problem> {
    let request = SignOnRequest::read(query, fields).map_err(|refusal| match refusal {
        SignOnRefusal::Service(_) => unknown_service().caused_by(refusal),
        SignOnRefusal::Repeated(_) | SignOnRefusal::TwoServices => unreadable().caused_by(refusal),
    })?;
    let destination = match &request.asked {
        Some(asked) => Some(registered(state, &asked.service).await?),
        None => None,
    };
    Ok((request, destination))
}

/// Sends the browser to the service with a ticket.
async fn hand_over(
    state: &EntState,
    holder: Holder<'_>,
    asked: &Asked,
    destination: Option<Destination>,
) -> Rendered {
    let destination = destination.ok_or_else(unknown_service)?;
    let ticket = issue(state, holder, &asked.service, destination).await.map_err(Problem::failure)?;
    found(&asked.service.with_ticket(&ticket, asked.parameter))
}
