//! *Connexions* of an account: where it is signed in, and the end of it all.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use passerelle_store::ent::AccountId;
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::account_actions::{address, sheet};
use super::accounts_frame::{Managing, Section};
use super::accounts_words::{Connection, connections, name};
use crate::EntState;
use crate::ops::accounts::{AccountError, act, load};
use crate::ops::open_sessions::open_sessions;
use crate::rules::accounts::{Action, may_do};
use crate::rules::versions::account_version;

/// Where it is.
const PATH: &str = "/ent/comptes/{n}/connexions";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::AccountManager, show).post(PATH, Access::AccountManager, end)
}

#[derive(Template)]
#[template(path = "accounts/sessions.html")]
struct SessionsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    connections: Vec<Connection>,
    version: String,
    action: String,
    back: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    version: String,
}

async fn show(State(state): State<EntState>, managing: Managing, Path(n): Path<AccountId>) -> Rendered {
    let w = managing.w;
    let account = load(&state, &managing.manager, n).await?;
    may_do(Action::SignOut, &managing.manager, &account).map_err(AccountError::from)?;
    let own = (n == managing.manager.own).then_some(&managing.current.signed_in.digest);
    let open = open_sessions(&state, n, own).await?;
    Ok(html(&SessionsPage {
        page: managing.page(w.say("comptes-action-connexions"), Section::Accounts),
        w,
        structures: managing.structures(),
        name: name(w, &account),
        connections: connections(w, &open),
        version: account_version(&account),
        action: address(&managing, n, Action::SignOut),
        back: sheet(&managing, n, ""),
    }))
}

async fn end(
    State(state): State<EntState>,
    managing: Managing,
    Path(n): Path<AccountId>,
    Form(form): Form<Submitted>,
) -> Rendered {
    act(&state, &managing.manager, Action::SignOut, n, &form.version).await?;
    Ok(Redirect::to(&sheet(&managing, n, Action::SignOut.code())).into_response())
}
