//! *Activer mon compte*: a code on paper becomes a password of one's own.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Secret;
use passerelle_web::components::{Field, Panel};
use passerelle_web::{Access, Page, Problem, Rendered, Routes, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use crate::EntState;
use crate::ops::activation::{ActivationError, Chosen, activate};
use crate::rules::passwords::{SHORTEST, Weakness};
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
    let chosen =
        Chosen { password: Secret::new(form.mot_de_passe.clone()), again: Secret::new(form.encore.clone()) };
    match activate(&state, &form.identifiant, &form.code, chosen, visitor.address()).await {
        Ok(()) => Ok(Redirect::to("/ent/activer?fait=active").into_response()),
        Err(ActivationError::NotRecognised) => {
            let mut again = page(&visitor, &form, None);
            let refused = Panel::error(again.w.say("activation-refusee"));
            again.page = again.page.message(refused.say(again.w.say("activation-refusee-phrase")));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error @ (ActivationError::Weak(_) | ActivationError::Different)) => {
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
        password: new_password(w, error),
    }
}

/// The two fields of a password that somebody chooses, with what is against it.
pub(super) fn new_password(w: Words, error: Option<&ActivationError>) -> Vec<Field> {
    let weak = match error {
        Some(ActivationError::Weak(found)) => Some(reasons(w, found)),
        _ => None,
    };
    let different = matches!(error, Some(ActivationError::Different)).then(|| w.say("motdepasse-differents"));
    vec![
        Field::password("mot_de_passe", w.say("motdepasse-nouveau"))
            .hint(w.tell1("motdepasse-regle", "n", SHORTEST))
            .autocomplete("new-password")
            .reveal(w.say("motdepasse-afficher"))
            .required()
            .error(weak),
        Field::password("encore", w.say("motdepasse-encore"))
            .autocomplete("new-password")
            .reveal(w.say("motdepasse-afficher"))
            .required()
            .error(different),
    ]
}

fn reasons(w: Words, found: &[Weakness]) -> String {
    let reason = |weakness: &Weakness| match weakness {
        Weakness::Short => w.tell1("motdepasse-court", "n", SHORTEST),
        Weakness::Long => w.say("motdepasse-long"),
        Weakness::Personal => w.say("motdepasse-personnel"),
        Weakness::Common => w.say("motdepasse-courant"),
        Weakness::Monotonous => w.say("motdepasse-monotone"),
    };
    found.iter().map(reason).collect::<Vec<_>>().join(" ")
}

impl From<ActivationError> for Problem {
    fn from(error: ActivationError) -> Self {
        match error {
            ActivationError::TooMany(wait) => wait.into(),
            ActivationError::Passwords(error) => error.into(),
            ActivationError::Store(error) => error.into(),
            ActivationError::NotRecognised | ActivationError::Weak(_) | ActivationError::Different => {
                Self::known(passerelle_web::Known::BadRequest)
            }
        }
    }
}
