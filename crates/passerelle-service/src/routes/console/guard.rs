//! Who is at the console, and with which of their bases.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Redirect, Response};
use http::Method;
use http::request::Parts;
use passerelle_model::{Delegation, Timestamp};
use passerelle_store::service::{Base, BaseSlug, HostingSettings, Plans};
use passerelle_web::{Known, Lifetime, Problem, SignedIn, Visitor};
use serde::{Deserialize, Serialize};

use super::SIGN_IN;
use crate::ServiceState;
use crate::ops::schedule;
use crate::rules::presets::{self, Preset};
use crate::rules::security;

/// What a session of the console keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Hosting {
    /// « Numéro d'hébergement ».
    pub(super) number: String,
}

/// Somebody signed in to the console; anybody else is sent to sign in.
#[derive(Debug)]
pub(super) struct Host {
    /// Who.
    pub(super) session: SignedIn<Hosting>,
    /// What their account sets.
    pub(super) settings: HostingSettings,
}

impl Host {
    /// The hosting number, as the journal names who acts.
    pub(super) fn number(&self) -> &str {
        &self.session.subject.number
    }
}

/// Somebody signed in to the console, with the base of the address, which is theirs.
#[derive(Debug)]
pub(super) struct HostedBase {
    /// Who.
    pub(super) session: SignedIn<Hosting>,
    /// What their account sets.
    pub(super) settings: HostingSettings,
    /// The base.
    pub(super) base: Base,
    /// What is prepared for it.
    pub(super) plans: Plans,
    /// The time of the request.
    pub(super) now: Timestamp,
    /// Whether the address is one of the draft's pages.
    pub(super) drafting: bool,
}

/// Whether an address is one of the draft's pages: `/console/bases/demo/brouillon`, or below it.
fn is_of_the_draft(path: &str) -> bool {
    path.split('/').nth(4) == Some("brouillon")
}

impl HostedBase {
    /// The settings that the page is about: those in force, or those of the draft.
    pub(super) fn delegation(&self) -> &Delegation {
        match &self.plans.draft {
            Some(draft) if self.drafting => &draft.delegation,
            _ => &self.base.delegation,
        }
    }

    /// The models of ENT that the account is offered.
    pub(super) fn presets(&self, state: &ServiceState) -> Vec<Preset> {
        presets::offered(&self.settings, &state.extra_presets)
    }

    /// Whether they can only be looked at.
    pub(super) fn locked(&self) -> bool {
        !self.drafting && self.base.publication.published
    }

    /// The address of a page about these settings: `delegation/cas`, `brouillon/cas`.
    pub(super) fn section(&self, page: &str) -> String {
        self.path(&format!("{}{page}", if self.drafting { "brouillon" } else { "delegation" }))
    }

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
        let found = host(parts, state).await.map_err(IntoResponse::into_response)?;
        match found {
            Some(host) => Ok(host),
            None if parts.method == Method::GET => Err(Redirect::to(SIGN_IN).into_response()),
            None => {
                let minutes = Lifetime::default().idle.unsigned_abs() / 60;
                let ended = Problem::known(Known::SignedOut).number("n", minutes);
                Err(ended.into_response())
            }
        }
    }
}

impl FromRequestParts<ServiceState> for HostedBase {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &ServiceState) -> Result<Self, Response> {
        let Host { session, settings } = Host::from_request_parts(parts, state).await?;
        let now = state.clock.now();
        let (base, plans) =
            own_base(parts, state, &session.subject, now).await.map_err(IntoResponse::into_response)?;
        let drafting = is_of_the_draft(parts.uri.path());
        let hosted = Self { session, settings, base, plans, now, drafting };
        if drafting && hosted.plans.draft.is_none() {
            return Err(Redirect::to(&hosted.path("delegation")).into_response());
        }
        Ok(hosted)
    }
}

/// The session of the request, where the account lets this address in.
async fn host(parts: &mut Parts, state: &ServiceState) -> Result<Option<Host>, Problem> {
    let sessions = state.console_sessions();
    let Some(session) = sessions.find::<Hosting>(&parts.headers).await? else { return Ok(None) };
    let settings = state.store.hosting_settings(&session.subject.number).await?;
    let visitor = Visitor::from_request_parts(parts, state).await?;
    if !security::admits(&settings, visitor.address()) {
        return Err(Problem::known(Known::Forbidden));
    }
    let now = state.clock.now();
    let lifetime = security::lifetime(&settings);
    if session.expires.since(now) < lifetime.idle - RENEW_EVERY {
        let end = session.opened.plus(lifetime.absolute).since(now);
        sessions.prolong(&session.digest, lifetime.idle.min(end)).await?;
    }
    Ok(Some(Host { session, settings }))
}

/// A session that is used is prolonged at most so often, in seconds.
const RENEW_EVERY: i64 = 60;

/// The base of the address. That of another hosting account is refused; so is one that does not exist, lest the answer
/// tell which ones do. What is due in it is done first.
async fn own_base(
    parts: &mut Parts,
    state: &ServiceState,
    hosting: &Hosting,
    now: Timestamp,
) -> Result<(Base, Plans), Problem> {
    let forbidden = || Problem::known(Known::Forbidden);
    let Path(path) = Path::<HashMap<String, String>>::from_request_parts(parts, state)
        .await
        .map_err(|_| Problem::known(Known::NotFound))?;
    let slug = path.get("base").and_then(|slug| BaseSlug::new(slug).ok()).ok_or_else(forbidden)?;
    let base = state.store.base(&slug).await?.filter(|base| base.hosting == hosting.number);
    let mut base = base.ok_or_else(forbidden)?;
    if schedule::settle(state.store.as_ref(), &slug, now).await? {
        base = state.store.base(&slug).await?.ok_or_else(forbidden)?;
    }
    let plans = state.store.plans(&slug).await?;
    Ok((base, plans))
}

#[cfg(test)]
mod tests {
    use super::is_of_the_draft;

    #[test]
    fn the_pages_of_the_draft_are_told_by_their_place_in_the_address() {
        for path in ["/console/bases/demo/brouillon", "/console/bases/brouillon/brouillon/cas"] {
            assert!(is_of_the_draft(path), "{path}");
        }
        for path in ["/console/bases/brouillon/delegation", "/console/bases/demo/brouillons", "/brouillon"] {
            assert!(!is_of_the_draft(path), "{path}");
        }
    }
}
