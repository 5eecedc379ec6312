//! *Portail* (S20): tiles of services, and the way in.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, Method};
use passerelle_sso::service::ServiceUrl;
use passerelle_web::{
    Access, Cookie, Known, Page, Problem, Rendered, Routes, SetCookie, Token, Visitor, html,
};
use passerelle_words::Words;

use crate::ops::tickets;
use crate::rules::parameters::Parameters;
use crate::rules::portal_entry::{asked_page, entry_service};
use crate::rules::release::is_open_to;
use crate::rules::tiles::{PortalTile, tiles};
use crate::state::PortalSession;
use crate::words::CATALOGUE;
use crate::{CurrentAccount, EntState};

/// The portal and the way out of it.
pub(crate) fn routes() -> Routes<EntState> {
    Routes::new().get("/ent/", Access::Portal, portal).post("/ent/deconnexion", Access::Public, sign_out)
}

/// Where a browser without a session goes to get one and come back to `page`. The cookie ties the way back to this
/// browser: a ticket that somebody else obtained opens nothing here.
pub(crate) fn way_in(state: &EntState, page: &str) -> Result<(SetCookie, String), Problem> {
    let nonce = Token::random()?;
    let service = entry_service(&state.address(), nonce.expose_secret(), page);
    let query =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("service", &service).finish();
    Ok((entry_cookie(state).set(nonce.expose_secret()), format!("/cas/login?{query}")))
}

fn entry_cookie(state: &EntState) -> Cookie {
    Cookie::new(state.site().url(), "entree")
}

#[derive(Template)]
#[template(path = "portal/portal.html")]
struct PortalPage {
    page: Page,
    w: Words,
    tiles: Vec<(String, String)>,
    manages_accounts: bool,
}

async fn portal(
    State(state): State<EntState>,
    method: Method,
    visitor: Visitor,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
    current: Result<CurrentAccount, Response>,
) -> Rendered {
    let parameters = Parameters::read(query.as_deref().unwrap_or_default());
    if method == Method::GET
        && let Some(ticket) = parameters.once("ticket").map_err(|_| Problem::known(Known::BadRequest))?
    {
        return enter(&state, &headers, &parameters, visitor.query(), ticket).await;
    }
    let current = match current {
        Ok(current) => current,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let w = visitor.words(&CATALOGUE);
    let mut recipients = state.store().recipients().await?;
    recipients.retain(|recipient| is_open_to(&recipient.settings.audience, &current.account));
    let page = current.page(&visitor, w.say("portail-titre"));
    Ok(html(&PortalPage {
        page,
        w,
        tiles: tiles(&recipients, &current.populations()).iter().map(|tile| labelled(tile, w)).collect(),
        manages_accounts: !current.managed_schools().is_empty(),
    }))
}

fn labelled(tile: &PortalTile, w: Words) -> (String, String) {
    let label = match tile.space {
        None => tile.name.clone(),
        Some(space) => w.tell2("portail-tuile-espace", "service", &tile.name, "espace", w.space(space)),
    };
    (label, tile.address.clone())
}

/// Spends the ticket and opens the portal's own session, if this browser is the one that set out for it.
async fn enter(
    state: &EntState,
    headers: &HeaderMap,
    parameters: &Parameters,
    query: &str,
    ticket: &str,
) -> Rendered {
    let service = ServiceUrl::parse(&format!("{}/ent/?{query}", state.address()))
        .map_err(|_| Problem::known(Known::BadRequest))?;
    let entry = tickets::redeem_for_portal(state, ticket, &service)
        .await
        .map_err(|_| Problem::known(Known::Failure))?;
    let sent_from_here = entry_cookie(state)
        .read(headers)
        .is_some_and(|nonce| parameters.once("etat").is_ok_and(|sent| sent == Some(nonce)));
    let Some(entry) = entry.filter(|_| sent_from_here) else {
        return Err(Problem::new(
            http::StatusCode::FORBIDDEN,
            Some("E06"),
            "portail-entree-refusee",
            &CATALOGUE,
        )
        .link("portail-entree-recommencer", "/ent/"));
    };
    // The earlier session of this browser, if any, is not left open.
    let _ = state.portal().close(headers).await?;
    let subject = PortalSession { account: entry.account.id };
    let owner = entry.account.id.to_string();
    let session = state.portal().open(&owner, Some(entry.session.as_hex()), &subject).await?;
    let page = parameters.once("vers").ok().flatten().and_then(asked_page).unwrap_or("/ent/");
    Ok((session, entry_cookie(state).clear(), Redirect::to(page)).into_response())
}

/// Ends the portal's session; the sign-on session, which only `/cas` can see, ends there.
async fn sign_out(State(state): State<EntState>, headers: HeaderMap) -> Rendered {
    let cookie = state.portal().close(&headers).await?;
    Ok((cookie, Redirect::to("/cas/logout")).into_response())
}
