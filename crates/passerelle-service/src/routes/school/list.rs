//! « Liste des Professeurs présents dans {vs} », and the list of the file's accounts.

use passerelle_model::{Population, Provider};
use passerelle_store::service::{AccountRow, BaseContent, UserRow};
use passerelle_web::components::{Icon, State};
use serde::Deserialize;

use super::guard::School;
use super::wording;
use crate::rules::school::listing::{self, Filter, Page, Shown};
use crate::rules::school::view::{LinkState, View};

/// What the address says of the list.
#[derive(Clone, Default, Debug, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    pub(super) population: String,
    /// `utilisateurs` or `comptes`.
    #[serde(default)]
    pub(super) vue: String,
    #[serde(default)]
    pub(super) filtre: String,
    #[serde(default)]
    pub(super) page: Option<usize>,
    /// Rows that stay in place: row numbers joined by `,`.
    #[serde(default)]
    pub(super) garde: String,
}

/// The list of a page.
pub(super) struct List {
    pub(super) title: String,
    pub(super) of_accounts: bool,
    pub(super) with_birth_date: bool,
    pub(super) rows: Vec<Row>,
    pub(super) found: usize,
    pub(super) total: usize,
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// A row of the list.
pub(super) struct Row {
    pub(super) title: String,
    pub(super) family: String,
    pub(super) given: String,
    pub(super) birth_date: String,
    /// Empty when there is none.
    pub(super) identifier: String,
    pub(super) state: State,
    /// The page of the person; empty for an account.
    pub(super) href: String,
    pub(super) is_open: bool,
}

impl Wanted {
    /// The population asked for; else one with something left, else the teachers.
    pub(super) fn population(&self, left: impl Fn(Population) -> usize) -> Population {
        let first_left = || Population::ALL.into_iter().rev().find(|&population| left(population) > 0);
        Population::from_code(&self.population).ok().or_else(first_left).unwrap_or(Population::Teacher)
    }

    /// Which people are shown: those left, as long as there are any.
    pub(super) fn shown(&self, left: usize) -> Shown {
        Shown::from_code(&self.filtre).unwrap_or(if left > 0 { Shown::Unmatched } else { Shown::All })
    }

    /// Whether the accounts of the file are listed.
    pub(super) fn of_accounts(&self) -> bool {
        self.vue == "comptes"
    }

    fn kept(&self) -> Vec<i64> {
        self.garde.split(',').filter_map(|n| n.parse().ok()).take(listing::PAGE_SIZE).collect()
    }

    /// The same list as a query, with one more row that stays.
    pub(super) fn query(&self, population: Population, kept: Option<i64>) -> String {
        let mut rows = self.kept();
        rows.extend(kept.filter(|n| !rows.contains(n)));
        let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
        let mut parts = vec![format!("population={}", population.code())];
        for (name, value) in [("vue", self.vue.as_str()), ("filtre", self.filtre.as_str())] {
            if !value.is_empty() && value.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
                parts.push(format!("{name}={value}"));
            }
        }
        if let Some(page) = self.page {
            parts.push(format!("page={page}"));
        }
        if !rows.is_empty() {
            parts.push(format!("garde={}", rows.join(",")));
        }
        parts.join("&")
    }
}

/// The list that is asked for.
pub(super) fn build(
    school: &School,
    content: &BaseContent,
    wanted: &Wanted,
    population: Population,
    shown: Shown,
    search: &str,
) -> List {
    let view = View::new(content, Provider::Cas);
    let page = wanted.page.unwrap_or(1);
    let column = school.w.population(population);
    if wanted.of_accounts() {
        let page = listing::accounts(content, &view, population, shown, search, page);
        let title = school.w.tell1("etab-liste-comptes", "population", column);
        return list(title, true, population, &page, |(row, taken)| account_row(school, row, *taken));
    }
    let filter = Filter { population, shown, kept: wanted.kept(), search: search.to_owned(), page };
    let page = listing::users(content, &view, &filter);
    let vs = school.desk.base.service_name.as_str();
    let title = school.w.tell2("etab-liste-titre", "population", column, "vs", vs);
    let query = Wanted { filtre: shown.code().to_owned(), ..wanted.clone() }.query(population, None);
    list(title, false, population, &page, |(row, state)| user_row(school, &view, row, *state, &query))
}

fn list<T>(
    title: String,
    of_accounts: bool,
    population: Population,
    page: &Page<T>,
    row: impl Fn(&T) -> Row,
) -> List {
    List {
        title,
        of_accounts,
        with_birth_date: population == Population::Pupil,
        rows: page.rows.iter().map(row).collect(),
        found: page.found,
        total: page.total,
        page: page.page,
        pages: page.pages,
    }
}

fn user_row(school: &School, view: &View<'_>, row: &UserRow, state: LinkState, query: &str) -> Row {
    let (w, user) = (school.w, &row.record.user);
    let identifier = view.link(&user.id).and_then(|link| link.identifier.as_ref());
    Row {
        title: wording::title(w, user.title),
        family: user.family_name.clone(),
        given: user.given_name.clone(),
        birth_date: user.birth_date.map(|date| w.birth_date(date)).unwrap_or_default(),
        identifier: identifier
            .map(|id| wording::identifier(id, school.sees_identifiers()))
            .unwrap_or_default(),
        state: wording::state(w, state),
        href: school.path(&format!("rapprochement/personnes/{}?{query}", row.n)),
        is_open: matches!(state, LinkState::Unlinked | LinkState::SetAside),
    }
}

fn account_row(school: &School, row: &AccountRow, taken: bool) -> Row {
    let (w, account) = (school.w, &row.account);
    let (icon, key) =
        if taken { (Icon::Tick, "etab-etat-rapproche") } else { (Icon::Empty, "etab-etat-compte-libre") };
    Row {
        title: wording::title(w, account.title),
        family: account.family_name.clone(),
        given: account.given_name.clone(),
        birth_date: account.birth_date.map(|date| w.birth_date(date)).unwrap_or_default(),
        identifier: wording::identifier(&account.id, school.sees_identifiers()),
        state: State::new(icon, w.say(key)),
        href: String::new(),
        is_open: !taken,
    }
}
