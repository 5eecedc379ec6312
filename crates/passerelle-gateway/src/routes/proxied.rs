//! The application behind a space: `/vs/{base}/{space}/…` is passed on to it, and its answers come back.

use std::mem;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT, HeaderName, ORIGIN};
use http::{Extensions, HeaderMap, HeaderValue, Method, Request, StatusCode, Version};
use passerelle_model::Space;
use passerelle_store::service::{Application, ApplicationWay, Base};
use passerelle_web::{Known, PassedOn, Problem, UpstreamError, Visitor};

use super::space::{self, found};
use super::{known, tunnel, words};
use crate::ops::admission::{Admission, Guest, admission};
use crate::ops::applications::{Behind, behind, tell};
use crate::ops::people;
use crate::rules::deep::Deep;
use crate::rules::identity::Identity;
use crate::rules::passing::{strip_answer, strip_request};
use crate::rules::place::Place;
use crate::state::GatewayState;
use crate::words::CATALOGUE;

/// Passes a request on to whoever may make it; every method, any depth.
pub(super) async fn pass_on(
    State(state): State<GatewayState>,
    visitor: Visitor,
    request: Request<Body>,
) -> Response {
    let browses = accepts_pages(request.headers());
    match answer(&state, &visitor, request).await {
        Ok(response) => response,
        Err(problem) if browses => problem.page(&visitor),
        Err(problem) => problem.into_response(),
    }
}

/// Where a request goes, and for whom.
pub(super) struct Passage<'a> {
    pub(super) base: &'a Base,
    pub(super) space: Space,
    pub(super) guest: &'a Guest,
    pub(super) application: &'a Application,
    pub(super) place: &'a Place,
}

async fn answer(
    state: &GatewayState,
    visitor: &Visitor,
    request: Request<Body>,
) -> Result<Response, Problem> {
    let (parts, body) = request.into_parts();
    let deep =
        Deep::of(parts.uri.path()).map_err(|error| Problem::known(Known::BadRequest).caused_by(error))?;
    let base = people::base(state, deep.base).await?;
    let not_found = || Problem::known(Known::NotFound);
    let space = Space::from_slug(deep.space).filter(|space| space.slug() == deep.space);
    let space = space.ok_or_else(not_found)?;
    let behind = behind(state, &base).await?;
    let application = behind.of(space).ok_or_else(not_found)?;
    if !matches!(application.way, ApplicationWay::Proxied { .. }) {
        return Err(not_found());
    }
    if matches!(parts.method, Method::CONNECT | Method::TRACE) {
        return Err(Problem::known(Known::WrongMethod));
    }
    // Only proxies are asked for whole addresses in HTTP/1.1, and we are none for browsers.
    if parts.version <= Version::HTTP_11 && parts.uri.authority().is_some() {
        return Err(Problem::known(Known::BadRequest));
    }
    let guest = match admission(state, &base, space, &parts.headers).await? {
        Admission::In(guest) => guest,
        Admission::SignIn => return sign_in(visitor, &base, space, deep.rest, &parts.headers),
        Admission::Stopped => return Err(space::stopped(state, &base, visitor).await),
        Admission::Unknown(session) => return Err(space::unknown(state, &base, space, &session).await),
        Admission::Elsewhere(homes) => return Err(space::elsewhere(visitor, &base, space, &homes)),
    };
    let place = behind.place(space).ok_or_else(|| {
        down(&base, space, visitor, StatusCode::BAD_GATEWAY, "erreur-application-injoignable")
    })?;
    let target =
        place.target(deep.rest, parts.uri.query()).ok_or_else(|| Problem::known(Known::BadRequest))?;
    let passage = Passage { base: &base, space, guest: &guest, application, place };

    let mut visit = Request::from_parts(parts, Body::empty());
    let channel = tunnel::is_asked_for(visit.headers());
    if channel && !comes_from_us(visit.headers(), &state.url().origin()) {
        return Err(Problem::known(Known::ForeignForm));
    }
    let mut outgoing = Request::new(Body::empty());
    *outgoing.method_mut() = visit.method().clone();
    *outgoing.uri_mut() = target;
    if channel {
        outgoing.headers_mut().clone_from(visit.headers());
    } else {
        *outgoing.headers_mut() = mem::take(visit.headers_mut());
        *outgoing.body_mut() = body;
    }
    prepare(state, visitor, visit.extensions(), &passage, &behind, outgoing.headers_mut())?;
    if channel {
        return tunnel::open(state, visitor, visit, outgoing, &passage).await;
    }
    let answered = send(state, visitor, outgoing, &passage).await?;
    Ok(returned(answered, place))
}

/// The headers that the application gets: the visitor's without what they must not write, then ours.
fn prepare(
    state: &GatewayState,
    visitor: &Visitor,
    visit: &Extensions,
    passage: &Passage<'_>,
    behind: &Behind,
    headers: &mut HeaderMap,
) -> Result<(), Problem> {
    strip_request(headers, passage.application);
    let peer = visit.get::<ConnectInfo<SocketAddr>>();
    let origin = state.url().origin();
    let (scheme, host) = origin.split_once("://").unwrap_or(("http", &origin));
    let prefix = passage.place.prefix();
    for (name, value) in [
        ("x-forwarded-for", peer.map_or_else(String::new, |_| visitor.address().to_string()).as_str()),
        ("x-forwarded-proto", scheme),
        ("x-forwarded-host", host),
        ("x-forwarded-prefix", prefix),
        // What applications of the CGI family call it.
        ("x-script-name", prefix),
    ] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    let guest = passage.guest;
    let identity = Identity::new(passage.base, passage.space, &guest.user, &guest.session);
    tell(state, behind, passage.application, &identity, headers)
}

/// The application's answer, or a page that says why there is none.
pub(super) async fn send(
    state: &GatewayState,
    visitor: &Visitor,
    outgoing: Request<Body>,
    passage: &Passage<'_>,
) -> Result<Response, Problem> {
    state.upstreams().send(outgoing).await.map_err(|error| {
        let (status, key) = match error {
            UpstreamError::TooLarge => return Problem::known(Known::TooLarge).caused_by(error),
            UpstreamError::Request(_) => return Problem::known(Known::BadRequest).caused_by(error),
            UpstreamError::Timeout => (StatusCode::GATEWAY_TIMEOUT, "erreur-application-lente"),
            UpstreamError::Connect(_) | UpstreamError::Broken(_) | UpstreamError::Address => {
                (StatusCode::BAD_GATEWAY, "erreur-application-injoignable")
            }
        };
        down(passage.base, passage.space, visitor, status, key).caused_by(error)
    })
}

/// What the visitor gets of an answer.
pub(super) fn returned(mut answered: Response, place: &Place) -> Response {
    strip_answer(answered.headers_mut(), place);
    *answered.version_mut() = Version::default();
    (PassedOn, answered).into_response()
}

/// The application does not answer: nobody's account is at fault.
fn down(base: &Base, space: Space, visitor: &Visitor, status: StatusCode, key: &'static str) -> Problem {
    let reference = if status == StatusCode::GATEWAY_TIMEOUT { "E41" } else { "E40" };
    let retry =
        if visitor.method() == Method::GET { visitor.path().to_owned() } else { space::address(base, space) };
    Problem::new(status, Some(reference), key, &CATALOGUE)
        .with("espace", words(visitor).space(space))
        .with("vs", &base.service_name)
        .link("action-reessayer-application", retry)
}

/// A page goes through the sign-in and comes back to where it wanted; what is no page is told.
fn sign_in(
    visitor: &Visitor,
    base: &Base,
    space: Space,
    rest: &str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    if !visitor.method().is_safe() || !accepts_pages(headers) {
        return Err(known(Known::SignedOut, base).number("n", 60));
    }
    let query = if visitor.query().is_empty() { String::new() } else { format!("?{}", visitor.query()) };
    Ok(found(&space::on_the_way(base, space, &format!("{rest}{query}"))))
}

fn accepts_pages(headers: &HeaderMap) -> bool {
    let accepted = headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok()).unwrap_or_default();
    accepted.contains("text/html")
}

/// Browsers say from which page a channel is opened, and let pages of other sites do it, with cookies.
fn comes_from_us(headers: &HeaderMap, origin: &str) -> bool {
    headers.get(ORIGIN).is_some_and(|from| from.as_bytes() == origin.as_bytes())
}
