//! What a manager does to an account: each with a page that names the person and says what will happen.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_store::ent::{Account, AccountId};
use passerelle_web::components::{Confirm, Field};
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::account::action_key;
use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::EntState;
use crate::ops::accounts::{AccountError, block, load, new_password, rename, unblock};
use crate::rules::accounts::{self, Action, Names, may_do};

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/comptes/{n}/{action}", Access::AccountManager, ask).post(
        "/ent/comptes/{n}/{action}",
        Access::AccountManager,
        act,
    )
}

/// Another name; empty for the other actions.
#[derive(Deserialize, Default)]
#[serde(default)]
struct NewName {
    nom: String,
    prenom: String,
}

#[derive(Template)]
#[template(path = "accounts/rename.html")]
struct RenamePage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    fields: Vec<Field>,
    action: String,
    back: String,
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    login: String,
    password: String,
    back: String,
}

async fn ask(
    State(state): State<EntState>,
    managing: Managing,
    Path((n, action)): Path<(AccountId, String)>,
) -> Rendered {
    let action = Action::from_code(&action).ok_or_else(|| Problem::known(Known::NotFound))?;
    let account = load(&state, &managing.manager, n).await?;
    may_do(action, managing.manager.own, &managing.manager.schools, &account).map_err(AccountError::from)?;
    if action == Action::Rename {
        let fields = names_fields(managing.w, &account.family_name, &account.given_name, false);
        return Ok(html(&rename_page(&managing, &account, fields)));
    }
    let w = managing.w;
    let sentence = match action {
        Action::Block => "comptes-bloquer-phrase",
        Action::Unblock => "comptes-debloquer-phrase",
        Action::NewPassword | Action::Rename => "comptes-mot-de-passe-phrase",
    };
    let confirm = Confirm::new(
        managing.page(w.say(action_key(action)), Section::Accounts),
        address(&managing, n, action),
        w.say(action_key(action)),
        (w.say("comptes-annuler"), sheet(&managing, n, "")),
    )
    .say(w.tell1(sentence, "nom", name(w, &account)));
    let confirm = if action == Action::Block { confirm.danger() } else { confirm };
    Ok(confirm.into_page())
}

async fn act(
    State(state): State<EntState>,
    managing: Managing,
    Path((n, action)): Path<(AccountId, String)>,
    Form(form): Form<NewName>,
) -> Rendered {
    let action = Action::from_code(&action).ok_or_else(|| Problem::known(Known::NotFound))?;
    let manager = &managing.manager;
    match action {
        Action::Block => block(&state, manager, n).await?,
        Action::Unblock => unblock(&state, manager, n).await?,
        Action::NewPassword => return tell_password(&state, &managing, n).await,
        Action::Rename => {
            let Some(names) = Names::new(&form.nom, &form.prenom) else {
                return ask_again(&state, &managing, n, &form).await;
            };
            rename(&state, manager, n, names).await?;
        }
    }
    Ok(Redirect::to(&sheet(&managing, n, action.code())).into_response())
}

/// The names as typed, with what is wrong about them.
async fn ask_again(state: &EntState, managing: &Managing, n: AccountId, form: &NewName) -> Rendered {
    let account = load(state, &managing.manager, n).await?;
    let fields = names_fields(managing.w, &form.nom, &form.prenom, true);
    let mut page = rename_page(managing, &account, fields);
    page.page = page.page.errors(&page.fields);
    Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn tell_password(state: &EntState, managing: &Managing, n: AccountId) -> Result<Response, Problem> {
    let account = load(state, &managing.manager, n).await?;
    let password = new_password(state, &managing.manager, n).await?;
    let w = managing.w;
    Ok(html(&PasswordPage {
        page: managing.page(w.say("comptes-action-mot-de-passe"), Section::Accounts),
        w,
        structures: managing.structures(),
        name: name(w, &account),
        login: account.login,
        password: password.expose_secret().clone(),
        back: sheet(managing, n, ""),
    }))
}

fn rename_page(managing: &Managing, account: &Account, fields: Vec<Field>) -> RenamePage {
    let w = managing.w;
    RenamePage {
        page: managing.page(w.say("comptes-action-nom"), Section::Accounts),
        w,
        structures: managing.structures(),
        name: name(w, account),
        fields,
        action: address(managing, account.id, Action::Rename),
        back: sheet(managing, account.id, ""),
    }
}

fn names_fields(w: Words, family: &str, given: &str, judged: bool) -> Vec<Field> {
    let wrong = |typed: &str| (judged && accounts::name(typed).is_none()).then(|| w.say("comptes-champ-nom"));
    vec![
        Field::text("nom", w.say("comptes-nom"))
            .value(family)
            .autocomplete("off")
            .required()
            .error(wrong(family)),
        Field::text("prenom", w.say("comptes-prenom"))
            .value(given)
            .autocomplete("off")
            .required()
            .error(wrong(given)),
    ]
}

fn address(managing: &Managing, n: AccountId, action: Action) -> String {
    managing.href(&format!("/ent/comptes/{n}/{}", action.code()))
}

fn sheet(managing: &Managing, n: AccountId, done: &str) -> String {
    let path = format!("/ent/comptes/{n}");
    managing.href(&if done.is_empty() { path } else { format!("{path}?fait={done}") })
}
