//! S43: who did what.

use askama::Template;
use axum::extract::Query;
use passerelle_store::{AuditEvent, JournalPage};
use passerelle_web::{Page, Rendered, csv, html};
use passerelle_words::{Variable, Words, count};
use serde::Deserialize;
use serde_json::Value;

use super::frame::{Frame, page};
use super::guard::School;

/// Entries on a page.
const ON_A_PAGE: u32 = 50;
/// Entries in a download, at most.
const IN_A_FILE: u32 = 10_000;

#[derive(Template)]
#[template(path = "school/journal.html")]
struct Journal {
    page: Page,
    frame: Frame,
    entries: Vec<Entry>,
    older: Option<i64>,
}

/// An entry in words.
struct Entry {
    at: String,
    actor: String,
    what: String,
}

/// Entries older than this one.
#[derive(Deserialize)]
pub(super) struct Before {
    avant: Option<i64>,
}

/// The newest entries, or those before a given one.
pub(super) async fn show(school: School, Query(Before { avant }): Query<Before>) -> Rendered {
    let wanted = JournalPage { before: avant, limit: ON_A_PAGE };
    let found = school.state.store.journal(&school.desk.base.slug, wanted).await?;
    let full = found.len() == ON_A_PAGE as usize;
    let older = found.last().filter(|_| full).map(|last| last.n);
    let entries = found.iter().map(|entry| worded(school.w, &entry.event)).collect();
    let (page, frame) = page(&school, "etab-menu-journal");
    Ok(html(&Journal { page, frame, entries, older }))
}

/// All of it, as a table.
pub(super) async fn download(school: School) -> Rendered {
    let wanted = JournalPage { before: None, limit: IN_A_FILE };
    let found = school.state.store.journal(&school.desk.base.slug, wanted).await?;
    let w = school.w;
    let header = ["etab-journal-quand", "etab-journal-qui", "etab-journal-quoi"].map(|key| w.say(key));
    let rows = found.iter().map(|entry| {
        let Entry { at, actor, what } = worded(w, &entry.event);
        vec![at, actor, what]
    });
    let name = format!("journal_{}.csv", school.uai);
    Ok(csv(&name, &header.each_ref().map(String::as_str), rows))
}

fn worded(w: Words, event: &AuditEvent) -> Entry {
    Entry {
        at: w.moment(event.at),
        actor: event.actor.clone(),
        what: w.tell(&event.action, event.details.iter().filter_map(variable)),
    }
}

/// What a text may be told of an event: its numbers and texts, by the names that this crate gives them.
fn variable<'a>((name, value): (&'a String, &'a Value)) -> Option<Variable<'a>> {
    const NAMES: [&str; 20] = [
        "n",
        "fichier",
        "raison",
        "regles",
        "rapproches",
        "changes",
        "retires",
        "ajoutes",
        "utilisateur",
        "point",
        "nom",
        "personnes",
        "minutes",
        "lignes",
        "serveur",
        "passees",
        "echouees",
        "total",
        "population",
        "origine",
    ];
    let name = NAMES.into_iter().find(|known| known == name)?;
    match value {
        Value::Number(number) => number.as_u64().map(|number| (name, count(number))),
        Value::String(text) => Some((name, text.as_str().into())),
        _ => None,
    }
}
