//! S40: « Points de retour »: list, compare, restore.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use passerelle_store::service::{RestorePoint, RestorePointReason};
use passerelle_web::components::Field;
use passerelle_web::{Page, Rendered, html};
use passerelle_words::{Words, full_name};
use serde::Deserialize;

use super::frame::{Frame, done, inside_matching};
use super::guard::{Manager, School};
use super::home::Done;
use super::table::{self, Table};
use super::wording;
use crate::ops::school::restore;
use crate::rules::school::compare::{Comparison, Lost};

#[derive(Template)]
#[template(path = "school/points.html")]
struct Points {
    page: Page,
    frame: Frame,
    list: Vec<Point>,
}

/// A line of the list.
struct Point {
    n: i64,
    at: String,
    by: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "school/compare.html")]
struct Compare {
    page: Page,
    frame: Frame,
    about: String,
    action: String,
    cancel: String,
    version: u64,
    now: Table,
    then: Table,
    lost: Vec<String>,
    nothing_lost: bool,
    decisions: Vec<String>,
    keep: Field,
}

/// The list.
pub(super) async fn list(school: School, Query(asked): Query<Done>) -> Rendered {
    let points = school.state.store.restore_points(&school.desk.base.slug).await?;
    let w = school.w;
    let (mut page, frame) = inside_matching(&school, w.say("etab-points-titre"));
    if let Some(panel) = done(&school, asked.key(), &["etab-fait-restaure", "etab-fait-point"]) {
        page = page.message(panel);
    }
    let points = points.iter().map(|point| Point {
        n: point.n,
        at: w.moment(point.at),
        by: point.by.clone(),
        reason: reason(w, point.reason),
    });
    Ok(html(&Points { list: points.collect(), page, frame }))
}

/// A point made by hand.
pub(super) async fn make(Manager(school): Manager) -> Rendered {
    restore::make(&school.desk).await.map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/points-de-retour?fait=point"))
}

/// What going back would bring, and what would be lost.
pub(super) async fn compare(school: School, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let preview = restore::preview(&school.desk, n).await.map_err(|error| school.refused(error))?;
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let about = about(school.w, &preview.point);
    let path = school.path(&format!("rapprochement/points-de-retour/{n}"));
    let cancel = school.path("rapprochement/points-de-retour");
    let names = names(&content, &preview.comparison);
    Ok(page_of(&school, about, path, cancel, &preview.comparison, names))
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    pub(super) version: u64,
    /// Whether what a person decided since then stays.
    #[serde(default)]
    pub(super) garder: String,
}

/// « Revenir à ce point ».
pub(super) async fn restore(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(sent): Form<Sent>,
) -> Rendered {
    let keep = !sent.garder.is_empty();
    restore::restore(&school.desk, n, sent.version, keep).await.map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/points-de-retour?fait=restaure"))
}

/// The page that compares; for backups too.
pub(super) fn page_of(
    school: &School,
    about: String,
    action: String,
    cancel: String,
    comparison: &Comparison,
    decisions: Vec<String>,
) -> axum::response::Response {
    let w = school.w;
    let (page, frame) = inside_matching(school, w.say("etab-comparer-titre"));
    let mut lost = Vec::new();
    for (population, &n) in comparison.lost.users.iter().filter(|(_, n)| **n > 0) {
        lost.push(w.tell1("etab-comparer-perd-personnes", "personnes", wording::people(w, population, n)));
    }
    for (population, &n) in comparison.lost.identifiers.iter().filter(|(_, n)| **n > 0) {
        lost.push(w.tell1("etab-comparer-perd-identifiants", "personnes", wording::people(w, population, n)));
    }
    html(&Compare {
        about,
        action,
        cancel,
        version: school.desk.base.version,
        now: table::plain(school, &comparison.now),
        then: table::plain(school, &comparison.then),
        nothing_lost: Lost::total(&comparison.lost.users) + Lost::total(&comparison.lost.identifiers) == 0,
        lost,
        keep: Field::checkbox("garder", w.tell1("etab-comparer-garder", "n", decisions.len()), true),
        decisions,
        page,
        frame,
    })
}

/// The people about whom somebody decided something since then.
pub(super) fn names(
    content: &passerelle_store::service::BaseContent,
    comparison: &Comparison,
) -> Vec<String> {
    let people = content.users.iter().filter(|row| comparison.by_hand.contains(&row.n));
    people.map(|row| full_name(&row.record.user.family_name, &row.record.user.given_name)).collect()
}

fn about(w: Words, point: &RestorePoint) -> String {
    w.tell(
        "etab-point-phrase",
        [
            ("quand", w.moment(point.at).into()),
            ("qui", point.by.as_str().into()),
            ("raison", reason(w, point.reason).into()),
        ],
    )
}

/// Before what it was made.
fn reason(w: Words, reason: RestorePointReason) -> String {
    w.say(match reason {
        RestorePointReason::ByHand => "etab-point-demande",
        RestorePointReason::Exclusive => "etab-point-exclusif",
        RestorePointReason::Restore => "etab-point-retour",
        RestorePointReason::Retrieval => "etab-point-import",
        RestorePointReason::UserImport => "etab-point-utilisateurs",
    })
}
