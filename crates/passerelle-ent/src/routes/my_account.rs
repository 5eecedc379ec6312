//! *Mon compte*: what there is to see and to change of one's own account.

use askama::Template;
use axum::extract::State;
use passerelle_web::components::Panel;
use passerelle_web::{Access, Page, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use crate::ops::identifier::identifiers_sent;
use crate::ops::open_sessions::open_sessions;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// Where it is.
pub(super) const PATH: &str = "/ent/mon-compte";

/// The page, and those that it leads to.
pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get(PATH, Access::Portal, my_account)
        .merge(super::my_password::routes())
        .merge(super::my_sessions::routes())
        .merge(super::my_second_factor::routes())
}

#[derive(Template)]
#[template(path = "portal/my_account.html")]
struct MyAccountPage {
    page: Page,
    w: Words,
    login: String,
    connections: usize,
    second_factor: bool,
    /// Service, identifier.
    sent: Vec<(String, String)>,
}

async fn my_account(State(state): State<EntState>, visitor: Visitor, current: CurrentAccount) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let sent = identifiers_sent(&state, current.account.id).await?;
    let open = open_sessions(&state, current.account.id, None).await?;
    let mut page =
        current.page(&visitor, w.say("compte-titre")).crumb(w.say("portail-titre"), "/ent/").personal();
    if let Some(key) = message(visitor.query()) {
        page = page.message(Panel::success(w.say(key)));
    }
    Ok(html(&MyAccountPage {
        page,
        w,
        login: current.account.login.clone(),
        connections: open.len(),
        second_factor: current.account.credentials.second_factor.is_some(),
        sent: sent.into_iter().map(|(_, name, id)| (name, id.as_str().to_owned())).collect(),
    }))
}

fn message(query: &str) -> Option<&'static str> {
    let done = query.split('&').find_map(|pair| pair.strip_prefix("fait="))?;
    match done {
        "mot-de-passe" => Some("compte-fait-mot-de-passe"),
        "second-facteur-arrete" => Some("compte-fait-second-facteur-arrete"),
        _ => None,
    }
}

/// A page under « Mon compte ».
pub(super) fn page_under(current: &CurrentAccount, visitor: &Visitor, title: String) -> Page {
    let w = visitor.words(&CATALOGUE);
    let page = current.page(visitor, title).crumb(w.say("portail-titre"), "/ent/");
    page.crumb(w.say("compte-titre"), PATH).personal()
}
