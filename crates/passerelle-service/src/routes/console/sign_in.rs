//! S50: signing in to the console.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::HeaderMap;
use passerelle_model::Secret;
use passerelle_web::components::{Field, Panel};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::SIGN_IN;
use super::guard::Hosting;
use crate::ServiceState;
use crate::ops::console::{self, Credentials};
use crate::rules::security;
use crate::words::CATALOGUE;

#[derive(Template)]
#[template(path = "console/sign_in.html")]
struct SignIn {
    page: Page,
    w: Words,
    number: Field,
    password: Field,
    invoice: Field,
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    numero: String,
    #[serde(default)]
    mot_de_passe: String,
    #[serde(default)]
    facture: String,
}

/// The form.
pub(super) async fn form(visitor: Visitor) -> Rendered {
    Ok(html(&page(&visitor, "")))
}

/// One text whatever is wrong (E05).
pub(super) async fn enter(
    State(state): State<ServiceState>,
    visitor: Visitor,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> Rendered {
    let Sent { numero, mot_de_passe, facture } = sent;
    let invoice = facture.trim().to_owned();
    let credentials = Credentials {
        number: numero.clone(),
        password: Secret::new(mot_de_passe),
        invoice: Secret::new(invoice),
    };
    let Some(number) = console::sign_in(&state, credentials, visitor.address()).await? else {
        let mut again = page(&visitor, &numero);
        let refused = Problem::known(Known::WrongPassword);
        let panel = Panel::error(refused.title(again.w))
            .say(again.w.say("console-connexion-refus"))
            .say(again.w.say("console-connexion-verifier"));
        again.page = again.page.message(panel);
        return Ok(html(&again));
    };
    let sessions = state.console_sessions();
    let forgotten = sessions.close(&headers).await?;
    let settings = state.store.hosting_settings(&number).await?;
    let idle = security::lifetime(&settings).idle;
    let token = sessions.open_token_for(&number, None, &Hosting { number: number.clone() }, idle).await?;
    let cookie = sessions.cookie(&token);
    Ok((forgotten, cookie, Redirect::to("/console/")).into_response())
}

/// Signs out, whoever asks.
pub(super) async fn leave(State(state): State<ServiceState>, headers: HeaderMap) -> Rendered {
    let forgotten = state.console_sessions().close(&headers).await?;
    Ok((forgotten, Redirect::to(SIGN_IN)).into_response())
}

fn page(visitor: &Visitor, number: &str) -> SignIn {
    let w = visitor.words(&CATALOGUE);
    let page = visitor.page(w.say("console-connexion-titre")).side(w.say("console-titre")).with_form();
    SignIn {
        page,
        w,
        number: Field::text("numero", w.say("console-connexion-numero"))
            .value(number)
            .autocomplete("username")
            .required(),
        password: Field::password("mot_de_passe", w.say("console-connexion-mot-de-passe"))
            .autocomplete("current-password")
            .required(),
        invoice: Field::text("facture", w.say("console-connexion-facture"))
            .hint(w.say("console-connexion-facture-aide"))
            .autocomplete("off")
            .required(),
    }
}
