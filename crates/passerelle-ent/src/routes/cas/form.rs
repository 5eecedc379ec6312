//! The sign-in form (S21), in the shape that scripts and password managers know.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use passerelle_web::components::{Field, Panel};
use passerelle_web::{FormTargets, NoReferrer, Page, Problem, Visitor, html_with};
use passerelle_words::Words;

use crate::EntState;
use crate::ops::sign_in_form;
use crate::rules::parameters::Parameters;
use crate::rules::sign_on::SignOnRequest;
use crate::words::CATALOGUE;

#[derive(Template)]
#[template(path = "cas/login.html")]
struct LoginPage {
    page: Page,
    w: Words,
    action: String,
    execution: String,
    username: Field,
    password: Field,
    ent: String,
}

/// What the form says beside its fields.
#[derive(Default)]
pub(super) struct Notice {
    /// The answer's status; 200 when there is nothing to say.
    pub(super) status: StatusCode,
    /// What went wrong.
    pub(super) panel: Option<Panel>,
    /// What was typed as a name.
    pub(super) username: String,
}

impl Notice {
    /// A problem, inside the form.
    pub(super) fn of(problem: &Problem, status: StatusCode, visitor: &Visitor, username: &str) -> Self {
        let words = visitor.words(&CATALOGUE);
        let (fact, remedy) = problem.sentences(words);
        let panel = Panel::error(problem.title(words)).say(fact).say(remedy);
        Self { status, panel: Some(panel), username: username.to_owned() }
    }
}

/// A fresh form. Its query is that of the request, so that what others added to it is not lost.
pub(super) async fn show(
    state: &EntState,
    visitor: &Visitor,
    query: &Parameters,
    request: &SignOnRequest,
    notice: Notice,
) -> Result<Response, Problem> {
    let w = visitor.words(&CATALOGUE);
    let execution = sign_in_form::show(state, &visitor.csrf()).await?;
    let mut page = visitor.page(w.say("connexion-titre")).side(visitor.site().ent()).with_form();
    page.message = notice.panel;
    let query = query.encoded();
    let form = LoginPage {
        page,
        w,
        action: if query.is_empty() { "/cas/login".to_owned() } else { format!("/cas/login?{query}") },
        execution: execution.as_str().to_owned(),
        username: Field::text("username", w.say("connexion-identifiant"))
            .value(notice.username)
            .autocomplete("username")
            .required(),
        password: Field::password("password", w.say("connexion-mot-de-passe"))
            .autocomplete("current-password")
            .required(),
        ent: visitor.site().ent().to_owned(),
    };
    let targets = FormTargets::new(request.asked.iter().map(|asked| asked.service.as_str()));
    Ok((targets, NoReferrer, html_with(notice.status, &form)).into_response())
}
