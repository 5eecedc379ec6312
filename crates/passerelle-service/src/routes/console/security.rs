//! S57: what protects the base. Nothing can be changed here in this version, and the page says so.

use askama::Template;
use axum::extract::State;
use passerelle_web::{Page, Rendered, Visitor, html};

use super::frame::{Frame, Tab, tab};
use super::guard::HostedBase;
use crate::ServiceState;

#[derive(Template)]
#[template(path = "console/security.html")]
struct Security {
    page: Page,
    frame: Frame,
    facts: Vec<(String, String)>,
}

/// The tab.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let (page, frame) = tab(&visitor, &hosted, Tab::Security);
    let w = frame.w;
    let lifetime = state.console_sessions().lifetime();
    let direct = match &hosted.base.delegation.cas {
        None => "console-securite-directe-sans-objet",
        Some(cas) if cas.direct_login => "console-securite-directe-oui",
        Some(_) => "console-securite-directe-non",
    };
    let encrypted =
        if state.url.is_https() { "console-securite-chiffre-oui" } else { "console-securite-chiffre-non" };
    let minutes = lifetime.idle.unsigned_abs() / 60;
    let hours = lifetime.absolute.unsigned_abs() / 3600;
    let facts = vec![
        (
            w.say("console-securite-session"),
            w.tell2("console-securite-duree", "minutes", minutes, "heures", hours),
        ),
        (w.say("console-securite-essais"), w.say("console-securite-essais-valeur")),
        (w.say("console-securite-directe"), w.tell1(direct, "vs", hosted.base.service_name.as_str())),
        (w.say("console-securite-chiffre"), w.say(encrypted)),
        (w.say("console-securite-secrets"), w.say("console-securite-secrets-valeur")),
    ];
    Ok(html(&Security { page, frame, facts }))
}
