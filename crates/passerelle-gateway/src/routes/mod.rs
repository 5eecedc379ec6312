//! HTTP in, HTTP out.

mod circulation;
mod client;
mod client_api;
mod common_page;
mod forward_auth;
mod keys;
mod leave;
mod mobile;
mod own_password;
mod password;
mod proof;
mod proxied;
mod space;
mod ticket;
mod tunnel;
mod unlinked;

use http::Method;
use passerelle_store::service::Base;
use passerelle_web::{Access, Known, Page, Problem, Routes, Visitor};

use crate::state::GatewayState;
use crate::words::CATALOGUE;

/// Every door of every base.
///
/// A space posts to itself for one reason only: the ENT's back-channel message, sent to the very address that a ticket
/// was asked for. Forms of people are posted elsewhere.
pub fn routes(state: GatewayState) -> Routes<()> {
    Routes::new()
        .get("/vs/{base}", Access::Public, common_page::show)
        .post("/vs/{base}", Access::Protocol, leave::back_channel)
        .get("/vs/{base}/", Access::Public, common_page::show)
        .post("/vs/{base}/", Access::Protocol, leave::back_channel)
        .get("/vs/{base}/{space}", Access::Public, space::show)
        .post("/vs/{base}/{space}", Access::Protocol, leave::back_channel)
        .post("/vs/{base}/connexion", Access::Public, password::enter)
        .post("/vs/{base}/oublier-mon-choix", Access::Public, common_page::forget)
        .get("/vs/{base}/non-relie", Access::Public, unlinked::show)
        .post("/vs/{base}/non-relie", Access::Public, unlinked::send)
        .get("/vs/{base}/double-connexion", Access::Public, proof::show)
        .post("/vs/{base}/double-connexion", Access::Public, proof::send)
        .get("/vs/{base}/double-connexion/retour/{request}", Access::Public, proof::come_back)
        .post("/vs/{base}/double-connexion/retour/{request}", Access::Protocol, leave::back_channel)
        .get("/vs/{base}/activer", Access::Public, own_password::ask_code)
        .post("/vs/{base}/activer", Access::Public, own_password::activate)
        .get("/vs/{base}/mot-de-passe", Access::Space, own_password::ask_password)
        .post("/vs/{base}/mot-de-passe", Access::Space, own_password::change)
        .get("/vs/{base}/circulation", Access::Space, circulation::show)
        .post("/vs/{base}/quitter", Access::Public, leave::leave)
        .get("/vs/{base}/au-revoir", Access::Public, leave::goodbye)
        .get("/vs/{base}/infoMobileApp.json", Access::Public, mobile::show)
        .get("/vs/{base}/InfoMobileApp.json", Access::Public, mobile::show)
        .get("/vs/{base}/client", Access::Public, client::begin)
        .post("/vs/{base}/client/connexion", Access::Public, client::sign_in)
        .get("/vs/{base}/client/retour/{request}", Access::Public, client::come_back)
        .post("/vs/{base}/client/retour/{request}", Access::Protocol, leave::back_channel)
        .post("/vs/{base}/client/jeton", Access::Protocol, client_api::token)
        .get("/vs/{base}/client/moi", Access::Client, client_api::me)
        .get("/vs/{base}/jwks.json", Access::Public, keys::show)
        .get("/vs/{base}/auth", Access::Protocol, forward_auth::check)
        .any("/vs/{base}/{space}/", Access::Application, proxied::pass_on)
        .any("/vs/{base}/{space}/{*rest}", Access::Application, proxied::pass_on)
        .with_state(state)
}

/// The surroundings of a page of this base.
fn page(visitor: &Visitor, base: &Base, title: impl Into<String>) -> Page {
    visitor.page(title).side(base.service_name.clone()).header(base.school_name.clone())
}

/// The texts of the spaces, in the visitor's language.
fn words(visitor: &Visitor) -> passerelle_words::Words {
    visitor.words(&CATALOGUE)
}

/// A problem that names the two sides as this base does.
fn known(known: Known, base: &Base) -> Problem {
    Problem::known(known).with("vs", &base.service_name).with("ent", &base.ent_name)
}

/// Refuses `HEAD`, which looks without acting, where looking would use up what serves once.
fn get_only(visitor: &Visitor) -> Result<(), Problem> {
    if *visitor.method() == Method::GET { Ok(()) } else { Err(Problem::known(Known::WrongMethod)) }
}
