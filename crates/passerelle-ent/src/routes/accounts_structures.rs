//! « Nouvelle structure »: opens another school that the person manages.

use askama::Template;
use axum::extract::State;
use passerelle_store::ent::Establishment;
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, STRUCTURES, Section};
use crate::EntState;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(STRUCTURES, Access::AccountManager, structures)
}

#[derive(Template)]
#[template(path = "accounts/structures.html")]
struct StructuresPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    others: Vec<Establishment>,
    back: String,
}

async fn structures(State(state): State<EntState>, managing: Managing) -> Rendered {
    let mut others = state.store().establishments().await?;
    let other = |one: &Establishment| one.uai != managing.school.uai;
    others.retain(|one| other(one) && managing.manager.schools.contains(&one.uai));
    let w = managing.w;
    Ok(html(&StructuresPage {
        page: managing.page(w.say("comptes-nouvelle-structure"), Section::Accounts),
        w,
        structures: managing.structures(),
        others,
        back: managing.href("/ent/comptes"),
    }))
}
