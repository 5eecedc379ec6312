//! A native client opens the browser here: somebody signs in, and the client gets a code on its loopback address.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::REFRESH;
use passerelle_model::{CasDelegation, Provider, Secret, Space};
use passerelle_sso::client::Asking;
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_store::service::Base;
use passerelle_web::{Known, NoReferrer, Page, Problem, Rendered, Token, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::password::SignIn;
use super::space::{found, stopped};
use super::ticket::refused;
use super::{get_only, known, page, unlinked, words};
use crate::ops::recognise::{Recognised, recognise};
use crate::ops::{client, direct, enter, people};
use crate::rules::client::ClientRequest;
use crate::rules::door::{Door, client_door};
use crate::state::{GatewayState, Visit, Who};

/// What a client asks for, in its address.
#[derive(Deserialize)]
pub(super) struct Asked {
    redirect_uri: String,
    code_challenge: String,
    state: String,
}

/// Begins: to the ENT as soon as a CAS delegation is defined, else to the service's own password.
pub(super) async fn begin(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Rendered {
    get_only(&visitor)?;
    let base = people::base(&state, &slug).await?;
    let request = ClientRequest::new(&asked.redirect_uri, &asked.code_challenge, &asked.state)
        .map_err(|error| Problem::known(Known::BadRequest).caused_by(error))?;
    let number = Token::random()?;
    let cas = cas(&state, &base, &visitor).await?;
    client::keep(&state, &base, &number, &request).await?;
    match cas {
        Some(cas) => {
            let service = return_address(&state, &base, &number)?;
            let address = enter::sign_in_address(cas, &service, Asking::of(cas)).map_err(Problem::failure)?;
            Ok((NoReferrer, found(&address)).into_response())
        }
        None => Ok(form(&visitor, &base, &number, None)),
    }
}

/// What the form for a client sends.
#[derive(Deserialize)]
pub(super) struct Credentials {
    demande: String,
    username: String,
    password: String,
}

/// The service's own password, for a client.
pub(super) async fn sign_in(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Form(Credentials { demande, username, password }): Form<Credentials>,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let (number, request) = waiting(&state, &base, &demande).await?;
    if cas(&state, &base, &visitor).await?.is_some() {
        return Err(expired(&base));
    }
    let attempt = direct::attempt(&state, &base, visitor.address(), &username, Secret::new(password)).await;
    if let Ok(Some(user)) = attempt {
        return hand_over(&state, &visitor, &base, &request, Who::user(&user), None).await;
    }
    // The client still waits: the person may try again.
    client::keep(&state, &base, &number, &request).await?;
    attempt?;
    Ok(form(&visitor, &base, &number, Some(username)))
}

/// What the ENT adds to the address.
#[derive(Deserialize)]
pub(super) struct Ticket {
    ticket: String,
}

/// Somebody comes back from the ENT on behalf of a client.
pub(super) async fn come_back(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path((slug, number)): Path<(String, String)>,
    Query(Ticket { ticket }): Query<Ticket>,
) -> Rendered {
    get_only(&visitor)?;
    let base = people::base(&state, &slug).await?;
    let cas = cas(&state, &base, &visitor).await?.ok_or_else(|| expired(&base))?;
    let ticket = ReceivedTicket::parse(&ticket).map_err(|_| expired(&base))?;
    let (number, request) = waiting(&state, &base, &number).await?;
    let service = return_address(&state, &base, &number)?;
    let answered = enter::identify(&state, &base, cas, &service, &ticket).await;
    // Only the client can begin again.
    let (identity, _) = answered.map_err(|error| refused(&base, &visitor, error, None))?;
    match recognise(&state, &base, Space::Common, &identity).await? {
        Recognised::As(_) => {}
        Recognised::Nobody(why) => {
            let number = visitor.request_number();
            return Err(
                unlinked::not_recognised(&state, &base, Space::Common, &identity.user, why, number).await
            );
        }
        Recognised::Later => return Err(unlinked::later(&base)),
    }
    let who = Who::Identified(identity.user);
    hand_over(&state, &visitor, &base, &request, who, Some(ticket.digest())).await
}

/// Where clients are sent: the CAS delegation, or nowhere but to the service's own password.
async fn cas<'a>(
    state: &GatewayState,
    base: &'a Base,
    visitor: &Visitor,
) -> Result<Option<&'a CasDelegation>, Problem> {
    match client_door(base) {
        Door::Stopped => Err(stopped(state, base, visitor).await),
        Door::Delegated(Provider::Cas) => Ok(base.delegation.cas.as_ref()),
        _ => Ok(None),
    }
}

async fn waiting(state: &GatewayState, base: &Base, number: &str) -> Result<(Token, ClientRequest), Problem> {
    let number = Token::read(number).ok_or_else(|| expired(base))?;
    let request = client::take(state, base, &number).await?;
    Ok((number, request.ok_or_else(|| expired(base))?))
}

/// E06. Only the client can begin again.
fn expired(base: &Base) -> Problem {
    known(Known::LinkExpired, base)
}

fn return_address(state: &GatewayState, base: &Base, number: &Token) -> Result<ServiceUrl, Problem> {
    let address = state.url().at(&format!("/vs/{}/client/retour/{}", base.slug, number.expose_secret()));
    ServiceUrl::parse(&address).map_err(Problem::failure)
}

fn form(visitor: &Visitor, base: &Base, number: &Token, refused: Option<String>) -> Response {
    let w = words(visitor);
    let form = SignIn {
        page: page(visitor, base, w.say("connexion-client-titre")),
        action: format!("/vs/{}/client/connexion", base.slug),
        hidden: vec![("demande", number.expose_secret().to_owned())],
        intro: w.tell1("connexion-client-intro", "vs", base.service_name.as_str()),
        ..SignIn::new(visitor, base)
    };
    (NoReferrer, html(&form.refused(refused))).into_response()
}

/// Leads the browser to the client with a code. By a page that moves on, not by a redirect: the ENT's sign-in form may
/// only lead to registered services, and browsers hold redirects to that as well.
async fn hand_over(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    request: &ClientRequest,
    who: Who,
    tie: Option<String>,
) -> Rendered {
    let visit = Visit::new(base, who, None);
    let code = client::grant(state, request, visit, tie).await?;
    let address = request.answer(code.expose_secret());
    let refresh = HeaderValue::try_from(format!("0; url={address}")).map_err(Problem::failure)?;
    let w = words(visitor);
    let ready = Ready { page: page(visitor, base, w.say("application-titre")), w, href: address };
    Ok((NoReferrer, [(REFRESH, refresh)], html(&ready)).into_response())
}

/// « Vous pouvez revenir à l'application ».
#[derive(askama::Template)]
#[template(path = "espaces/application.html")]
struct Ready {
    page: Page,
    w: Words,
    href: String,
}
