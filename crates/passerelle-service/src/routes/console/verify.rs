//! What a choice would change, before it does.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use passerelle_model::{Provider, Space};
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::{Words, count};

use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use super::{delegation, matrix, recognition_form, wording};
use crate::ServiceState;
use crate::ops::console::{self, ConsoleError};
use crate::rules::audience::{self, Audience};
use crate::rules::delegation::{Plan, fingerprint, plan};

#[derive(Template)]
#[template(path = "console/verify.html")]
struct Verify {
    page: Page,
    frame: Frame,
    plan: Plan,
    rows: Vec<Row>,
    sentences: Vec<String>,
    /// « Comment reconnaître la personne », as it is and stays.
    recognition: Option<String>,
    choices: String,
    cas: bool,
    shown: String,
    query: String,
}

struct Row {
    name: String,
    before: String,
    after: String,
}

/// « Vérifier »: nothing is changed yet.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
    hosted: HostedBase,
) -> Rendered {
    let asked = matrix::from_query(&hosted.base.delegation, &query)?;
    let plan = match plan(&hosted.base, &asked) {
        Ok(plan) => plan,
        Err(refusal) => return delegation::refused(&state, &visitor, &hosted, asked, refusal).await,
    };
    let content = state.store.content(&hosted.base.slug).await?;
    let audience = audience::of(&content, Provider::Cas);
    let (page, frame) = inside(&visitor, &hosted, Tab::Delegation, "console-verifier-titre");
    let (w, ent) = (frame.w, hosted.base.ent_name.as_str());
    let recognition = hosted.base.delegation.cas.as_ref().map(|cas| &cas.recognition);
    let unmatched = recognition
        .filter(|_| plan.rows.iter().any(|row| row.after == Some(Provider::Cas)))
        .and_then(|recognition| recognition_form::seen(w, &hosted.base.service_name, recognition));
    let people = |space: Space| {
        audience.iter().find(|(other, _)| *other == space).map_or_else(Audience::default, |(_, found)| *found)
    };
    let name = |space| w.space(space);
    Ok(html(&Verify {
        rows: plan
            .rows
            .iter()
            .map(|row| Row {
                name: name(row.space),
                before: wording::provider(w, row.before),
                after: wording::provider(w, row.after),
            })
            .collect(),
        sentences: plan
            .rows
            .iter()
            .map(|row| {
                let mut found = people(row.space);
                if unmatched.is_some() {
                    found.unmatched = 0;
                }
                seen(w, ent, row.space, row.after, found)
            })
            .chain(unmatched.clone())
            .collect(),
        recognition: recognition
            .filter(|_| plan.rows.iter().any(|row| row.after == Some(Provider::Cas)))
            .map(|recognition| recognition_form::summary(w, &hosted.base.service_name, recognition)),
        choices: query.get("choix").cloned().unwrap_or_default(),
        cas: asked.cas,
        shown: fingerprint(&hosted.base.delegation),
        query: matrix::to_query(&asked),
        plan,
        page,
        frame,
    }))
}

/// « Mettre en place ».
pub(super) async fn apply(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let asked = matrix::from_query(&hosted.base.delegation, &sent)?;
    let shown = sent.get("etat").map_or("", String::as_str);
    match console::set_matrix(&state, &hosted.base, &hosted.plans, &asked, shown, hosted.actor()).await {
        Ok(_) => Ok(Redirect::to(&format!("{}?fait=matrice", hosted.path("delegation"))).into_response()),
        Err(ConsoleError::Refused(refusal)) => {
            delegation::refused(&state, &visitor, &hosted, asked, refusal).await
        }
        Err(error) => Err(error.into()),
    }
}

/// « Ce que les gens verront »: one sentence for one space.
pub(super) fn seen(
    w: Words,
    ent: &str,
    space: Space,
    provider: Option<Provider>,
    audience: Audience,
) -> String {
    let key = match (space, provider) {
        (Space::Common, Some(_)) => "console-verront-commune-delegation",
        (Space::Common, None) => "console-verront-commune",
        (_, None) => "console-verront-mot-de-passe",
        (_, Some(_)) if audience.people == 0 => "console-verront-personne",
        (_, Some(_)) if audience.unmatched == 0 => "console-verront-delegation",
        (_, Some(_)) => "console-verront-delegation-non-rapproches",
    };
    w.tell(
        key,
        [
            ("espace", w.space(space).into()),
            ("ent", ent.to_owned().into()),
            ("gens", crowd(w, space, audience.people).into()),
            ("n", count(audience.people)),
            ("reste", count(audience.unmatched)),
        ],
    )
}

/// « 1 044 parents ».
fn crowd(w: Words, space: Space, people: usize) -> String {
    let key = match space {
        Space::Guardians => "console-gens-parents",
        Space::Pupils => "console-gens-eleves",
        Space::Teachers => "console-gens-professeurs",
        _ => "console-gens-personnes",
    };
    w.tell1(key, "n", people)
}
