//! Setting up a service: the form, « Vérifier », « Mettre en place ».

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_exchange::keys::{KeyError, PublicKey};
use passerelle_store::ent::Recipient;
use passerelle_web::components::Panel;
use passerelle_web::{Access, Page, Rendered, Routes, Upload, html, html_with};
use passerelle_words::Words;

use super::fields::{Group, groups};
use super::frame::{Administrating, LIST, address};
use super::wording;
use crate::EntState;
use crate::ops::services::{Act, all_schools, keep, load};
use crate::rules::services::differences::{Difference, differences, fingerprint};
use crate::rules::services::form::{Fault, ServiceForm, Wrong, names};
use crate::rules::services::warnings::warnings;

const NEW: &str = "/ent/services/nouveau";
/// Largest key file.
const KEY_FILE: usize = 64 << 10;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new()
        .get(NEW, Access::EntAdministrator, blank)
        .upload(NEW, Access::EntAdministrator, KEY_FILE, create)
        .get("/ent/services/{id}", Access::EntAdministrator, show)
        .upload("/ent/services/{id}", Access::EntAdministrator, KEY_FILE, change)
}

#[derive(Template)]
#[template(path = "services/edit.html")]
struct EditPage {
    page: Page,
    w: Words,
    groups: Vec<Group>,
    warnings: Vec<Panel>,
    action: String,
    /// Fingerprint of the service when the page was opened.
    shown: String,
    /// Where it is switched off; empty when there is nothing to switch off.
    switch_off: String,
}

#[derive(Template)]
#[template(path = "services/verify.html")]
pub(super) struct VerifyPage {
    pub(super) page: Page,
    pub(super) w: Words,
    pub(super) rows: Vec<Row>,
    pub(super) warnings: Vec<Panel>,
    pub(super) preview: Option<super::release::Shown>,
    pub(super) hidden: Vec<(String, String)>,
    pub(super) action: String,
    pub(super) shown: String,
    pub(super) multipart: bool,
}

/// A setting that would change.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
}

async fn blank(admin: Administrating) -> Rendered {
    Ok(html(&edit_page(&admin, None, &ServiceForm::default(), "", &[])))
}

async fn show(State(state): State<EntState>, admin: Administrating, Path(id): Path<String>) -> Rendered {
    let service = load(&state, &id).await?;
    let form = ServiceForm::of(&service);
    let mut page = edit_page(&admin, Some(&service), &form, &fingerprint(&service), &[]);
    if admin.parameter("fait") == "modifie" {
        page.page = page.page.message(Panel::success(admin.w.say("services-fait-modifie")));
    }
    Ok(html(&page))
}

async fn create(State(state): State<EntState>, admin: Administrating, upload: Upload) -> Rendered {
    submitted(&state, &admin, None, &upload).await
}

async fn change(
    State(state): State<EntState>,
    admin: Administrating,
    Path(id): Path<String>,
    upload: Upload,
) -> Rendered {
    let service = load(&state, &id).await?;
    submitted(&state, &admin, Some(&service), &upload).await
}

async fn submitted(
    state: &EntState,
    admin: &Administrating,
    before: Option<&Recipient>,
    upload: &Upload,
) -> Rendered {
    let (form, wrong_key) = typed(upload);
    let shown = upload.field("etat");
    if upload.field("action") == "modifier" {
        return Ok(html(&edit_page(admin, before, &form, shown, &[])));
    }
    let known = all_schools(state).await?;
    let after = match (form.recipient(before, &known), wrong_key) {
        (Ok(after), None) => after,
        (made, wrong_key) => {
            let mut wrong = made.err().unwrap_or_default();
            wrong.extend(wrong_key.map(|error| (names::KEY, Fault::Key(error))));
            return Ok(refused(admin, before, &form, shown, &wrong));
        }
    };
    if upload.field("action") == "appliquer" {
        let act = if before.is_some() { Act::Edit } else { Act::Create };
        return match keep(state, admin.own(), act, shown, &after).await {
            Ok(()) if before.is_some() => {
                Ok(Redirect::to(&format!("{}?fait=modifie", address(&after.id))).into_response())
            }
            Ok(()) => Ok(Redirect::to(&format!("{LIST}?fait=cree")).into_response()),
            Err(error) => match error.fault() {
                Some(wrong) => Ok(refused(admin, before, &form, shown, &[wrong])),
                None => Err(error.into()),
            },
        };
    }
    Ok(html(&VerifyPage {
        page: page(admin, before),
        w: admin.w,
        rows: rows(admin.w, &differences(before, &after)),
        warnings: warnings(&after).iter().map(|one| wording::warning_panel(admin.w, one)).collect(),
        preview: None,
        hidden: form.pairs().cloned().collect(),
        action: action(before),
        shown: shown.to_owned(),
        multipart: true,
    }))
}

/// The form as it was sent; a key that came as a file replaces the one that was pasted.
fn typed(upload: &Upload) -> (ServiceForm, Option<KeyError>) {
    let form = ServiceForm::read(|name| upload.field(name).to_owned());
    match upload.file.as_ref().map(|file| PublicKey::parse(&file.content)) {
        None => (form, None),
        Some(Ok(key)) => (form.with(names::KEY, &key.to_spki_pem()), None),
        Some(Err(error)) => (form, Some(error)),
    }
}

fn refused(
    admin: &Administrating,
    before: Option<&Recipient>,
    form: &ServiceForm,
    shown: &str,
    wrong: &[Wrong],
) -> axum::response::Response {
    // A private key that was pasted by mistake is not sent back.
    let leaked = wrong.iter().any(|(field, _)| *field == names::KEY);
    let form = if leaked { form.clone().with(names::KEY, "") } else { form.clone() };
    let mut page = edit_page(admin, before, &form, shown, wrong);
    page.page = page.page.errors(page.groups.iter().flat_map(|group| &group.fields));
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn edit_page(
    admin: &Administrating,
    before: Option<&Recipient>,
    form: &ServiceForm,
    shown: &str,
    wrong: &[Wrong],
) -> EditPage {
    let on = before.filter(|service| !service.patterns.is_empty());
    let found = before.map(warnings).unwrap_or_default();
    EditPage {
        page: page(admin, before),
        w: admin.w,
        groups: groups(admin.w, form, before.is_none(), wrong),
        warnings: found.iter().map(|one| wording::warning_panel(admin.w, one)).collect(),
        action: action(before),
        shown: shown.to_owned(),
        switch_off: on.map(|service| format!("{}/desactiver", address(&service.id))).unwrap_or_default(),
    }
}

fn page(admin: &Administrating, before: Option<&Recipient>) -> Page {
    match before {
        Some(service) => admin.about(service, "services-reglages-titre"),
        None => admin.page(admin.w.say("services-nouveau-titre")).crumb(admin.w.say("services-titre"), LIST),
    }
}

fn action(before: Option<&Recipient>) -> String {
    before.map_or_else(|| NEW.to_owned(), |service| address(&service.id))
}

/// The differences in words.
pub(super) fn rows(w: Words, differences: &[Difference]) -> Vec<Row> {
    differences
        .iter()
        .map(|one| Row {
            name: wording::setting(w, &one.what),
            before: wording::setting_value(w, &one.what, &one.before),
            after: wording::setting_value(w, &one.what, &one.after),
        })
        .collect()
}
