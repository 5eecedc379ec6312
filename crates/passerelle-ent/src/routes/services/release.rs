//! What a service is told: the choice, an example person, « Mettre en place ».

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_store::ent::{Account, Recipient, ReleaseProfile};
use passerelle_web::components::Panel;
use passerelle_web::{Access, Page, Problem, Rendered, Routes, html, html_with};
use passerelle_words::Words;

use super::edit::{VerifyPage, rows};
use super::frame::{Administrating, address};
use super::release_fields::Fields;
use super::wording;
use crate::EntState;
use crate::ops::identifier::IdentifierError;
use crate::ops::services::{Act, keep, load, person, preview};
use crate::routes::accounts_words::name;
use crate::rules::services::differences::{differences, fingerprint};
use crate::rules::services::release_form::{ReleaseForm, Wrong};
use crate::rules::services::warnings::{Warning, warnings};

const PAGE: &str = "/ent/services/{id}/transmission";
/// Field: the person of the example.
pub(super) const PERSON: &str = "personne";

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, show).post(PAGE, Access::EntAdministrator, submit)
}

#[derive(Template)]
#[template(path = "services/release.html")]
struct ReleasePage {
    page: Page,
    w: Words,
    fields: Fields,
    action: String,
    shown: String,
}

/// What would be told of the example person.
pub(super) struct Shown {
    pub(super) title: String,
    pub(super) identifier: String,
    /// Name and values of each attribute.
    pub(super) attributes: Vec<(String, String)>,
    /// What is asked, and the answer, byte for byte.
    pub(super) answers: Vec<(&'static str, String)>,
}

/// The values of a form.
struct Sent(HashMap<String, String>);

impl Sent {
    fn value(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }
}

async fn show(State(state): State<EntState>, admin: Administrating, Path(id): Path<String>) -> Rendered {
    let service = load(&state, &id).await?;
    let form = ReleaseForm::of(&service.settings.release);
    let mut page = release_page(&admin, &service, &form, &fingerprint(&service), ("", false), &[]);
    if admin.parameter("fait") == "modifie" {
        page.page = page.page.message(Panel::success(admin.w.say("services-fait-transmission")));
    }
    Ok(html(&page))
}

async fn submit(
    State(state): State<EntState>,
    admin: Administrating,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let sent = Sent(sent);
    let service = load(&state, &id).await?;
    let form = ReleaseForm::read(|name| sent.value(name).to_owned());
    let (shown, typed) = (sent.value("etat"), sent.value(PERSON));
    if sent.value("action") == "modifier" {
        return Ok(html(&release_page(&admin, &service, &form, shown, (typed, false), &[])));
    }
    let policy = match form.policy() {
        Ok(policy) => policy,
        Err(wrong) => return Ok(refused(&admin, &service, &form, shown, (typed, false), &wrong)),
    };
    let mut after = service.clone();
    after.settings.release = policy;
    if sent.value("action") == "appliquer" {
        keep(&state, admin.own(), Act::Release, shown, &after).await?;
        let done = format!("{}/transmission?fait=modifie", address(&id));
        return Ok(Redirect::to(&done).into_response());
    }
    let example = person(&state, typed).await?;
    let needed = after.settings.release.profile != ReleaseProfile::IdentifierOnly || !typed.trim().is_empty();
    if needed && example.is_none() {
        return Ok(refused(&admin, &service, &form, shown, (typed, true), &[]));
    }
    let w = admin.w;
    let preview = match example {
        Some(account) => Some(example_of(&state, w, &after, &account).await?),
        None => None,
    };
    let about = |one: &&Warning| matches!(one, Warning::Attributes | Warning::Nominative);
    let found = warnings(&after);
    let panels = found.iter().filter(about).map(|one| wording::warning_panel(w, one)).collect();
    let mut hidden = form.pairs();
    hidden.push((PERSON.to_owned(), typed.to_owned()));
    Ok(html(&VerifyPage {
        page: admin.about(&service, "services-transmission-titre").personal(),
        w,
        rows: rows(w, &differences(Some(&service), &after)),
        warnings: panels,
        preview,
        hidden,
        action: format!("{}/transmission", address(&id)),
        shown: shown.to_owned(),
        multipart: false,
    }))
}

async fn example_of(
    state: &EntState,
    w: Words,
    recipient: &Recipient,
    account: &Account,
) -> Result<Shown, Problem> {
    let told = preview(state, &recipient.id, &recipient.settings.release, account).await?;
    let key = if told.known { "services-exemple-connu" } else { "services-exemple-futur" };
    Ok(Shown {
        title: w.tell1("services-exemple-titre", "nom", name(w, account)),
        identifier: w.tell1(key, "identifiant", told.user.as_str()),
        attributes: told.attributes.into_iter().map(|(name, values)| (name, values.join(", "))).collect(),
        answers: vec![("/p3/serviceValidate", told.cas3), ("/serviceValidate", told.cas2)],
    })
}

fn refused(
    admin: &Administrating,
    service: &Recipient,
    form: &ReleaseForm,
    shown: &str,
    person: (&str, bool),
    wrong: &[Wrong],
) -> Response {
    let mut page = release_page(admin, service, form, shown, person, wrong);
    page.page = page.page.errors(page.fields.all());
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn release_page(
    admin: &Administrating,
    service: &Recipient,
    form: &ReleaseForm,
    shown: &str,
    person: (&str, bool),
    wrong: &[Wrong],
) -> ReleasePage {
    ReleasePage {
        page: admin.about(service, "services-transmission-titre").personal(),
        w: admin.w,
        fields: Fields::of(admin.w, form, person, wrong),
        action: format!("{}/transmission", address(&service.id)),
        shown: shown.to_owned(),
    }
}

impl From<IdentifierError> for Problem {
    fn from(error: IdentifierError) -> Self {
        match error {
            IdentifierError::Store(error) => error.into(),
            IdentifierError::Draw(error) => error.into(),
            IdentifierError::Shape(_) => Self::failure(error),
        }
    }
}
