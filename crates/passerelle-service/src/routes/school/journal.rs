//! S43: who did what.

use askama::Template;
use axum::extract::Query;
use passerelle_store::AuditEvent;
use passerelle_web::{Page, Rendered, csv, html};
use passerelle_words::Words;

use super::frame::{Frame, page};
use super::guard::School;
use crate::routes::journal::{self, Before};

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

/// The newest entries, or those before a given one.
pub(super) async fn show(school: School, Query(before): Query<Before>) -> Rendered {
    let (found, older) = journal::page(&school.state, &school.desk.base.slug, before).await?;
    let entries = found.iter().map(|entry| worded(school.w, &entry.event)).collect();
    let (page, frame) = page(&school, "etab-menu-journal");
    Ok(html(&Journal { page, frame, entries, older }))
}

/// All of it, as a table.
pub(super) async fn download(school: School) -> Rendered {
    let found = journal::newest(&school.state, &school.desk.base.slug).await?;
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
    Entry { at: w.moment(event.at), actor: event.actor.clone(), what: journal::what(w, event) }
}
