//! The code of the second factor, between the password and the session.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use passerelle_store::ent::Account;
use passerelle_web::components::Field;
use passerelle_web::{Access, NoReferrer, Page, Problem, Rendered, Routes, Visitor, html_with};
use passerelle_words::Words;

use super::form::{self, Notice};
use super::hand_over::{Understood, enter, understand};
use super::{found, login_address, unreadable};
use crate::EntState;
use crate::ops::second_factor::verify;
use crate::ops::second_factor_step::{again, begin, take};
use crate::ops::sign_in::Choices;
use crate::rules::parameters::Parameters;
use crate::rules::release::may_sign_in;
use crate::words::CATALOGUE;

/// As for the form of the password, its hidden field, good once and in one browser, stands for the usual check.
pub(super) fn routes() -> Routes<EntState> {
    Routes::new().post("/cas/login/code", Access::Protocol, posted).get(
        "/cas/login/code",
        Access::Public,
        restart,
    )
}

#[derive(Template)]
#[template(path = "cas/second_factor.html")]
struct CodePage {
    page: Page,
    w: Words,
    action: String,
    execution: String,
    code: Field,
}

/// Asks for the code of somebody whose password was right.
pub(super) async fn ask(
    state: &EntState,
    visitor: &Visitor,
    understood: &Understood,
    account: &Account,
    choices: Choices,
) -> Rendered {
    let execution = begin(state, account.id, choices, &visitor.csrf()).await?;
    Ok(page(visitor, understood, execution.expose_secret(), None))
}

fn page(visitor: &Visitor, understood: &Understood, execution: &str, error: Option<String>) -> Response {
    let w = visitor.words(&CATALOGUE);
    let status = if error.is_some() { StatusCode::UNAUTHORIZED } else { StatusCode::OK };
    let code = Field::text("token", w.say("connexion-code"))
        .hint(w.say("connexion-code-aide"))
        .autocomplete("one-time-code")
        .required()
        .short()
        .error(error);
    let query = understood.query.encoded();
    let page = CodePage {
        page: visitor
            .page(w.say("connexion-code-titre"))
            .side(visitor.site().ent())
            .with_form()
            .errors([&code]),
        w,
        action: if query.is_empty() {
            "/cas/login/code".to_owned()
        } else {
            format!("/cas/login/code?{query}")
        },
        execution: execution.to_owned(),
        code,
    };
    (understood.targets(), NoReferrer, html_with(status, &page)).into_response()
}

async fn posted(
    State(state): State<EntState>,
    visitor: Visitor,
    headers: HeaderMap,
    body: String,
) -> Response {
    check(&state, &visitor, &headers, &body).await.unwrap_or_else(|problem| problem.page(&visitor))
}

async fn check(state: &EntState, visitor: &Visitor, headers: &HeaderMap, body: &str) -> Rendered {
    let fields = Parameters::read(body);
    let understood = understand(state, visitor, &fields).await?;
    let field = |name| fields.once(name).map(Option::unwrap_or_default).map_err(|_| unreadable());
    let (execution, code) = (field("execution")?, field("token")?);
    let password_again = |problem: Problem, status| {
        let notice = Notice::of(&problem, status, visitor, "");
        form::show(state, visitor, &understood, notice)
    };
    let Some(step) = take(state, execution, &visitor.csrf()).await? else {
        return password_again(form::expired(), StatusCode::UNAUTHORIZED).await;
    };
    let account = state.store().account(step.account).await?.filter(may_sign_in);
    let Some(account) = account.filter(|account| account.credentials.second_factor.is_some()) else {
        return password_again(form::expired(), StatusCode::UNAUTHORIZED).await;
    };
    if let Err(wait) = state.sign_ins().attempt(&account.login, visitor.address()) {
        return password_again(Problem::from(wait), StatusCode::TOO_MANY_REQUESTS).await;
    }
    if verify(state, &account, code).await.map_err(Problem::failure)? {
        return enter(state, visitor, headers, &account, step.choices, &understood).await;
    }
    match again(state, step).await? {
        Some(execution) => {
            let wrong = visitor.words(&CATALOGUE).say("connexion-code-faux");
            Ok(page(visitor, &understood, execution.expose_secret(), Some(wrong)))
        }
        None => password_again(form::expired(), StatusCode::UNAUTHORIZED).await,
    }
}

/// Whoever reloads the address, or changes its language, starts again.
async fn restart(visitor: Visitor) -> Rendered {
    found(&login_address(visitor.query()))
}
