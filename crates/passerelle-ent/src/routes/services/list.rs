//! The list of services.

use askama::Template;
use axum::extract::State;
use passerelle_exchange::keys::PublicKey;
use passerelle_store::ent::{Recipient, ReleaseProfile};
use passerelle_web::components::{Icon, Panel, State as Word};
use passerelle_web::{Access, Page, Rendered, Routes, html};
use passerelle_words::Words;

use super::frame::{Administrating, LIST, address};
use super::wording;
use crate::EntState;
use crate::rules::services::warnings::warnings;

pub(super) fn routes() -> Routes<EntState> {
    Routes::new().get(LIST, Access::EntAdministrator, list)
}

#[derive(Template)]
#[template(path = "services/list.html")]
struct ListPage {
    page: Page,
    w: Words,
    /// Services that are told more than the identifier: name, address, why.
    open: Vec<(String, String, String)>,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    name: String,
    id: String,
    addresses: Vec<String>,
    told: Word,
    logout: String,
    fingerprint: String,
    warnings: Vec<Word>,
}

async fn list(State(state): State<EntState>, admin: Administrating) -> Rendered {
    let w = admin.w;
    let recipients = state.store().recipients().await?;
    let open = recipients.iter().filter(|one| tells_more(one)).map(|one| {
        let why = one.settings.release.justification.clone().unwrap_or_default();
        (one.name.clone(), format!("{}/transmission", address(&one.id)), why)
    });
    let mut page = admin.general("services-titre");
    if let Some(message) = message(w, &admin.parameter("fait")) {
        page = page.message(message);
    }
    let rows = recipients.iter().map(|one| row(w, one)).collect();
    Ok(html(&ListPage { page, w, open: open.collect(), rows }))
}

fn tells_more(recipient: &Recipient) -> bool {
    recipient.settings.release.profile != ReleaseProfile::IdentifierOnly
}

fn row(w: Words, recipient: &Recipient) -> Row {
    let release = recipient.settings.release.profile;
    let icon = if tells_more(recipient) { Icon::Warning } else { Icon::Tick };
    let key = recipient.public_key.as_deref().and_then(|pem| PublicKey::parse(pem.as_bytes()).ok());
    Row {
        href: address(&recipient.id),
        name: recipient.name.clone(),
        id: recipient.id.clone(),
        addresses: recipient.patterns.clone(),
        told: Word::new(icon, wording::profile(w, release)),
        logout: wording::channel(w, recipient.settings.logout),
        fingerprint: key.map(|key| key.fingerprint()).unwrap_or_default(),
        warnings: warnings(recipient).iter().map(|one| wording::warning_state(w, one)).collect(),
    }
}

fn message(w: Words, done: &str) -> Option<Panel> {
    let key = match done {
        "cree" => "services-fait-cree",
        "desactive" => "services-fait-desactive",
        _ => return None,
    };
    Some(Panel::success(w.say(key)))
}
