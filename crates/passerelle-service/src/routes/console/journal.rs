//! S58: who did what in a base.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use passerelle_store::service::HOSTING_JOURNAL;
use passerelle_store::{AuditEvent, JournalEntry, JournalPage};
use passerelle_web::{Page, Rendered, Visitor, csv, html};
use passerelle_words::Words;
use serde_json::Value;

use super::frame::{Frame, Tab, tab};
use super::guard::HostedBase;
use super::{cas_trust, recognition_form, wording};
use crate::ServiceState;
use crate::routes::journal::{self, Before};
use crate::rules::schedule::ACTOR;
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
pub(super) struct Entry {
    pub(super) at: String,
    pub(super) actor: String,
    pub(super) what: String,
    pub(super) changes: Vec<String>,
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
    Ok(table(w, &format!("journal_{}.csv", hosted.base.slug), &found))
}

fn table(w: Words, name: &str, found: &[JournalEntry]) -> Response {
    let header =
        ["console-journal-quand", "console-journal-qui", "console-journal-quoi", "console-journal-detail"];
    let header = header.map(|key| w.say(key));
    let rows = found.iter().map(|entry| {
        let Entry { at, actor, what, changes } = worded(w, &entry.event);
        vec![at, actor, what, changes.join(" | ")]
    });
    csv(name, &header.each_ref().map(String::as_str), rows)
}

/// The account's own journal, as a table.
pub(super) async fn of_account(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    let w = visitor.words(&CATALOGUE);
    let all = JournalPage { before: None, limit: HOSTING_JOURNAL };
    let found = state.store.hosting_journal(hosted.actor(), all).await?;
    Ok(table(w, &format!("journal_compte_{}.csv", hosted.actor()), &found))
}

/// An entry in words.
pub(super) fn worded(w: Words, event: &AuditEvent) -> Entry {
    Entry {
        at: w.moment(event.at),
        actor: actor(w, event),
        what: journal::what(w, event),
        changes: changes(w, event),
    }
}

/// Who did it: a number, a login, or the server by itself.
fn actor(w: Words, event: &AuditEvent) -> String {
    if event.actor == ACTOR { w.say("console-journal-calendrier") } else { event.actor.clone() }
}

/// « Espace Parents : Aucune → CAS », one line per thing that changed.
fn changes(w: Words, event: &AuditEvent) -> Vec<String> {
    let (Some(before), Some(after)) = (event.details.get("avant"), event.details.get("apres")) else {
        return Vec::new();
    };
    let line = |Difference { thing, before, after }| {
        let sides = [("quoi", thing), ("avant", before), ("apres", after)];
        w.tell("console-journal-changement", sides.into_iter().map(|(name, said)| (name, said.into())))
    };
    differences(w, before, after).into_iter().map(line).collect()
}

/// One thing that changed, in words.
pub(super) struct Difference {
    pub(super) thing: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// What two states differ in, as records keep them: objects whose names are spaces and settings.
pub(super) fn differences(w: Words, before: &Value, after: &Value) -> Vec<Difference> {
    let empty = serde_json::Map::new();
    let before = before.as_object().unwrap_or(&empty);
    let after = after.as_object().unwrap_or(&empty);
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter(|name| said(before, name) != said(after, name))
        .map(|name| Difference {
            thing: thing(w, name),
            before: side(w, name, before.get(name)),
            after: side(w, name, after.get(name)),
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
        (None, "mode") => w.say("application-mode"),
        (None, "adresse") => w.say("application-adresse"),
        (None, "audience") => w.say("application-audience"),
        (None, "jeton") => w.say("application-jeton"),
        (None, "en_tetes") => w.say("application-en-tetes"),
        (None, "recognition") => w.say("console-reconnaitre"),
        (None, "totp") => w.say("console-securite-code-titre"),
        (None, "networks") => w.say("console-securite-reseaux"),
        (None, "idle_minutes") => w.say("console-securite-duree-sans-usage"),
        (None, "base") => w.say("console-bases-base"),
        (None, "uai") => w.say("console-bases-uai"),
        (None, "name") => w.say("console-modele-nom"),
        (None, "documentation") => w.say("console-modele-documentation"),
        (None, "mail") => w.say("console-modele-courriel"),
        (None, "subject") => w.say("console-modele-objet"),
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
            "integree" => w.say("application-mode-integree"),
            "relayee" => w.say("application-mode-relayee"),
            "controle" => w.say("application-mode-controle"),
            "header" => w.say("application-jeton-en-tete"),
            "bearer" => w.say("application-jeton-bearer"),
            "none" => w.say("application-jeton-aucun"),
            "" => w.say("console-journal-rien"),
            "cas" => w.say("console-choix-cas"),
            "ws_federation" => w.say("console-choix-ws-federation"),
            "cas2" => w.say("console-methode-cas2"),
            "cas3" => w.say("console-methode-cas3"),
            "saml11" => w.say("console-methode-saml11"),
            other => other.to_owned(),
        },
        Some(Value::Object(_)) if name == "recognition" => {
            let settings = value.cloned().and_then(|value| serde_json::from_value(value).ok());
            recognition_form::summary(
                w,
                &w.say("console-reconnaitre-logiciel"),
                &settings.unwrap_or_default(),
            )
        }
        Some(other) => other.to_string(),
    }
}
