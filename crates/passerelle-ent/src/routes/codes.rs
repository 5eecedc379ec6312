//! *Codes d’activation*: one, or those of a class, on slips to be printed and handed over.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::State;
use passerelle_model::Population;
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::{name, place};
use crate::EntState;
use crate::ops::codes::{Slip, give_codes, waiting};
use crate::rules::exports::EXPORTED;

/// Where it is.
const PATH: &str = "/ent/codes";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::AccountManager, ask).post(PATH, Access::AccountManager, draw)
}

#[derive(Template)]
#[template(path = "accounts/codes.html")]
struct CodesPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    waiting: usize,
    fields: Vec<Field>,
    action: String,
    back: String,
}

/// Slips: shown once.
#[derive(Template)]
#[template(path = "accounts/slips.html")]
pub(super) struct SlipsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    slips: Vec<PaperSlip>,
    address: String,
    until: String,
    back: String,
}

/// What a slip says.
struct PaperSlip {
    name: String,
    place: String,
    login: String,
    code: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    population: String,
    classe: String,
}

async fn ask(State(state): State<EntState>, managing: Managing) -> Rendered {
    let w = managing.w;
    let accounts = waiting(&state, &managing.manager, managing.school.uai).await?;
    let here =
        accounts.iter().flat_map(|one| one.memberships.iter().filter(|m| m.uai == managing.school.uai));
    let classes: BTreeSet<&str> = here.filter_map(|one| one.class.as_deref()).collect();
    let all = |key: &str| vec![Choice::new("", w.say(key))];
    let populations = EXPORTED.map(|one| Choice::new(one.code(), w.population(one)));
    let classes = classes.into_iter().map(|class| Choice::new(class, class)).collect();
    let fields = vec![
        Field::select(
            "population",
            w.say("comptes-population"),
            [all("comptes-filtre-tous"), populations.into()].concat(),
        ),
        Field::select("classe", w.say("codes-classe"), [all("codes-toutes-les-classes"), classes].concat()),
    ];
    Ok(html(&CodesPage {
        page: managing.page(w.say("codes-titre"), Section::Accounts),
        w,
        structures: managing.structures(),
        waiting: accounts.len(),
        fields,
        action: managing.href(PATH),
        back: managing.href("/ent/comptes"),
    }))
}

async fn draw(State(state): State<EntState>, managing: Managing, Form(form): Form<Wanted>) -> Rendered {
    let population = Population::from_code(&form.population).ok();
    let class = Some(form.classe.as_str()).filter(|class| !class.is_empty());
    let drawn = give_codes(&state, &managing.manager, managing.school.uai, population, class).await?;
    Ok(html(&slips(&state, &managing, &drawn, managing.href(PATH))))
}

/// The slips of these codes, by class then name.
pub(super) fn slips(state: &EntState, managing: &Managing, drawn: &[Slip], back: String) -> SlipsPage {
    let w = managing.w;
    let until = drawn.first().map(|slip| w.date(slip.expires)).unwrap_or_default();
    let here =
        |slip: &Slip| slip.account.memberships.iter().find(|one| one.uai == managing.school.uai).map(place);
    let mut slips: Vec<_> = drawn
        .iter()
        .map(|slip| PaperSlip {
            name: name(w, &slip.account),
            place: here(slip).unwrap_or_default(),
            login: slip.account.login.clone(),
            code: slip.code.expose_secret().clone(),
        })
        .collect();
    slips.sort_by(|a, b| a.place.cmp(&b.place));
    SlipsPage {
        page: managing.page(w.say("codes-titre"), Section::Accounts),
        w,
        structures: managing.structures(),
        slips,
        address: state.site().url().at("/ent/activer"),
        until,
        back,
    }
}
