//! « Années »: the bases of one permanent address, and its schools.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use passerelle_store::service::{BaseSlug, YearBase};
use passerelle_web::components::{Confirm, Field, Panel, State as Shown};
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html_with};
use passerelle_words::Words;
use serde::Deserialize;

use super::bases::standing;
use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use crate::ServiceState;
use crate::ops::years as ops;
use crate::rules::years::{next_name, read_name, read_schools};

#[derive(Template)]
#[template(path = "console/years.html")]
struct Years {
    page: Page,
    frame: Frame,
    rows: Vec<Row>,
    address: String,
    /// This base waits: it can be put at the address.
    waits: bool,
    name: Field,
    /// Where links can be taken over from: slug, what the button says.
    sources: Vec<(String, String)>,
    schools: Option<Field>,
}

struct Row {
    slug: String,
    name: String,
    state: Shown,
    users: String,
    saved: String,
    here: bool,
}

/// What the forms send.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    nom: String,
    de: String,
    uais: String,
    fait: String,
    n: String,
}

/// The list.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(sent): Query<Sent>,
    hosted: HostedBase,
) -> Rendered {
    page(&state, &visitor, &hosted, &sent, Wrong::default()).await
}

/// « Créer la base ».
pub(super) async fn create(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let Some(name) = read_name(&sent.nom) else {
        return page(&state, &visitor, &hosted, &sent, Wrong { name: true, schools: false }).await;
    };
    let slug = ops::create(&state, &hosted.base, &hosted.plans, name, hosted.actor()).await?;
    Ok(Redirect::to(&format!("/console/bases/{slug}/annees?fait=creee")).into_response())
}

/// What putting the base at the address would do.
pub(super) async fn ask_switch(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
) -> Rendered {
    if !hosted.plans.waits(&hosted.base) {
        return Ok(to(&hosted.base.slug, ""));
    }
    let former = state.store.base(&hosted.plans.address).await?;
    let former = former.ok_or_else(|| Problem::known(Known::NotFound))?;
    let (page, frame) = inside(&visitor, &hosted, Tab::Publication, "console-annee-basculer");
    let w = frame.w;
    let back = hosted.path("annees");
    let confirm = Confirm::new(
        page,
        hosted.path("annees/basculer"),
        w.say("console-annee-basculer"),
        (w.say("console-annuler"), back),
    );
    Ok(confirm
        .say(w.tell2(
            "console-annee-basculer-effet",
            "nouvelle",
            hosted.base.name.as_str(),
            "ancienne",
            former.name.as_str(),
        ))
        .say(w.say("console-annee-basculer-sessions"))
        .say(w.say("console-annee-basculer-ensuite"))
        .into_page())
}

/// « Mettre cette base à l'adresse », confirmed.
pub(super) async fn switch(State(state): State<ServiceState>, hosted: HostedBase) -> Rendered {
    ops::switch(&state, &hosted.base, &hosted.plans, hosted.actor()).await?;
    Ok(to(&hosted.plans.address, "?fait=basculee"))
}

/// « Reprendre les rapprochements ».
pub(super) async fn carry(
    State(state): State<ServiceState>,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let years = ops::of_address(&state, &hosted.base, &hosted.plans).await?;
    let from =
        years.iter().find(|year| year.base.slug.as_str() == sent.de && year.base.slug != hosted.base.slug);
    let from = from.ok_or_else(|| Problem::known(Known::BadRequest))?;
    let carried = ops::carry(&state, &hosted.base, from, hosted.actor()).await?;
    Ok(to(&hosted.base.slug, &format!("?fait=repris&n={carried}")))
}

/// The schools of the base.
pub(super) async fn set_schools(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<Sent>,
) -> Rendered {
    let schools = read_schools(&sent.uais).filter(|_| !hosted.plans.waits(&hosted.base));
    let Some(schools) = schools else {
        return page(&state, &visitor, &hosted, &sent, Wrong { name: false, schools: true }).await;
    };
    ops::set_schools(&state, &hosted.base, schools, hosted.actor()).await?;
    Ok(to(&hosted.base.slug, "?fait=etablissements"))
}

/// What was refused.
#[derive(Clone, Copy, Default)]
struct Wrong {
    name: bool,
    schools: bool,
}

async fn page(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    sent: &Sent,
    wrong: Wrong,
) -> Rendered {
    let (mut page, frame) = inside(visitor, hosted, Tab::Publication, "console-annees-titre");
    let w = frame.w;
    if let Some(panel) = done(w, sent) {
        page = page.message(panel);
    }
    let years = ops::of_address(state, &hosted.base, &hosted.plans).await?;
    let waits = hosted.plans.waits(&hosted.base);
    let latest = years.iter().map(|year| year.base.name.as_str()).max().unwrap_or(&hosted.base.name);
    let name = if wrong.name { sent.nom.clone() } else { next_name(latest) };
    let name = Field::text("nom", w.say("console-annee-nom"))
        .value(name)
        .hint(w.say("console-annee-nom-aide"))
        .error(wrong.name.then(|| w.say("console-annee-nom-refuse")))
        .short();
    let now: Vec<String> = hosted.base.schools.iter().map(ToString::to_string).collect();
    let schools = Field::area("uais", w.say("console-etablissements-uais"))
        .value(if wrong.schools { sent.uais.clone() } else { now.join("\n") })
        .hint(w.say("console-etablissements-aide"))
        .error(wrong.schools.then(|| w.say("console-etablissements-refuses")));
    let status = if wrong.name || wrong.schools { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let sources = ops::sources(state, &hosted.base, &years).await?;
    let page = page.errors([&name, &schools]);
    Ok(html_with(
        status,
        &Years {
            rows: years.iter().map(|year| row(w, year, hosted)).collect(),
            address: state.url.at(&format!("/vs/{}/", hosted.plans.address)),
            waits,
            name,
            sources: sources.into_iter().map(|(year, links)| source(w, year, links)).collect(),
            schools: (!waits).then_some(schools),
            page,
            frame,
        },
    ))
}

fn source(w: Words, year: &YearBase, links: usize) -> (String, String) {
    let label = w.tell2("console-annee-reprendre", "n", links, "nom", year.base.name.as_str());
    (year.base.slug.to_string(), label)
}

fn row(w: Words, year: &YearBase, hosted: &HostedBase) -> Row {
    Row {
        slug: year.base.slug.to_string(),
        name: year.base.name.clone(),
        state: standing(w, year),
        users: w.tell2("console-bases-gens", "n", year.users, "relies", year.linked),
        saved: year.saved.map(|at| w.moment(at)).unwrap_or_default(),
        here: year.base.slug == hosted.base.slug,
    }
}

fn done(w: Words, sent: &Sent) -> Option<Panel> {
    let said = match sent.fait.as_str() {
        "creee" => w.say("console-annee-creee"),
        "basculee" => w.say("console-annee-basculee"),
        "etablissements" => w.say("console-etablissements-enregistres"),
        "repris" => w.tell1("console-annee-reprise", "n", sent.n.parse::<u64>().ok()?),
        _ => return None,
    };
    Some(Panel::success(said))
}

fn to(slug: &BaseSlug, query: &str) -> Response {
    Redirect::to(&format!("/console/bases/{slug}/annees{query}")).into_response()
}
