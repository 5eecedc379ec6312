//! A space: `/vs/{base}/{space}`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use passerelle_model::Space;
use passerelle_sso::service::ServiceUrl;
use passerelle_store::service::{Base, UserRow};
use passerelle_web::{Known, NoReferrer, Page, Problem, Rendered, SignedIn, Visitor, html};
use passerelle_words::{Words, full_name};

use super::{known, page, password, proof, ticket, unlinked, words};
use crate::ops::{applications, enter, people};
use crate::rules::asking::{InPassing, asking};
use crate::rules::door::{Door, admits, door};
use crate::rules::entry::{Entry, entry};
use crate::rules::landing::landing;
pub(super) use crate::rules::place::address;
use crate::rules::proof::may_add;
use crate::rules::trips::Trips;
use crate::state::{GatewayState, Visit, Who};
use crate::words::{CATALOGUE, space_help};

/// The parameter that says where in the application behind a space one wants to go.
pub(super) const WANTED: &str = "vers";

/// Shows a space to whoever may enter it, and leads everybody else to where they can prove who they are.
pub(super) async fn show(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path((slug, space)): Path<(String, String)>,
    headers: HeaderMap,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let space = Space::from_slug(&space).ok_or_else(|| Problem::known(Known::NotFound))?;
    pass(&state, &visitor, &base, space, &headers).await
}

/// What every door does, that of the common page included.
pub(super) async fn pass(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    space: Space,
    headers: &HeaderMap,
) -> Rendered {
    let asked = Asked::of(visitor)?;
    let found = door(base, space, asked.direct);
    if found == Door::Stopped {
        return Err(stopped(state, base, visitor).await);
    }
    if let Some(given) = &asked.ticket {
        return ticket::enter(state, visitor, base, space, headers, given).await;
    }
    let signed_in = people::visit(state, base, headers).await?;
    if let Some(session) = signed_in.filter(|session| admits(found, base, session.subject.is_delegated())) {
        let mut response = open(state, visitor, base, space, session, asked.wanted.as_deref()).await?;
        if state.trips().read(headers).is_some() {
            state.trips().clear().append_to(response.headers_mut());
        }
        return Ok(response);
    }
    match found {
        Door::Choice => Ok(super::common_page::choice(state, visitor, base, headers)),
        Door::Delegated(_) => leave_for_the_ent(state, visitor, base, space, headers),
        Door::DirectRefused => Err(no_direct_login(base, space)),
        Door::Password | Door::Stopped => {
            Ok(password::form(visitor, base, space, asked.wanted.as_deref(), None))
        }
    }
}

/// What the address of a door says besides the door.
struct Asked {
    direct: bool,
    ticket: Option<String>,
    /// Where in the application behind the space one wanted to go.
    wanted: Option<String>,
}

impl Asked {
    /// Repeated parameters are refused: which copy counts is what attackers play with.
    fn of(visitor: &Visitor) -> Result<Self, Problem> {
        let mut asked = Self { direct: false, ticket: None, wanted: None };
        for (name, value) in url::form_urlencoded::parse(visitor.query().as_bytes()) {
            match name.as_ref() {
                "login" => asked.direct = value == "true",
                "ticket" | "SAMLart" if asked.ticket.is_some() => {
                    return Err(Problem::known(Known::BadRequest));
                }
                "ticket" | "SAMLart" => asked.ticket = Some(value.into_owned()),
                WANTED => asked.wanted = Some(value.into_owned()),
                _ => {}
            }
        }
        Ok(asked)
    }
}

/// The service address of this very page: from the settings and the path asked for, never from the `Host` header, and
/// without the ticket.
pub(super) fn service_address(state: &GatewayState, visitor: &Visitor) -> Result<ServiceUrl, Problem> {
    let mut address = state.url().at(visitor.path());
    if !visitor.query().is_empty() {
        address = format!("{address}?{}", InPassing::remembered(visitor.query()));
    }
    let service =
        ServiceUrl::parse(&address).map_err(|error| Problem::known(Known::BadRequest).caused_by(error))?;
    Ok(service.without_ticket())
}

fn leave_for_the_ent(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    space: Space,
    headers: &HeaderMap,
) -> Rendered {
    let cas = base.delegation.cas.as_ref().ok_or_else(|| Problem::known(Known::NoAnswer))?;
    let Some(asking) = asking(cas, InPassing::of(visitor.query())) else {
        return Err(not_signed_in(base, space));
    };
    let trips = state.trips().read(headers).map(Trips::parse).unwrap_or_default();
    let Some(trips) = trips.leave(state.now()) else {
        return Err(looping(state, visitor, base));
    };
    let service = service_address(state, visitor)?;
    let address = enter::sign_in_address(cas, &service, asking).map_err(Problem::failure)?;
    Ok((state.trips().set(&trips.write()), found(&address)).into_response())
}

/// E07.
pub(super) fn looping(state: &GatewayState, visitor: &Visitor, base: &Base) -> Problem {
    known(Known::Looping, base)
        .with("hote", state.url().to_string())
        .link("action-recommencer", visitor.path())
        .cookie(state.trips().clear())
}

/// Nobody is signed in at the ENT, which was asked in passing: a page with the ways in, and no second try.
fn not_signed_in(base: &Base, space: Space) -> Problem {
    let problem = Problem::new(StatusCode::OK, None, "erreur-pas-connecte", &CATALOGUE)
        .with("vs", &base.service_name)
        .with("ent", &base.ent_name)
        .link("action-ent", address(base, space));
    if base.delegation.cas.as_ref().is_some_and(|cas| cas.direct_login) {
        return problem.link("action-directe", format!("{}?login=true", address(base, space)));
    }
    problem
}

/// 302, which the clients and servers of the field expect.
pub(super) fn found(address: &str) -> Response {
    (StatusCode::FOUND, [(http::header::LOCATION, address)]).into_response()
}

async fn open(
    state: &GatewayState,
    visitor: &Visitor,
    base: &Base,
    space: Space,
    session: SignedIn<Visit>,
    wanted: Option<&str>,
) -> Rendered {
    let users = people::users(state, base, &session.subject.who).await?;
    if users.is_empty() {
        return Err(unknown(state, base, space, &session).await);
    }
    match entry(space, &users) {
        Entry::Home(home) => Ok(Redirect::to(&address(base, home)).into_response()),
        Entry::Choice(spaces) => Ok(super::common_page::several(visitor, base, &session, &spaces)),
        Entry::Elsewhere(homes) => {
            let problem = elsewhere(visitor, base, space, &homes);
            match &session.subject.who {
                Who::Identified(identifier) if may_add(base, space, &users) => {
                    Err(proof::offer(state, base, space, identifier, session.opened, problem).await)
                }
                _ => Err(problem),
            }
        }
        Entry::Open(user) => {
            let cookie = state.choice().set_for(space.slug(), 180 * 24 * 3600);
            if let Some(application) = applications::behind(state, base).await?.of(space) {
                let way = landing(application, &address(base, space), wanted);
                return Ok((NoReferrer, cookie, found(&way)).into_response());
            }
            let room = Room::new(visitor, base, space, &session, &user, &users);
            Ok((cookie, html(&room)).into_response())
        }
    }
}

/// The address of a space that remembers where in the application behind it one wants to go.
pub(super) fn on_the_way(base: &Base, space: Space, wanted: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    format!("{}?{}", address(base, space), query.append_pair(WANTED, wanted).finish())
}

/// E01, for somebody whose user is gone or whose link was undone.
pub(super) async fn unknown(
    state: &GatewayState,
    base: &Base,
    space: Space,
    session: &SignedIn<Visit>,
) -> Problem {
    match &session.subject.who {
        Who::Identified(identifier) => {
            unlinked::not_linked(state, base, space, identifier, session.opened).await
        }
        Who::User { .. } => known(Known::NotLinked, base).post(
            "action-deconnexion",
            format!("/vs/{}/quitter", base.slug),
            &[],
        ),
    }
}

/// The base of an address, which people can enter now; E03 otherwise.
pub(super) async fn published(state: &GatewayState, visitor: &Visitor, slug: &str) -> Result<Base, Problem> {
    let base = people::base(state, slug).await?;
    if base.publication.published { Ok(base) } else { Err(stopped(state, &base, visitor).await) }
}

/// E03, with the time of the return where the console knows it.
pub(super) async fn stopped(state: &GatewayState, base: &Base, visitor: &Visitor) -> Problem {
    let w = words(visitor);
    let since = w.moment(base.publication.since);
    let problem = match state.store().plans(&base.slug).await.ok().and_then(|plans| plans.expected_return()) {
        Some(at) => {
            // A moment late rather than early, and soon where the time has just come.
            let seconds = u32::try_from(at.since(state.now())).unwrap_or_default().clamp(5, 86_400);
            known(Known::StoppedUntil, base).with("reprise", w.moment(at)).retry_after(seconds)
        }
        None => known(Known::Stopped, base),
    };
    problem.with("depuis", since).link("action-reessayer", visitor.path())
}

/// E04.
fn no_direct_login(base: &Base, space: Space) -> Problem {
    known(Known::NoDirectLogin, base).link("action-ent", address(base, space))
}

/// E02.
pub(super) fn elsewhere(visitor: &Visitor, base: &Base, asked: Space, homes: &[Space]) -> Problem {
    let words = words(visitor);
    let home = homes.first().copied().unwrap_or(Space::Common);
    Problem::known(Known::WrongSpace)
        .with("demande", words.space(asked))
        .with("reel", words.space(home))
        .link("action-autre-espace", address(base, home))
        .post("action-deconnexion", format!("/vs/{}/quitter", base.slug), &[])
}

/// A door, as a link.
pub(super) struct DoorLink {
    pub(super) label: String,
    pub(super) help: String,
    pub(super) href: String,
}

impl DoorLink {
    pub(super) fn new(words: Words, base: &Base, space: Space) -> Self {
        Self { label: words.space(space), help: space_help(words, space), href: address(base, space) }
    }
}

/// The built-in page of a space.
#[derive(askama::Template)]
#[template(path = "espaces/espace.html")]
struct Room {
    page: Page,
    w: Words,
    name: String,
    space: String,
    vs: String,
    ent: String,
    delegated: bool,
    class: Option<String>,
    others: Vec<DoorLink>,
    traffic: String,
    own_password: String,
    leave: String,
}

impl Room {
    fn new(
        visitor: &Visitor,
        base: &Base,
        space: Space,
        session: &SignedIn<Visit>,
        user: &UserRow,
        users: &[UserRow],
    ) -> Self {
        let w = words(visitor);
        let person = &user.record.user;
        let name = full_name(&person.family_name, &person.given_name);
        let others = Space::DOORS
            .into_iter()
            .filter(|door| *door != space && users.iter().any(|user| user.record.enters(*door)))
            .map(|door| DoorLink::new(w, base, door))
            .collect();
        let leave = format!("/vs/{}/quitter", base.slug);
        let title = w.space(space);
        Self {
            page: page(visitor, base, title.clone())
                .signed_in(session, name.clone(), leave.clone())
                .personal(),
            w,
            name,
            space: title,
            vs: base.service_name.clone(),
            ent: base.ent_name.clone(),
            delegated: session.subject.is_delegated(),
            class: person.class.clone(),
            others,
            traffic: format!("/vs/{}/circulation", base.slug),
            own_password: format!("/vs/{}/mot-de-passe", base.slug),
            leave,
        }
    }
}
