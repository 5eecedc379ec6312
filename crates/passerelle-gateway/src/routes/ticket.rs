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
use crate::ops::{distrust, people, trips};
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
    let (identity, answer) = match identify(state, cas, &service, &received).await {
        Ok(answered) => answered,
        Err(error) => {
            distrust::note(state, base, cas, &error).await?;
            return Err(refused(base, space, visitor, error));
        }
    };

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

fn refused(base: &Base, space: Space, visitor: &Visitor, error: EntryError) -> Problem {
    if error.is_about_the_ticket() {
        return expired(base, visitor).caused_by(error);
    }
    let problem = no_answer(base, visitor, &error).link("action-reessayer", visitor.path()).caused_by(error);
    if base.delegation.cas.as_ref().is_some_and(|cas| cas.direct_login) {
        return problem.link("action-directe", format!("{}?login=true", address(base, space)));
    }
    problem
}

/// E08, or why its certificate keeps everybody out.
pub(super) fn no_answer(base: &Base, visitor: &Visitor, error: &EntryError) -> Problem {
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
