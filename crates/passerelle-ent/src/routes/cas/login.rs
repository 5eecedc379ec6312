//! `/cas/login`: the form, and the way to the service.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, StatusCode};
use passerelle_model::Secret;
use passerelle_web::{Access, Known, NoReferrer, Page, Problem, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use super::form::{self, Notice};
use super::hand_over::{back, enter, hand_over, understand};
use super::{present, second_factor, unreadable, warn};
use crate::EntState;
use crate::ops::sign_in::{self, Choices, SignInError, wants_warning};
use crate::ops::sign_in_form;
use crate::ops::tickets::Holder;
use crate::rules::parameters::Parameters;
use crate::rules::sign_on::Step;
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
    let understood = understand(&state, &visitor, &Parameters::default()).await?;
    if method == Method::HEAD {
        return Ok((NoReferrer, StatusCode::OK).into_response());
    }
    let present = present(&state, &headers).await?;
    match (understood.request.step(present.is_some()), present, &understood.request.asked) {
        (Step::HandOver, Some(_), Some(_)) if wants_warning(&state, &headers) => {
            Ok(warn::page(&visitor, &understood))
        }
        (Step::HandOver, Some(present), Some(asked)) => {
            let session = &present.session;
            let holder = Holder {
                account: &present.account,
                sign_on: &session.subject,
                session: &session.digest,
                new_login: false,
            };
            hand_over(&state, &visitor, holder, asked, &understood).await
        }
        (Step::SendBack, _, Some(asked)) => back(asked),
        (Step::AlreadySignedIn, ..) => {
            let w = visitor.words(&CATALOGUE);
            let page = visitor.page(w.say("connexion-ouverte-titre")).side(visitor.site().ent());
            let ent = visitor.site().ent().to_owned();
            Ok((NoReferrer, html(&SignedInPage { page, w, ent })).into_response())
        }
        _ => {
            let choices = Choices { warn: wants_warning(&state, &headers), ..Choices::default() };
            form::show(&state, &visitor, &understood, Notice { choices, ..Notice::default() }).await
        }
    }
}

async fn posted(
    State(state): State<EntState>,
    visitor: Visitor,
    headers: HeaderMap,
    body: String,
) -> Response {
    sign_in(&state, &visitor, &headers, &body).await.unwrap_or_else(|problem| problem.page(&visitor))
}

async fn sign_in(state: &EntState, visitor: &Visitor, headers: &HeaderMap, body: &str) -> Rendered {
    let fields = Parameters::read(body);
    let understood = understand(state, visitor, &fields).await?;
    let field = |name| fields.once(name).map_err(|_| unreadable());
    let ticked = |name| fields.flag(name).map_err(|_| unreadable());
    let username = field("username")?.unwrap_or_default();
    let password = Secret::new(field("password")?.unwrap_or_default().to_owned());
    let choices = Choices { remember: ticked("rememberMe")?, warn: ticked("warn")? };
    let again = |problem: Problem, status| {
        let notice = Notice { choices, ..Notice::of(&problem, status, visitor, username) };
        form::show(state, visitor, &understood, notice)
    };
    // Older scripts know the field by its name of CAS 2 alone.
    let execution = field("execution")?.or(field("lt")?).unwrap_or_default();
    if !sign_in_form::spend(state, execution, &visitor.csrf()).await? {
        return again(form::expired(), StatusCode::UNAUTHORIZED).await;
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
    if account.credentials.second_factor.is_some() {
        return second_factor::ask(state, visitor, &understood, &account, choices).await;
    }
    enter(state, visitor, headers, &account, choices, &understood).await
}
