//! *Changer mon mot de passe*.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Secret;
use passerelle_web::components::Field;
use passerelle_web::new_password::{Chosen, chosen_fields, present_field};
use passerelle_web::{Access, Page, Rendered, Routes, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::activation::unfit;
use super::my_account::page_under;
use crate::ops::activation::ActivationError;
use crate::ops::my_password::change;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// Where it is.
const PATH: &str = "/ent/mon-compte/mot-de-passe";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::Portal, ask).post(PATH, Access::Portal, submit)
}

#[derive(Template)]
#[template(path = "portal/my_password.html")]
struct PasswordPage {
    page: Page,
    w: Words,
    login: String,
    fields: Vec<Field>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    actuel: String,
    mot_de_passe: String,
    encore: String,
}

async fn ask(visitor: Visitor, current: CurrentAccount) -> Rendered {
    Ok(html(&page(&visitor, &current, None)))
}

async fn submit(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAccount,
    Form(form): Form<Submitted>,
) -> Rendered {
    let present = Secret::new(form.actuel);
    let chosen = Chosen::new(form.mot_de_passe, form.encore);
    let portal = &current.signed_in.digest;
    match change(&state, &current.account, portal, present, chosen, visitor.address()).await {
        Ok(()) => Ok(Redirect::to("/ent/mon-compte?fait=mot-de-passe").into_response()),
        Err(error @ (ActivationError::NotRecognised | ActivationError::Unfit(_))) => {
            let mut again = page(&visitor, &current, Some(&error));
            again.page = again.page.errors(&again.fields);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(visitor: &Visitor, current: &CurrentAccount, error: Option<&ActivationError>) -> PasswordPage {
    let w = visitor.words(&CATALOGUE);
    let is_wrong = matches!(error, Some(ActivationError::NotRecognised));
    let mut fields = vec![present_field(w, "actuel", is_wrong)];
    fields.extend(chosen_fields(w, unfit(error)));
    PasswordPage {
        page: page_under(current, visitor, w.say("motdepasse-titre")),
        w,
        login: current.account.login.clone(),
        fields,
    }
}
