//! S61: « Modèles d'ENT », as the hosting account wants them.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_web::components::{Choice, Field, Panel};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::cas_form::{code_of, complaint, method_of, methods};
use super::guard::Host;
use super::{Done, account_page, wording};
use crate::ServiceState;
use crate::ops::models;
use crate::rules::presets::form::{Faults, Typed};
use crate::rules::presets::{self, Mode, NEW, Preset};

/// The list.
pub(super) const LIST: &str = "/console/modeles";

#[derive(Template)]
#[template(path = "console/models.html")]
struct List {
    page: Page,
    w: Words,
    rows: Vec<Row>,
}

struct Row {
    code: String,
    name: String,
    server: String,
    origin: String,
}

#[derive(Template)]
#[template(path = "console/model.html")]
struct Edit {
    page: Page,
    w: Words,
    action: String,
    fields: Vec<Field>,
    /// Where the model is put back to what it was, or removed; and the label.
    reset: Option<(String, String)>,
}

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    nom: String,
    territoire: String,
    serveur: String,
    methode: String,
    mode: String,
    documentation: String,
    courriel: String,
    objet: String,
    verifie: Option<String>,
}

/// Every model that the account is offered.
pub(super) async fn list(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(Done { fait }): Query<Done>,
    host: Host,
) -> Rendered {
    let (mut page, w) = account_page(&visitor, &host, "console-modeles-titre");
    let done = match fait.as_str() {
        "enregistre" => Some("console-modele-enregistre"),
        "retabli" => Some("console-modele-retabli"),
        _ => None,
    };
    if let Some(done) = done {
        page = page.message(Panel::success(w.say(done)));
    }
    let shipped =
        presets::offered(&passerelle_store::service::HostingSettings::default(), &state.extra_presets);
    let rows = presets::offered(&host.settings, &state.extra_presets)
        .iter()
        .map(|preset| Row {
            code: preset.code.clone(),
            name: wording::preset(w, preset),
            server: preset.server.clone(),
            origin: w.say(
                match (
                    host.settings.presets.contains_key(&preset.code),
                    presets::find(&shipped, &preset.code),
                ) {
                    (false, _) => "console-modele-fourni",
                    (true, Some(_)) => "console-modele-change-ici",
                    (true, None) => "console-modele-ajoute-ici",
                },
            ),
        })
        .collect();
    Ok(html(&List { page, w, rows }))
}

/// The form of one, or a blank one.
pub(super) async fn edit(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path(code): Path<String>,
    host: Host,
) -> Rendered {
    let found = wanted(&state, &host, &code)?;
    let typed = found.as_ref().map(Typed::of).unwrap_or_default();
    Ok(page(&state, &visitor, &host, &code, found.as_ref(), &typed, &Faults::default()))
}

/// « Enregistrer le modèle ».
pub(super) async fn save(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path(code): Path<String>,
    host: Host,
    Form(sent): Form<Sent>,
) -> Rendered {
    let before = wanted(&state, &host, &code)?;
    let offered = presets::offered(&host.settings, &state.extra_presets);
    let typed = sent.typed();
    let kept = match &before {
        Some(preset) => preset.code.clone(),
        None => presets::code_for(&typed.name, &offered),
    };
    let recognition = before.as_ref().map(|preset| preset.recognition.clone()).unwrap_or_default();
    let after = match typed.read(kept, recognition) {
        Ok(after) => after,
        Err(faults) => return Ok(page(&state, &visitor, &host, &code, before.as_ref(), &typed, &faults)),
    };
    models::put(&state, &host.settings, before.as_ref(), &after, host.number()).await?;
    Ok(Redirect::to(&format!("{LIST}?fait=enregistre")).into_response())
}

/// « Rétablir le modèle fourni », « Retirer ce modèle ».
pub(super) async fn reset(
    State(state): State<ServiceState>,
    Path(code): Path<String>,
    host: Host,
) -> Rendered {
    let before = wanted(&state, &host, &code)?.ok_or_else(|| Problem::known(Known::NotFound))?;
    let shipped = shipped(&state, &code);
    models::reset(&state, &host.settings, &before, shipped.as_ref(), host.number()).await?;
    Ok(Redirect::to(&format!("{LIST}?fait=retabli")).into_response())
}

fn wanted(state: &ServiceState, host: &Host, code: &str) -> Result<Option<Preset>, Problem> {
    let offered = presets::offered(&host.settings, &state.extra_presets);
    match presets::find(&offered, code) {
        Some(preset) => Ok(Some(preset.clone())),
        None if code == NEW => Ok(None),
        None => Err(Problem::known(Known::NotFound)),
    }
}

fn shipped(state: &ServiceState, code: &str) -> Option<Preset> {
    let usual = passerelle_store::service::HostingSettings::default();
    presets::find(&presets::offered(&usual, &state.extra_presets), code).cloned()
}

impl Sent {
    fn typed(self) -> Typed {
        Typed {
            name: self.nom,
            territory: self.territoire,
            server: self.serveur,
            validation: method_of(&self.methode),
            mode: Mode::of(&self.mode),
            documentation: self.documentation,
            mail: self.courriel,
            subject: self.objet,
            confirmed: self.verifie.is_some(),
        }
    }
}

fn page(
    state: &ServiceState,
    visitor: &Visitor,
    host: &Host,
    code: &str,
    found: Option<&Preset>,
    typed: &Typed,
    faults: &Faults,
) -> Response {
    let title = if found.is_some() { "console-modele-modifier" } else { "console-modele-ajouter" };
    let (page, w) = account_page(visitor, host, title);
    let fields = fields(w, typed, faults);
    let page = page.crumb(w.say("console-modeles-titre"), LIST).errors(&fields);
    let own = host.settings.presets.contains_key(code);
    let label =
        if shipped(state, code).is_some() { "console-modele-retablir" } else { "console-modele-retirer" };
    let status = if page.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html_with(
        status,
        &Edit {
            page,
            w,
            action: format!("{LIST}/{code}"),
            fields,
            reset: own.then(|| (format!("{LIST}/{code}/retablir"), w.say(label))),
        },
    )
}

fn fields(w: Words, typed: &Typed, faults: &Faults) -> Vec<Field> {
    let wrong = |wrong: bool, key: &str| wrong.then(|| w.say(key));
    let modes = Mode::ALL.map(|mode| Choice::new(mode.code(), w.say(wording::mode(mode))));
    vec![
        Field::text("nom", w.say("console-modele-nom"))
            .value(typed.name.as_str())
            .required()
            .error(wrong(faults.name, "console-modele-nom-vide")),
        Field::text("territoire", w.say("console-modele-territoire")).value(typed.territory.as_str()),
        Field::url("serveur", w.say("console-cas-serveur"))
            .value(typed.server.as_str())
            .hint(w.say("console-cas-serveur-aide"))
            .required()
            .error(faults.server.map(|error| w.say(complaint(error)))),
        Field::select("methode", w.say("console-cas-methode"), methods(w)).value(code_of(typed.validation)),
        Field::select("mode", w.say("console-modele-mode"), modes.into()).value(typed.mode.code()),
        Field::url("documentation", w.say("console-modele-documentation"))
            .value(typed.documentation.as_str())
            .error(wrong(faults.documentation, "console-adresse-https")),
        Field::text("courriel", w.say("console-modele-courriel"))
            .value(typed.mail.as_str())
            .autocomplete("off")
            .error(wrong(faults.mail, "console-modele-courriel-faux")),
        Field::text("objet", w.say("console-modele-objet"))
            .value(typed.subject.as_str())
            .hint(w.say("console-modele-objet-aide"))
            .error(wrong(faults.lines, "console-modele-trop-long")),
        Field::checkbox("verifie", w.say("console-modele-verifie"), typed.confirmed),
    ]
}
