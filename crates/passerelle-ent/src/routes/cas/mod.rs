//! The CAS server: `/cas/…`.

mod form;
mod login;
mod logout;
mod saml;
mod validate;

use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{HeaderMap, HeaderValue, StatusCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::StoreError;
use passerelle_web::{NoReferrer, Problem, Routes, SignedIn};

use crate::EntState;
use crate::rules::registry::{Destination, destination};
use crate::rules::release::may_sign_in;
use crate::state::SignOn;
use crate::words::CATALOGUE;

/// Every address of the protocol.
pub(crate) fn routes() -> Routes<EntState> {
    login::routes().merge(logout::routes()).merge(validate::routes()).merge(saml::routes())
}

/// The sign-on session of a browser, as long as its account may be signed in.
async fn signed_in(state: &EntState, headers: &HeaderMap) -> Result<Option<SignedIn<SignOn>>, StoreError> {
    let Some(session) = state.sign_on().find::<SignOn>(headers).await? else { return Ok(None) };
    let account = state.store().account(session.subject.account).await?;
    Ok(account.is_some_and(|account| may_sign_in(&account)).then_some(session))
}

/// Whose service this is. Nobody is sent to an address that nobody registered.
async fn registered(state: &EntState, service: &ServiceUrl) -> Result<Destination, Problem> {
    let recipients = state.store().recipients().await?;
    destination(&state.address(), &recipients, service).ok_or_else(unknown_service)
}

fn unknown_service() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, None, "connexion-service-inconnu", &CATALOGUE)
        .link("connexion-aller-au-portail", "/ent/")
}

fn unreadable() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, None, "connexion-demande-illisible", &CATALOGUE)
        .link("connexion-aller-au-portail", "/ent/")
}

/// 302, which is what clients of the field look for; the next page does not learn where it comes from.
fn found(address: &str) -> Result<Response, Problem> {
    let location = HeaderValue::try_from(address).map_err(Problem::failure)?;
    Ok((StatusCode::FOUND, NoReferrer, [(LOCATION, location)]).into_response())
}
