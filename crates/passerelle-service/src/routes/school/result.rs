//! S35: what was done.

use askama::Template;
use axum::extract::Path;
use passerelle_model::Provider;
use passerelle_store::service::RestorePointReason;
use passerelle_store::{AuditEvent, JournalPage};
use passerelle_web::components::{Panel, Steps};
use passerelle_web::{Known, Page, Problem, Rendered, html};
use serde_json::Value;

use super::check::steps;
use super::frame::{Frame, inside_matching};
use super::guard::School;
use super::table::{self, Table};
use crate::rules::school::supervision;

/// How far back in the journal a result is looked for.
const LOOKED_THROUGH: u32 = 500;

#[derive(Template)]
#[template(path = "school/result.html")]
struct Outcome {
    page: Page,
    frame: Frame,
    steps: Steps,
    n: i64,
    what: Vec<String>,
    table: Table,
    point: Option<(i64, String)>,
    left: usize,
}

/// The page.
pub(super) async fn show(school: School, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let event = applied(&school, n).await?;
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let points = school.state.store.restore_points(&school.desk.base.slug).await?;
    let w = school.w;
    let counted = supervision::count(&content, Provider::Cas);
    let number = |name: &str| {
        usize::try_from(event.details.get(name).and_then(Value::as_u64).unwrap_or(0)).unwrap_or(0)
    };
    let file = event.details.get("fichier").and_then(Value::as_str).unwrap_or_default();
    let (mut page, frame) = inside_matching(&school, w.say("etab-resultat-titre"));
    page = page.message(
        Panel::success(w.tell1("etab-resultat-fait", "n", number("n")))
            .say(w.tell2("etab-resultat-qui", "qui", event.actor.as_str(), "quand", w.moment(event.at)))
            .say(w.tell1("etab-resultat-duree", "duree", seconds(&school, number("ms"))))
            .say(w.tell1("etab-resultat-fichier", "fichier", file)),
    );
    let counts = [
        ("etab-groupe-rapproches", "rapproches"),
        ("etab-groupe-changes", "changes"),
        ("etab-groupe-perdus", "retires"),
        ("etab-groupe-a-decider", "a_decider"),
        ("etab-groupe-sans-proposition", "sans_proposition"),
    ];
    let what = counts.into_iter().filter(|(_, name)| number(name) > 0);
    let point = points
        .iter()
        .find(|point| point.reason == RestorePointReason::Retrieval && point.at == event.at)
        .map(|point| (point.n, w.tell1("etab-point-nom", "quand", w.moment(point.at))));
    Ok(html(&Outcome {
        steps: steps(&school, 5),
        n,
        what: what.map(|(key, name)| w.tell1(key, "n", number(name))).collect(),
        table: table::linked(&school, &counted, Provider::Cas),
        point,
        left: counted.total(|column| column.without_identifier),
        page,
        frame,
    }))
}

/// What the journal says of an import.
pub(super) async fn applied(school: &School, n: i64) -> Result<AuditEvent, Problem> {
    let page = JournalPage { before: None, limit: LOOKED_THROUGH };
    let entries = school.state.store.journal(&school.desk.base.slug, page).await?;
    let is_it = |event: &AuditEvent| {
        event.action == "journal-identifiants-recuperes"
            && event.details.get("import").and_then(Value::as_i64) == Some(n)
    };
    let found = entries.into_iter().map(|entry| entry.event).find(is_it);
    found.ok_or_else(|| Problem::known(Known::NotFound))
}

/// « 1,4 » or "1.4".
fn seconds(school: &School, milliseconds: usize) -> String {
    let tenths = milliseconds.div_ceil(100);
    let point = if school.w.lang() == passerelle_words::Lang::French { ',' } else { '.' };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}
