//! « Ce qui a circulé »: for the curious.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::HeaderMap;
use passerelle_model::Space;
use passerelle_web::{Page, Rendered, Visitor, html};
use passerelle_words::{Words, count};

use super::space::{address, published, unknown};
use super::{page, words};
use crate::ops::people;
use crate::state::GatewayState;

/// What the ENT sent to let this person in, counted and word for word.
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    let Some(session) = people::visit(&state, &base, &headers).await? else {
        return Ok(Redirect::to(&address(&base, Space::Common)).into_response());
    };
    let users = people::users(&state, &base, &session.subject.who).await?;
    let Some(user) = users.first() else {
        return Err(unknown(&state, &base, Space::Common, &session).await);
    };
    let w = words(&visitor);
    let traffic = session.subject.traffic.as_ref();
    let leave = format!("/vs/{}/quitter", base.slug);
    Ok(html(&Circulation {
        page: page(&visitor, &base, w.say("circulation-titre")).signed_in(
            &session,
            w.say("accueil-connecte"),
            leave,
        ),
        summary: traffic.map(|traffic| {
            w.tell(
                "circulation-bilan",
                [("identifiants", count(traffic.identifiers)), ("noms", count(traffic.names))],
            )
        }),
        values: traffic.map_or(0, |traffic| traffic.values),
        answer: traffic.and_then(|traffic| traffic.answer.clone()),
        back: address(&base, user.record.home()),
        vs: base.service_name,
        ent: base.ent_name,
        w,
    }))
}

#[derive(askama::Template)]
#[template(path = "espaces/circulation.html")]
struct Circulation {
    page: Page,
    w: Words,
    summary: Option<String>,
    values: u64,
    answer: Option<String>,
    back: String,
    vs: String,
    ent: String,
}
