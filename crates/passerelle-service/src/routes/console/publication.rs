//! S52: publication.

use askama::Template;
use axum::extract::{Query, State};
use passerelle_model::{Provider, Space};
use passerelle_web::components::{CopyField, Panel};
use passerelle_web::{Page, Rendered, Visitor, html};

use super::frame::{Frame, Tab, tab};
use super::guard::HostedBase;
use super::{Done, when};
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
    scheduled: Option<String>,
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
        scheduled: hosted.plans.scheduled.as_ref().map(|scheduled| when::planned(frame.w, scheduled)),
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
        "brouillon" => "console-fait-brouillon",
        "abandonne" => "console-fait-abandonne",
        "prevu" => "console-fait-prevu",
        "annule" => "console-fait-annule",
        _ => return None,
    };
    Some(Panel::success(frame.w.say(key)))
}
