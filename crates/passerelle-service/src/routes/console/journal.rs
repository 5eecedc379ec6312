//! S58: who did what in a base.

use askama::Template;
use axum::extract::{Query, State};
use passerelle_store::AuditEvent;
use passerelle_web::{Page, Rendered, Visitor, csv, html};
use passerelle_words::Words;
use serde_json::Value;

use super::frame::{Frame, Tab, tab};
use super::guard::HostedBase;
use super::{cas_trust, wording};
use crate::ServiceState;
use crate::routes::journal::{self, Before};
use crate::words::CATALOGUE;

#[derive(Template)]
#[template(path = "console/journal.html")]
struct Journal {
    page: Page,
    frame: Frame,
    entries: Vec<Entry>,
    older: Option<String>,
}

/// An entry in words.
struct Entry {
    at: String,
    actor: String,
    what: String,
    changes: Vec<String>,
}

/// The newest entries, or those before a given one.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(before): Query<Before>,
    hosted: HostedBase,
) -> Rendered {
    let (page, frame) = tab(&visitor, &hosted, Tab::Journal);
    let (found, older) = journal::page(&state, &hosted.base.slug, before).await?;
    let older = older.map(|n| format!("{}?avant={n}", frame.path("journal")));
    let entries = found.iter().map(|entry| worded(frame.w, &entry.event)).collect();
    Ok(html(&Journal { page, frame, entries, older }))
}

/// All of it, as a table.
pub(super) async fn download(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let found = journal::newest(&state, &hosted.base.slug).await?;
    let header =
        ["console-journal-quand", "console-journal-qui", "console-journal-quoi", "console-journal-detail"];
    let header = header.map(|key| w.say(key));
    let rows = found.iter().map(|entry| {
        let Entry { at, actor, what, changes } = worded(w, &entry.event);
        vec![at, actor, what, changes.join(" | ")]
    });
    let name = format!("journal_{}.csv", hosted.base.slug);
    Ok(csv(&name, &header.each_ref().map(String::as_str), rows))
}

fn worded(w: Words, event: &AuditEvent) -> Entry {
    Entry {
        at: w.moment(event.at),
        actor: event.actor.clone(),
        what: journal::what(w, event),
        changes: changes(w, event),
    }
}

/// « Espace Parents : Aucune → CAS », one line per thing that changed.
fn changes(w: Words, event: &AuditEvent) -> Vec<String> {
    let (Some(before), Some(after)) = (event.details.get("avant"), event.details.get("apres")) else {
        return Vec::new();
    };
    let empty = serde_json::Map::new();
    let before = before.as_object().unwrap_or(&empty);
    let after = after.as_object().unwrap_or(&empty);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter(|name| said(before, name) != said(after, name))
        .map(|name| {
            let side = |value: Option<&Value>| side(w, name, value).into();
            let sides = [("avant", side(before.get(name))), ("apres", side(after.get(name)))];
            w.tell("console-journal-changement", [("quoi", thing(w, name).into())].into_iter().chain(sides))
        })
        .collect()
}

/// A setting that is recorded as nothing is one that is not there.
fn said<'a>(side: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a Value> {
    side.get(name).filter(|value| !value.is_null())
}

/// What changed: a space or a setting.
fn thing(w: Words, name: &str) -> String {
    match (wording::space_of(name), name) {
        (Some(space), _) => w.space(space),
        (None, "preset") => w.say("console-cas-mon-ent"),
        (None, "server") => w.say("console-cas-serveur"),
        (None, "validation_server") => w.say("console-cas-serveur-validation"),
        (None, "validation") => w.say("console-cas-methode"),
        (None, "direct_login") => w.say("console-cas-directe-court"),
        (None, "trust") => w.say("console-cas-confiance"),
        (None, "tolerance") => w.say("console-cas-ecart"),
        (None, "renew") => w.say("console-cas-redemander"),
        (None, other) => other.to_owned(),
    }
}

/// One side of a change.
fn side(w: Words, name: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) if wording::space_of(name).is_some() => wording::provider(w, None),
        None | Some(Value::Null) => w.say("console-journal-rien"),
        Some(Value::String(kept)) if name == "trust" => cas_trust::in_words(w, &kept.clone().into()),
        Some(Value::Bool(true)) => w.say("console-journal-oui"),
        Some(Value::Bool(false)) => w.say("console-journal-non"),
        Some(Value::String(text)) => match text.as_str() {
            "cas" => w.say("console-choix-cas"),
            "ws_federation" => w.say("console-choix-ws-federation"),
            "cas2" => w.say("console-methode-cas2"),
            "cas3" => w.say("console-methode-cas3"),
            "saml11" => w.say("console-methode-saml11"),
            other => other.to_owned(),
        },
        Some(other) => other.to_string(),
    }
}
