//! *Activer mon compte*: a code on paper becomes a password of one's own.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_web::components::{Field, Panel};
use passerelle_web::new_password::{Chosen, Unfit, chosen_fields};
use passerelle_web::{Access, Page, Problem, Rendered, Routes, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use crate::EntState;
use crate::ops::activation::{ActivationError, activate};
use crate::words::CATALOGUE;

/// Where it is.
const PATH: &str = "/ent/activer";

/// The page.
pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::Public, ask).post(PATH, Access::Public, submit)
}

#[derive(Template)]
#[template(path = "portal/activation.html")]
struct ActivationPage {
    page: Page,
    w: Words,
    done: bool,
    identity: Vec<Field>,
    password: Vec<Field>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    identifiant: String,
    code: String,
    mot_de_passe: String,
    encore: String,
}

async fn ask(visitor: Visitor) -> Rendered {
    let done = visitor.query().split('&').any(|pair| pair == "fait=active");
    let mut page = page(&visitor, &Submitted::default(), None);
    if done {
        page.done = true;
        page.page = page.page.message(Panel::success(page.w.say("activation-fait")));
    }
    Ok(html(&page))
}

async fn submit(State(state): State<EntState>, visitor: Visitor, Form(form): Form<Submitted>) -> Rendered {
    let chosen = Chosen::new(form.mot_de_passe.clone(), form.encore.clone());
    match activate(&state, &form.identifiant, &form.code, chosen, visitor.address()).await {
        Ok(()) => Ok(Redirect::to("/ent/activer?fait=active").into_response()),
        Err(ActivationError::NotRecognised) => {
            let mut again = page(&visitor, &form, None);
            let refused = Panel::error(again.w.say("activation-refusee"));
            again.page = again.page.message(refused.say(again.w.say("activation-refusee-phrase")));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error @ ActivationError::Unfit(_)) => {
            let mut again = page(&visitor, &form, Some(&error));
            again.page = again.page.errors(&again.password);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(visitor: &Visitor, form: &Submitted, error: Option<&ActivationError>) -> ActivationPage {
    let w = visitor.words(&CATALOGUE);
    ActivationPage {
        page: visitor.page(w.say("activation-titre")).side(visitor.site().ent()).with_form(),
        w,
        done: false,
        identity: vec![
            Field::text("identifiant", w.say("compte-identifiant-de-connexion"))
                .value(form.identifiant.as_str())
                .autocomplete("username")
                .required(),
            Field::text("code", w.say("activation-code"))
                .value(form.code.as_str())
                .hint(w.say("activation-code-aide"))
                .autocomplete("one-time-code")
                .required(),
        ],
        password: chosen_fields(w, unfit(error)).into(),
    }
}

/// What is against the password that somebody has chosen.
pub(super) fn unfit(error: Option<&ActivationError>) -> Option<&Unfit> {
    if let Some(ActivationError::Unfit(unfit)) = error { Some(unfit) } else { None }
}

impl From<ActivationError> for Problem {
    fn from(error: ActivationError) -> Self {
        match error {
            ActivationError::TooMany(wait) => wait.into(),
            ActivationError::Passwords(error) => error.into(),
            ActivationError::Store(error) => error.into(),
            ActivationError::NotRecognised | ActivationError::Unfit(_) => {
                Self::known(passerelle_web::Known::BadRequest)
            }
        }
    }
}
