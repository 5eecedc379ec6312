//! What a manager does to an account: each with a page that names the person and says what will happen.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_store::StoreError;
use passerelle_store::ent::{Account, AccountId};
use passerelle_web::components::{Confirm, Field, Panel};
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::account::action_key;
use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use super::codes::slips;
use crate::EntState;
use crate::ops::accounts::{AccountError, act, load, rename};
use crate::ops::codes::give_code;
use crate::rules::accounts::{self, Action, Names, may_do};
use crate::rules::versions::account_version;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/comptes/{n}/{action}", Access::AccountManager, ask).post(
        "/ent/comptes/{n}/{action}",
        Access::AccountManager,
        submit,
    )
}

/// What the form carries; the names are for the action that changes them.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    nom: String,
    prenom: String,
    /// The account that the decision was made on.
    version: String,
}

#[derive(Template)]
#[template(path = "accounts/rename.html")]
struct RenamePage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    fields: Vec<Field>,
    version: String,
    action: String,
    back: String,
}

async fn ask(
    State(state): State<EntState>,
    managing: Managing,
    Path((n, action)): Path<(AccountId, String)>,
) -> Rendered {
    let action = plain(&action)?;
    let account = load(&state, &managing.manager, n).await?;
    may_do(action, &managing.manager, &account).map_err(AccountError::from)?;
    if action == Action::Rename {
        let fields = names_fields(managing.w, &account.family_name, &account.given_name, false);
        return Ok(html(&rename_page(&managing, &account, fields)));
    }
    let w = managing.w;
    let confirm = Confirm::new(
        managing.page(w.say(action_key(action)), Section::Accounts),
        address(&managing, n, action),
        w.say(action_key(action)),
        (w.say("comptes-annuler"), sheet(&managing, n, "")),
    )
    .say(w.tell1(sentence(action), "nom", name(w, &account)))
    .field("version", account_version(&account));
    let destroys = matches!(action, Action::Block | Action::Remove);
    Ok(if destroys { confirm.danger() } else { confirm }.into_page())
}

async fn submit(
    State(state): State<EntState>,
    managing: Managing,
    Path((n, action)): Path<(AccountId, String)>,
    Form(form): Form<Submitted>,
) -> Rendered {
    let action = plain(&action)?;
    let manager = &managing.manager;
    match action {
        Action::Code => {
            let slip = give_code(&state, manager, n, &form.version).await?;
            return Ok(html(&slips(&state, &managing, &[slip], sheet(&managing, n, ""))));
        }
        Action::Rename => {
            let Some(names) = Names::new(&form.nom, &form.prenom) else {
                return ask_again(&state, &managing, n, &form, StatusCode::UNPROCESSABLE_ENTITY).await;
            };
            match rename(&state, manager, n, &form.version, names).await {
                Err(AccountError::Store(StoreError::Stale)) => {
                    return ask_again(&state, &managing, n, &form, StatusCode::CONFLICT).await;
                }
                done => done?,
            }
        }
        _ => act(&state, manager, action, n, &form.version).await?,
    }
    Ok(Redirect::to(&sheet(&managing, n, action.code())).into_response())
}

/// The actions of these addresses; the others have screens of their own.
fn plain(code: &str) -> Result<Action, Problem> {
    let action = Action::from_code(code).filter(|one| !matches!(one, Action::Memberships | Action::SignOut));
    action.ok_or_else(|| Problem::known(Known::NotFound))
}

fn sentence(action: Action) -> &'static str {
    match action {
        Action::Block => "comptes-bloquer-phrase",
        Action::Unblock => "comptes-debloquer-phrase",
        Action::Remove => "comptes-supprimer-phrase",
        Action::Restore => "comptes-retablir-phrase",
        Action::SecondFactor => "comptes-second-facteur-phrase",
        Action::Code | Action::Rename | Action::Memberships | Action::SignOut => "comptes-code-phrase",
    }
}

/// The names as typed, with what is against them: themselves, or what somebody else has just changed.
async fn ask_again(
    state: &EntState,
    managing: &Managing,
    n: AccountId,
    form: &Submitted,
    status: StatusCode,
) -> Rendered {
    let account = load(state, &managing.manager, n).await?;
    let wrong = status == StatusCode::UNPROCESSABLE_ENTITY;
    let fields = names_fields(managing.w, &form.nom, &form.prenom, wrong);
    let mut page = rename_page(managing, &account, fields);
    if wrong {
        page.version.clone_from(&form.version);
        page.page = page.page.errors(&page.fields);
    } else {
        page.page = page.page.message(stale(managing.w, &name(managing.w, &account)));
    }
    Ok(html_with(status, &page))
}

/// E18 inside a form whose values are kept: what the record says now, and that sending again replaces it.
pub(super) fn stale(w: Words, now: &str) -> Panel {
    Panel::error(w.say("comptes-perime")).say(w.tell1("comptes-perime-phrase", "nom", now))
}

fn rename_page(managing: &Managing, account: &Account, fields: Vec<Field>) -> RenamePage {
    let w = managing.w;
    RenamePage {
        page: managing.page(w.say("comptes-action-nom"), Section::Accounts),
        w,
        structures: managing.structures(),
        name: name(w, account),
        fields,
        version: account_version(account),
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

pub(super) fn address(managing: &Managing, n: AccountId, action: Action) -> String {
    managing.href(&format!("/ent/comptes/{n}/{}", action.code()))
}

pub(super) fn sheet(managing: &Managing, n: AccountId, done: &str) -> String {
    let path = format!("/ent/comptes/{n}");
    managing.href(&if done.is_empty() { path } else { format!("{path}?fait={done}") })
}
