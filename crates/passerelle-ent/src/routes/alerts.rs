//! *Alertes* (S28): what needs a look in a school, each with what to do about it.

use std::collections::BTreeSet;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use passerelle_store::ent::{Account, AccountId};
use passerelle_web::components::{Choice, Field, Panel};
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::EntState;
use crate::ops::accounts::load;
use crate::ops::alerts::{look, people_around, remember_different};
use crate::rules::accounts::may_see;
use crate::rules::alerts::{Doubt, Duplicate, Lack, Likeness, alerts};

/// Where it is.
pub(super) const PATH: &str = "/ent/alertes";
/// Months after which an account that was never activated is named, unless it is said otherwise.
pub(super) const MONTHS: u16 = 3;
/// The choices of months.
const CHOICES: [u16; 4] = [1, 3, 6, 12];

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::AccountManager, show).post(
        "/ent/alertes/distincts",
        Access::AccountManager,
        dismiss,
    )
}

#[derive(Template)]
#[template(path = "accounts/alerts.html")]
struct AlertsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    school: String,
    months: Field,
    doubtful: Vec<Told>,
    duplicates: Vec<Group>,
    lacking: Vec<Told>,
    idle: Vec<Told>,
    codes: String,
    different: String,
    empty: bool,
    today: String,
}

/// An account, and what is to be said of it.
struct Told {
    /// Where its page is; empty for an account that the manager may not see.
    href: String,
    name: String,
    what: String,
    remedy: String,
}

/// Accounts that seem to be one person.
struct Group {
    why: String,
    accounts: Vec<Told>,
    rows: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Dismissed {
    /// Rows of the accounts, with spaces between.
    comptes: String,
}

async fn show(State(state): State<EntState>, managing: Managing) -> Rendered {
    let w = managing.w;
    let months = managing.parameter("mois").parse().unwrap_or(MONTHS).clamp(1, 120);
    let accounts = people_around(&state, &managing.school).await?;
    let look = look(&state, managing.school.uai, months).await?;
    let found = alerts(&accounts, &look);
    let told = |one: &Account, what: String, remedy: &str| Told {
        href: if may_see(&managing.manager.schools, one) {
            managing.href(&format!("/ent/comptes/{}", one.id))
        } else {
            String::new()
        },
        name: name(w, one),
        what,
        remedy: if remedy.is_empty() { String::new() } else { w.say(remedy) },
    };
    let group = |one: &Duplicate<'_>| {
        let schools = |account: &Account| {
            let codes: BTreeSet<_> = account.memberships.iter().map(|one| one.uai.to_string()).collect();
            format!("{}, {}", account.login, codes.into_iter().collect::<Vec<_>>().join(", "))
        };
        let rows: Vec<_> = one.rows().iter().map(ToString::to_string).collect();
        Group {
            why: w.say(likeness_key(one.likeness)),
            accounts: one.accounts.iter().map(|account| told(account, schools(account), "")).collect(),
            rows: rows.join(" "),
        }
    };
    let choices = CHOICES.map(|n| Choice::new(n.to_string(), w.tell1("alertes-mois", "n", n)));
    let mut page = managing.page(w.say("comptes-barre-alertes"), Section::Alerts);
    if managing.parameter("fait") == "distincts" {
        page = page.message(Panel::success(w.say("alertes-fait-distincts")));
    }
    Ok(html(&AlertsPage {
        page,
        w,
        structures: managing.structures(),
        school: managing.school_query().replace("etab=", ""),
        months: Field::select("mois", w.say("alertes-depuis"), choices.into()).value(months.to_string()),
        doubtful: found
            .doubtful
            .iter()
            .map(|(one, doubt)| told(one, doubt_words(w, one, *doubt), doubt_remedy(*doubt)))
            .collect(),
        duplicates: found.duplicates.iter().map(group).collect(),
        lacking: found
            .lacking
            .iter()
            .map(|(one, lack)| told(one, w.say(lack_keys(*lack).0), lack_keys(*lack).1))
            .collect(),
        idle: found
            .idle
            .iter()
            .map(|one| told(one, w.tell1("alertes-cree-le", "date", w.date(one.created)), ""))
            .collect(),
        codes: managing.href("/ent/codes"),
        different: managing.href("/ent/alertes/distincts"),
        empty: found.count() == 0,
        today: w.date(state.now()),
    }))
}

/// « Ce ne sont pas les mêmes »: every account must exist, and one at least be the manager's.
async fn dismiss(State(state): State<EntState>, managing: Managing, Form(form): Form<Dismissed>) -> Rendered {
    let rows = form.comptes.split_whitespace().map(str::parse::<AccountId>);
    let rows: BTreeSet<AccountId> =
        rows.collect::<Result<_, _>>().map_err(|_| Problem::known(Known::BadRequest))?;
    if rows.len() < 2 {
        return Err(Problem::known(Known::BadRequest));
    }
    let around: BTreeSet<_> =
        people_around(&state, &managing.school).await?.iter().map(|account| account.id).collect();
    if !rows.is_subset(&around) {
        for row in rows.difference(&around) {
            load(&state, &managing.manager, *row).await?;
        }
    }
    remember_different(&state, &managing.manager, managing.school.uai, rows).await?;
    Ok(Redirect::to(&managing.href("/ent/alertes?fait=distincts")).into_response())
}

fn doubt_words(w: Words, account: &Account, doubt: Doubt) -> String {
    match (doubt, account.birth_date) {
        (Doubt::BirthDate, Some(date)) => w.tell1("alertes-doute-naissance", "date", w.birth_date(date)),
        _ => w.say("alertes-doute-nom"),
    }
}

fn doubt_remedy(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Name => "alertes-faire-nom",
        Doubt::BirthDate => "alertes-faire-naissance",
    }
}

/// What is missing, and what to do about it.
fn lack_keys(lack: Lack) -> (&'static str, &'static str) {
    match lack {
        Lack::Name => ("comptes-manque-nom", "alertes-faire-nom"),
        Lack::BirthDate => ("comptes-manque-naissance", "alertes-faire-naissance"),
        Lack::Function => ("comptes-manque-fonction", "alertes-faire-structures"),
        Lack::Class => ("comptes-manque-classe", "alertes-faire-structures"),
        Lack::Child => ("comptes-manque-enfant", "alertes-faire-enfant"),
    }
}

fn likeness_key(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::NameAndBirthDate => "alertes-memes-nom",
        Likeness::SeveralNumbers => "alertes-plusieurs-ine",
        Likeness::Number => "alertes-meme-ine",
    }
}
