//! How the list of the library's borrowers is made: columns, order, separator, encoding, and what it then looks like.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Population;
use passerelle_store::ent::Recipient;
use passerelle_web::components::{Choice, Field, Panel};
use passerelle_web::{Access, Page, Problem, Rendered, Routes, html, html_with};
use passerelle_words::Words;

use super::services::Administrating;
use crate::EntState;
use crate::ops::borrowers::{BorrowersError, keep, settings};
use crate::rules::borrowers::sample::sample;
use crate::rules::borrowers::{Column, Encoding, Separator, Settings};

/// Where it is.
pub(super) const PAGE: &str = "/ent/services/emprunteurs";
/// Beginning of the names of the columns' fields; a number from 1 follows.
const COLUMN: &str = "colonne_";
/// Beginning of the names of the populations' boxes; a code follows.
const POPULATION: &str = "population_";
const RECIPIENT: &str = "service";

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, show).post(PAGE, Access::EntAdministrator, submit)
}

#[derive(Template)]
#[template(path = "services/borrowers.html")]
struct BorrowersPage {
    page: Page,
    w: Words,
    columns: Vec<Field>,
    writing: Vec<Field>,
    populations: Vec<Field>,
    /// The settings in force, as JSON.
    shown: String,
    sample: String,
}

/// What is missing from the settings typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Missing {
    Columns,
    Populations,
    Recipient,
}

async fn show(State(state): State<EntState>, admin: Administrating) -> Rendered {
    let settings = settings(&state).await?;
    let recipients = state.store().recipients().await?;
    let shown = serde_json::to_string(&settings).map_err(Problem::failure)?;
    let mut page = page(&admin, &recipients, &settings, shown, None);
    if admin.parameter("fait") == "garde" {
        page.page = page.page.message(Panel::success(admin.w.say("emprunteurs-fait")));
    }
    Ok(html(&page))
}

async fn submit(
    State(state): State<EntState>,
    admin: Administrating,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let recipients = state.store().recipients().await?;
    let shown = sent.get("etat").cloned().unwrap_or_default();
    let (chosen, wrong) = typed(&sent, &recipients);
    if wrong.is_some() {
        let page = page(&admin, &recipients, &chosen, shown, wrong);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    if sent.get("action").is_some_and(|action| action == "garder") {
        let before = serde_json::from_str(&shown).map_err(BorrowersError::Unreadable)?;
        keep(&state, admin.own(), &before, &chosen).await?;
        return Ok(Redirect::to(&format!("{PAGE}?fait=garde")).into_response());
    }
    Ok(html(&page(&admin, &recipients, &chosen, shown, None)))
}

fn typed(sent: &HashMap<String, String>, recipients: &[Recipient]) -> (Settings, Option<Missing>) {
    let value = |name: &str| sent.get(name).map_or("", String::as_str);
    let mut columns: Vec<Column> = Vec::new();
    for n in 1..=Column::ALL.len() {
        let code = value(&format!("{COLUMN}{n}"));
        let column = Column::ALL.into_iter().find(|one| one.code() == code);
        columns.extend(column.filter(|one| !columns.contains(one)));
    }
    let ticked = |one: &Population| !value(&format!("{POPULATION}{}", one.code())).is_empty();
    let settings = Settings {
        columns,
        separator: Separator::ALL
            .into_iter()
            .find(|one| one.code() == value("separateur"))
            .unwrap_or_default(),
        header: !value("titres").is_empty(),
        encoding: Encoding::ALL.into_iter().find(|one| one.code() == value("encodage")).unwrap_or_default(),
        populations: Population::ALL.into_iter().filter(ticked).collect(),
        recipient: recipients.iter().map(|one| one.id.clone()).find(|id| id == value(RECIPIENT)),
    };
    let wrong = if settings.columns.is_empty() {
        Some(Missing::Columns)
    } else if settings.populations.is_empty() {
        Some(Missing::Populations)
    } else if settings.columns.contains(&Column::OpaqueId) && settings.recipient.is_none() {
        Some(Missing::Recipient)
    } else {
        None
    };
    (settings, wrong)
}

fn page(
    admin: &Administrating,
    recipients: &[Recipient],
    settings: &Settings,
    shown: String,
    wrong: Option<Missing>,
) -> BorrowersPage {
    let w = admin.w;
    let columns = columns(w, settings, wrong);
    let writing = writing(w, settings, recipients, wrong);
    let populations = populations(w, settings, wrong);
    let page = admin.general("emprunteurs-titre");
    let page = page.errors(columns.iter().chain(&writing).chain(&populations));
    BorrowersPage { page, w, columns, writing, populations, shown, sample: sample(settings) }
}

fn columns(w: Words, settings: &Settings, wrong: Option<Missing>) -> Vec<Field> {
    let none = Choice::new("", w.say("emprunteurs-aucune-colonne"));
    let all = Column::ALL.map(|one| Choice::new(one.code(), w.say(column_key(one))));
    let choices = [vec![none], all.into()].concat();
    let field = |at: usize| {
        let chosen = settings.columns.get(at).map_or("", |column| column.code());
        let name = format!("{COLUMN}{}", at + 1);
        let missing = wrong == Some(Missing::Columns) && at == 0;
        Field::select(name, w.tell1("emprunteurs-colonne", "n", at + 1), choices.clone())
            .value(chosen)
            .error(missing.then(|| w.say("emprunteurs-faute-colonne")))
    };
    (0..Column::ALL.len()).map(field).collect()
}

fn writing(w: Words, settings: &Settings, recipients: &[Recipient], wrong: Option<Missing>) -> Vec<Field> {
    let separators = Separator::ALL.map(|one| Choice::new(one.code(), w.say(separator_key(one))));
    let encodings = Encoding::ALL.map(|one| Choice::new(one.code(), w.say(encoding_key(one))));
    let services = recipients.iter().map(|one| Choice::new(one.id.as_str(), one.name.as_str()));
    let services = [vec![Choice::new("", w.say("comptes-choisir"))], services.collect()].concat();
    let missing = wrong == Some(Missing::Recipient);
    vec![
        Field::radios("separateur", w.say("emprunteurs-separateur"), separators.into())
            .value(settings.separator.code()),
        Field::radios("encodage", w.say("emprunteurs-encodage"), encodings.into())
            .value(settings.encoding.code()),
        Field::checkbox("titres", w.say("emprunteurs-titres"), settings.header),
        Field::select(RECIPIENT, w.say("emprunteurs-service"), services)
            .value(settings.recipient.as_deref().unwrap_or_default())
            .hint(w.say("emprunteurs-service-aide"))
            .error(missing.then(|| w.say("emprunteurs-faute-service"))),
    ]
}

fn populations(w: Words, settings: &Settings, wrong: Option<Missing>) -> Vec<Field> {
    let missing = wrong == Some(Missing::Populations);
    let field = |(at, one): (usize, Population)| {
        let ticked = settings.populations.contains(&one);
        Field::checkbox(format!("{POPULATION}{}", one.code()), w.population(one), ticked)
            .error((missing && at == 0).then(|| w.say("emprunteurs-faute-population")))
    };
    Population::ALL.into_iter().enumerate().map(field).collect()
}

fn column_key(column: Column) -> &'static str {
    match column {
        Column::Account => "emprunteurs-colonne-compte",
        Column::FamilyName => "comptes-nom",
        Column::GivenName => "comptes-prenom",
        Column::Class => "emprunteurs-colonne-classe",
        Column::BirthDate => "comptes-naissance",
        Column::Population => "comptes-population",
        Column::Login => "comptes-colonne-connexion",
        Column::OpaqueId => "comptes-identifiant-opaque",
    }
}

fn separator_key(separator: Separator) -> &'static str {
    match separator {
        Separator::Semicolon => "emprunteurs-point-virgule",
        Separator::Comma => "emprunteurs-virgule",
        Separator::Tab => "emprunteurs-tabulation",
    }
}

fn encoding_key(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "emprunteurs-utf8",
        Encoding::Windows1252 => "emprunteurs-windows",
    }
}

impl From<BorrowersError> for Problem {
    fn from(error: BorrowersError) -> Self {
        match error {
            BorrowersError::Store(error) => error.into(),
            BorrowersError::Export(error) => error.into(),
            BorrowersError::Unreadable(_) => Self::failure(error),
        }
    }
}
