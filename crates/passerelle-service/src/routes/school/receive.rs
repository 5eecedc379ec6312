//! S32: « Récupérer les identifiants »: the ENT's file and the rules.

use askama::Template;
use http::StatusCode;
use passerelle_web::components::{Choice, Field, Panel, Steps};
use passerelle_web::{Page, Rendered, Upload, html, html_with};

use super::check::steps;
use super::frame::{Frame, inside_matching, with_earlier_links};
use super::guard::{Manager, School};
use crate::ops::school::SchoolError;
use crate::ops::school::retrieval;
use crate::rules::school::choices::RulesChoice;

#[derive(Template)]
#[template(path = "school/receive.html")]
struct Receive {
    page: Page,
    frame: Frame,
    steps: Steps,
    file: Field,
    rules: Field,
}

/// The form.
pub(super) async fn form(Manager(school): Manager) -> Rendered {
    let mut form = build(&school, RulesChoice::Extended, None);
    form.page.message = with_earlier_links(&school, None).await?;
    Ok(html(&form))
}

/// The file is read at once: whoever sent the wrong one is told before anything else.
pub(super) async fn submit(Manager(school): Manager, upload: Upload) -> Rendered {
    let rules =
        if upload.field("regles") == "identiques" { RulesChoice::Exact } else { RulesChoice::Extended };
    let Some(file) = upload.file else {
        let mut again = build(&school, rules, Some(school.w.say("etab-fichier-absent")));
        again.page = again.page.errors([&again.file]);
        return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again));
    };
    let key = school.state.key.clone();
    match retrieval::receive(&school.desk, key, &file.name, file.content.to_vec(), rules).await {
        Ok(n) => Ok(school.to(&format!("rapprochement/imports/{n}/verifier"))),
        Err(SchoolError::File(problem)) => {
            let mut again = build(&school, rules, None);
            again.page = again.page.message(refusal(&school, &problem));
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &again))
        }
        Err(error) => Err(school.refused(error)),
    }
}

/// A file that was refused, above the form where another one is chosen.
pub(super) fn refusal(school: &School, problem: &passerelle_words::Problem) -> Panel {
    let told = problem.told(school.w);
    let demand = school.visitor.request_number();
    Panel::error(told.title).say(told.fact).say(told.remedy).say(school.w.tell2(
        "etab-reference",
        "ref",
        told.reference,
        "demande",
        demand,
    ))
}

fn build(school: &School, rules: RulesChoice, error: Option<String>) -> Receive {
    let w = school.w;
    let (page, frame) = inside_matching(school, w.say("etab-recuperer-titre"));
    let choices = vec![
        Choice::new("identiques", w.say("etab-regles-identiques")).hint(w.say("etab-regles-identiques-aide")),
        Choice::new("etendues", w.say("etab-regles-etendues")).hint(w.say("etab-regles-etendues-aide")),
    ];
    let value = if rules == RulesChoice::Exact { "identiques" } else { "etendues" };
    Receive {
        steps: steps(school, 2),
        file: Field::file("fichier", w.say("etab-recuperer-fichier"), ".xml")
            .hint(frame.ent_text("etab-recuperer-fichier-aide"))
            .error(error)
            .required(),
        rules: Field::radios("regles", w.say("etab-regles"), choices).value(value),
        page,
        frame,
    }
}
