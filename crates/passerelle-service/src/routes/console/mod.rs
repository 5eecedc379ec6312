//! The hosting console.

mod application;
mod application_form;
mod bases;
mod cas;
mod cas_form;
mod cas_trust;
mod delegation;
mod draft;
mod frame;
mod guard;
mod installation;
mod journal;
mod matrix;
mod message;
mod models;
mod publication;
mod real_try;
mod recognition_form;
mod report;
mod security;
mod sign_in;
mod verify;
mod when;
mod wording;
mod years;

use passerelle_web::{Access, Known, Page, Problem, Routes, Visitor};
use passerelle_words::Words;
use serde::Deserialize;

use crate::ServiceState;
use crate::ops::console::ConsoleError;
use crate::rules::delegation::Refusal;
use crate::rules::installation::CannotInstall;
use crate::rules::publication::Already;
use crate::words::CATALOGUE;

/// The title of the page of the bases, which the others lead back to.
const BASES: &str = "console-bases-titre";

/// Where people sign in.
const SIGN_IN: &str = "/console/connexion";

/// What has just been done, as an address says it.
#[derive(Deserialize)]
struct Done {
    #[serde(default)]
    fait: String,
}

/// The console's routes.
pub(super) fn routes() -> Routes<ServiceState> {
    Routes::new()
        .get(SIGN_IN, Access::Public, sign_in::form)
        .post(SIGN_IN, Access::Public, sign_in::enter)
        .post("/console/deconnexion", Access::Public, sign_in::leave)
        .get("/console/", Access::Hosting, bases::list)
        .get("/console/bases/{base}/publication", Access::Hosting, publication::show)
        .get("/console/bases/{base}/publication/arreter", Access::Hosting, when::ask_stop)
        .post("/console/bases/{base}/publication/arreter", Access::Hosting, when::stop)
        .get("/console/bases/{base}/publication/publier", Access::Hosting, when::ask_publication)
        .post("/console/bases/{base}/publication/publier", Access::Hosting, when::publish)
        .post("/console/bases/{base}/publication/annuler", Access::Hosting, when::cancel)
        .get("/console/bases/{base}/delegation", Access::Hosting, delegation::show)
        .post("/console/bases/{base}/delegation", Access::Hosting, delegation::choose)
        .get("/console/bases/{base}/delegation/verifier", Access::Hosting, verify::show)
        .post("/console/bases/{base}/delegation/mettre-en-place", Access::Hosting, verify::apply)
        .get("/console/bases/{base}/delegation/cas", Access::Hosting, cas::show)
        .post("/console/bases/{base}/delegation/cas", Access::Hosting, cas::act)
        .post("/console/bases/{base}/delegation/cas/test", Access::Hosting, cas::test)
        .get("/console/bases/{base}/application", Access::Hosting, application::list)
        .post("/console/bases/{base}/application/cles", Access::Hosting, application::turn_keys)
        .get("/console/bases/{base}/application/{space}", Access::Hosting, application::show)
        .post("/console/bases/{base}/application/{space}", Access::Hosting, application::save)
        .post("/console/bases/{base}/delegation/preparer", Access::Hosting, draft::prepare)
        .get("/console/bases/{base}/brouillon", Access::Hosting, delegation::show)
        .post("/console/bases/{base}/brouillon", Access::Hosting, delegation::choose)
        .get("/console/bases/{base}/brouillon/cas", Access::Hosting, cas::show)
        .post("/console/bases/{base}/brouillon/cas", Access::Hosting, cas::act)
        .post("/console/bases/{base}/brouillon/cas/test", Access::Hosting, cas::test)
        .get("/console/bases/{base}/brouillon/verifier", Access::Hosting, draft::check)
        .post("/console/bases/{base}/brouillon/abandonner", Access::Hosting, draft::abandon)
        .post("/console/bases/{base}/brouillon/mettre-en-place", Access::Hosting, draft::install)
        .get("/console/bases/{base}/delegation/message", Access::Hosting, message::show)
        .get("/console/bases/{base}/brouillon/message", Access::Hosting, message::show)
        .post("/console/bases/{base}/delegation/cas/essai", Access::Hosting, real_try::leave)
        .post("/console/bases/{base}/brouillon/cas/essai", Access::Hosting, real_try::leave)
        .get("/vs/{base}/essai/{token}", Access::Hosting, real_try::come_back)
        .get(models::LIST, Access::Hosting, models::list)
        .get("/console/modeles/{code}", Access::Hosting, models::edit)
        .post("/console/modeles/{code}", Access::Hosting, models::save)
        .post("/console/modeles/{code}/retablir", Access::Hosting, models::reset)
        .get("/console/bases/{base}/mise-en-place", Access::Hosting, installation::show)
        .post("/console/bases/{base}/mise-en-place/reprendre", Access::Hosting, installation::resume)
        .post("/console/bases/{base}/mise-en-place/revenir", Access::Hosting, installation::take_back)
        .get("/console/bases/{base}/annees", Access::Hosting, years::show)
        .post("/console/bases/{base}/annees", Access::Hosting, years::create)
        .get("/console/bases/{base}/annees/basculer", Access::Hosting, years::ask_switch)
        .post("/console/bases/{base}/annees/basculer", Access::Hosting, years::switch)
        .post("/console/bases/{base}/annees/reprendre", Access::Hosting, years::carry)
        .post("/console/bases/{base}/annees/etablissements", Access::Hosting, years::set_schools)
        .merge(security::routes())
        .get("/console/bases/{base}/securite", Access::Hosting, security::show)
        .get("/console/bases/{base}/journal", Access::Hosting, journal::show)
        .get("/console/bases/{base}/journal.csv", Access::Hosting, journal::download)
}

/// The surroundings of a page of the account, above its bases.
fn account_page(visitor: &Visitor, host: &guard::Host, title: &str) -> (Page, Words) {
    let w = visitor.words(&CATALOGUE);
    let account = w.tell1("console-compte", "numero", host.number());
    let page = visitor.page(w.say(title)).side(w.say("console-titre")).signed_in(
        &host.session,
        account,
        "/console/deconnexion",
    );
    let page = if title == BASES { page } else { page.crumb(w.say(BASES), "/console/") };
    (page, w)
}

impl From<ConsoleError> for Problem {
    fn from(error: ConsoleError) -> Self {
        match error {
            ConsoleError::TooMany(wait) => wait.into(),
            ConsoleError::Refused(Refusal::Published(_)) => {
                Self::new(http::StatusCode::CONFLICT, Some("E-field-1"), "console-publiee", &CATALOGUE)
            }
            ConsoleError::Refused(_) | ConsoleError::Models(_) => Self::known(Known::Conflict),
            ConsoleError::CannotInstall(CannotInstall::NoDraft | CannotInstall::Nothing) => {
                Self::known(Known::Conflict)
            }
            ConsoleError::Already(Already { published }) => {
                let key = if published { "console-deja-publiee" } else { "console-deja-arretee" };
                Self::new(http::StatusCode::CONFLICT, None, key, &CATALOGUE)
            }
            ConsoleError::Installing | ConsoleError::CannotInstall(CannotInstall::UnderWay) => {
                Self::new(http::StatusCode::CONFLICT, None, "console-en-cours", &CATALOGUE)
            }
            ConsoleError::FormerPublished => {
                Self::new(http::StatusCode::CONFLICT, None, "console-annee-publiee", &CATALOGUE)
            }
            ConsoleError::Busy => {
                Self::new(http::StatusCode::CONFLICT, None, "console-base-occupee", &CATALOGUE)
            }
            ConsoleError::Waits => {
                Self::new(http::StatusCode::CONFLICT, None, "console-autre-annee", &CATALOGUE)
            }
            ConsoleError::Stale | ConsoleError::CannotInstall(CannotInstall::Outdated) => {
                Self::known(Known::Stale)
            }
            ConsoleError::Store(error) => error.into(),
            ConsoleError::Passwords(error) => error.into(),
            ConsoleError::Signing(error) => error.into(),
            ConsoleError::Security(error) => error.into(),
        }
    }
}
