//! Line 8 of the test: « Essayer avec mon compte ENT ».

use std::collections::HashMap;

use askama::Template;
use axum::Form as Posted;
use axum::extract::{Path, Query, State};
use axum::response::IntoResponse;
use http::Method;
use passerelle_sso::service::ServiceUrl;
use passerelle_web::components::Panel;
use passerelle_web::{Known, NoReferrer, Page, Problem, Rendered, Token, Visitor, html};

use super::cas;
use super::cas_form::Sent;
use super::frame::{Frame, Tab, inside};
use super::guard::HostedBase;
use crate::ServiceState;
use crate::ops::real_try::{self, Tried};

#[derive(Template)]
#[template(path = "console/try.html")]
struct Try {
    page: Page,
    frame: Frame,
    /// The way to the ENT, before the try.
    leave: Option<String>,
    sentences: Vec<String>,
    result: Option<Panel>,
}

/// Says what will happen, and leads to the ENT. A link: the page that leads there comes from another form.
pub(super) async fn leave(
    State(state): State<ServiceState>,
    visitor: Visitor,
    hosted: HostedBase,
    Posted(sent): Posted<Sent>,
) -> Rendered {
    let settings = cas::on_screen(&state, &hosted, &sent);
    let address = |token: &str| service(&state, &hosted, token);
    let left = real_try::leave(&state, &hosted.base, settings, &hosted.session.digest, address).await?;
    let Ok(address) = left else { return cas::again(&state, &visitor, &hosted, &sent) };
    let (page, frame) = inside(&visitor, &hosted, Tab::Delegation, "console-essai-reel-titre");
    let w = frame.w;
    let sentences = vec![
        w.tell1("console-essai-reel-aller", "ent", hosted.base.ent_name.as_str()),
        w.say("console-essai-reel-sans-session"),
    ];
    Ok((NoReferrer, html(&Try { page, frame, leave: Some(address), sentences, result: None }))
        .into_response())
}

/// Back from the ENT with a ticket.
pub(super) async fn come_back(
    State(state): State<ServiceState>,
    visitor: Visitor,
    Path((_, token)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
    hosted: HostedBase,
) -> Rendered {
    // Looking must not spend what serves once.
    if *visitor.method() != Method::GET {
        return Err(Problem::known(Known::WrongMethod));
    }
    let expired = || {
        Problem::known(Known::LinkExpired)
            .with("vs", &hosted.base.service_name)
            .with("ent", &hosted.base.ent_name)
            .link("action-recommencer", hosted.path("delegation/cas"))
    };
    let ticket = query.get("ticket").or_else(|| query.get("SAMLart")).ok_or_else(expired)?;
    let token = Token::read(&token).ok_or_else(expired)?;
    let service = service(&state, &hosted, token.expose_secret())?;
    let about = (&hosted.base, &hosted.plans);
    let session = &hosted.session.digest;
    let tried = real_try::come_back(&state, about, &token, session, &service, ticket, hosted.actor()).await?;
    let tried = tried.ok_or_else(expired)?;
    let (page, frame) = inside(&visitor, &hosted, Tab::Delegation, "console-essai-reel-titre");
    let w = frame.w;
    let result = match tried {
        Tried::Identified { tail, known } => {
            let received = if tail.is_empty() {
                w.say("console-essai-reel-recu-court")
            } else {
                w.tell1("console-essai-reel-recu", "fin", tail)
            };
            if known {
                Panel::success(received).say(w.say("console-essai-reel-connu"))
            } else {
                Panel::warning(received)
                    .say(w.say("console-essai-reel-inconnu"))
                    .say(w.say("console-essai-reel-inconnu-comment"))
            }
        }
        Tried::NoIdentifier => Panel::error(w.say("console-essai-reel-sans-identifiant"))
            .say(w.say("console-essai-reel-demander")),
        Tried::Refused => {
            Panel::error(w.say("console-essai-reel-refuse")).say(w.say("console-essai-reel-demander"))
        }
        Tried::Unusable => {
            Panel::error(w.say("console-essai-reel-illisible")).say(w.say("console-essai-reel-verifier"))
        }
    };
    let sentences = vec![w.say("console-essai-reel-rien-ouvert")];
    Ok((NoReferrer, html(&Try { page, frame, leave: None, sentences, result: Some(result) })).into_response())
}

/// The address that serves once: under the base's own, so that the ENT's rule covers it.
fn service(state: &ServiceState, hosted: &HostedBase, token: &str) -> Result<ServiceUrl, Problem> {
    let address = state.url.at(&format!("/vs/{}/essai/{token}", hosted.base.slug));
    ServiceUrl::parse(&address).map_err(Problem::failure)
}
