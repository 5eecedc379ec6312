//! *Structures* of an account: what the person is in the schools of the manager.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_store::StoreError;
use passerelle_store::ent::{Account, AccountId};
use passerelle_web::components::{Choice, Field};
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html, html_with};
use passerelle_words::Words;

use super::account_actions::{address, sheet, stale};
use super::accounts_frame::{Managing, Section};
use super::accounts_words::name;
use crate::EntState;
use crate::ops::accounts::{AccountError, load, set_memberships};
use crate::rules::accounts::{Action, may_do};
use crate::rules::exports::EXPORTED;
use crate::rules::memberships::{Line, Wrong, lines};
use crate::rules::versions::account_version;

/// Where it is.
const PATH: &str = "/ent/comptes/{n}/structures";
/// Lines of a form that are read at most.
const MOST: usize = 50;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PATH, Access::AccountManager, ask).post(PATH, Access::AccountManager, submit)
}

#[derive(Template)]
#[template(path = "accounts/memberships.html")]
struct MembershipsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    name: String,
    groups: Vec<Group>,
    version: String,
    action: String,
    back: String,
}

/// A line of the form.
struct Group {
    legend: String,
    rank: usize,
    uai: String,
    fields: Vec<Field>,
}

async fn ask(State(state): State<EntState>, managing: Managing, Path(n): Path<AccountId>) -> Rendered {
    let account = load(&state, &managing.manager, n).await?;
    may_do(Action::Memberships, &managing.manager, &account).map_err(AccountError::from)?;
    let mut shown = lines(&managing.manager, &account);
    shown.push(one_more(&managing));
    Ok(html(&page(&state, &managing, &account, &shown, &[]).await?))
}

async fn submit(
    State(state): State<EntState>,
    managing: Managing,
    Path(n): Path<AccountId>,
    Form(form): Form<HashMap<String, String>>,
) -> Rendered {
    let typed = typed(&form);
    let seen = form.get("version").map_or("", String::as_str);
    let refused = match set_memberships(&state, &managing.manager, n, seen, &typed).await {
        Ok(()) => return Ok(Redirect::to(&sheet(&managing, n, Action::Memberships.code())).into_response()),
        Err(error) => error,
    };
    let account = load(&state, &managing.manager, n).await?;
    match refused {
        AccountError::Memberships(wrong) => {
            let mut again = page(&state, &managing, &account, &typed, &wrong).await?;
            again.page = again.page.errors(again.groups.iter().flat_map(|group| &group.fields));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        AccountError::Store(StoreError::Stale) => {
            let mut again = page(&state, &managing, &account, &typed, &[]).await?;
            again.page = again.page.message(stale(managing.w, &name(managing.w, &account)));
            Ok(html_with(StatusCode::CONFLICT, &again))
        }
        error => Err(error.into()),
    }
}

fn one_more(managing: &Managing) -> Line {
    Line { uai: managing.school.uai.to_string(), ..Line::default() }
}

fn typed(form: &HashMap<String, String>) -> Vec<Line> {
    let value = |name: &str, rank: usize| form.get(&format!("{name}-{rank}")).cloned();
    (0..MOST)
        .map_while(|rank| {
            Some(Line {
                uai: value("structure", rank)?,
                population: value("population", rank).unwrap_or_default(),
                place: value("place", rank).unwrap_or_default(),
                manages: value("gere", rank).is_some(),
                removed: value("retirer", rank).is_some(),
            })
        })
        .collect()
}

async fn page(
    state: &EntState,
    managing: &Managing,
    account: &Account,
    lines: &[Line],
    wrong: &[Wrong],
) -> Result<MembershipsPage, StoreError> {
    let w = managing.w;
    let schools = state.store().establishments().await?;
    let school = |uai: &str| {
        let found = schools.iter().find(|one| one.uai.as_str() == uai);
        found.map_or_else(|| uai.to_owned(), |one| format!("{} ({})", one.name, one.uai))
    };
    let last = lines.len().saturating_sub(1);
    let groups = lines.iter().enumerate().map(|(rank, line)| Group {
        legend: school(&line.uai),
        rank,
        uai: line.uai.clone(),
        fields: fields(w, rank, line, rank == last, wrong),
    });
    Ok(MembershipsPage {
        page: managing.page(w.say("comptes-action-structures"), Section::Accounts),
        w,
        structures: managing.structures(),
        name: name(w, account),
        groups: groups.collect(),
        version: account_version(account),
        action: address(managing, account.id, Action::Memberships),
        back: sheet(managing, account.id, ""),
    })
}

fn fields(w: Words, rank: usize, line: &Line, is_new: bool, wrong: &[Wrong]) -> Vec<Field> {
    let here = |what: Wrong, key: &str| wrong.contains(&what).then(|| w.say(key));
    let none = is_new.then(|| Choice::new("", w.say("comptes-structures-aucune")));
    let populations = EXPORTED.map(|one| Choice::new(one.code(), w.population(one)));
    let population_error = here(Wrong::Line(rank), "comptes-champ-population")
        .or_else(|| here(Wrong::Twice(rank), "comptes-champ-deux-fois"))
        .or_else(|| (rank == 0).then(|| here(Wrong::Nothing, "comptes-champ-aucune-structure")).flatten());
    let choices = none.into_iter().chain(populations).collect();
    let mut fields = vec![
        Field::select(format!("population-{rank}"), w.say("comptes-population"), choices)
            .value(line.population.as_str())
            .error(population_error),
        Field::text(format!("place-{rank}"), w.say("comptes-colonne-place"))
            .value(line.place.as_str())
            .hint(w.say("comptes-place-aide"))
            .autocomplete("off")
            .error(here(Wrong::Function(rank), "comptes-champ-fonction")),
        Field::checkbox(format!("gere-{rank}"), w.say("comptes-structures-gere"), line.manages)
            .hint(w.say("comptes-structures-gere-aide"))
            .error((rank == 0).then(|| here(Wrong::OwnAccess, "comptes-champ-propre-acces")).flatten()),
    ];
    if !is_new {
        fields.push(Field::checkbox(
            format!("retirer-{rank}"),
            w.say("comptes-structures-retirer"),
            line.removed,
        ));
    }
    fields
}
