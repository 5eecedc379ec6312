//! S54: « Définir une délégation CAS », and S56, its test.

use askama::Template;
use axum::Form as Posted;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::{CasDelegation, Delegation};
use passerelle_sso::service::ServiceUrl;
use passerelle_web::components::{CopyField, Panel};
use passerelle_web::{Page, Problem, Rendered, Visitor, html_with};
use passerelle_words::Words;

use super::cas_form::{Form, Sent, form};
use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use super::report::{self, Shown};
use super::{cas_trust, delegation, recognition_form, wording};
use crate::ServiceState;
use crate::ops::connection_test::{self, Report};
use crate::ops::{console, installation};
use crate::rules::addresses::{self, derive};
use crate::rules::delegation::fingerprint;
use crate::rules::presets::{self, Contact, Preset};
use crate::rules::trust;

#[derive(Template)]
#[template(path = "console/cas.html")]
struct Window {
    page: Page,
    frame: Frame,
    form: Form,
    /// The code of the model that the fields show.
    model: String,
    about: Option<About>,
    derived: Vec<CopyField>,
    direct: Option<CopyField>,
    spaces: Vec<(String, String)>,
    /// The settings in words, where they are locked.
    locked: Vec<(String, String)>,
    fingerprint: String,
    report: Option<Shown>,
}

/// What is said of a model.
struct About {
    explanation: String,
    unconfirmed: bool,
    changed: bool,
    documentation: Option<String>,
    contact: Option<Contact>,
}

/// What a page is drawn from.
#[derive(Default)]
struct Drawn {
    /// Whether the addresses are checked.
    checked: bool,
    message: Option<Panel>,
    report: Option<Report>,
    status: StatusCode,
    /// The model that the fields came from, changed since or not.
    from: Option<String>,
    /// What was typed of the recognition of people.
    recognition: Option<recognition_form::Sent>,
}

/// The settings in force, or a blank form.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let cas = hosted.delegation().cas.clone().unwrap_or_else(blank);
    page(&state, &visitor, &hosted, cas, Drawn::default())
}

/// « Choisir », « Recalculer », « Valider ».
pub(super) async fn act(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Posted(sent): Posted<Sent>,
) -> Rendered {
    if hosted.locked() {
        return Err(delegation::published(&hosted));
    }
    let from = Some(sent.modele.clone());
    if let Some(cas) = chosen(&hosted.presets(&state), &sent) {
        let w = visitor.words(&crate::words::CATALOGUE);
        let message = Some(Panel::notice(w.say("console-cas-modele-choisi")));
        return page(&state, &visitor, &hosted, cas, Drawn { message, from, ..Drawn::default() });
    }
    let cas = typed(&hosted.presets(&state), &sent);
    let good = derive(&cas, &public(&state, &hosted)?).is_ok()
        && sent.recognition.is_good()
        && trust::check(&cas).is_ok();
    if sent.action == "valider" && good {
        let HostedBase { base, plans, .. } = &hosted;
        if hosted.drafting {
            let after = Delegation { cas: Some(cas), matrix: hosted.delegation().matrix.clone() };
            installation::change(&state, base, plans, after, Some(&sent.etat), hosted.actor()).await?;
        } else {
            console::define_cas(&state, base, plans, cas, &sent.etat, hosted.actor()).await?;
        }
        let done = if hosted.drafting { "brouillon" } else { "cas" };
        return Ok(Redirect::to(&format!("{}?fait={done}", hosted.section(""))).into_response());
    }
    let status = if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let recognition = Some(sent.recognition);
    page(
        &state,
        &visitor,
        &hosted,
        cas,
        Drawn { checked: true, status, from, recognition, ..Drawn::default() },
    )
}

/// « Tester la connexion », with the values on screen; those in force where the screen is locked.
pub(super) async fn test(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Posted(sent): Posted<Sent>,
) -> Rendered {
    let cas = on_screen(&state, &hosted, &sent);
    let public = public(&state, &hosted)?;
    let report = connection_test::run(&state, &hosted.base, &cas, &public, hosted.actor()).await?;
    let from = Some(sent.modele).filter(|_| !hosted.locked());
    let drawn = Drawn { checked: true, report: Some(report), from, ..Drawn::default() };
    page(&state, &visitor, &hosted, cas, drawn)
}

/// The values on screen; those in force where the screen is locked.
pub(super) fn on_screen(state: &ServiceState, hosted: &HostedBase, sent: &Sent) -> CasDelegation {
    if hosted.locked() {
        return hosted.delegation().cas.clone().unwrap_or_else(blank);
    }
    let offered = hosted.presets(state);
    chosen(&offered, sent).unwrap_or_else(|| typed(&offered, sent))
}

/// The window again, with what is wrong in it.
pub(super) fn again(state: &ServiceState, visitor: &Visitor, hosted: &HostedBase, sent: &Sent) -> Rendered {
    let cas = on_screen(state, hosted, sent);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    page(state, visitor, hosted, cas, Drawn { checked: true, status, ..Drawn::default() })
}

/// The settings of a model just chosen in the list.
fn chosen(presets: &[Preset], sent: &Sent) -> Option<CasDelegation> {
    let preset = presets::find(presets, sent.newly_chosen()?)?;
    Some(preset.fill(sent.direct()))
}

/// The settings typed; they are a model's as long as nothing in them was changed.
fn typed(presets: &[Preset], sent: &Sent) -> CasDelegation {
    let cas = sent.settings();
    let of_model = CasDelegation { preset: Some(sent.modele.clone()), ..cas.clone() };
    match presets::find(presets, &sent.modele) {
        Some(preset) if preset.matches(&of_model) => of_model,
        _ => cas,
    }
}

/// Nothing is typed yet. Direct sign-in stays open until somebody closes it: some people may have no account.
fn blank() -> CasDelegation {
    CasDelegation { direct_login: true, ..CasDelegation::to("") }
}

/// Where the base is found, as the ENT is told.
pub(super) fn public(state: &ServiceState, hosted: &HostedBase) -> Result<ServiceUrl, Problem> {
    let address = state.url.at(&format!("/vs/{}/", hosted.base.slug));
    ServiceUrl::parse(&address).map_err(Problem::failure)
}

fn page(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    cas: CasDelegation,
    drawn: Drawn,
) -> Rendered {
    let (mut page, frame) = inside(visitor, hosted, Tab::Delegation, "console-cas-titre");
    let (w, vs) = (frame.w, hosted.base.service_name.as_str());
    let public = public(state, hosted)?;
    let offered = hosted.presets(state);
    let form = form(w, vs, &offered, &cas, drawn.checked, drawn.recognition.as_ref());
    let fields =
        [&form.server, &form.validation_server, &form.trust.certificate, &form.recognition.identifier];
    page = page.errors(fields.into_iter().chain(&form.recognition.attributes));
    page.message = drawn.message;
    let from = drawn.from.filter(|code| !code.is_empty()).or_else(|| cas.preset.clone());
    let preset = from.as_deref().and_then(|code| presets::find(&offered, code));
    let (derived, direct) = copies(w, vs, &cas, &public);
    let report = drawn.report.map(|report| report::shown(w, &report));
    let template = Window {
        about: preset.map(|preset| about(w, preset, &cas)),
        locked: if frame.locked { settings(w, vs, preset, &cas) } else { Vec::new() },
        spaces: addresses::spaces(&public)
            .into_iter()
            .map(|(space, address)| (w.space(space), address))
            .collect(),
        model: cas.preset.unwrap_or_default(),
        fingerprint: fingerprint(hosted.delegation()),
        page,
        frame,
        form,
        derived,
        direct,
        report,
    };
    Ok(html_with(drawn.status, &template))
}

fn about(w: Words, preset: &Preset, cas: &CasDelegation) -> About {
    About {
        explanation: wording::explanation(w, preset),
        unconfirmed: !preset.confirmed,
        changed: cas.preset.is_none(),
        documentation: preset.documentation.clone(),
        contact: preset.contact.clone(),
    }
}

/// The derived addresses to copy: the links, then the one for direct sign-in.
fn copies(
    w: Words,
    vs: &str,
    cas: &CasDelegation,
    public: &ServiceUrl,
) -> (Vec<CopyField>, Option<CopyField>) {
    let Ok(derived) = derive(cas, public) else { return (Vec::new(), None) };
    let copy = |id: &str, label: &str, value: String, hint: &str| {
        CopyField::new(w, id, w.say(label), value).hint(w.tell1(hint, "vs", vs))
    };
    let links = vec![
        copy("lien-login", "console-cas-lien-authentification", derived.login, "console-cas-pour-verifier"),
        copy(
            "lien-validation",
            "console-cas-lien-validation",
            derived.validation,
            "console-cas-pour-verifier",
        ),
        copy("adresse-ent", "console-cas-url-socle", derived.communicated, "console-cas-url-socle-aide"),
    ];
    let direct = copy(
        "adresse-directe",
        "console-cas-adresse-directe",
        derived.direct,
        "console-cas-adresse-directe-aide",
    );
    (links, cas.direct_login.then_some(direct))
}

/// The settings as text, for who cannot change them now.
fn settings(w: Words, vs: &str, preset: Option<&Preset>, cas: &CasDelegation) -> Vec<(String, String)> {
    let name = preset.map_or_else(|| w.say("console-cas-manuel"), |preset| wording::preset(w, preset));
    let yes = |yes: bool| w.say(if yes { "console-oui" } else { "console-non" });
    let none = || w.say("console-journal-rien");
    let server = if cas.server.is_empty() { none() } else { cas.server.clone() };
    let mut told = vec![
        (w.say("console-cas-mon-ent"), name),
        (w.say("console-cas-serveur"), server),
        (w.say("console-cas-differentes"), yes(cas.validation_server.is_some())),
        (w.say("console-cas-serveur-validation"), cas.validation_server.clone().unwrap_or_else(none)),
        (w.say("console-cas-methode"), wording::validation(w, cas.validation)),
        (w.tell1("console-cas-directe", "vs", vs), yes(cas.direct_login)),
        (w.say("console-reconnaitre"), recognition_form::summary(w, vs, &cas.recognition)),
    ];
    told.extend(cas_trust::settings(w, cas));
    told
}
