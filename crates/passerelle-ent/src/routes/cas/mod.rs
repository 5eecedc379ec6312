//! The CAS server: `/cas/…`.

mod form;
mod hand_over;
mod login;
mod logout;
mod proxy;
mod saml;
mod second_factor;
mod validate;
mod warn;

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{HeaderMap, HeaderValue, StatusCode};
use passerelle_sso::service::ServiceUrl;
use passerelle_store::StoreError;
use passerelle_store::ent::Account;
use passerelle_web::{NoReferrer, Problem, Routes, SignedIn};

use crate::EntState;
use crate::rules::registry::Destination;
use crate::rules::release::may_sign_in;
use crate::state::SignOn;
use crate::words::CATALOGUE;

/// Every address of the protocol.
pub(crate) fn routes() -> Routes<EntState> {
    login::routes()
        .merge(warn::routes())
        .merge(second_factor::routes())
        .merge(logout::routes())
        .merge(validate::routes())
        .merge(saml::routes())
        .merge(proxy::routes())
}

/// A browser that is signed in.
struct Present {
    account: Arc<Account>,
    session: SignedIn<SignOn>,
}

/// Who is signed in with this browser, as long as their account may be.
async fn present(state: &EntState, headers: &HeaderMap) -> Result<Option<Present>, StoreError> {
    let Some(session) = state.sign_on().find::<SignOn>(headers).await? else { return Ok(None) };
    let account =
        state.store().shared_account(session.subject.account).await?.filter(|account| may_sign_in(account));
    Ok(account.map(|account| Present { account, session }))
}

/// Whose service this is. Nobody is sent to an address that nobody registered.
async fn registered(state: &EntState, service: &ServiceUrl) -> Result<Destination, Problem> {
    state.registry().await?.destination(service).ok_or_else(unknown_service)
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

/// The sign-in form of a request.
fn login_address(query: &str) -> String {
    if query.is_empty() { "/cas/login".to_owned() } else { format!("/cas/login?{query}") }
}
