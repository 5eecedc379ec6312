//! The way to a service: what is asked, and the ticket that goes with the browser.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use passerelle_store::ent::Account;
use passerelle_web::{FormTargets, NoReferrer, Page, Problem, Rendered, Visitor, html};
use passerelle_words::Words;

use super::{found, registered, unknown_service, unreadable};
use crate::EntState;
use crate::ops::sign_in::{self, Choices};
use crate::ops::tickets::{Holder, IssueError, issue};
use crate::rules::parameters::Parameters;
use crate::rules::registry::Destination;
use crate::rules::sign_on::{Asked, Handing, SignOnRefusal, SignOnRequest};
use crate::words::CATALOGUE;

/// What a browser asks of `/cas/login`, once it has been understood.
pub(super) struct Understood {
    /// The query, as it came.
    pub(super) query: Parameters,
    /// What it asks.
    pub(super) request: SignOnRequest,
    /// Whose service it is, where there is one.
    pub(super) destination: Option<Destination>,
}

impl Understood {
    /// The addresses that a form of the page may lead to.
    pub(super) fn targets(&self) -> FormTargets {
        FormTargets::new(self.request.asked.iter().map(|asked| asked.service.as_str()))
    }

    /// What people call the service.
    pub(super) fn service_name(&self, visitor: &Visitor) -> String {
        match &self.destination {
            Some(Destination::Recipient(recipient)) => recipient.name.clone(),
            Some(Destination::Portal) | None => visitor.site().ent().to_owned(),
        }
    }
}

/// What is asked, and whose service it is for. An address that is not registered ends here, whatever else is asked.
pub(super) async fn understand(
    state: &EntState,
    visitor: &Visitor,
    fields: &Parameters,
) -> Result<Understood, Problem> {
    let query = Parameters::read(visitor.query());
    let request = SignOnRequest::read(&query, fields).map_err(|refusal| match refusal {
        SignOnRefusal::Service(_) => unknown_service().caused_by(refusal),
        SignOnRefusal::Repeated(_) | SignOnRefusal::TwoServices => unreadable().caused_by(refusal),
    })?;
    let destination = match &request.asked {
        Some(asked) => Some(registered(state, &asked.service).await?),
        None => None,
    };
    Ok(Understood { query, request, destination })
}

/// Opens the session of somebody who has shown every factor of theirs, and takes them where they were going.
pub(super) async fn enter(
    state: &EntState,
    visitor: &Visitor,
    headers: &HeaderMap,
    account: &Account,
    choices: Choices,
    understood: &Understood,
) -> Rendered {
    let opened = sign_in::complete(state, headers, account, choices, visitor.address()).await?;
    let holder = Holder { account, sign_on: &opened.sign_on, session: &opened.session, new_login: true };
    let mut response = match &understood.request.asked {
        // The session is open whatever becomes of the ticket.
        Some(asked) => hand_over(state, visitor, holder, asked, understood)
            .await
            .unwrap_or_else(|problem| problem.page(visitor)),
        None => found("/cas/login")?,
    };
    for cookie in opened.cookies {
        cookie.append_to(response.headers_mut());
    }
    Ok(response)
}

/// Sends the browser to the service with a ticket.
pub(super) async fn hand_over(
    state: &EntState,
    visitor: &Visitor,
    holder: Holder<'_>,
    asked: &Asked,
    understood: &Understood,
) -> Rendered {
    let destination = understood.destination.as_ref().ok_or_else(unknown_service)?;
    let ticket = match issue(state, holder, &asked.service, destination).await {
        Ok(ticket) => ticket,
        Err(IssueError::NotOpen) if understood.request.gateway => return back(asked),
        Err(IssueError::NotOpen) => return Err(not_open(&understood.service_name(visitor))),
        Err(error @ IssueError::Identifier(_)) => {
            return Err(no_identifier(&understood.service_name(visitor)).caused_by(error));
        }
        Err(error) => return Err(Problem::failure(error)),
    };
    match understood.request.handing {
        Handing::Redirect => found(&asked.service.with_ticket(&ticket, asked.parameter)),
        Handing::Form => Ok(by_form(visitor, asked, ticket.as_str(), understood)),
    }
}

/// Sends the browser back without a ticket.
pub(super) fn back(asked: &Asked) -> Rendered {
    found(asked.service.without_ticket().as_str())
}

#[derive(Template)]
#[template(path = "cas/hand_over.html")]
struct HandOverPage {
    page: Page,
    w: Words,
    service: String,
    action: String,
    parameter: &'static str,
    ticket: String,
}

/// A page whose form takes the ticket to the service (CAS 3.0, section 2.1.1: `method=POST`).
fn by_form(visitor: &Visitor, asked: &Asked, ticket: &str, understood: &Understood) -> Response {
    let w = visitor.words(&CATALOGUE);
    let page = HandOverPage {
        page: visitor.page(w.say("connexion-vers-titre")).side(visitor.site().ent()),
        w,
        service: understood.service_name(visitor),
        action: asked.service.without_ticket().as_str().to_owned(),
        parameter: asked.parameter.as_str(),
        ticket: ticket.to_owned(),
    };
    (understood.targets(), NoReferrer, html(&page)).into_response()
}

fn not_open(service: &str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, None, "connexion-service-ferme", &CATALOGUE)
        .with("service", service)
        .link("connexion-aller-au-portail", "/ent/")
}

fn no_identifier(service: &str) -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, None, "connexion-sans-identifiant", &CATALOGUE)
        .with("service", service)
        .link("connexion-aller-au-portail", "/ent/")
}
