//! The hosting console.

mod bases;
mod cas;
mod cas_form;
mod cas_trust;
mod delegation;
mod frame;
mod guard;
mod journal;
mod matrix;
mod publication;
mod report;
mod security;
mod sign_in;
mod verify;
mod wording;

use passerelle_web::{Access, Known, Problem, Routes};

use crate::ServiceState;
use crate::ops::console::ConsoleError;
use crate::rules::delegation::Refusal;
use crate::words::CATALOGUE;

/// Where people sign in.
const SIGN_IN: &str = "/console/connexion";

/// The console's routes.
pub(super) fn routes() -> Routes<ServiceState> {
    Routes::new()
        .get(SIGN_IN, Access::Public, sign_in::form)
        .post(SIGN_IN, Access::Public, sign_in::enter)
        .post("/console/deconnexion", Access::Public, sign_in::leave)
        .get("/console/", Access::Hosting, bases::list)
        .get("/console/bases/{base}/publication", Access::Hosting, publication::show)
        .get("/console/bases/{base}/publication/arreter", Access::Hosting, publication::ask)
        .post("/console/bases/{base}/publication/arreter", Access::Hosting, publication::stop)
        .post("/console/bases/{base}/publication/publier", Access::Hosting, publication::publish)
        .get("/console/bases/{base}/delegation", Access::Hosting, delegation::show)
        .post("/console/bases/{base}/delegation", Access::Hosting, delegation::choose)
        .get("/console/bases/{base}/delegation/verifier", Access::Hosting, verify::show)
        .post("/console/bases/{base}/delegation/mettre-en-place", Access::Hosting, verify::apply)
        .get("/console/bases/{base}/delegation/cas", Access::Hosting, cas::show)
        .post("/console/bases/{base}/delegation/cas", Access::Hosting, cas::act)
        .post("/console/bases/{base}/delegation/cas/test", Access::Hosting, cas::test)
        .get("/console/bases/{base}/securite", Access::Hosting, security::show)
        .get("/console/bases/{base}/journal", Access::Hosting, journal::show)
        .get("/console/bases/{base}/journal.csv", Access::Hosting, journal::download)
}

impl From<ConsoleError> for Problem {
    fn from(error: ConsoleError) -> Self {
        match error {
            ConsoleError::TooMany(wait) => wait.into(),
            ConsoleError::Refused(Refusal::Published(_)) => {
                Self::new(http::StatusCode::CONFLICT, Some("E-field-1"), "console-publiee", &CATALOGUE)
            }
            ConsoleError::Refused(_) => Self::known(Known::Conflict),
            ConsoleError::Stale => Self::known(Known::Stale),
            ConsoleError::Store(error) => error.into(),
            ConsoleError::Passwords(error) => error.into(),
        }
    }
}
