//! Forward-auth: a web server in front of an application asks who comes, before each request it lets through.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use http::header::LOCATION;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use passerelle_model::Space;
use passerelle_store::service::{ApplicationWay, Base};
use passerelle_web::{Known, Problem, Rendered, Visitor};

use super::space;
use crate::ops::admission::{Admission, admission};
use crate::ops::applications::{behind, tell};
use crate::ops::people;
use crate::rules::identity::Identity;
use crate::rules::landing::belongs;
use crate::state::GatewayState;

/// Where somebody who is not signed in goes; for web servers that do not hand on a redirect.
const SIGN_IN: HeaderName = HeaderName::from_static("x-passerelle-sign-in");

/// `?espace=professeur`, and `&redirect=1` for those that hand the answer on as it is.
struct Question {
    space: Option<Space>,
    redirect: bool,
}

impl Question {
    /// Repeated parameters are refused: which copy counts is what attackers play with.
    fn of(query: &str) -> Result<Self, Problem> {
        let (mut space, mut redirect) = (None, None);
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let twice = match name.as_ref() {
                "espace" => space.replace(value.into_owned()).is_some(),
                "redirect" => redirect.replace(value == "1").is_some(),
                _ => false,
            };
            if twice {
                return Err(Problem::known(Known::BadRequest));
            }
        }
        let space = space.and_then(|slug| Space::from_slug(&slug).filter(|space| space.slug() == slug));
        Ok(Self { space, redirect: redirect.unwrap_or_default() })
    }
}

/// 200 with who comes, 401 or a redirect for somebody who has to sign in, 403 for somebody whose space it is not.
pub(super) async fn check(
    State(state): State<GatewayState>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Rendered {
    let base = people::base(&state, &slug).await?;
    let question = Question::of(visitor.query())?;
    let forbidden = || StatusCode::FORBIDDEN.into_response();
    let Some(space) = question.space else { return Ok(forbidden()) };
    let behind = behind(&state, &base).await?;
    let Some(application) = behind.of(space) else { return Ok(forbidden()) };
    let ApplicationWay::ForwardAuth { public } = &application.way else { return Ok(forbidden()) };
    match admission(&state, &base, space, &headers).await? {
        Admission::In(guest) => {
            let mut response = StatusCode::OK.into_response();
            let identity = Identity::new(&base, space, &guest.user, &guest.session);
            tell(&state, &behind, application, &identity, response.headers_mut())?;
            Ok(response)
        }
        Admission::SignIn | Admission::Stopped => {
            let wanted = wanted(&headers).filter(|wanted| belongs(public, wanted));
            Ok(sign_in(&state, &base, space, wanted.as_deref(), question.redirect))
        }
        Admission::Unknown(_) | Admission::Elsewhere(_) => Ok(forbidden()),
    }
}

/// The page of the space says why nobody enters, or signs people in and sends them on.
fn sign_in(
    state: &GatewayState,
    base: &Base,
    space: Space,
    wanted: Option<&str>,
    redirect: bool,
) -> Response {
    let way = match wanted {
        Some(wanted) => space::on_the_way(base, space, wanted),
        None => space::address(base, space),
    };
    let Ok(address) = HeaderValue::try_from(state.url().at(&way)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if redirect {
        (StatusCode::FOUND, [(LOCATION, address)]).into_response()
    } else {
        (StatusCode::UNAUTHORIZED, [(SIGN_IN, address)]).into_response()
    }
}

/// What was asked of the web server in front, as it says: nginx is configured to, Traefik and Caddy do of themselves.
fn wanted(headers: &HeaderMap) -> Option<String> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(address) = text("x-original-url") {
        return Some(address.to_owned());
    }
    // What was to be sent cannot be sent again after signing in.
    if text("x-forwarded-method").is_some_and(|method| !matches!(method, "GET" | "HEAD")) {
        return None;
    }
    let [scheme, host, path] = ["x-forwarded-proto", "x-forwarded-host", "x-forwarded-uri"].map(text);
    Some(format!("{}://{}{}", scheme?, host?, path?))
}
