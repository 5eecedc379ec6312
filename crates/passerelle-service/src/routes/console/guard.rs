//! Who is at the console, and with which of their bases.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;
use http::request::Parts;
use passerelle_store::service::{Base, BaseSlug};
use passerelle_web::{Known, Problem, SignedIn};
use serde::{Deserialize, Serialize};

use super::SIGN_IN;
use crate::ServiceState;

/// What a session of the console keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Hosting {
    /// « Numéro d'hébergement ».
    pub(super) number: String,
}

/// Somebody signed in to the console; anybody else is sent to sign in.
#[derive(Debug)]
pub(super) struct Host(pub(super) SignedIn<Hosting>);

/// Somebody signed in to the console, with the base of the address, which is theirs.
#[derive(Debug)]
pub(super) struct HostedBase {
    /// Who.
    pub(super) session: SignedIn<Hosting>,
    /// The base.
    pub(super) base: Base,
}

impl HostedBase {
    /// The hosting number, as the journal names who acts.
    pub(super) fn actor(&self) -> &str {
        &self.session.subject.number
    }

    /// The address of a page of this base: `/console/bases/demo/journal`.
    pub(super) fn path(&self, page: &str) -> String {
        format!("/console/bases/{}/{page}", self.base.slug)
    }
}

impl FromRequestParts<ServiceState> for Host {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &ServiceState) -> Result<Self, Response> {
        let found = state.console_sessions().find(&parts.headers).await;
        match found.map_err(|error| Problem::from(error).into_response())? {
            Some(session) => Ok(Self(session)),
            None if parts.method == Method::GET => Err(Redirect::to(SIGN_IN).into_response()),
            None => {
                let minutes = state.console_sessions().lifetime().idle.unsigned_abs() / 60;
                let ended = Problem::known(Known::SignedOut).number("n", minutes);
                Err(ended.into_response())
            }
        }
    }
}

impl FromRequestParts<ServiceState> for HostedBase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &ServiceState) -> Result<Self, Response> {
        let Host(session) = Host::from_request_parts(parts, state).await?;
        let base = own_base(parts, state, &session.subject).await.map_err(IntoResponse::into_response)?;
        Ok(Self { session, base })
    }
}

/// The base of the address. That of another hosting account is refused; so is one that does not exist, lest the answer
/// tell which ones do.
async fn own_base(parts: &mut Parts, state: &ServiceState, hosting: &Hosting) -> Result<Base, Problem> {
    let forbidden = || Problem::known(Known::Forbidden);
    let Path(path) = Path::<HashMap<String, String>>::from_request_parts(parts, state)
        .await
        .map_err(|_| Problem::known(Known::NotFound))?;
    let slug = path.get("base").and_then(|slug| BaseSlug::new(slug).ok()).ok_or_else(forbidden)?;
    let base = state.store.base(&slug).await?.ok_or_else(forbidden)?;
    if base.hosting == hosting.number { Ok(base) } else { Err(forbidden()) }
}
