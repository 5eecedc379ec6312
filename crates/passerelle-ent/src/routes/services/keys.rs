//! Access keys: programs fetch a service's export with them.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Uai;
use passerelle_store::ent::{AccessKey, Recipient};
use passerelle_web::components::{Confirm, CopyField, Field, Panel};
use passerelle_web::{Access, Page, Problem, Rendered, Routes, html, html_with};
use passerelle_words::Words;

use super::frame::{Administrating, address};
use super::wording;
use crate::EntState;
use crate::ops::access_keys::{AccessKeyError, make, of, revoke};
use crate::ops::services::{all_schools, load};
use crate::rules::services::form::Fault;
use crate::rules::services::lines;

const PAGE: &str = "/ent/services/{id}/cles";
const REVOKE: &str = "/ent/services/{id}/cles/retirer";
/// Longest name of a key, in characters.
const LONGEST_NAME: usize = 80;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get(PAGE, Access::EntAdministrator, list).post(PAGE, Access::EntAdministrator, create).post(
        REVOKE,
        Access::EntAdministrator,
        take_back,
    )
}

#[derive(Template)]
#[template(path = "services/keys.html")]
struct KeysPage {
    page: Page,
    w: Words,
    rows: Vec<Row>,
    fields: Vec<Field>,
    action: String,
    addresses: Vec<CopyField>,
}

struct Row {
    digest: String,
    name: String,
    schools: String,
    created: String,
    used: String,
}

#[derive(Template)]
#[template(path = "services/key_made.html")]
struct MadePage {
    page: Page,
    w: Words,
    key: CopyField,
    back: String,
}

async fn list(State(state): State<EntState>, admin: Administrating, Path(id): Path<String>) -> Rendered {
    let service = load(&state, &id).await?;
    let mut page = keys_page(&state, &admin, &service, fields(admin.w, "", "", &[])).await?;
    if admin.parameter("fait") == "retiree" {
        page.page = page.page.message(Panel::success(admin.w.say("cles-fait-retiree")));
    }
    Ok(html(&page))
}

async fn create(
    State(state): State<EntState>,
    admin: Administrating,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let w = admin.w;
    let service = load(&state, &id).await?;
    let value = |name: &str| sent.get(name).map_or("", |value| value.trim());
    let name = value("nom");
    let mut wrong = Vec::new();
    if !(1..=LONGEST_NAME).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        wrong.push(("nom", Fault::Name));
    }
    let schools = match lines::schools(value("etablissements"), &all_schools(&state).await?) {
        Ok(schools) => schools,
        Err(fault) => {
            wrong.push(("etablissements", fault));
            Vec::new()
        }
    };
    if !wrong.is_empty() {
        let fields = fields(w, name, value("etablissements"), &wrong);
        let mut page = keys_page(&state, &admin, &service, fields).await?;
        page.page = page.page.errors(&page.fields);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let token = make(&state, admin.own(), &service, name, schools).await?;
    Ok(html(&MadePage {
        page: admin.about(&service, "cles-faite-titre"),
        w,
        key: CopyField::new(w, "nouvelle_cle", w.say("cles-cle"), token.expose_secret()),
        back: format!("{}/cles", address(&id)),
    }))
}

/// Asks first, then takes the key back.
async fn take_back(
    State(state): State<EntState>,
    admin: Administrating,
    Path(id): Path<String>,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let w = admin.w;
    let service = load(&state, &id).await?;
    let digest = sent.get("cle").map(String::as_str).unwrap_or_default();
    let back = format!("{}/cles", address(&id));
    if sent.contains_key("confirme") {
        revoke(&state, admin.own(), &id, digest).await?;
        return Ok(Redirect::to(&format!("{back}?fait=retiree")).into_response());
    }
    let name = of(&state, &id).await?.into_iter().find(|key| key.digest.as_hex() == digest);
    let Some(key) = name else { return Ok(Redirect::to(&back).into_response()) };
    let action = format!("{back}/retirer");
    let page = admin.about(&service, "cles-retirer");
    let confirm = Confirm::new(page, action, w.say("cles-retirer"), (w.say("comptes-annuler"), back))
        .say(w.tell1("cles-retirer-phrase", "nom", key.name))
        .field("cle", digest)
        .field("confirme", "oui")
        .danger();
    Ok(confirm.into_page())
}

async fn keys_page(
    state: &EntState,
    admin: &Administrating,
    service: &Recipient,
    fields: Vec<Field>,
) -> Result<KeysPage, Problem> {
    let w = admin.w;
    let keys = of(state, &service.id).await?;
    let copy = |id: &str, label: &str, path: &str| {
        CopyField::new(w, id, w.say(label), format!("{}/ent/api/{path}/UAI", state.address()))
    };
    Ok(KeysPage {
        page: admin.about(service, "cles-titre"),
        w,
        rows: keys.iter().map(|key| row(w, key)).collect(),
        fields,
        action: format!("{}/cles", address(&service.id)),
        addresses: vec![
            copy("adresse_export", "cles-adresse-export", "export"),
            copy("adresse_telechargement", "cles-adresse-telechargement", "download"),
        ],
    })
}

fn row(w: Words, key: &AccessKey) -> Row {
    let schools: Vec<_> = key.schools.iter().map(Uai::as_str).collect();
    Row {
        digest: key.digest.as_hex().to_owned(),
        name: key.name.clone(),
        schools: if schools.is_empty() { w.say("cles-toutes") } else { schools.join(", ") },
        created: w.moment(key.created),
        used: key.used.map_or_else(|| w.say("cles-jamais"), |at| w.moment(at)),
    }
}

fn fields(w: Words, name: &str, schools: &str, wrong: &[(&str, Fault)]) -> Vec<Field> {
    let error = |field: &str| {
        let found = wrong.iter().find(|(name, _)| *name == field);
        found.map(|(_, fault)| wording::fault(w, *fault))
    };
    vec![
        Field::text("nom", w.say("cles-nom"))
            .value(name)
            .hint(w.say("cles-nom-aide"))
            .autocomplete("off")
            .required()
            .error(error("nom")),
        Field::area("etablissements", w.say("services-etablissements"))
            .value(schools)
            .hint(w.say("cles-etablissements-aide"))
            .error(error("etablissements")),
    ]
}

impl From<AccessKeyError> for Problem {
    fn from(error: AccessKeyError) -> Self {
        match error {
            AccessKeyError::Draw(error) => error.into(),
            AccessKeyError::Store(error) => error.into(),
        }
    }
}
