//! The common page: `/vs/{base}/`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderMap;
use passerelle_model::Space;
use passerelle_store::service::Base;
use passerelle_web::{Page, Rendered, SignedIn, Visitor, html};
use passerelle_words::Words;

use super::space::{self, DoorLink};
use super::{page, words};
use crate::ops::people;
use crate::state::{GatewayState, Visit};

/// Eight doors, or straight to the ENT where the common page is delegated.
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    space::pass(&state, &visitor, &base, Space::Common, &headers).await
}

/// « Oublier mon choix ».
pub(super) async fn forget(State(state): State<GatewayState>, Path(slug): Path<String>) -> Rendered {
    let base = people::base(&state, &slug).await?;
    Ok((state.choice().clear(), Redirect::to(&space::address(&base, Space::Common))).into_response())
}

/// « Qui êtes-vous ? »
pub(super) fn choice(state: &GatewayState, visitor: &Visitor, base: &Base, headers: &HeaderMap) -> Response {
    let w = words(visitor);
    let last = state.choice().read(headers).and_then(Space::from_slug);
    let links = |keep: &dyn Fn(Space) -> bool| -> Vec<DoorLink> {
        Space::DOORS.into_iter().filter(|door| keep(*door)).map(|door| DoorLink::new(w, base, door)).collect()
    };
    let page = page(visitor, base, w.say("choix-titre"));
    html(&ChoicePage {
        page: if last.is_some() { page.with_form() } else { page },
        w,
        intro: w.say("choix-intro"),
        last: last.map(|door| DoorLink::new(w, base, door)),
        doors: links(&|door| Some(door) != last),
        forget: format!("/vs/{}/oublier-mon-choix", base.slug),
    })
}

/// For somebody with several spaces.
pub(super) fn several(
    visitor: &Visitor,
    base: &Base,
    session: &SignedIn<Visit>,
    spaces: &[Space],
) -> Response {
    let w = words(visitor);
    let leave = format!("/vs/{}/quitter", base.slug);
    let page = page(visitor, base, w.say("choix-plusieurs-titre"));
    html(&ChoicePage {
        page: page.signed_in(session, w.say("accueil-connecte"), leave),
        w,
        intro: w.say("choix-plusieurs-intro"),
        last: None,
        doors: spaces.iter().map(|space| DoorLink::new(w, base, *space)).collect(),
        forget: String::new(),
    })
}

#[derive(askama::Template)]
#[template(path = "espaces/choix.html")]
struct ChoicePage {
    page: Page,
    w: Words,
    intro: String,
    last: Option<DoorLink>,
    doors: Vec<DoorLink>,
    forget: String,
}
