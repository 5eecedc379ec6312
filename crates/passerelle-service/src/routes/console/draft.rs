//! « Préparer une modification »: a draft of the delegation, and what it would change.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use passerelle_model::{Delegation, Provider, Space};
use passerelle_web::{Page, Rendered, Visitor, html};
use serde::Deserialize;

use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use super::journal::{Difference, differences};
use super::{cas, verify};
use crate::ServiceState;
use crate::ops::{console, installation as ops};
use crate::rules::audience::{self, Audience};
use crate::rules::delegation::{changed_rows, fingerprint};
use crate::rules::installation::sides;

#[derive(Template)]
#[template(path = "console/draft.html")]
struct Check {
    page: Page,
    frame: Frame,
    rows: Vec<Difference>,
    sentences: Vec<String>,
    steps: Vec<String>,
    connected: u64,
    /// The settings in force have changed since the draft was begun.
    outdated: bool,
    shown: String,
}

/// What the page says of the draft that it showed.
#[derive(Deserialize)]
pub(super) struct Shown {
    #[serde(default)]
    etat: String,
}

/// « Préparer une modification ».
pub(super) async fn prepare(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::prepare(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
    Ok(Redirect::to(&hosted.path("brouillon")).into_response())
}

/// What it would change. Nothing is changed yet.
pub(super) async fn check(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let (page, frame) = inside(&visitor, &hosted, Tab::Delegation, "console-verifier-titre");
    let w = frame.w;
    let (now, wanted) = (&hosted.base.delegation, hosted.delegation());
    let content = state.store.content(&hosted.base.slug).await?;
    let audience = audience::of(&content, Provider::Cas);
    let people = |space: Space| {
        audience.iter().find(|(other, _)| *other == space).map_or_else(Audience::default, |(_, found)| *found)
    };
    let ent = hosted.base.ent_name.as_str();
    let sentences = concerned(now, wanted)
        .into_iter()
        .map(|(space, provider)| verify::seen(w, ent, space, provider, people(space)))
        .collect();
    let steps = ["arreter", "enregistrer", "tester", "publier"];
    Ok(html(&Check {
        rows: differences(w, &sides(now, wanted), &sides(wanted, now)),
        sentences,
        steps: steps.map(|step| w.say(&format!("console-etape-{step}"))).into(),
        connected: console::connected(&state, &hosted.base).await?,
        outdated: hosted.plans.draft.as_ref().is_some_and(|draft| draft.from != *now),
        shown: fingerprint(wanted),
        page,
        frame,
    }))
}

/// The spaces where people will see something else: those whose row changes, and those that keep CAS when its settings
/// change.
fn concerned(now: &Delegation, wanted: &Delegation) -> Vec<(Space, Option<Provider>)> {
    let changed = changed_rows(&now.matrix, &wanted.matrix);
    let stays = |space: Space| {
        now.cas != wanted.cas
            && wanted.matrix.get(space) == Some(Provider::Cas)
            && changed.iter().all(|row| row.space != space)
    };
    Space::ALL
        .into_iter()
        .filter(|space| stays(*space) || changed.iter().any(|row| row.space == *space))
        .map(|space| (space, wanted.matrix.get(space)))
        .collect()
}

/// « Abandonner le brouillon ».
pub(super) async fn abandon(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::abandon(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
    Ok(Redirect::to(&format!("{}?fait=abandonne", hosted.path("delegation"))).into_response())
}

/// « Mettre en place ».
pub(super) async fn install(
    State(state): State<ServiceState>,
    hosted: HostedBase,
    Form(Shown { etat }): Form<Shown>,
) -> Rendered {
    ops::begin(&state, &hosted.base, &hosted.plans, &etat, hosted.actor()).await?;
    carry_on(&state, &hosted).await
}

/// The rest of the sequence, which the browser need not wait for: it goes on without it.
pub(super) async fn carry_on(
    state: &ServiceState,
    hosted: &HostedBase,
) -> Result<Response, passerelle_web::Problem> {
    let public = cas::public(state, hosted)?;
    let sequence = tokio::spawn(ops::carry_on(state.clone(), hosted.base.slug.clone(), public));
    // An end that comes soon is shown at once; a failure is shown by the page as what it left.
    if let Ok(Ok(Err(error))) = tokio::time::timeout(SOON, sequence).await {
        tracing::info!(%error, "new settings were not put in place to the end");
    }
    Ok(Redirect::to(&hosted.path("mise-en-place")).into_response())
}

/// How long a page waits for the end of the sequence.
const SOON: std::time::Duration = std::time::Duration::from_secs(8);
