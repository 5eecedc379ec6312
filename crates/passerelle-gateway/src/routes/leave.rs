//! Leaving: by the person, or because the ENT's session ended.

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::{HeaderMap, StatusCode};
use passerelle_model::Space;
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::space::address;
use super::{page, words};
use crate::ops::{back_channel, people};
use crate::state::GatewayState;

/// Where to go after leaving.
#[derive(Deserialize)]
pub(super) struct Leaving {
    /// A door, to sign in there again; the page that says goodbye when it is not given.
    espace: Option<String>,
}

/// « Me déconnecter ».
pub(super) async fn leave(
    State(state): State<GatewayState>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(Leaving { espace }): Form<Leaving>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let cookie = state.spaces().close(&headers).await?;
    let next = match espace {
        Some(space) => address(&base, Space::from_slug(&space).unwrap_or(Space::Common)),
        None => format!("/vs/{}/au-revoir", base.slug),
    };
    Ok((cookie, Redirect::to(&next)).into_response())
}

/// Which session is closed, and which may still be open.
pub(super) async fn goodbye(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let w = words(&visitor);
    Ok(html(&Goodbye {
        page: page(&visitor, &base, w.tell1("au-revoir-titre", "vs", base.service_name.as_str())),
        w,
        ent: base.ent_name.clone(),
        vs: base.service_name.clone(),
        ent_logout: base.delegation.cas.as_ref().map(|cas| format!("{}/logout", cas.server)),
        back: address(&base, Space::Common),
    }))
}

#[derive(askama::Template)]
#[template(path = "espaces/au-revoir.html")]
struct Goodbye {
    page: Page,
    w: Words,
    ent: String,
    vs: String,
    ent_logout: Option<String>,
    back: String,
}

/// The ENT's message, at the address that the ticket was asked for. One answer whatever it was and whatever it ended:
/// nobody learns whether a ticket was good.
pub(super) async fn back_channel(State(state): State<GatewayState>, body: Body) -> Rendered {
    if let Ok(message) = to_bytes(body, back_channel::LIMIT).await {
        back_channel::leave(&state, &message).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}
