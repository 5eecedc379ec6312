//! « J'ai encore mon ancien mot de passe »: somebody proves once who they are, and is linked.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::REFRESH;
use http::{HeaderMap, HeaderValue, StatusCode};
use passerelle_model::{Obstacle, OpaqueId, Secret, Space, Timestamp};
use passerelle_sso::client::Asking;
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_store::service::{Base, UserRow};
use passerelle_web::{Known, NoReferrer, Page, Problem, Rendered, Token, Visitor, html};
use passerelle_words::Words;
use serde::Deserialize;

use super::password::SignIn;
use super::space::{address, found, published};
use super::{get_only, known, page, ticket, unlinked as asking, words};
use crate::ops::recognise::{self, ProofError};
use crate::ops::unlinked::{self, Hindrance, Unlinked};
use crate::ops::{direct, enter, people, proof};
use crate::rules::proof::{is_fresh, is_open};
use crate::rules::recognition::Refused;
use crate::rules::traffic::Traffic;
use crate::state::{GatewayState, Visit, Who};
use crate::words::CATALOGUE;

/// `/vs/demo/double-connexion`.
pub(super) fn own_address(base: &Base) -> String {
    format!("/vs/{}/double-connexion", base.slug)
}

/// Adds the way here to a page, for somebody who is signed in through the ENT since then.
pub(super) async fn offer(
    state: &GatewayState,
    base: &Base,
    space: Space,
    identifier: &OpaqueId,
    since: Timestamp,
    problem: Problem,
) -> Problem {
    match unlinked::remember(state, base, space, identifier, since, None).await {
        Ok(cookie) => {
            with_the_way(state, base, space, since, "action-double-connexion", problem).cookie(cookie)
        }
        Err(error) => error.into(),
    }
}

/// A page with the way here; by way of the ENT, when its word of `since` is too old to be tied to a password.
pub(super) fn with_the_way(
    state: &GatewayState,
    base: &Base,
    space: Space,
    since: Timestamp,
    label: &'static str,
    problem: Problem,
) -> Problem {
    if is_fresh(since, state.now()) {
        problem.link(label, own_address(base))
    } else {
        problem.post(label, format!("/vs/{}/quitter", base.slug), &[("espace", space.slug())])
    }
}

/// The form.
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    let Some(somebody) = unlinked::remembered(&state, &base, &headers).await? else {
        return Ok(Redirect::to(&address(&base, Space::Common)).into_response());
    };
    if !is_open(&base) {
        return Ok(Redirect::to(&format!("/vs/{}/non-relie", base.slug)).into_response());
    }
    if !somebody.is_fresh(&state) {
        return Err(again(&base, somebody.space));
    }
    Ok(form(&visitor, &base, &somebody, None))
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    formulaire: String,
    username: String,
    password: String,
}

/// The password: when it is right, the ENT is asked once more.
pub(super) async fn send(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Form(Sent { formulaire, username, password }): Form<Sent>,
) -> Rendered {
    let base = published(&state, &visitor, &slug).await?;
    let (browser, mut somebody) = whoever_was_shown(&state, &base, &headers, &formulaire).await?;
    let attempt = direct::attempt(&state, &base, visitor.address(), &username, Secret::new(password)).await;
    let user = match attempt {
        Ok(Some(user)) => user,
        Ok(None) => return wrong(&state, &visitor, &base, &browser, somebody, username).await,
        Err(problem) => {
            unlinked::keep(&state, &browser, &somebody).await?;
            return Err(problem);
        }
    };
    if let Err(problem) = may_be_linked(&state, &visitor, &base, &mut somebody, &user).await {
        unlinked::keep(&state, &browser, &somebody).await?;
        return Err(problem);
    }
    let number = proof::begin(&state, &browser, &base, &somebody, user.record.user.id).await?;
    lead_to_the_ent(&state, &visitor, &base, somebody.space, &number)
}

/// Whom the form was shown to: the ENT's word must be young, and the form this very person's.
async fn whoever_was_shown(
    state: &GatewayState,
    base: &Base,
    headers: &HeaderMap,
    form: &str,
) -> Result<(Token, Unlinked), Problem> {
    let taken = unlinked::taken(state, headers).await?;
    let (browser, somebody) = taken.ok_or_else(|| again(base, Space::Common))?;
    if somebody.is_of(base) && somebody.is_form(form) && somebody.is_fresh(state) && is_open(base) {
        return Ok((browser, somebody));
    }
    unlinked::keep(state, &browser, &somebody).await?;
    Err(again(base, somebody.space))
}

/// E05, a few times; then the ENT must vouch again.
async fn wrong(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    browser: &Token,
    mut somebody: Unlinked,
    typed: String,
) -> Rendered {
    somebody.wrong += 1;
    if somebody.wrong >= proof::WRONG {
        return Err(again(base, somebody.space).cookie(state.unlinked().clear()));
    }
    unlinked::keep(state, browser, &somebody).await?;
    Ok(form(visitor, base, &somebody, Some(typed)))
}

/// The password was right: whether that may link `user`. A refusal is kept for the request that may follow, and the
/// school is told.
async fn may_be_linked(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    somebody: &mut Unlinked,
    user: &UserRow,
) -> Result<(), Problem> {
    let space = somebody.space;
    if !user.record.enters(space) {
        return Err(refusal(base, "double-refus-espace").with("espace", words(visitor).space(space)));
    }
    let Err(error) = recognise::may_prove(state, base, &somebody.identifier, &user.record.user.id).await
    else {
        return Ok(());
    };
    if let ProofError::Refused(refused) = &error {
        let hindrance = Hindrance::of(refused.clone());
        let number = visitor.request_number();
        unlinked::report(state, base, space, &somebody.identifier, &hindrance, number).await?;
        somebody.hindrance = Some(hindrance);
    }
    Err(refused(base, error))
}

/// To the ENT, by a page that moves on and not by a redirect: browsers hold the redirects of a form to where forms may
/// lead.
fn lead_to_the_ent(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    space: Space,
    number: &Token,
) -> Rendered {
    let service = return_address(state, base, number)?;
    let cas = base.delegation.cas.as_ref().ok_or_else(|| again(base, space))?;
    let href = enter::sign_in_address(cas, &service, Asking::of(cas)).map_err(Problem::failure)?;
    let refresh = HeaderValue::try_from(format!("0; url={href}")).map_err(Problem::failure)?;
    let w = words(visitor);
    let title = w.say("double-confirmer-titre");
    let ready = Confirm { page: page(visitor, base, title), w, ent: base.ent_name.clone(), href };
    Ok((NoReferrer, [(REFRESH, refresh)], html(&ready)).into_response())
}

/// Somebody comes back from the ENT, which says once more who they are: they are linked, and enter.
pub(super) async fn come_back(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path((slug, number)): Path<(String, String)>,
    headers: HeaderMap,
) -> Rendered {
    get_only(&visitor)?;
    let base = published(&state, &visitor, &slug).await?;
    let cas = base.delegation.cas.as_ref().ok_or_else(|| again(&base, Space::Common))?;
    let received = ticket_of(&visitor).ok_or_else(|| again(&base, Space::Common))?;
    let number = Token::read(&number).ok_or_else(|| again(&base, Space::Common))?;
    let proof = proof::take(&state, &base, &headers, &number).await?;
    let proof = proof.ok_or_else(|| again(&base, Space::Common))?;
    let service = return_address(&state, &base, &number)?;
    let anew = address(&base, proof.space);
    let answered = enter::identify(&state, &base, cas, &service, &received).await;
    let (identity, answer) =
        answered.map_err(|error| ticket::refused(&base, &visitor, error, Some(&anew)))?;
    if identity.user != proof.identifier {
        return Err(refusal(&base, "double-autre-compte").status(StatusCode::CONFLICT));
    }
    let who = Who::Identified(identity.user.clone());
    if let Some(open) = people::visit(&state, &base, &headers).await? {
        let present = people::users(&state, &base, &open.subject.who).await?;
        let is_the_same =
            open.subject.who == who || present.iter().any(|user| user.record.user.id == proof.user);
        if !present.is_empty() && !is_the_same {
            return Err(ticket::somebody_else(&base, proof.space));
        }
    }
    let users = match recognise::prove(&state, &base, &identity.user, &proof.user).await {
        Ok(users) => users,
        Err(error) => return Err(refused(&base, error)),
    };
    let traffic = Traffic::of(&identity, &answer, users.iter().map(|user| &user.record.user));
    let visit = Visit::new(&base, who, Some(traffic));
    let _replaced = state.spaces().close(&headers).await?;
    let cookie = state.spaces().open(&visit.owner(), Some(&received.digest()), &visit).await?;
    let known = state.unlinked().clear();
    Ok((NoReferrer, cookie, known, found(&address(&base, proof.space))).into_response())
}

/// The one ticket of the address.
fn ticket_of(visitor: &Visitor) -> Option<ReceivedTicket> {
    let mut tickets = url::form_urlencoded::parse(visitor.query().as_bytes())
        .filter(|(name, _)| matches!(name.as_ref(), "ticket" | "SAMLart"));
    let (_, ticket) = tickets.next()?;
    if tickets.next().is_some() { None } else { ReceivedTicket::parse(&ticket).ok() }
}

fn return_address(state: &GatewayState, base: &Base, number: &Token) -> Result<ServiceUrl, Problem> {
    let address = state.url().at(&format!("{}/retour/{}", own_address(base), number.expose_secret()));
    ServiceUrl::parse(&address).map_err(Problem::failure)
}

/// E06: the ENT must vouch again.
fn again(base: &Base, space: Space) -> Problem {
    known(Known::LinkExpired, base).link("action-recommencer", address(base, space))
}

fn refusal(base: &Base, texts: &'static str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, Some("E01"), texts, &CATALOGUE)
        .with("vs", &base.service_name)
        .with("ent", &base.ent_name)
        .link("reconnaissance-prevenir", format!("/vs/{}/non-relie", base.slug))
}

/// The password was right, and yet nobody is linked: why, and whom to tell.
fn refused(base: &Base, error: ProofError) -> Problem {
    match error {
        ProofError::Refused(Refused { obstacle: Obstacle::OtherPopulation, .. }) => {
            refusal(base, "double-refus-eleve")
        }
        ProofError::Refused(Refused { obstacle: Obstacle::IdentifierTaken, .. }) => {
            refusal(base, "double-refus-identifiant")
        }
        ProofError::Refused(_) => refusal(base, "double-refus-relie"),
        ProofError::Later => asking::later(base),
        ProofError::Gone => again(base, Space::Common),
        ProofError::Store(error) => error.into(),
    }
}

fn form(visitor: &Visitor, base: &Base, somebody: &Unlinked, refused: Option<String>) -> Response {
    let w = words(visitor);
    let form = SignIn {
        page: page(visitor, base, w.tell1("double-titre", "vs", base.service_name.as_str())),
        action: own_address(base),
        hidden: vec![("formulaire", somebody.form.clone())],
        intro: w.tell2("double-chapeau", "vs", base.service_name.as_str(), "ent", base.ent_name.as_str()),
        ..SignIn::new(visitor, base)
    };
    html(&form.refused(refused))
}

/// « Encore un instant ».
#[derive(askama::Template)]
#[template(path = "espaces/double.html")]
struct Confirm {
    page: Page,
    w: Words,
    ent: String,
    href: String,
}
