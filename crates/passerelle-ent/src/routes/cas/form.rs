//! The sign-in form (S21), in the shape that scripts and password managers know.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use passerelle_sso::service::TicketParameter;
use passerelle_web::components::{Field, Panel};
use passerelle_web::{NoReferrer, Page, Problem, Visitor, html_with};
use passerelle_words::Words;

use super::hand_over::Understood;
use super::login_address;
use crate::EntState;
use crate::ops::sign_in::Choices;
use crate::ops::sign_in_form;
use crate::rules::sign_on::Asked;
use crate::words::CATALOGUE;

#[derive(Template)]
#[template(path = "cas/login.html")]
struct LoginPage {
    page: Page,
    w: Words,
    action: String,
    execution: String,
    /// `service` or `TARGET`, and the address.
    service: Option<(&'static str, String)>,
    username: Field,
    password: Field,
    remember: Option<Field>,
    warn: Field,
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
    /// What was ticked.
    pub(super) choices: Choices,
}

impl Notice {
    /// A problem, inside the form.
    pub(super) fn of(problem: &Problem, status: StatusCode, visitor: &Visitor, username: &str) -> Self {
        let words = visitor.words(&CATALOGUE);
        let (fact, remedy) = problem.sentences(words);
        let panel = Panel::error(problem.title(words)).say(fact).say(remedy);
        Self { status, panel: Some(panel), username: username.to_owned(), choices: Choices::default() }
    }
}

/// The form was used already, or elsewhere, or too late.
pub(super) fn expired() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, None, "connexion-formulaire-perime", &CATALOGUE)
}

/// A fresh form. Its query is that of the request, so that what others added to it is not lost. Nothing that came in a
/// hidden field is written back.
pub(super) async fn show(
    state: &EntState,
    visitor: &Visitor,
    understood: &Understood,
    notice: Notice,
) -> Result<Response, Problem> {
    let w = visitor.words(&CATALOGUE);
    let execution = sign_in_form::show(state, &visitor.csrf()).await?;
    let mut page = visitor.page(w.say("connexion-titre")).side(visitor.site().ent()).with_form();
    page.message = notice.panel;
    let named = |asked: &Asked| {
        let name = if asked.parameter == TicketParameter::SamlArt { "TARGET" } else { "service" };
        (name, asked.service.as_str().to_owned())
    };
    let remember = Field::checkbox("rememberMe", w.say("connexion-rester"), notice.choices.remember)
        .hint(w.say("connexion-rester-aide"));
    let form = LoginPage {
        page,
        w,
        action: login_address(&understood.query.encoded()),
        execution: execution.expose_secret().to_owned(),
        service: understood.request.asked.as_ref().map(named),
        username: Field::text("username", w.say("connexion-identifiant"))
            .value(notice.username)
            .autocomplete("username")
            .required(),
        password: Field::password("password", w.say("connexion-mot-de-passe"))
            .autocomplete("current-password")
            .required(),
        remember: (state.remembered_life() > 0).then_some(remember),
        warn: Field::checkbox("warn", w.say("connexion-avertir"), notice.choices.warn),
        ent: visitor.site().ent().to_owned(),
    };
    Ok((understood.targets(), NoReferrer, html_with(notice.status, &form)).into_response())
}
