//! *Établissements*: the schools of the ENT and their groupings, for its administrators.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Uai;
use passerelle_store::StoreError;
use passerelle_store::ent::Establishment;
use passerelle_web::components::{Field, Pages, Panel};
use passerelle_web::{Access, Known, Page, Problem, Rendered, Routes, Visitor, html, html_with};
use passerelle_words::Words;

use crate::ops::establishments::{SchoolError, change, count, create};
use crate::rules::establishments::{SchoolForm, Wrong, found, groupings, school};
use crate::rules::parameters::Parameters;
use crate::rules::versions::establishment_version;
use crate::words::CATALOGUE;
use crate::{CurrentAdministrator, EntState};

/// The list.
const PATH: &str = "/ent/etablissements";
/// A new one.
const NEW: &str = "/ent/etablissements/nouveau";
/// Rows of a page.
const ROWS: usize = 50;

/// The pages.
pub(crate) fn routes() -> Routes<EntState> {
    const ONE: &str = "/ent/etablissements/{uai}";
    let access = Access::EntAdministrator;
    Routes::new()
        .get(PATH, access, list)
        .get(NEW, access, ask_new)
        .post(NEW, access, add)
        .get(ONE, access, ask)
        .post(ONE, access, save)
}

#[derive(Template)]
#[template(path = "accounts/establishments.html")]
struct ListPage {
    page: Page,
    w: Words,
    search: Field,
    rows: Vec<Row>,
    total: usize,
    searched: bool,
    /// Grouping, and its schools.
    groupings: Vec<(String, Vec<(String, String)>)>,
    pages: Pages,
}

/// A school in the list.
struct Row {
    href: String,
    accounts_href: String,
    name: String,
    uai: String,
    doubtful: bool,
    city: String,
    grouping: String,
    accounts: u64,
}

#[derive(Template)]
#[template(path = "accounts/establishment.html")]
struct SchoolPage {
    page: Page,
    w: Words,
    fields: Vec<Field>,
    version: String,
    /// Names of the other schools of its grouping.
    grouped: Vec<String>,
    /// Its accounts, for one that exists.
    accounts: Option<String>,
    action: String,
}

async fn list(State(state): State<EntState>, visitor: Visitor, current: CurrentAdministrator) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let query = Parameters::read(visitor.query());
    let value = |name: &'static str| query.once(name).ok().flatten().unwrap_or_default().to_owned();
    let (text, all) = (value("texte"), state.store().establishments().await?);
    let fitting = found(&all, &text);
    let pages = fitting.len().div_ceil(ROWS).max(1);
    let page = value("page").parse().unwrap_or(1).clamp(1, pages);
    let mut rows = Vec::new();
    for one in fitting.iter().skip((page - 1) * ROWS).take(ROWS) {
        rows.push(Row {
            href: format!("{PATH}/{}", one.uai),
            accounts_href: format!("/ent/comptes?etab={}", one.uai),
            name: one.name.clone(),
            uai: one.uai.to_string(),
            doubtful: !one.uai.key_is_right(),
            city: one.city.clone(),
            grouping: one.grouping.clone().unwrap_or_default(),
            accounts: count(&state, one.uai).await?,
        });
    }
    let link = |one: &&Establishment| (one.name.clone(), format!("{PATH}/{}", one.uai));
    let groupings = groupings(&all)
        .into_iter()
        .map(|(name, schools)| (name.to_owned(), schools.iter().map(link).collect()));
    let mut shown = current.0.page(&visitor, w.say("etablissements-titre")).wide();
    shown = shown.crumb(w.say("portail-titre"), "/ent/");
    Ok(html(&ListPage {
        page: shown,
        w,
        search: Field::search("texte", w.say("etablissements-recherche")).value(text.as_str()),
        rows,
        total: fitting.len(),
        searched: !text.is_empty(),
        groupings: groupings.collect(),
        pages: Pages::new(&visitor, page, pages),
    }))
}

async fn ask_new(visitor: Visitor, current: CurrentAdministrator) -> Rendered {
    Ok(html(&page(&visitor, &current, None, &SchoolForm::default(), &[], &[])))
}

async fn add(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAdministrator,
    Form(form): Form<SchoolForm>,
) -> Rendered {
    let all = state.store().establishments().await?;
    let wrong = match school(&form, &all) {
        Ok(school) => match create(&state, current.0.account.id, school.clone()).await {
            Ok(()) => return Ok(Redirect::to(&format!("{PATH}/{}?fait=cree", school.uai)).into_response()),
            Err(SchoolError::Taken) => vec![Wrong::Taken],
            Err(error) => return Err(error.into()),
        },
        Err(wrong) => wrong,
    };
    let mut again = page(&visitor, &current, None, &form, &wrong, &all);
    again.page = again.page.errors(&again.fields);
    Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
}

async fn ask(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAdministrator,
    Path(uai): Path<String>,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let one = known(&state, &uai).await?;
    let all = state.store().establishments().await?;
    let form = SchoolForm::of(&one, establishment_version(&one));
    let mut shown = page(&visitor, &current, Some(&one), &form, &[], &all);
    let done = visitor.query().split('&').find_map(|pair| pair.strip_prefix("fait="));
    shown.page.message = match (done, one.uai.key_is_right()) {
        (Some("cree"), true) => Some(Panel::success(w.say("etablissements-fait-cree"))),
        (Some("change"), true) => Some(Panel::success(w.say("etablissements-fait-change"))),
        (_, true) => None,
        (_, false) => {
            Some(Panel::warning(w.say("etablissements-cle")).say(w.say("etablissements-cle-phrase")))
        }
    };
    Ok(html(&shown))
}

async fn save(
    State(state): State<EntState>,
    visitor: Visitor,
    current: CurrentAdministrator,
    Path(uai): Path<String>,
    Form(mut form): Form<SchoolForm>,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let one = known(&state, &uai).await?;
    let all = state.store().establishments().await?;
    form.uai = one.uai.to_string();
    let changed = match school(&form, &all) {
        Ok(changed) => changed,
        Err(wrong) => {
            let mut again = page(&visitor, &current, Some(&one), &form, &wrong, &all);
            again.page = again.page.errors(&again.fields);
            return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    match change(&state, current.0.account.id, changed, &form.version).await {
        Ok(()) => Ok(Redirect::to(&format!("{PATH}/{}?fait=change", one.uai)).into_response()),
        Err(SchoolError::Store(StoreError::Stale)) => {
            form.version = establishment_version(&one);
            let mut again = page(&visitor, &current, Some(&one), &form, &[], &all);
            let now = format!("{}, {}", one.name, one.grouping.as_deref().unwrap_or("–"));
            again.page = again.page.message(super::account_actions::stale(w, &now));
            Ok(html_with(StatusCode::CONFLICT, &again))
        }
        Err(error) => Err(error.into()),
    }
}

async fn known(state: &EntState, uai: &str) -> Result<Establishment, Problem> {
    let uai: Uai = uai.parse().map_err(|_| Problem::known(Known::NotFound))?;
    state.store().establishment(uai).await?.ok_or_else(|| Problem::known(Known::NotFound))
}

fn page(
    visitor: &Visitor,
    current: &CurrentAdministrator,
    one: Option<&Establishment>,
    form: &SchoolForm,
    wrong: &[Wrong],
    all: &[Establishment],
) -> SchoolPage {
    let w = visitor.words(&CATALOGUE);
    let title = if one.is_some() { "etablissements-modifier" } else { "etablissements-nouveau" };
    let mut page = current.0.page(visitor, w.say(title)).crumb(w.say("portail-titre"), "/ent/");
    page = page.crumb(w.say("etablissements-titre"), PATH);
    if let Some(one) = one {
        page = page.header(format!("{} ({})", one.name, one.uai));
    }
    let grouped = one.map(|one| crate::rules::exports::grouped_with(one, all)).unwrap_or_default();
    SchoolPage {
        page,
        w,
        fields: fields(w, form, wrong, one.is_some(), all),
        version: form.version.clone(),
        grouped: grouped.iter().map(|other| format!("{} ({})", other.name, other.uai)).collect(),
        accounts: one.map(|one| format!("/ent/comptes?etab={}", one.uai)),
        action: one.map_or_else(|| NEW.to_owned(), |one| format!("{PATH}/{}", one.uai)),
    }
}

fn fields(w: Words, form: &SchoolForm, wrong: &[Wrong], exists: bool, all: &[Establishment]) -> Vec<Field> {
    let error = |what: Wrong, key: &str| wrong.contains(&what).then(|| w.say(key));
    let known: Vec<_> = groupings(all).into_keys().collect();
    let hint = if known.is_empty() {
        w.say("etablissements-regroupement-aide")
    } else {
        w.tell1("etablissements-regroupement-connus", "liste", known.join(", "))
    };
    let code =
        error(Wrong::Uai, "etablissements-champ-uai").or(error(Wrong::Taken, "etablissements-champ-pris"));
    vec![
        Field::text("uai", w.say("etablissements-uai"))
            .value(form.uai.as_str())
            .hint(w.say("etablissements-uai-aide"))
            .autocomplete("off")
            .short()
            .locked(exists)
            .error(code),
        Field::text("nom", w.say("etablissements-nom"))
            .value(form.nom.as_str())
            .autocomplete("off")
            .required()
            .error(error(Wrong::Name, "comptes-champ-nom")),
        Field::text("ville", w.say("etablissements-ville"))
            .value(form.ville.as_str())
            .autocomplete("off")
            .error(error(Wrong::City, "comptes-champ-nom")),
        Field::text("regroupement", w.say("etablissements-regroupement"))
            .value(form.regroupement.as_str())
            .hint(hint)
            .autocomplete("off")
            .error(error(Wrong::Grouping, "comptes-champ-nom")),
    ]
}

impl From<SchoolError> for Problem {
    fn from(error: SchoolError) -> Self {
        match error {
            SchoolError::Taken => Self::known(Known::Conflict),
            SchoolError::Store(error) => error.into(),
        }
    }
}
