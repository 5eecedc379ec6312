//! *Second facteur*: turned on and off by its holder.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Secret;
use passerelle_web::components::{Field, ShownSecret};
use passerelle_web::enrolment::Enrolment;
use passerelle_web::new_password::present_field;
use passerelle_web::{Access, Known, Page, Problem, Rendered, Routes, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::my_account::page_under;
use crate::ops::second_factor::{SecondFactorError, draw, drawn, turn_off, turn_on};
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// Where it is.
const PATH: &str = "/ent/mon-compte/second-facteur";
/// Where it is turned off.
const OFF: &str = "/ent/mon-compte/second-facteur/arreter";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::Portal, show).post(PATH, Access::Portal, on).post(
        OFF,
        Access::Portal,
        off,
    )
}

#[derive(Template)]
#[template(path = "portal/second_factor_on.html")]
struct OnPage {
    page: Page,
    w: Words,
    sealed: String,
    secret: ShownSecret,
    code: Field,
}

#[derive(Template)]
#[template(path = "portal/second_factor_off.html")]
struct OffPage {
    page: Page,
    w: Words,
    left: usize,
    fields: Vec<Field>,
}

#[derive(Template)]
#[template(path = "portal/recovery_codes.html")]
struct RecoveryPage {
    page: Page,
    w: Words,
    codes: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    /// The secret that the page showed, sealed.
    cle: String,
    code: String,
    mot_de_passe: String,
}

async fn show(State(state): State<EntState>, visitor: Visitor, current: CurrentAccount) -> Rendered {
    if current.account.credentials.second_factor.is_some() {
        return Ok(html(&off_page(&visitor, &current, None)));
    }
    let enrolment = draw(&state, &current.account)?;
    Ok(html(&on_page(&visitor, &current, enrolment, false)))
}

async fn on(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAccount,
    Form(form): Form<Submitted>,
) -> Rendered {
    match turn_on(&state, &current.account, &form.cle, &form.code).await {
        Ok(codes) => {
            let w = visitor.words(&CATALOGUE);
            Ok(html(&RecoveryPage {
                page: page_under(&current, &visitor, w.say("facteur-secours-titre")),
                w,
                codes: codes.iter().map(|code| code.expose_secret().clone()).collect(),
            }))
        }
        Err(SecondFactorError::WrongCode) => {
            let enrolment = drawn(&state, &current.account, &form.cle)?;
            let mut again = on_page(&visitor, &current, enrolment, true);
            again.page = again.page.errors([&again.code]);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(SecondFactorError::Vault(_)) => Err(Problem::known(Known::ForeignForm)),
        Err(error) => Err(error.into()),
    }
}

async fn off(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAccount,
    Form(form): Form<Submitted>,
) -> Rendered {
    let password = Secret::new(form.mot_de_passe);
    match turn_off(&state, &current.account, password, &form.code, visitor.address()).await {
        Ok(()) => Ok(Redirect::to("/ent/mon-compte?fait=second-facteur-arrete").into_response()),
        Err(error @ (SecondFactorError::WrongPassword | SecondFactorError::WrongCode)) => {
            let mut again = off_page(&visitor, &current, Some(&error));
            again.page = again.page.errors(&again.fields);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(error.into()),
    }
}

fn on_page(visitor: &Visitor, current: &CurrentAccount, enrolment: Enrolment, wrong: bool) -> OnPage {
    let w = visitor.words(&CATALOGUE);
    OnPage {
        page: page_under(current, visitor, w.say("facteur-titre")),
        w,
        secret: ShownSecret::new(w, &enrolment),
        sealed: enrolment.sealed,
        code: code(w, wrong),
    }
}

fn off_page(visitor: &Visitor, current: &CurrentAccount, error: Option<&SecondFactorError>) -> OffPage {
    let w = visitor.words(&CATALOGUE);
    let is_wrong = matches!(error, Some(SecondFactorError::WrongPassword));
    let factor = current.account.credentials.second_factor.as_ref();
    OffPage {
        page: page_under(current, visitor, w.say("facteur-titre")),
        w,
        left: factor.map_or(0, |factor| factor.recovery.len()),
        fields: vec![
            present_field(w, "mot_de_passe", is_wrong),
            code(w, matches!(error, Some(SecondFactorError::WrongCode)))
                .hint(w.say("facteur-code-ou-secours")),
        ],
    }
}

fn code(w: Words, wrong: bool) -> Field {
    Field::text("code", w.say("facteur-code"))
        .autocomplete("one-time-code")
        .required()
        .error(wrong.then(|| w.say("facteur-code-faux")))
}

impl From<SecondFactorError> for Problem {
    fn from(error: SecondFactorError) -> Self {
        match error {
            SecondFactorError::TooMany(wait) => wait.into(),
            SecondFactorError::Vault(error) => error.into(),
            SecondFactorError::Draw(error) => error.into(),
            SecondFactorError::Passwords(error) => error.into(),
            SecondFactorError::Store(error) => error.into(),
            SecondFactorError::WrongCode | SecondFactorError::WrongPassword => Self::known(Known::BadRequest),
        }
    }
}
