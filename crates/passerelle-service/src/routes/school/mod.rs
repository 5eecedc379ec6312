//! The school's pages.

mod backup;
mod check;
mod closing;
mod codes;
mod exclusive;
mod frame;
mod guard;
mod home;
mod identifiers;
mod journal;
mod key;
mod list;
mod matching;
mod people;
mod person;
mod points;
mod receive;
mod requests;
mod result;
mod sign_in;
mod table;
mod users;
mod wording;

use passerelle_web::{Access, Routes};

use crate::ServiceState;

/// Largest file taken, in bytes: the sealed file of a large school has a few hundred kilobytes.
const FILE_LIMIT: usize = 64 << 20;

/// The school's routes.
pub(super) fn routes() -> Routes<ServiceState> {
    use Access::{Public, School, SchoolManager};
    Routes::new()
        .get("/etab/{uai}/connexion", Public, sign_in::form)
        .post("/etab/{uai}/connexion", Public, sign_in::enter)
        .post("/etab/{uai}/deconnexion", Public, sign_in::leave)
        .get("/etab/{uai}/", School, home::show)
        .post("/etab/{uai}/exclusif", SchoolManager, exclusive::enter)
        .get("/etab/{uai}/exclusif/quitter", SchoolManager, exclusive::ask)
        .post("/etab/{uai}/exclusif/quitter", SchoolManager, exclusive::leave)
        .post("/etab/{uai}/exclusif/liberer", SchoolManager, exclusive::release)
        .get("/etab/{uai}/rapprochement/", School, matching::show)
        .post("/etab/{uai}/rapprochement/", School, matching::filter)
        .get("/etab/{uai}/rapprochement/tableau.csv", School, matching::download)
        .get("/etab/{uai}/rapprochement/importer", SchoolManager, receive::form)
        .upload("/etab/{uai}/rapprochement/importer", SchoolManager, FILE_LIMIT, receive::submit)
        .get("/etab/{uai}/rapprochement/imports/{n}/verifier", SchoolManager, check::show)
        .post("/etab/{uai}/rapprochement/imports/{n}/repondre", SchoolManager, check::answer)
        .post("/etab/{uai}/rapprochement/imports/{n}/appliquer", SchoolManager, check::apply)
        .post("/etab/{uai}/rapprochement/imports/{n}/abandonner", SchoolManager, check::discard)
        .get("/etab/{uai}/rapprochement/imports/{n}/resultat", School, result::show)
        .get("/etab/{uai}/rapprochement/imports/{n}/terminer", School, closing::show)
        .get("/etab/{uai}/rapprochement/personnes/{n}", School, person::show)
        .post("/etab/{uai}/rapprochement/personnes/{n}", School, person::search)
        .post("/etab/{uai}/rapprochement/personnes/{n}/confirmer", SchoolManager, person::confirm)
        .post("/etab/{uai}/rapprochement/personnes/{n}/rapprocher", SchoolManager, person::link)
        .post("/etab/{uai}/rapprochement/personnes/{n}/ecarter", SchoolManager, person::set_aside)
        .post("/etab/{uai}/rapprochement/personnes/{n}/annuler", SchoolManager, person::undo)
        .get("/etab/{uai}/rapprochement/demandes", School, requests::list)
        .get("/etab/{uai}/rapprochement/demandes/{n}", School, requests::show)
        .post("/etab/{uai}/rapprochement/demandes/{n}", School, requests::search)
        .post("/etab/{uai}/rapprochement/demandes/{n}/relier", SchoolManager, requests::grant)
        .post("/etab/{uai}/rapprochement/demandes/{n}/retirer", SchoolManager, requests::drop)
        .get("/etab/{uai}/rapprochement/points-de-retour", School, points::list)
        .post("/etab/{uai}/rapprochement/points-de-retour", SchoolManager, points::make)
        .get("/etab/{uai}/rapprochement/points-de-retour/{n}", School, points::compare)
        .post("/etab/{uai}/rapprochement/points-de-retour/{n}", SchoolManager, points::restore)
        .get("/etab/{uai}/imports-exports", School, identifiers::menu)
        .get("/etab/{uai}/imports-exports/utilisateurs", SchoolManager, users::form)
        .upload("/etab/{uai}/imports-exports/utilisateurs", SchoolManager, FILE_LIMIT, users::submit)
        .get("/etab/{uai}/imports-exports/utilisateurs/{n}", SchoolManager, users::check)
        .post("/etab/{uai}/imports-exports/utilisateurs/{n}", SchoolManager, users::apply)
        .post("/etab/{uai}/imports-exports/utilisateurs/{n}/abandonner", SchoolManager, users::discard)
        .get("/etab/{uai}/utilisateurs", School, people::list)
        .post("/etab/{uai}/utilisateurs", School, people::search)
        .get("/etab/{uai}/utilisateurs/{n}", School, people::one)
        .post("/etab/{uai}/utilisateurs/{n}/espaces", SchoolManager, people::set_spaces)
        .post("/etab/{uai}/utilisateurs/{n}/code", SchoolManager, codes::draw_one)
        .get("/etab/{uai}/codes", SchoolManager, codes::ask)
        .post("/etab/{uai}/codes", SchoolManager, codes::draw)
        .post("/etab/{uai}/sauvegarde", SchoolManager, backup::download)
        .get("/etab/{uai}/sauvegarde", SchoolManager, backup::form)
        .upload("/etab/{uai}/sauvegarde/restaurer", SchoolManager, FILE_LIMIT, backup::submit)
        .get("/etab/{uai}/sauvegarde/restaurer/{n}", SchoolManager, backup::check)
        .post("/etab/{uai}/sauvegarde/restaurer/{n}", SchoolManager, backup::restore)
        .get("/etab/{uai}/identifiants", SchoolManager, identifiers::form)
        .upload("/etab/{uai}/identifiants", SchoolManager, FILE_LIMIT, identifiers::export)
        .get("/etab/{uai}/cle", School, key::show)
        .get("/etab/{uai}/journal", School, journal::show)
        .get("/etab/{uai}/journal.csv", School, journal::download)
}
