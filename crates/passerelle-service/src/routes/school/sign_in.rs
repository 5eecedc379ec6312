//! Signing in with an account of the school's staff.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::HeaderMap;
use passerelle_model::{Secret, Uai};
use passerelle_web::components::{Field, Panel};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::guard::Staff;
use crate::ServiceState;
use crate::words::CATALOGUE;

#[derive(Template)]
#[template(path = "school/sign_in.html")]
struct SignIn {
    page: Page,
    w: Words,
    login: Field,
    password: Field,
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    compte: String,
    #[serde(default)]
    mot_de_passe: String,
}

/// The form. It is the same for a school that is not here.
pub(super) async fn form(visitor: Visitor, Path(uai): Path<String>) -> Rendered {
    Ok(html(&page(&visitor, school(&uai)?, "")))
}

/// One text whatever is wrong (E05).
pub(super) async fn enter(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path(uai): Path<String>,
    headers: HeaderMap,
    Form(Sent { compte, mot_de_passe }): Form<Sent>,
) -> Rendered {
    let uai = school(&uai)?;
    let login = compte.trim();
    let attempted = format!("{uai}/{login}");
    state.throttle.attempt(&attempted, visitor.address())?;
    let base = state.store.base_of_school(uai).await?;
    let account = match &base {
        Some(base) => state.store.staff(&base.slug, login).await?,
        None => None,
    };
    let kept = account.as_ref().map(|account| &account.password);
    let known = state.passwords.verify(Secret::new(mot_de_passe), kept).await?;
    let (Some(base), Some(account), true) = (base, account, known) else {
        let mut again = page(&visitor, uai, login);
        let refused = Problem::known(Known::WrongPassword);
        let (fact, remedy) = (again.w.say("etab-connexion-refus"), again.w.say("etab-connexion-verifier"));
        again.page = again.page.message(Panel::error(refused.title(again.w)).say(fact).say(remedy));
        return Ok(html(&again));
    };
    state.throttle.succeeded(&attempted, visitor.address());
    let sessions = state.school_sessions();
    let forgotten = sessions.close(&headers).await?;
    let owner = base.slug.staff_owner(&account.login);
    let cookie = sessions.open(&owner, None, &Staff { base: base.slug, login: account.login }).await?;
    Ok((forgotten, cookie, Redirect::to(&format!("/etab/{uai}/"))).into_response())
}

/// Signs out, whoever asks.
pub(super) async fn leave(
    State(state): State<ServiceState>,
    Path(uai): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let uai = school(&uai)?;
    let forgotten = state.school_sessions().close(&headers).await?;
    Ok((forgotten, Redirect::to(&format!("/etab/{uai}/connexion"))).into_response())
}

fn school(uai: &str) -> Result<Uai, Problem> {
    uai.parse().map_err(|_| Problem::known(Known::NotFound))
}

fn page(visitor: &Visitor, uai: Uai, login: &str) -> SignIn {
    let w = visitor.words(&CATALOGUE);
    let page = visitor
        .page(w.say("etab-connexion-titre"))
        .side(w.say("etab-cote"))
        .header(uai.to_string())
        .with_form();
    SignIn {
        page,
        w,
        login: Field::text("compte", w.say("etab-connexion-compte"))
            .value(login)
            .autocomplete("username")
            .required(),
        password: Field::password("mot_de_passe", w.say("etab-connexion-mot-de-passe"))
            .autocomplete("current-password")
            .required(),
    }
}
