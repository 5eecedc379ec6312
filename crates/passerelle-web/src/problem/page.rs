//! The error page.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use passerelle_words::Words;

use super::{Action, Problem};
use crate::{Access, Page, Visitor, html_with};

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Page,
    fact: String,
    remedy: String,
    reference: String,
    texts: Words,
    actions: Vec<Action>,
}

/// Words a problem: a page for browsers, a few lines of text for machines.
pub(crate) fn render(problem: &Problem, visitor: &Visitor, access: Option<Access>) -> Response {
    log(problem, visitor);
    let problem = problem.clone().about(visitor.site());
    let problem = if visitor.is_writing() { problem } else { problem.while_reading() };
    let words = visitor.own_words();
    let (fact, remedy) = problem.sentences(words);
    let title = problem.title(words);
    let reference = match problem.reference() {
        Some(reference) => {
            words.tell2("erreur-reference", "ref", reference, "demande", visitor.request_number())
        }
        None => words.tell1("erreur-demande-numero", "demande", visitor.request_number()),
    };
    let status = problem.0.status;
    let mut response = if access.is_some_and(|access| !access.is_for_browsers()) {
        let text = format!("{title}\n{fact}\n{remedy}\n{reference}\n");
        (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
    } else {
        let mut page = visitor.page(title);
        if problem.0.actions.iter().any(|action| matches!(action, Action::Post { .. })) {
            page = page.with_form();
        }
        let actions = problem.0.actions.clone();
        html_with(
            status,
            &ProblemPage { page, fact, remedy, reference, texts: problem.words(words), actions },
        )
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(RETRY_AFTER, problem.0.retry.unwrap_or(60).into());
    }
    for cookie in problem.0.cookies.iter().cloned() {
        cookie.append_to(response.headers_mut());
    }
    response
}

fn log(problem: &Problem, visitor: &Visitor) {
    let request = visitor.request_number();
    let reference = problem.reference().unwrap_or("-");
    let Some(cause) = &problem.0.cause else { return };
    let causes: Vec<String> =
        std::iter::successors(Some(cause.as_ref() as &dyn std::error::Error), |error| error.source())
            .map(ToString::to_string)
            .collect();
    let cause = causes.join(": ");
    if problem.0.status.is_server_error() {
        tracing::error!(request, reference, cause, "request failed");
    } else {
        tracing::info!(request, reference, cause, "request refused");
    }
}
