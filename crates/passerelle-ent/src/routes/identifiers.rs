//! The service's own identifiers: choose the file, check, apply.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_store::ent::Recipient;
use passerelle_web::components::{ErrorSummary, Field, Panel};
use passerelle_web::{Access, Known, Page, PageLink, Problem, Rendered, Routes, Upload, html, html_with};
use passerelle_words::{Class, Problem as Told, Words, nature};
use serde::Deserialize;

use super::accounts_frame::{Managing, Section};
use crate::EntState;
use crate::ops::exports::main_recipient;
use crate::ops::identifiers::{Checked, IdentifierFileError, apply, check};

/// Where the file is chosen.
const IMPORT: &str = "/ent/exports/identifiants";
/// Where it is applied.
const APPLY: &str = "/ent/exports/identifiants/appliquer";
/// Largest file, in bytes: a large school has less than a megabyte.
const LARGEST: usize = 16 << 20;

pub(crate) fn routes() -> Routes<EntState> {
    Routes::new()
        .get(IMPORT, Access::AccountManager, choose)
        .upload(IMPORT, Access::AccountManager, LARGEST, verify)
        .post(APPLY, Access::AccountManager, keep)
}

#[derive(Template)]
#[template(path = "accounts/identifiers.html")]
struct ChoosePage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    vs: String,
    field: Field,
    action: String,
    back: String,
}

#[derive(Template)]
#[template(path = "accounts/identifiers_check.html")]
struct CheckPage {
    page: Page,
    w: Words,
    structures: Vec<PageLink>,
    file: String,
    checked: Checked,
    /// Address, before, after.
    changed: Vec<(String, String, String)>,
    action: String,
    back: String,
}

/// The button of the check page.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Confirmed {
    jeton: String,
}

async fn choose(State(state): State<EntState>, managing: Managing) -> Rendered {
    let recipient = recipient(&state).await?;
    let mut page = choose_page(&managing, &recipient, None);
    if let Ok(n) = managing.parameter("appliques").parse::<usize>() {
        let done = Panel::success(managing.w.tell1("identifiants-appliques", "n", n));
        page.page = page.page.message(done.say(managing.w.say("exports-supprimer")));
    }
    Ok(html(&page))
}

async fn verify(State(state): State<EntState>, managing: Managing, upload: Upload) -> Rendered {
    let w = managing.w;
    let recipient = recipient(&state).await?;
    let Some(file) = upload.file else {
        let mut page = choose_page(&managing, &recipient, Some(w.say("identifiants-choisissez")));
        page.page = page.page.errors([&page.field]);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    let school = managing.school.uai;
    let checked = match check(&state, &managing.manager, school, &recipient.id, file.content).await {
        Ok(checked) => checked,
        Err(error) => return refused(&managing, &recipient, error, file.name),
    };
    let joined =
        |ids: &std::collections::BTreeSet<String>| ids.iter().cloned().collect::<Vec<_>>().join(", ");
    let changed = checked.difference.changed.iter().map(|(account, before, after)| {
        (managing.href(&format!("/ent/comptes/{account}")), joined(before), joined(after))
    });
    Ok(html(&CheckPage {
        page: managing.page(w.say("identifiants-verifier"), Section::Exports),
        w,
        structures: managing.structures(),
        file: file.name,
        changed: changed.collect(),
        checked,
        action: managing.href(APPLY),
        back: managing.href(IMPORT),
    }))
}

async fn keep(State(state): State<EntState>, managing: Managing, Form(form): Form<Confirmed>) -> Rendered {
    let recipient = recipient(&state).await?;
    let applied = apply(&state, &managing.manager, managing.school.uai, &recipient.id, &form.jeton).await?;
    let Some(n) = applied else { return Err(Problem::known(Known::Stale)) };
    Ok(Redirect::to(&managing.href(&format!("{IMPORT}?appliques={n}"))).into_response())
}

async fn recipient(state: &EntState) -> Result<Recipient, Problem> {
    main_recipient(state).await?.ok_or_else(|| Problem::known(Known::NotFound))
}

fn choose_page(managing: &Managing, recipient: &Recipient, error: Option<String>) -> ChoosePage {
    let w = managing.w;
    ChoosePage {
        page: managing.page(w.tell1("identifiants-titre", "vs", &recipient.name), Section::Exports),
        w,
        structures: managing.structures(),
        vs: recipient.name.clone(),
        field: Field::file("fichier", w.say("identifiants-fichier"), ".xml").required().error(error),
        action: managing.href(IMPORT),
        back: managing.href("/ent/exports"),
    }
}

/// The form again, with what was wrong above it.
fn refused(managing: &Managing, recipient: &Recipient, error: IdentifierFileError, file: String) -> Rendered {
    let w = managing.w;
    let told = match &error {
        IdentifierFileError::ClearText => {
            Told::new("E16", "identifiants-non-protege", Class::RefusedByRule).with("vs", &recipient.name)
        }
        IdentifierFileError::WrongKind { kind } => {
            Told::new("E09", "identifiants-pas-le-bon-fichier", Class::BadInput)
                .with("vs", &recipient.name)
                .named("nature", nature(kind))
        }
        IdentifierFileError::OtherSchool { found } => {
            Told::new("E10", "identifiants-autre-etablissement", Class::BadInput)
                .with("trouve", found)
                .with("attendu", managing.school.uai.as_str())
        }
        IdentifierFileError::Open(error) => error.into(),
        IdentifierFileError::Content(error) => error.into(),
        IdentifierFileError::Read(error) => error.into(),
        IdentifierFileError::Stopped | IdentifierFileError::Draw(_) | IdentifierFileError::Json(_) => {
            return Err(Problem::failure(error));
        }
        IdentifierFileError::Store(_) => return Err(Problem::failure(error)),
    };
    let told = told.file(file).told(w);
    let mut page = choose_page(managing, recipient, None);
    let reference = w.tell1("identifiants-reference", "reference", told.reference);
    let panel = Panel::error(told.title.clone()).say(told.fact).say(told.remedy).say(reference);
    page.page.errors = ErrorSummary::general(page.page.words(), told.title);
    page.page = page.page.message(panel);
    Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
