//! *Mon compte*: what was sent, and to whom.

use askama::Template;
use axum::extract::State;
use passerelle_web::{Access, Page, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use crate::ops::identifier::identifiers_sent;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// The page.
pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/mon-compte", Access::Portal, my_account)
}

#[derive(Template)]
#[template(path = "portal/my_account.html")]
struct MyAccountPage {
    page: Page,
    w: Words,
    login: String,
    /// Service, identifier.
    sent: Vec<(String, String)>,
}

async fn my_account(State(state): State<EntState>, visitor: Visitor, current: CurrentAccount) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let sent = identifiers_sent(&state, current.account.id).await?;
    let page =
        current.page(&visitor, w.say("compte-titre")).crumb(w.say("portail-titre"), "/ent/").personal();
    Ok(html(&MyAccountPage {
        page,
        w,
        login: current.account.login.clone(),
        sent: sent.into_iter().map(|(_, name, id)| (name, id.as_str().to_owned())).collect(),
    }))
}
