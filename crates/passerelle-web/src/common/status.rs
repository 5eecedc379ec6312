//! Whether the server works.

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::ACCEPT;
use http::{HeaderMap, StatusCode};
use serde_json::json;

use crate::components::Panel;
use crate::{Page, Site, Visitor, html_with};

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    page: Page,
    panel: Panel,
    checked: String,
}

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// What it needs answers too.
pub(super) async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    if site.health().ready().await {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}

/// The same for people, or as JSON for whoever asks for it.
pub(super) async fn page(State(site): State<Site>, visitor: Visitor, headers: HeaderMap) -> Response {
    let ready = site.health().ready().await;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    if prefers_json(&headers) {
        let state = if ready { "ok" } else { "unavailable" };
        return (status, Json(json!({ "status": state, "time": site.clock().now().unix() }))).into_response();
    }
    let words = visitor.own_words();
    let panel = if ready {
        Panel::success(words.say("etat-marche"))
    } else {
        Panel::error(words.say("etat-panne")).say(words.say("etat-panne-suite"))
    };
    let checked = words.tell1("etat-verifie", "moment", words.moment(site.clock().now()));
    html_with(status, &StatusPage { page: visitor.page(words.say("etat-titre")), panel, checked })
}

fn prefers_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    accept.contains("application/json") && !accept.contains("text/html")
}
