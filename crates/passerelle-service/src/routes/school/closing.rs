//! S41: « Terminer »: what is done already, and what is left for the person.

use askama::Template;
use axum::extract::Path;
use passerelle_model::Provider;
use passerelle_web::components::Steps;
use passerelle_web::{Page, Rendered, html};
use serde_json::Value;

use super::check::steps;
use super::frame::{Frame, inside_matching};
use super::guard::School;
use super::result::applied;
use crate::rules::school::supervision;

#[derive(Template)]
#[template(path = "school/closing.html")]
struct Closing {
    page: Page,
    frame: Frame,
    steps: Steps,
    erased: String,
    file: String,
    published: bool,
    left: usize,
}

/// The page.
pub(super) async fn show(school: School, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let event = applied(&school, n).await?;
    let content = school.desk.content().await.map_err(|error| school.refused(error))?;
    let counted = supervision::count(&content, Provider::Cas);
    let (page, frame) = inside_matching(&school, school.w.say("etab-terminer-titre"));
    Ok(html(&Closing {
        steps: steps(&school, 6),
        erased: school.w.moment(event.at),
        file: event.details.get("fichier").and_then(Value::as_str).unwrap_or_default().to_owned(),
        published: school.desk.base.publication.published,
        left: counted.total(|column| column.without_identifier),
        page,
        frame,
    }))
}
