//! Who works in which school.

use std::collections::HashMap;

use axum::extract::{FromRequestParts, Path};
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use passerelle_model::Uai;
use passerelle_store::service::{BaseSlug, SchoolRole};
use passerelle_web::{Known, Problem, SignedIn, Visitor};
use passerelle_words::Words;
use serde::{Deserialize, Serialize};

use crate::ServiceState;
use crate::ops::school::{Desk, SchoolError};
use crate::rules::school::exclusive::NotExclusive;
use crate::rules::school::linking::LinkRefused;
use crate::words::CATALOGUE;

/// What a session of the school's pages keeps.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Staff {
    /// The base of the account.
    pub(super) base: BaseSlug,
    /// The account.
    pub(super) login: String,
}

/// Somebody of the staff in the school of the address, which their base serves.
#[derive(Clone)]
pub(super) struct School {
    pub(super) state: ServiceState,
    pub(super) visitor: Visitor,
    pub(super) w: Words,
    pub(super) session: SignedIn<Staff>,
    pub(super) desk: Desk,
    pub(super) uai: Uai,
}

impl School {
    /// The address of a page of this school.
    pub(super) fn path(&self, page: &str) -> String {
        format!("/etab/{}/{page}", self.uai)
    }

    /// Sends the browser to a page of this school.
    pub(super) fn to(&self, page: &str) -> Response {
        Redirect::to(&self.path(page)).into_response()
    }

    /// Whether the person may see whole identifiers.
    pub(super) fn sees_identifiers(&self) -> bool {
        self.desk.role >= SchoolRole::Referent
    }

    /// Whether the person may change something now.
    pub(super) fn may_change(&self) -> bool {
        self.desk.may_change().is_ok()
    }

    /// An act that did not happen, as people are told.
    pub(super) fn refused(&self, error: SchoolError) -> Problem {
        match error {
            SchoolError::Interrupted => Problem::failure(SchoolError::Interrupted),
            SchoolError::File(problem) => {
                Problem::refused_file(&problem, self.w).status(StatusCode::UNPROCESSABLE_ENTITY)
            }
            SchoolError::Hold(hold) => {
                let (population, people, total) =
                    hold.populations.first().copied().unwrap_or((passerelle_model::Population::Pupil, 0, 1));
                Problem::known(Known::SafetyHold)
                    .number("n", people as u64)
                    .number("total", total as u64)
                    .number("part", (people * 100 / total.max(1)) as u64)
                    .with("population", self.w.population(population).to_lowercase())
            }
            SchoolError::Link(LinkRefused::ReasonMissing) => {
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, None, "etab-raison-absente", &CATALOGUE)
                    .link("etab-retour-accueil", self.path(""))
            }
            SchoolError::Link(_) => Problem::known(Known::Conflict),
            SchoolError::NotExclusive(NotExclusive::Held { holder, since }) => {
                Problem::new(StatusCode::CONFLICT, None, "etab-exclusif-tenu", &CATALOGUE)
                    .with("qui", holder)
                    .with("quand", self.w.moment(since))
                    .link("etab-retour-accueil", self.path(""))
            }
            SchoolError::NotExclusive(NotExclusive::Nobody) => {
                Problem::new(StatusCode::CONFLICT, None, "etab-exclusif-absent", &CATALOGUE).post(
                    "etab-exclusif-entrer",
                    self.path("exclusif"),
                    &[],
                )
            }
            SchoolError::Role => Problem::known(Known::Forbidden),
            SchoolError::Store(error) => error.into(),
        }
    }
}

impl FromRequestParts<ServiceState> for School {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &ServiceState) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let uai = school_of(parts, state).await.map_err(IntoResponse::into_response)?;
        let found = state.school_sessions().find::<Staff>(&parts.headers).await;
        let Some(session) = found.map_err(|error| Problem::from(error).into_response())? else {
            return Err(nobody(parts, state, uai));
        };
        let desk = desk(state, &session.subject, uai).await.map_err(IntoResponse::into_response)?;
        let w = visitor.words(&CATALOGUE);
        Ok(Self { state: state.clone(), visitor, w, session, desk, uai })
    }
}

/// Somebody of the staff whose role lets them change things.
pub(super) struct Manager(pub(super) School);

impl FromRequestParts<ServiceState> for Manager {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &ServiceState) -> Result<Self, Response> {
        let school = School::from_request_parts(parts, state).await?;
        if school.desk.role >= SchoolRole::Referent {
            Ok(Self(school))
        } else {
            Err(Problem::known(Known::Forbidden).into_response())
        }
    }
}

/// The school of the address.
async fn school_of(parts: &mut Parts, state: &ServiceState) -> Result<Uai, Problem> {
    let missing = || Problem::known(Known::NotFound);
    let path = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
    let Path(path) = path.map_err(|_| missing())?;
    path.get("uai").and_then(|uai| uai.parse().ok()).ok_or_else(missing)
}

/// Nobody is signed in: the way in, or what happened to the session.
fn nobody(parts: &Parts, state: &ServiceState, uai: Uai) -> Response {
    let sign_in = format!("/etab/{uai}/connexion");
    if parts.method == Method::GET {
        return Redirect::to(&sign_in).into_response();
    }
    let minutes = state.school_sessions().lifetime().idle.unsigned_abs() / 60;
    Problem::known(Known::SignedOut).number("n", minutes).link("action-reconnecter", sign_in).into_response()
}

/// The account as it is now, in the base that serves the school of the address. Another school is refused, and so is
/// one that does not exist, lest the answer tell which ones do.
async fn desk(state: &ServiceState, staff: &Staff, uai: Uai) -> Result<Desk, Problem> {
    let forbidden = || Problem::known(Known::Forbidden);
    let base = state.store.base_of_school(uai).await?.filter(|base| base.slug == staff.base);
    let base = base.ok_or_else(forbidden)?;
    let account = state.store.staff(&base.slug, &staff.login).await?.ok_or_else(forbidden)?;
    Ok(Desk {
        store: state.store.clone(),
        base,
        login: account.login,
        role: account.role,
        now: state.clock.now(),
    })
}
