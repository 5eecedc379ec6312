//! What stands behind each space: the built-in page, an application that is passed on to, or one that asks who comes.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::Space;
use passerelle_store::service::{Applications, SigningKey};
use passerelle_web::components::{CopyField, Field, Panel};
use passerelle_web::signing::published;
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html, html_with};
use passerelle_words::Words;

use super::application_form::{self, Sent};
use super::frame::{Frame, Tab, inside, tab};
use super::guard::HostedBase;
use super::{Done, delegation};
use crate::ServiceState;
use crate::ops::applications;
use crate::rules::applications::{Faults, Typed, read};
use crate::rules::delegation::fingerprint;

#[derive(Template)]
#[template(path = "console/applications.html")]
struct List {
    page: Page,
    frame: Frame,
    rows: Vec<Row>,
    copies: Vec<CopyField>,
    keys: Vec<KeyLine>,
    turn: String,
}

struct Row {
    space: String,
    mode: String,
    address: String,
    href: String,
}

struct KeyLine {
    id: String,
    state: String,
}

/// The tab: space by space, and the keys.
pub(super) async fn list(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(Done { fait }): Query<Done>,
    hosted: HostedBase,
) -> Rendered {
    let (mut page, frame) = tab(&visitor, &hosted, Tab::Application);
    let w = frame.w;
    if let Some(panel) = super::publication::done(&frame, &fait) {
        page = page.message(panel);
    }
    let done = match fait.as_str() {
        "application" => Some("application-fait"),
        "cles" => Some("application-cles-fait"),
        _ => None,
    };
    if let Some(key) = done {
        page = page.message(Panel::success(w.say(key)));
    }
    let kept = state.store.applications(&hosted.base.slug).await?;
    let address = |path: &str| state.url.at(&format!("/vs/{}/{path}", hosted.base.slug));
    let copy = |id: &str, label: &str, path: &str| CopyField::new(w, id, w.say(label), address(path));
    Ok(html(&List {
        rows: Space::DOORS.into_iter().map(|space| row(w, &hosted, &kept, space)).collect(),
        copies: vec![
            copy("emetteur", "application-emetteur", ""),
            copy("cles-publiques", "application-cles-adresse", "jwks.json"),
        ],
        keys: published(&kept.keys, state.clock.now()).map(|key| line(w, key)).collect(),
        turn: hosted.path("application/cles"),
        page,
        frame,
    }))
}

fn row(w: Words, hosted: &HostedBase, kept: &Applications, space: Space) -> Row {
    let Typed { mode, address, .. } = Typed::of(kept.spaces.get(&space));
    Row {
        space: w.space(space),
        mode: w.say(application_form::mode(mode)),
        address,
        href: hosted.path(&format!("application/{}", space.slug())),
    }
}

fn line(w: Words, key: &SigningKey) -> KeyLine {
    let state = match (key.since, key.until) {
        (None, _) => w.say("application-cle-suivante"),
        (Some(since), None) => w.tell1("application-cle-actuelle", "quand", w.moment(since)),
        (Some(_), Some(until)) => w.tell1("application-cle-precedente", "quand", w.moment(until)),
    };
    KeyLine { id: key.id.clone(), state }
}

/// « Changer de clé maintenant ».
pub(super) async fn turn_keys(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    applications::turn_keys(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
    Ok(Redirect::to(&format!("{}?fait=cles", hosted.path("application"))).into_response())
}

#[derive(Template)]
#[template(path = "console/application.html")]
struct Edit {
    page: Page,
    frame: Frame,
    mode: Field,
    address: Field,
    audience: Field,
    token: Field,
    headers: [Field; 6],
    fingerprint: String,
    action: String,
    back: String,
    asks: CopyField,
}

/// The settings of a space.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path((_, espace)): Path<(String, String)>,
    hosted: HostedBase,
) -> Rendered {
    let space = space(&espace)?;
    let kept = state.store.applications(&hosted.base.slug).await?;
    let typed = Typed::of(kept.spaces.get(&space));
    Ok(edit(&state, &visitor, &hosted, space, &kept, &typed, &Faults::default()).into_response())
}

/// « Enregistrer ».
pub(super) async fn save(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path((_, espace)): Path<(String, String)>,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let space = space(&espace)?;
    if hosted.base.publication.published {
        return Err(delegation::published(&hosted));
    }
    let typed = sent.typed();
    match read(&typed, &state.url, &state.upstreams) {
        Ok(application) => {
            let (base, plans) = (&hosted.base, &hosted.plans);
            applications::put(&state, base, plans, space, application, &sent.etat, hosted.actor()).await?;
            Ok(Redirect::to(&format!("{}?fait=application", hosted.path("application"))).into_response())
        }
        Err(faults) => {
            let kept = state.store.applications(&hosted.base.slug).await?;
            Ok(edit(&state, &visitor, &hosted, space, &kept, &typed, &faults))
        }
    }
}

fn space(slug: &str) -> Result<Space, Problem> {
    let space = Space::from_slug(slug).filter(|space| space.slug() == slug);
    space.ok_or_else(|| Problem::known(Known::NotFound))
}

fn edit(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    space: Space,
    kept: &Applications,
    typed: &Typed,
    faults: &Faults,
) -> axum::response::Response {
    let (page, frame) = inside(visitor, hosted, Tab::Application, "application-titre");
    let w = frame.w;
    let locked = frame.published() || frame.waits;
    let address = application_form::address(w, typed, faults).locked(locked);
    let audience = application_form::audience(w, typed, faults).locked(locked);
    let headers = application_form::headers(w, typed, faults).map(|field| field.locked(locked));
    let page = page.errors([&address, &audience].into_iter().chain(&headers));
    let asks = state.url.at(&format!("/vs/{}/auth?espace={}", hosted.base.slug, space.slug()));
    let template = Edit {
        page: page.header(w.space(space)),
        mode: application_form::modes(w, typed.mode).locked(locked),
        token: application_form::token(w, typed).locked(locked),
        asks: CopyField::new(w, "question", w.say("application-question"), asks),
        fingerprint: fingerprint(&kept.spaces),
        action: hosted.path(&format!("application/{}", space.slug())),
        back: hosted.path("application"),
        address,
        audience,
        headers,
        frame,
    };
    let good = *faults == Faults::default();
    html_with(if good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, &template)
}
