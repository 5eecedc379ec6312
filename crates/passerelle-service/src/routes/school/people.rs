//! « Utilisateurs »: who is in the base, the spaces of each, how they sign in.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use passerelle_model::{Population, Provider, Space};
use passerelle_store::service::UserRow;
use passerelle_web::components::{Choice, Field, Icon, Pages, State};
use passerelle_web::{Page, Rendered, html};
use passerelle_words::{Words, full_name};
use serde::Deserialize;

use super::frame::{Frame, done, named};
use super::guard::{Manager, School};
use super::users::spaces;
use crate::ops::school::accounts::{self, Roll};
use crate::rules::school::accounts::{SignIn, spaces_for};
use crate::rules::school::listing::{self, Filter, Shown};
use crate::rules::school::view::View;

#[derive(Template)]
#[template(path = "school/people.html")]
struct List {
    page: Page,
    frame: Frame,
    population: Field,
    search: Field,
    rows: Vec<Row>,
    found: usize,
    total: usize,
    pages: Pages,
}

/// Somebody in the list.
struct Row {
    name: String,
    class: String,
    spaces: String,
    login: String,
    sign_in: State,
    href: String,
}

#[derive(Template)]
#[template(path = "school/user.html")]
struct One {
    page: Page,
    frame: Frame,
    n: i64,
    name: String,
    population: String,
    class: String,
    login: String,
    sign_in: State,
    spaces: Vec<Field>,
    entered: String,
}

/// What the address says of the list.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    population: String,
    #[serde(default)]
    page: Option<usize>,
}

/// What the search sends: names looked for do not go into an address.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    population: String,
    #[serde(default)]
    q: String,
}

/// The list.
pub(super) async fn list(school: School, Query(wanted): Query<Wanted>) -> Rendered {
    show(&school, &wanted, "").await
}

/// « Chercher ».
pub(super) async fn search(school: School, Form(sent): Form<Sent>) -> Rendered {
    let wanted = Wanted { population: sent.population, page: None };
    show(&school, &wanted, sent.q.trim()).await
}

async fn show(school: &School, wanted: &Wanted, words: &str) -> Rendered {
    let roll = accounts::roll(&school.desk).await.map_err(|error| school.refused(error))?;
    let w = school.w;
    let (page, frame) = named(school, w.say("utilisateurs-titre"));
    let page = page.crumb(w.say("etab-menu-imports"), school.path("imports-exports"));
    let population = Population::from_code(&wanted.population).unwrap_or(Population::Staff);
    let filter = Filter {
        population,
        shown: Shown::All,
        kept: Vec::new(),
        search: words.to_owned(),
        page: wanted.page.unwrap_or(1),
    };
    let view = View::new(&roll.content, Provider::Cas);
    let found = listing::users(&roll.content, &view, &filter);
    let populations = Population::ALL.map(|one| Choice::new(one.code(), w.population(one)));
    Ok(html(&List {
        population: Field::select("population", w.say("utilisateurs-population"), populations.into())
            .value(population.code()),
        search: Field::search("q", w.say("utilisateurs-chercher")).value(words).autocomplete("off"),
        rows: found.rows.iter().map(|(user, _)| row(school, &roll, user)).collect(),
        found: found.found,
        total: found.total,
        pages: Pages::new(&school.visitor, found.page, found.pages),
        page,
        frame,
    }))
}

fn row(school: &School, roll: &Roll, user: &UserRow) -> Row {
    let record = &user.record;
    Row {
        name: name(user),
        class: record.user.class.clone().unwrap_or_default(),
        spaces: spaces(school.w, record),
        login: record.login.clone().unwrap_or_default(),
        sign_in: sign_in(school, roll, user),
        href: school.path(&format!("utilisateurs/{}", user.n)),
    }
}

/// What has just been done.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    fait: String,
}

/// One person.
pub(super) async fn one(
    school: School,
    Path((_, n)): Path<(String, i64)>,
    Query(Done { fait }): Query<Done>,
) -> Rendered {
    let roll = accounts::roll(&school.desk).await.map_err(|error| school.refused(error))?;
    let found = roll.content.users.iter().find(|row| row.n == n);
    let user = found.ok_or_else(|| passerelle_web::Problem::known(passerelle_web::Known::NotFound))?;
    let w = school.w;
    let (page, frame) = named(&school, w.say("utilisateurs-une-titre"));
    let mut page = page.crumb(w.say("utilisateurs-titre"), school.path("utilisateurs"));
    if let Some(panel) = done(&school, &fait, &["utilisateurs-fait-espaces"]) {
        page = page.message(panel);
    }
    let record = &user.record;
    Ok(html(&One {
        n,
        name: name(user),
        population: w.population(record.user.population),
        class: record.user.class.clone().unwrap_or_default(),
        login: record.login.clone().unwrap_or_default(),
        sign_in: sign_in(&school, &roll, user),
        spaces: boxes(w, user),
        entered: spaces(w, record),
        page,
        frame,
    }))
}

/// The spaces to tick: nothing to choose where the population has one space only.
fn boxes(w: Words, user: &UserRow) -> Vec<Field> {
    let offered = spaces_for(user.record.user.population);
    if offered.len() < 2 {
        return Vec::new();
    }
    let ticked = |space: Space| user.record.enters(space);
    offered.into_iter().map(|space| Field::checkbox(space.slug(), w.space(space), ticked(space))).collect()
}

/// « Enregistrer » the spaces.
pub(super) async fn set_spaces(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Rendered {
    let chosen: Vec<Space> = sent.iter().filter_map(|(name, _)| Space::from_slug(name)).collect();
    accounts::set_spaces(&school.desk, n, &chosen).await.map_err(|error| school.refused(error))?;
    Ok(school.to(&format!("utilisateurs/{n}?fait=espaces")))
}

fn sign_in(school: &School, roll: &Roll, user: &UserRow) -> State {
    let w = school.w;
    match SignIn::of(user, roll.codes.get(&user.record.user.id), school.desk.now) {
        SignIn::None => State::new(Icon::Empty, w.say("utilisateurs-sans-mot-de-passe")),
        SignIn::Code(until) => {
            State::new(Icon::Clock, w.tell1("utilisateurs-code-jusqu-au", "date", w.date(until)))
        }
        SignIn::Expired => State::new(Icon::Bar, w.say("utilisateurs-code-expire")),
        SignIn::Password => State::new(Icon::Tick, w.say("utilisateurs-mot-de-passe")),
    }
}

pub(super) fn name(user: &UserRow) -> String {
    full_name(&user.record.user.family_name, &user.record.user.given_name)
}
