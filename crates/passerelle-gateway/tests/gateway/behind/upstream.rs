//! An application that writes down what reaches it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{CONNECTION, CONTENT_TYPE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Request, StatusCode};
use tokio::net::TcpListener;

/// A request that came.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    pub(super) headers: HeaderMap,
}

/// The application.
#[derive(Clone)]
pub(super) struct App {
    pub(super) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl App {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let app = Self { address, seen: Arc::default() };
        let router = Router::new().fallback(answer).with_state(app.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        app
    }

    /// What has come so far.
    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("sound").clone()
    }

    /// What came last.
    pub(super) fn last(&self) -> Seen {
        self.seen().pop().expect("something came")
    }
}

async fn answer(State(app): State<App>, request: Request<Body>) -> Response {
    let target = request.uri().path_and_query().expect("a path").to_string();
    app.seen.lock().expect("sound").push(Seen {
        method: request.method().to_string(),
        target,
        headers: request.headers().clone(),
    });
    match request.uri().path() {
        // What comes goes back, part by part.
        "/echo" => request.into_body().into_response(),
        "/never" => std::future::pending().await,
        "/missing" => (StatusCode::NOT_FOUND, [(CONTENT_TYPE, "text/plain")], "nichts").into_response(),
        "/broken" => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        "/away" => {
            (StatusCode::FOUND, [(LOCATION, format!("http://{}/there?a=1", app.address))]).into_response()
        }
        "/cookie" => {
            let mut response = "set".into_response();
            for cookie in ["s=1; Path=/; Domain=127.0.0.1", "passerelle-8081-espaces=vol; Path=/"] {
                response.headers_mut().append(SET_COOKIE, cookie.parse().expect("a cookie"));
            }
            response
        }
        "/hops" => {
            let mut response = "hops".into_response();
            let headers = response.headers_mut();
            headers.insert(CONNECTION, "x-inner".parse().expect("a value"));
            headers.insert("x-inner", "1".parse().expect("a value"));
            headers.insert("x-outer", "1".parse().expect("a value"));
            headers.insert("clear-site-data", "\"*\"".parse().expect("a value"));
            response
        }
        _ => "here".into_response(),
    }
}
