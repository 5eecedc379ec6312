//! *Comptes* (S23): search and table.

use askama::Template;
use axum::extract::State;
use passerelle_model::Population;
use passerelle_store::ent::{AccountQuery, AccountState};
use passerelle_web::components::{Choice, Field, Pages};
use passerelle_web::{Access, Page, PageLink, Rendered, Routes, html};
use passerelle_words::Words;

use super::accounts_frame::{Managing, Section};
use super::accounts_words::{Row, row};
use super::alerts::MONTHS;
use crate::EntState;
use crate::ops::accounts::{matched, search};
use crate::ops::alerts::{look, people_around};
use crate::ops::exports::main_recipient;
use crate::rules::alerts::alerts;
use crate::rules::exports::EXPORTED;
use crate::rules::listing::{Order, View, listing};

/// The screens of « Gestion des comptes ».
pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get("/ent/comptes", Access::AccountManager, accounts)
        .merge(super::accounts_structures::routes())
        .merge(super::account::routes())
        .merge(super::account_memberships::routes())
        .merge(super::account_sessions::routes())
        .merge(super::codes::routes())
        .merge(super::account_actions::routes())
        .merge(super::alerts::routes())
        .merge(super::import::routes())
        .merge(super::locals::routes())
        .merge(super::exports::routes())
        .merge(super::identifiers::routes())
}

#[derive(Template)]
#[template(path = "accounts/accounts.html")]
struct AccountsPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    vs: String,
    school: String,
    fields: Vec<Field>,
    sort: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    total: usize,
    searched: bool,
    all: String,
    /// How many alerts there are.
    alerts: usize,
    alerts_href: String,
    codes: String,
    pages: Pages,
}

/// A column that sorts.
struct Column {
    label: String,
    /// What its button sends: its own order, or that order backwards.
    sort: String,
    /// `ascending` or `descending` where the table is sorted by it.
    sorted: Option<&'static str>,
}

async fn accounts(State(state): State<EntState>, managing: Managing) -> Rendered {
    let w = managing.w;
    let query = AccountQuery {
        schools: vec![managing.school.uai],
        text: managing.parameter("texte"),
        population: Population::from_code(&managing.parameter("population")).ok(),
        state: AccountState::ALL.into_iter().find(|one| one.code() == managing.parameter("etat")),
        ..AccountQuery::default()
    };
    let sort = managing.parameter("tri");
    let view = view(&managing, &sort);
    let searched = !query.text.is_empty()
        || query.population.is_some()
        || query.state.is_some()
        || view.matched.is_some();
    let fields = fields(&managing, &query, &view, state.site().vs());
    let accounts = search(&state, query).await?;
    let known = match main_recipient(&state).await? {
        Some(recipient) => matched(&state, &recipient.id, &accounts).await?,
        None => std::collections::BTreeSet::new(),
    };
    let table = listing(&accounts, &known, &view);
    let rows = table.rows.iter().map(|account| {
        let href = managing.href(&format!("/ent/comptes/{}", account.id));
        row(w, account, managing.school.uai, known.contains(&account.id), href)
    });
    let around = people_around(&state, &managing.school).await?;
    let look = look(&state, managing.school.uai, MONTHS).await?;
    Ok(html(&AccountsPage {
        page: managing.page(w.say("comptes-titre"), Section::Accounts),
        w,
        structures: managing.structures(),
        vs: state.site().vs().to_owned(),
        school: managing.school_query().replace("etab=", ""),
        fields,
        columns: columns(w, &view),
        sort,
        rows: rows.collect(),
        total: table.total,
        searched,
        all: managing.href("/ent/comptes"),
        alerts: alerts(&around, &look).count(),
        alerts_href: managing.href("/ent/alertes"),
        codes: managing.href("/ent/codes"),
        pages: Pages::new(&managing.visitor, table.page, table.pages),
    }))
}

fn view(managing: &Managing, sort: &str) -> View {
    View {
        school: managing.school.uai,
        order: Order::from_code(sort.trim_start_matches('-')).unwrap_or_default(),
        descending: sort.starts_with('-'),
        matched: match managing.parameter("rapproche").as_str() {
            "oui" => Some(true),
            "non" => Some(false),
            _ => None,
        },
        page: managing.parameter("page").parse().unwrap_or(1),
    }
}

fn fields(managing: &Managing, query: &AccountQuery, view: &View, vs: &str) -> Vec<Field> {
    let w = managing.w;
    let all = || vec![Choice::new("", w.say("comptes-filtre-tous"))];
    let populations = EXPORTED.map(|one| Choice::new(one.code(), w.population(one)));
    let states = AccountState::ALL.map(|one| Choice::new(one.code(), w.say(state_key(one))));
    let yes_no = ["oui", "non"].map(|one| Choice::new(one, w.say(yes_no_key(one))));
    let with = |more: &[Choice]| [all(), more.to_vec()].concat();
    vec![
        Field::search("texte", w.say("comptes-recherche")).value(query.text.as_str()),
        Field::select("population", w.say("comptes-population"), with(&populations))
            .value(query.population.map_or("", Population::code)),
        Field::select("etat", w.say("comptes-etat"), with(&states))
            .value(query.state.map_or("", AccountState::code)),
        Field::select("rapproche", w.tell1("comptes-rapproche", "vs", vs), with(&yes_no)).value(
            match view.matched {
                None => "",
                Some(true) => "oui",
                Some(false) => "non",
            },
        ),
    ]
}

fn state_key(state: AccountState) -> &'static str {
    match state {
        AccountState::Inactive => "comptes-etat-inactif",
        AccountState::Active => "comptes-etat-actif",
        AccountState::Blocked => "comptes-etat-bloque",
        AccountState::Gone => "comptes-etat-supprime",
    }
}

fn yes_no_key(answer: &str) -> &'static str {
    if answer == "oui" { "comptes-oui" } else { "comptes-non" }
}

fn columns(w: Words, view: &View) -> Vec<Column> {
    let column = |order: Order| {
        let ascending = view.order == order && !view.descending;
        Column {
            label: w.say(match order {
                Order::Name => "comptes-colonne-nom",
                Order::Login => "comptes-colonne-connexion",
                Order::Population => "comptes-population",
                Order::Place => "comptes-colonne-place",
                Order::State => "comptes-etat",
            }),
            sort: format!("{}{}", if ascending { "-" } else { "" }, order.code()),
            sorted: (view.order == order).then_some(if view.descending { "descending" } else { "ascending" }),
        }
    };
    Order::ALL.map(column).into()
}
