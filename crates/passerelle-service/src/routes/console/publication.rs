//! S52: publication.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use passerelle_model::{Provider, Space};
use passerelle_web::components::{Confirm, CopyField, Panel};
use passerelle_web::{Page, Rendered, Visitor, html};
use serde::Deserialize;

use super::frame::{Frame, Tab, inside, tab};
use super::guard::HostedBase;
use crate::ServiceState;
use crate::ops::console;

#[derive(Template)]
#[template(path = "console/publication.html")]
struct Publication {
    page: Page,
    frame: Frame,
    connected: u64,
    address: CopyField,
    delegated: usize,
    common_page: bool,
}

/// Where the buttons lead back to.
#[derive(Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    retour: String,
}

/// What has just been done.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    fait: String,
}

/// The tab.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(Done { fait }): Query<Done>,
    hosted: HostedBase,
) -> Rendered {
    let (mut page, frame) = tab(&visitor, &hosted, Tab::Publication);
    if let Some(panel) = done(&frame, &fait) {
        page = page.message(panel);
    }
    let matrix = &hosted.base.delegation.matrix;
    let uses_cas = |space: &Space| matrix.get(*space) == Some(Provider::Cas);
    let address = state.url.at(&format!("/vs/{}/", hosted.base.slug));
    Ok(html(&Publication {
        connected: console::connected(&state, &hosted.base).await?,
        address: CopyField::new(frame.w, "adresse", frame.w.say("console-publication-adresse"), address),
        delegated: Space::DOORS.iter().filter(|space| uses_cas(space)).count(),
        common_page: uses_cas(&Space::Common),
        page,
        frame,
    }))
}

/// What a tab says after a redirect.
pub(super) fn done(frame: &Frame, fait: &str) -> Option<Panel> {
    let key = match fait {
        "publiee" if frame.published() => "console-fait-publiee",
        "arretee" if !frame.published() => "console-fait-arretee",
        "matrice" => "console-fait-matrice",
        "cas" => "console-fait-cas",
        _ => return None,
    };
    Some(Panel::success(frame.w.say(key)))
}

/// What stopping would do.
pub(super) async fn ask(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(Back { retour }): Query<Back>,
    hosted: HostedBase,
) -> Rendered {
    let back = Tab::of(&retour);
    if !hosted.base.publication.published {
        return Ok(to(&hosted, back, ""));
    }
    let connected = console::connected(&state, &hosted.base).await?;
    let (page, frame) = inside(&visitor, &hosted, back, "console-arreter-titre");
    let w = frame.w;
    let confirm = Confirm::new(
        page,
        hosted.path("publication/arreter"),
        w.say("console-arreter-maintenant"),
        (w.say("console-annuler"), hosted.path(back.path())),
    );
    Ok(confirm
        .say(w.tell1("console-arreter-connectes", "n", connected))
        .say(w.tell1("console-arreter-ce-qu-ils-verront", "vs", hosted.base.service_name.as_str()))
        .say(w.say("console-arreter-ensuite"))
        .field("retour", back.path())
        .danger()
        .into_page())
}

/// « Arrêter la publication », confirmed.
pub(super) async fn stop(
    State(state): State<ServiceState>,
    hosted: HostedBase,
    Form(Back { retour }): Form<Back>,
) -> Rendered {
    console::stop(&state, &hosted.base, hosted.actor()).await?;
    Ok(to(&hosted, Tab::of(&retour), "arretee"))
}

/// « Publier la base ».
pub(super) async fn publish(
    State(state): State<ServiceState>,
    hosted: HostedBase,
    Form(Back { retour }): Form<Back>,
) -> Rendered {
    console::publish(&state, &hosted.base, hosted.actor()).await?;
    Ok(to(&hosted, Tab::of(&retour), "publiee"))
}

fn to(hosted: &HostedBase, tab: Tab, done: &str) -> Response {
    let query = if done.is_empty() { String::new() } else { format!("?fait={done}") };
    Redirect::to(&format!("{}{query}", hosted.path(tab.path()))).into_response()
}
