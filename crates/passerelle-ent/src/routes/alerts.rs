//! *Alertes* (S28): accounts that lack something, probable duplicates.

use askama::Template;
use axum::extract::State;
use passerelle_store::ent::Account;
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::EntState;
use crate::ops::exports::people;
use crate::rules::alerts::{Lack, alerts};

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/alertes", Access::AccountManager, show)
}

#[derive(Template)]
#[template(path = "accounts/alerts.html")]
struct AlertsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    /// Address, name, what is missing.
    lacking: Vec<(String, String, String)>,
    /// Of each probable duplicate: address, name, login.
    duplicates: Vec<Vec<(String, String, String)>>,
    empty: bool,
    today: String,
}

async fn show(State(state): State<EntState>, managing: Managing) -> Rendered {
    let w = managing.w;
    let accounts = people(&state, &[managing.school.uai]).await?;
    let found = alerts(&accounts, managing.school.uai);
    let href = |one: &Account| managing.href(&format!("/ent/comptes/{}", one.id));
    let lacking = found.lacking.iter().map(|(one, lack)| (href(one), name(w, one), w.say(lack_key(*lack))));
    let duplicates = found
        .duplicates
        .iter()
        .map(|group| group.iter().map(|one| (href(one), name(w, one), one.login.clone())).collect());
    Ok(html(&AlertsPage {
        page: managing.page(w.say("comptes-barre-alertes"), Section::Alerts),
        w,
        structures: managing.structures(),
        lacking: lacking.collect(),
        duplicates: duplicates.collect(),
        empty: found.is_empty(),
        today: w.date(state.now()),
    }))
}

fn lack_key(lack: Lack) -> &'static str {
    match lack {
        Lack::Name => "comptes-manque-nom",
        Lack::BirthDate => "comptes-manque-naissance",
        Lack::Function => "comptes-manque-fonction",
    }
}
