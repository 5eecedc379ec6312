//! Somebody comes back from the ENT with a ticket.

use axum::response::IntoResponse;
use http::{HeaderMap, StatusCode};
use passerelle_model::{Provider, Space};
use passerelle_sso::ticket::ReceivedTicket;
use passerelle_store::service::{Base, UserRow};
use passerelle_web::{Known, NoReferrer, OutboundError, Problem, Rendered, Visitor};

use super::space::{address, found, looping, service_address};
use super::{get_only, known, unlinked, words};
use crate::ops::enter::{EntryError, identify};
use crate::ops::recognise::{Recognised, recognise};
use crate::ops::{people, trips};
use crate::rules::traffic::Traffic;
use crate::state::{GatewayState, Visit, Who};
use crate::words::CATALOGUE;

/// Exchanges the ticket for an identity, opens a session under a new token, and goes on to the clean address.
pub(super) async fn enter(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    space: Space,
    headers: &HeaderMap,
    given: &str,
) -> Rendered {
    get_only(visitor)?;
    // A ticket where nothing is delegated is a leftover: the clean address knows what to do.
    let service = service_address(state, visitor)?;
    let delegated = base.delegation.matrix.get(space) == Some(Provider::Cas);
    let Some(cas) = base.delegation.cas.as_ref().filter(|_| delegated) else {
        return Ok((NoReferrer, found(service.as_str())).into_response());
    };
    let received = ReceivedTicket::parse(given).map_err(|_| expired(base, visitor))?;
    let answered = identify(state, base, cas, &service, &received).await;
    let (identity, answer) = answered.map_err(|error| refused_at_the_door(base, space, visitor, error))?;

    let who = Who::Identified(identity.user.clone());
    let users = match recognise(state, base, space, &identity).await? {
        Recognised::As(users) => users,
        Recognised::Nobody(why) => {
            let number = visitor.request_number();
            let problem = unlinked::not_recognised(state, base, space, &identity.user, why, number).await;
            return Err(problem.cookie(state.trips().clear()));
        }
        Recognised::Later => return Err(unlinked::later(base).cookie(state.trips().clear())),
    };
    if let Some(open) = people::visit(state, base, headers).await? {
        let present = people::users(state, base, &open.subject.who).await?;
        if !present.is_empty() && !have_one_in_common(&present, &users) {
            // A link sent by somebody else must not change who is signed in without a word.
            return Err(somebody_else(base, space));
        }
    } else if state.trips().read(headers).is_none()
        && !trips::arrive_bare(state, base, &identity.user).await?
    {
        return Err(looping(state, visitor, base));
    }
    let traffic = Traffic::of(&identity, &answer, users.iter().map(|user| &user.record.user));
    let visit = Visit::new(base, who, Some(traffic));
    let _replaced = state.spaces().close(headers).await?;
    let cookie = state.spaces().open(&visit.owner(), Some(&received.digest()), &visit).await?;
    Ok((NoReferrer, cookie, found(service.as_str())).into_response())
}

fn have_one_in_common(some: &[UserRow], others: &[UserRow]) -> bool {
    some.iter().any(|user| others.iter().any(|other| other.n == user.n))
}

/// The same as [`refused`], with the service's own password where that is a way in.
fn refused_at_the_door(base: &Base, space: Space, visitor: &Visitor, error: EntryError) -> Problem {
    let direct = base.delegation.cas.as_ref().is_some_and(|cas| cas.direct_login);
    let direct = direct && !error.is_about_the_ticket();
    let problem = refused(base, visitor, error, Some(visitor.path()));
    if direct {
        problem.link("action-directe", format!("{}?login=true", address(base, space)))
    } else {
        problem
    }
}

/// A ticket that let nobody in: E06 when it is its own fault, else the ENT's trouble, or ours. `anew` is where to try
/// again, if a page can lead there.
pub(super) fn refused(base: &Base, visitor: &Visitor, error: EntryError, anew: Option<&str>) -> Problem {
    let (problem, action) = match error {
        EntryError::Store(error) => return error.into(),
        _ if error.is_about_the_ticket() => (known(Known::LinkExpired, base), "action-recommencer"),
        _ => (no_answer(base, visitor, &error), "action-reessayer"),
    };
    match anew {
        Some(address) => problem.link(action, address),
        None => problem,
    }
    .caused_by(error)
}

/// E08, or why its certificate keeps everybody out.
fn no_answer(base: &Base, visitor: &Visitor, error: &EntryError) -> Problem {
    let EntryError::Outbound(unsafe_connection @ OutboundError::Tls(_)) = error else {
        return known(Known::NoAnswer, base);
    };
    Problem::new(StatusCode::BAD_GATEWAY, None, "erreur-certificat", &CATALOGUE)
        .with("vs", &base.service_name)
        .with("ent", &base.ent_name)
        .with("raison", unsafe_connection.reason(words(visitor)))
}

/// E06.
fn expired(base: &Base, visitor: &Visitor) -> Problem {
    known(Known::LinkExpired, base).link("action-recommencer", visitor.path())
}

pub(super) fn somebody_else(base: &Base, space: Space) -> Problem {
    Problem::new(StatusCode::CONFLICT, None, "erreur-autre-personne", &CATALOGUE)
        .with("vs", &base.service_name)
        .with("ent", &base.ent_name)
        .post(
            "action-quitter-et-recommencer",
            format!("/vs/{}/quitter", base.slug),
            &[("espace", space.slug())],
        )
}
