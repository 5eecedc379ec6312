//! *Mes connexions*: where one is signed in, and « me déconnecter partout ».

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use passerelle_web::components::Panel;
use passerelle_web::{Access, Page, Rendered, Routes, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::accounts_words::{Connection, connections};
use super::my_account::page_under;
use crate::ops::open_sessions::{open_sessions, sign_out_elsewhere, sign_out_everywhere};
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// Where it is.
const PATH: &str = "/ent/mon-compte/connexions";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::Portal, show).post(PATH, Access::Portal, end)
}

#[derive(Template)]
#[template(path = "portal/my_sessions.html")]
struct SessionsPage {
    page: Page,
    w: Words,
    connections: Vec<Connection>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Submitted {
    /// `autres`: this one goes on.
    lesquelles: String,
}

async fn show(State(state): State<EntState>, visitor: Visitor, current: CurrentAccount) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let open = open_sessions(&state, current.account.id, Some(&current.signed_in.digest)).await?;
    let mut page = page_under(&current, &visitor, w.say("connexions-titre"));
    if visitor.query().split('&').any(|pair| pair == "fait=autres") {
        page = page.message(Panel::success(w.say("connexions-fait-autres")));
    }
    Ok(html(&SessionsPage { page, w, connections: connections(w, &open) }))
}

async fn end(
    State(state): State<EntState>,
    current: CurrentAccount,
    Form(form): Form<Submitted>,
) -> Rendered {
    let id = current.account.id;
    if form.lesquelles == "autres" {
        sign_out_elsewhere(&state, id, &current.signed_in.digest).await?;
        return Ok(Redirect::to("/ent/mon-compte/connexions?fait=autres").into_response());
    }
    sign_out_everywhere(&state, id).await?;
    // Takes the cookie of the sign-on session away too, and says that it is over.
    Ok(Redirect::to("/cas/logout").into_response())
}
