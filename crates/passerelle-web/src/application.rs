//! A server ready to be served: the routes of its faces inside what surrounds every request.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;
use tower_http::catch_panic::CatchPanicLayer;

use crate::problem::{self, Known, Problem};
use crate::routes::FORM_LIMIT;
use crate::{Access, PassedOn, RouteInfo, Routes, Site, Visitor, common, headers, log, metrics};

/// A whole server.
#[derive(Clone, Debug)]
pub struct Application {
    /// What answers; see [`serve`](crate::serve).
    pub router: Router,
    /// Every route it has, the common ones included.
    pub routes: Arc<[RouteInfo]>,
}

impl Application {
    /// The routes of the faces, each with its state (`routes.with_state(state)`), and the common pages.
    pub fn new(site: &Site, faces: Routes<()>) -> Self {
        let (pages, table) = common::routes(site).merge(faces).into_parts();
        // From the innermost layer to the outermost.
        let router = pages
            .fallback(|| async { Problem::known(Known::NotFound) })
            .layer(CatchPanicLayer::custom(|_| Problem::known(Known::Failure).into_response()))
            .layer(DefaultBodyLimit::max(FORM_LIMIT))
            .layer(from_fn_with_state(site.clone(), surround));
        Self { router, routes: table.into() }
    }
}

/// Knows the visitor, then words problems, sets cookies, protects and logs.
async fn surround(State(site): State<Site>, request: Request, next: Next) -> Response {
    let started = std::time::Instant::now();
    let pattern = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let (mut parts, body) = request.into_parts();
    let Ok(visitor) = Visitor::of(&site, &parts) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    parts.extensions.insert(visitor.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let passed_on = response.extensions().get::<PassedOn>().is_some();
    let response = if passed_on { response } else { ours(response, &visitor, &site) };
    let (status, took) = (response.status(), started.elapsed());
    metrics::request(pattern.as_deref(), visitor.method(), status, took);
    log::request(&visitor, pattern.as_deref(), status, took);
    response
}

/// Finishes an answer of our own.
fn ours(response: Response, visitor: &Visitor, site: &Site) -> Response {
    let mut response = worded(response, visitor);
    for cookie in visitor.cookies() {
        cookie.append_to(response.headers_mut());
    }
    headers::protect(&mut response, site.url());
    response
}

/// Puts a page where there is a problem, be it ours or a bare refusal of the framework.
fn worded(response: Response, visitor: &Visitor) -> Response {
    let access = response.extensions().get::<Access>().copied();
    if let Some(problem) = response.extensions().get::<Problem>() {
        return problem::render(problem, visitor, access);
    }
    match bare_refusal(&response, access) {
        Some(known) => problem::render(&Problem::known(known).status(response.status()), visitor, access),
        None => response,
    }
}

/// The framework answers with a line of English, or with nothing.
fn bare_refusal(response: &Response, access: Option<Access>) -> Option<Known> {
    let status = response.status();
    let ours = access.is_some_and(|access| !access.is_for_browsers());
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if ours || !(kind.is_empty() || kind.starts_with("text/plain")) {
        return None;
    }
    match status {
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => Some(Known::BadRequest),
        StatusCode::NOT_FOUND => Some(Known::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Some(Known::WrongMethod),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Known::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Known::WrongKind),
        StatusCode::INTERNAL_SERVER_ERROR => Some(Known::Failure),
        _ => None,
    }
}
