//! Whoever is signed in to the portal.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use http::request::Parts;
use http::{Method, StatusCode};
use passerelle_model::{Population, Uai};
use passerelle_store::ent::Account;
use passerelle_web::{Known, Page, Problem, SignedIn, Visitor};
use passerelle_words::Words;

use crate::routes::portal::way_in;
use crate::rules::release::may_sign_in;
use crate::state::{EntState, PortalSession};
use crate::words::CATALOGUE;

/// The account whose portal session this is: an argument of every handler under `/ent/`. A page asked for without a
/// session leads to the sign-in form and back; a form posted without one is refused.
#[derive(Clone, Debug)]
pub struct CurrentAccount {
    /// The account, as it is now: one that was blocked since it signed in gets no page.
    pub account: Account,
    /// Its portal session.
    pub signed_in: SignedIn<PortalSession>,
    /// The schools whose accounts it manages, each once.
    managed: Vec<Uai>,
}

impl CurrentAccount {
    /// Who it is, for the journal: the account's row.
    pub fn actor(&self) -> String {
        self.account.id.to_string()
    }

    /// What people read of it on their own pages.
    pub fn label(&self) -> String {
        passerelle_words::full_name(&self.account.family_name, &self.account.given_name)
    }

    /// The schools whose accounts it manages, by their codes: every school for an administrator of the ENT.
    pub fn managed_schools(&self) -> Vec<Uai> {
        self.managed.clone()
    }

    /// Whether it manages the accounts of this school.
    pub fn manages(&self, school: Uai) -> bool {
        self.managed.binary_search(&school).is_ok()
    }

    /// Whether it administers the whole ENT.
    pub fn administers(&self) -> bool {
        self.account.administrator
    }

    /// What it is, in its schools.
    pub fn populations(&self) -> Vec<Population> {
        let mut populations: Vec<_> = self.account.memberships.iter().map(|m| m.population).collect();
        populations.sort_unstable();
        populations.dedup();
        populations
    }

    /// The surroundings of a page of the portal: its menu, who is signed in, the way out.
    pub fn page(&self, visitor: &Visitor, title: impl Into<String>) -> Page {
        let words = visitor.words(&CATALOGUE);
        let mut page = visitor.page(title).side(visitor.site().ent()).signed_in(
            &self.signed_in,
            self.label(),
            "/ent/deconnexion",
        );
        for (label, href) in self.menu(words) {
            page = page.entry(label, href);
        }
        page
    }

    fn menu(&self, words: Words) -> Vec<(String, &'static str)> {
        let mut menu = vec![(words.say("portail-titre"), "/ent/")];
        if !self.managed_schools().is_empty() {
            menu.push((words.say("portail-gestion-des-comptes"), "/ent/comptes"));
        }
        if self.administers() {
            menu.push((words.say("etablissements-titre"), "/ent/etablissements"));
            menu.push((words.say("services-menu"), "/ent/services"));
            menu.push((words.say("journal-titre"), "/ent/journal"));
        }
        menu.push((words.say("portail-mon-compte"), "/ent/mon-compte"));
        menu
    }
}

impl FromRequestParts<EntState> for CurrentAccount {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &EntState) -> Result<Self, Response> {
        match find(parts, state).await.map_err(IntoResponse::into_response)? {
            Some(current) => Ok(current),
            None if parts.method == Method::GET => {
                let asked = parts.uri.path_and_query().map_or("/ent/", |asked| asked.as_str());
                let (cookie, address) = way_in(state, asked).map_err(IntoResponse::into_response)?;
                Err((cookie, Redirect::to(&address)).into_response())
            }
            None => {
                let minutes = u64::try_from(state.portal().lifetime().idle / 60).unwrap_or_default();
                Err(Problem::known(Known::SignedOut).number("n", minutes).into_response())
            }
        }
    }
}

async fn find(parts: &Parts, state: &EntState) -> Result<Option<CurrentAccount>, Problem> {
    let Some(signed_in) = state.portal().find::<PortalSession>(&parts.headers).await? else {
        return Ok(None);
    };
    let account = state.store().account(signed_in.subject.account).await?.filter(may_sign_in);
    let Some(account) = account else { return Ok(None) };
    let mut managed: Vec<_> = if account.administrator {
        state.store().establishments().await?.into_iter().map(|school| school.uai).collect()
    } else {
        account.memberships.iter().filter(|m| m.manages_accounts).map(|m| m.uai).collect()
    };
    managed.sort_unstable();
    managed.dedup();
    Ok(Some(CurrentAccount { account, signed_in, managed }))
}

/// Somebody who administers the whole ENT: an argument of every handler of its settings. Everybody else is refused.
#[derive(Clone, Debug)]
pub struct CurrentAdministrator(pub CurrentAccount);

impl FromRequestParts<EntState> for CurrentAdministrator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &EntState) -> Result<Self, Response> {
        let current = CurrentAccount::from_request_parts(parts, state).await?;
        if current.administers() {
            Ok(Self(current))
        } else {
            Err(Problem::new(StatusCode::FORBIDDEN, None, "services-interdit", &CATALOGUE).into_response())
        }
    }
}
