//! « Ce qui a été transmis »: of one person, to each service, for the person and for the managers of their school.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use passerelle_store::ent::AccountId;
use passerelle_web::{Access, Page, Problem, Rendered, Routes, Visitor, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::ops::accounts::load;
use crate::ops::identifier::identifiers_sent;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/mon-compte/transmissions", Access::Portal, own).get(
        "/ent/comptes/{n}/transmissions",
        Access::AccountManager,
        managed,
    )
}

#[derive(Template)]
#[template(path = "services/releases.html")]
struct ReleasesPage {
    page: Page,
    w: Words,
    /// Whose; empty for the own account.
    name: String,
    rows: Vec<Row>,
    back: (String, String),
}

/// What one service was told.
struct Row {
    service: String,
    identifier: String,
    attributes: Vec<String>,
    first: String,
    last: String,
    times: String,
}

async fn own(State(state): State<EntState>, visitor: Visitor, current: CurrentAccount) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let account_page = (w.say("compte-titre"), "/ent/mon-compte".to_owned());
    let page = current
        .page(&visitor, w.say("transmis-titre"))
        .crumb(w.say("portail-titre"), "/ent/")
        .crumb(&account_page.0, &account_page.1)
        .wide()
        .personal();
    let rows = rows(&state, w, current.account.id).await?;
    Ok(html(&ReleasesPage { page, w, name: String::new(), rows, back: account_page }))
}

async fn managed(State(state): State<EntState>, managing: Managing, Path(n): Path<AccountId>) -> Rendered {
    let w = managing.w;
    let account = load(&state, &managing.manager, n).await?;
    Ok(html(&ReleasesPage {
        page: managing.page(w.say("transmis-titre"), Section::Accounts),
        w,
        name: name(w, &account),
        rows: rows(&state, w, n).await?,
        back: (w.say("comptes-retour-fiche"), managing.href(&format!("/ent/comptes/{n}"))),
    }))
}

async fn rows(state: &EntState, w: Words, account: AccountId) -> Result<Vec<Row>, Problem> {
    let names: HashMap<_, _> =
        state.store().recipients().await?.into_iter().map(|one| (one.id, one.name)).collect();
    let identifiers: HashMap<_, _> =
        identifiers_sent(state, account).await?.into_iter().map(|(id, _, sent)| (id, sent)).collect();
    let releases = state.store().releases(account).await?;
    let row = |one: passerelle_store::ent::ReleaseRecord| Row {
        identifier: identifiers.get(&one.recipient).map(ToString::to_string).unwrap_or_default(),
        service: names.get(&one.recipient).cloned().unwrap_or(one.recipient),
        attributes: one.attributes,
        first: w.moment(one.first),
        last: w.moment(one.last),
        times: w.number(one.times),
    };
    Ok(releases.into_iter().map(row).collect())
}
