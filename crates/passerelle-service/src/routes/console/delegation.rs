//! S53: « Déléguer l'authentification ».

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect};
use http::StatusCode;
use passerelle_model::{CasDelegation, Provider};
use passerelle_web::components::ErrorSummary;
use passerelle_web::{Known, Page, Problem, Rendered, Visitor, html_with};

use super::frame::{Frame, Tab, inside, tab};
use super::guard::HostedBase;
use super::matrix::{self, Nonsense, Row};
use super::publication::done;
use super::{recognition_form, verify};
use crate::ServiceState;
use crate::ops::installation;
use crate::rules::audience;
use crate::rules::delegation::{self, Asked, Refusal};
use crate::rules::presets::{self, Preset};

#[derive(Template)]
#[template(path = "console/delegation.html")]
struct Delegation {
    page: Page,
    frame: Frame,
    /// « Définir une délégation CAS » is ticked.
    cas: bool,
    /// « ENT de démonstration », or its address, when its settings exist.
    provider: Option<String>,
    rows: Vec<Row>,
    sentences: Vec<String>,
    error: Option<String>,
    in_use: bool,
    draft: bool,
}

impl From<Nonsense> for Problem {
    fn from(_: Nonsense) -> Self {
        Self::known(Known::BadRequest)
    }
}

/// The tab; the address may carry a choice that is not saved.
pub(super) async fn show(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Query(query): Query<HashMap<String, String>>,
    hosted: HostedBase,
) -> Rendered {
    let asked = matrix::from_query(hosted.delegation(), &query)?;
    let fait = query.get("fait").map_or("", String::as_str);
    page(&state, &visitor, &hosted, asked, None, fait).await
}

/// What the buttons of the form do; none of them saves.
pub(super) async fn choose(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Form(sent): Form<HashMap<String, String>>,
) -> Rendered {
    let asked = matrix::from_form(hosted.delegation(), &sent)?;
    if asked.cas && hosted.delegation().cas.is_none() && !hosted.locked() {
        return Ok(Redirect::to(&hosted.section("/cas")).into_response());
    }
    let asked = match sent.get("action").map(String::as_str) {
        Some("tout-cas") => asked.everywhere(Some(Provider::Cas)),
        Some("tout-aucune") => asked.everywhere(None),
        Some("recalculer") => {
            let draft = format!("{}?{}", hosted.section(""), matrix::to_query(&asked));
            return Ok(Redirect::to(&draft).into_response());
        }
        _ => asked,
    };
    match plan(&hosted, &asked) {
        Ok(plan) if hosted.drafting => {
            let HostedBase { base, plans, .. } = &hosted;
            installation::change(&state, base, plans, plan.after, None, hosted.actor()).await?;
            Ok(Redirect::to(&hosted.section("/verifier")).into_response())
        }
        Ok(_) => {
            let check = format!("{}?{}", hosted.path("delegation/verifier"), matrix::to_query(&asked));
            Ok(Redirect::to(&check).into_response())
        }
        Err(refusal) => refused(&state, &visitor, &hosted, asked, refusal).await,
    }
}

/// What a choice changes in the settings that the page is about.
fn plan(hosted: &HostedBase, asked: &Asked) -> Result<delegation::Plan, Refusal> {
    if hosted.drafting {
        delegation::changes(hosted.delegation(), asked)
    } else {
        delegation::plan(&hosted.base, asked)
    }
}

/// The page again, with what was chosen and why it cannot be.
pub(super) async fn refused(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    asked: Asked,
    refusal: Refusal,
) -> Rendered {
    match refusal {
        Refusal::Published(_) => Err(published(hosted)),
        refusal => page(state, visitor, hosted, asked, Some(refusal), "").await,
    }
}

/// E-field-1, with the way back.
pub(super) fn published(hosted: &HostedBase) -> Problem {
    Problem::from(crate::ops::console::ConsoleError::from(crate::rules::publication::Published))
        .link("console-retour-delegation", hosted.path("delegation"))
}

async fn page(
    state: &ServiceState,
    visitor: &Visitor,
    hosted: &HostedBase,
    asked: Asked,
    refusal: Option<Refusal>,
    fait: &str,
) -> Rendered {
    let content = state.store.content(&hosted.base.slug).await?;
    let audience = audience::of(&content, Provider::Cas);
    let (mut page, frame) = if hosted.drafting {
        inside(visitor, hosted, Tab::Delegation, "console-brouillon-titre")
    } else {
        tab(visitor, hosted, Tab::Delegation)
    };
    let w = frame.w;
    if let Some(panel) = done(&frame, fait) {
        page = page.message(panel);
    }
    let error = refusal.as_ref().map(|refusal| match refusal {
        Refusal::CommonPage { missing } => matrix::missing_sentence(w, missing),
        Refusal::CasInUse { rows } => w.tell1("console-matrice-cas-utilise", "n", *rows),
        Refusal::NotDefined { space } => w.tell1("console-matrice-non-defini", "espace", w.space(*space)),
        Refusal::Published(_) => w.say("console-publiee.fait"),
    });
    if let Some(error) = &error {
        page.errors = ErrorSummary::general(page.words(), error.as_str());
    }
    let cas = hosted.delegation().cas.as_ref();
    let delegated = audience.iter().filter(|(space, _)| asked.matrix.get(*space).is_some());
    let ent = hosted.base.ent_name.as_str();
    let unmatched = cas
        .filter(|_| asked.matrix.iter().any(|(_, choice)| choice.is_some()))
        .and_then(|cas| recognition_form::seen(w, &hosted.base.service_name, &cas.recognition));
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let template = Delegation {
        cas: asked.cas,
        provider: cas.map(|cas| provider_name(&hosted.presets(state), cas)),
        rows: matrix::rows(w, &asked, cas.is_some(), &audience),
        sentences: delegated
            .map(|(space, audience)| {
                let mut audience = *audience;
                if unmatched.is_some() {
                    audience.unmatched = 0;
                }
                verify::seen(w, ent, *space, asked.matrix.get(*space), audience)
            })
            .chain(unmatched.clone())
            .collect(),
        draft: asked != Asked::current(hosted.delegation()),
        in_use: matches!(refusal, Some(Refusal::CasInUse { .. })),
        error,
        page: page.wide(),
        frame,
    };
    Ok(html_with(status, &template))
}

/// The ENT of the settings: the model's name, or the server's address.
fn provider_name(offered: &[Preset], cas: &CasDelegation) -> String {
    let preset = cas.preset.as_deref().and_then(|code| presets::find(offered, code));
    preset.map_or_else(|| cas.server.clone(), |preset| preset.name.clone())
}

impl Delegation {
    /// Whether some space is still without delegation.
    fn some_without(&self) -> bool {
        self.rows.iter().any(|row| !row.cas)
    }
}
