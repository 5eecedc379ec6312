//! The one way to add routes: with the access of each.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, any, get, post};
use tower_http::compression::CompressionLayer;

use crate::problem::{Known, Problem};
use crate::{Access, csrf};

/// A route, as a test or the documentation needs it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RouteInfo {
    /// `GET` or `POST`; `*` for every method.
    pub method: &'static str,
    /// The pattern, such as `/console/bases/{base}/publication`.
    pub path: &'static str,
    /// Who it is for.
    pub access: Access,
}

/// Longest time for an answer.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Largest body of a form, in bytes.
pub const FORM_LIMIT: usize = 256 * 1024;

/// Routes under construction. Forms posted to them are checked against forgery unless the access is for machines.
pub struct Routes<S> {
    router: Router<S>,
    table: Vec<RouteInfo>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No route yet.
    pub fn new() -> Self {
        Self { router: Router::new(), table: Vec::new() }
    }

    /// A page.
    #[must_use]
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Self {
        self.add("GET", path, access, false, get(handler))
    }

    /// A form, or a machine's message.
    #[must_use]
    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Self {
        self.add("POST", path, access, false, post(handler))
    }

    /// A form with a file of at most `max` bytes; read it with [`Upload`](crate::Upload).
    #[must_use]
    pub fn upload<H: Handler<T, S>, T: 'static>(
        self,
        path: &'static str,
        access: Access,
        max: usize,
        handler: H,
    ) -> Self {
        self.add(
            "POST",
            path,
            access,
            true,
            post(handler).layer(DefaultBodyLimit::max(max.saturating_add(FORM_LIMIT))),
        )
    }

    /// Every method, for what is passed on to an application.
    #[must_use]
    pub fn any<H: Handler<T, S>, T: 'static>(self, path: &'static str, access: Access, handler: H) -> Self {
        self.add("*", path, access, false, any(handler))
    }

    /// These routes and others.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        Self { router: self.router.merge(other.router), table: self.table }
    }

    /// The same routes with their state, ready to be merged with those of another face.
    pub fn with_state<S2>(self, state: S) -> Routes<S2> {
        Routes { router: self.router.with_state(state), table: self.table }
    }

    /// Every route added so far.
    pub fn table(&self) -> &[RouteInfo] {
        &self.table
    }

    /// Compresses the answers. Never for pages that hold both a secret and what was asked: their length would tell.
    pub(crate) fn compressed(self) -> Self {
        Self { router: self.router.layer(CompressionLayer::new().gzip(true)), table: self.table }
    }

    pub(crate) fn into_parts(self) -> (Router<S>, Vec<RouteInfo>) {
        (self.router, self.table)
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        takes_file: bool,
        route: MethodRouter<S>,
    ) -> Self {
        self.table.push(RouteInfo { method, path, access });
        let route = route.layer(from_fn(move |request, next| enter(access, takes_file, request, next)));
        Self { router: self.router.route(path, route), table: self.table }
    }
}

/// Checks the form, and leaves the access on the answer: errors are worded for its readers.
async fn enter(access: Access, takes_file: bool, request: Request, next: Next) -> Response {
    let answer = async {
        if !access.is_for_browsers() {
            return next.run(request).await;
        }
        match csrf::check(request, takes_file).await {
            Ok(request) => next.run(request).await,
            Err(refusal) => refusal,
        }
    };
    let mut response = if access == Access::Application {
        // What is passed on has delays of its own: a body may take long.
        answer.await
    } else {
        tokio::time::timeout(TIMEOUT, answer)
            .await
            .unwrap_or_else(|_| Problem::known(Known::Slow).into_response())
    };
    response.extensions_mut().insert(access);
    response
}
