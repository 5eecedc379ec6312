//! Pages as answers.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;

use crate::Problem;

/// What a handler gives: a page, or the problem that stands in its place.
pub type Rendered = Result<Response, Problem>;

/// A page.
pub fn html(template: &impl Template) -> Response {
    html_with(StatusCode::OK, template)
}

/// A page with another status, such as a form that was refused (422).
pub fn html_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(page) => (status, Html(page)).into_response(),
        Err(error) => Problem::failure(error).into_response(),
    }
}
