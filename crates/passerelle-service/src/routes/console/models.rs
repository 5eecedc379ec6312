//! S61: « Modèles d'ENT », as the hosting account wants them.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_model::Recognition;
use passerelle_web::components::{Choice, Field, Panel};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::cas_form::{code_of, complaint, method_of, methods};
use super::guard::Host;
use super::{account_page, wording};
use crate::ServiceState;
use crate::ops::models;
use crate::rules::addresses::read_server;
use crate::rules::presets::{self, Contact, Mode, NEW, Preset};

/// The list.
pub(super) const LIST: &str = "/console/modeles";

/// Letters that a line of the form may have.
const LONGEST: usize = 300;

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

/// What was just done.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    fait: String,
}

/// Every model that the account is offered.
pub(super) async fn list(
    State(state): State<ServiceState>,
    visitor: Visitor,
    axum::extract::Query(Done { fait }): axum::extract::Query<Done>,
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
    let sent = found.as_ref().map(Sent::of).unwrap_or_default();
    Ok(page(&state, &visitor, &host, &code, found.as_ref(), &sent, false))
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
    let kept =
        before.as_ref().map_or_else(|| presets::code_for(&sent.nom, &offered), |preset| preset.code.clone());
    let recognition = before.as_ref().map(|preset| preset.recognition.clone()).unwrap_or_default();
    let Some(after) = sent.preset(kept, recognition) else {
        return Ok(page(&state, &visitor, &host, &code, before.as_ref(), &sent, true));
    };
    if host.settings.presets.len() >= models::MOST_MODELS && before.is_none() {
        return Err(Problem::known(Known::Conflict));
    }
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
    fn of(preset: &Preset) -> Self {
        let contact = preset.contact.as_ref();
        Self {
            nom: preset.name.clone(),
            territoire: preset.territory.clone().unwrap_or_default(),
            serveur: preset.server.clone(),
            methode: code_of(preset.validation).to_owned(),
            mode: mode_code(preset.mode).to_owned(),
            documentation: preset.documentation.clone().unwrap_or_default(),
            courriel: contact.map(|contact| contact.mail.clone()).unwrap_or_default(),
            objet: contact.map(|contact| contact.subject.clone()).unwrap_or_default(),
            verifie: preset.confirmed.then(|| "oui".to_owned()),
        }
    }

    /// The model, when nothing is wrong with it. How people are recognised is not on this page: it stays as it was.
    fn preset(&self, code: String, recognition: Recognition) -> Option<Preset> {
        if self.bad_name() || self.bad_mail() || self.bad_documentation() || self.too_long() {
            return None;
        }
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Some(Preset {
            code,
            name: self.nom.trim().to_owned(),
            territory: text(&self.territoire),
            server: read_server(&self.serveur).ok()?.as_str().to_owned(),
            validation: method_of(&self.methode),
            recognition,
            mode: mode_of(&self.mode),
            confirmed: self.verifie.is_some(),
            documentation: text(&self.documentation),
            contact: text(&self.courriel).map(|mail| Contact { mail, subject: self.objet.trim().to_owned() }),
        })
    }

    fn bad_name(&self) -> bool {
        self.nom.trim().is_empty()
    }

    fn bad_mail(&self) -> bool {
        let mail = self.courriel.trim();
        !mail.is_empty() && !plausible(mail)
    }

    fn bad_documentation(&self) -> bool {
        let link = self.documentation.trim();
        !link.is_empty() && read_link(link).is_none()
    }

    fn too_long(&self) -> bool {
        let all =
            [&self.nom, &self.territoire, &self.serveur, &self.documentation, &self.courriel, &self.objet];
        all.iter().any(|text| text.chars().count() > LONGEST || text.chars().any(char::is_control))
    }
}

/// `somebody@somewhere`, without what would make another header or address of it.
fn plausible(mail: &str) -> bool {
    let good = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"<>,;:()\"?&".contains(c))
    };
    mail.split_once('@').is_some_and(|(name, host)| good(name) && good(host) && !host.contains('@'))
}

/// A page of the web; plain http on this machine only.
fn read_link(link: &str) -> Option<url::Url> {
    let url = url::Url::parse(link).ok()?;
    let local = url.host_str().is_some_and(|host| host == "127.0.0.1" || host == "localhost");
    (url.scheme() == "https" || (url.scheme() == "http" && local)).then_some(url)
}

fn page(
    state: &ServiceState,
    visitor: &Visitor,
    host: &Host,
    code: &str,
    found: Option<&Preset>,
    sent: &Sent,
    checked: bool,
) -> Response {
    let title = if found.is_some() { "console-modele-modifier" } else { "console-modele-ajouter" };
    let (page, w) = account_page(visitor, host, title);
    let fields = fields(w, sent, checked);
    let page = page.crumb(w.say("console-modeles-titre"), LIST).errors(&fields);
    let own = host.settings.presets.contains_key(code);
    let label =
        if shipped(state, code).is_some() { "console-modele-retablir" } else { "console-modele-retirer" };
    let status = if checked { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
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

fn fields(w: Words, sent: &Sent, checked: bool) -> Vec<Field> {
    let wrong = |wrong: bool, key: &str| (checked && wrong).then(|| w.say(key));
    let server = checked.then(|| read_server(&sent.serveur).err()).flatten();
    let modes = [Mode::Fed, Mode::NotFed, Mode::Typed, Mode::Unknown]
        .map(|mode| Choice::new(mode_code(mode), w.say(wording::mode(mode))));
    vec![
        Field::text("nom", w.say("console-modele-nom"))
            .value(sent.nom.as_str())
            .required()
            .error(wrong(sent.bad_name(), "console-modele-nom-vide")),
        Field::text("territoire", w.say("console-modele-territoire")).value(sent.territoire.as_str()),
        Field::url("serveur", w.say("console-cas-serveur"))
            .value(sent.serveur.as_str())
            .hint(w.say("console-cas-serveur-aide"))
            .required()
            .error(server.map(|error| w.say(complaint(error)))),
        Field::select("methode", w.say("console-cas-methode"), methods(w))
            .value(code_of(method_of(&sent.methode))),
        Field::select("mode", w.say("console-modele-mode"), modes.into())
            .value(mode_code(mode_of(&sent.mode))),
        Field::url("documentation", w.say("console-modele-documentation"))
            .value(sent.documentation.as_str())
            .error(wrong(sent.bad_documentation(), "console-adresse-https")),
        Field::text("courriel", w.say("console-modele-courriel"))
            .value(sent.courriel.as_str())
            .autocomplete("off")
            .error(wrong(sent.bad_mail(), "console-modele-courriel-faux")),
        Field::text("objet", w.say("console-modele-objet"))
            .value(sent.objet.as_str())
            .hint(w.say("console-modele-objet-aide"))
            .error(wrong(sent.too_long(), "console-modele-trop-long")),
        Field::checkbox("verifie", w.say("console-modele-verifie"), sent.verifie.is_some()),
    ]
}

const fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::Fed => "fed",
        Mode::NotFed => "not_fed",
        Mode::Typed => "typed",
        Mode::Unknown => "unknown",
    }
}

fn mode_of(code: &str) -> Mode {
    match code {
        "fed" => Mode::Fed,
        "not_fed" => Mode::NotFed,
        "typed" => Mode::Typed,
        _ => Mode::Unknown,
    }
}
