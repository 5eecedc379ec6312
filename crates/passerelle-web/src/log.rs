//! One line per request: the route's pattern, never the address itself, which may hold a ticket.

use std::time::Duration;

use http::StatusCode;

use crate::Visitor;

pub(crate) fn request(visitor: &Visitor, pattern: Option<&str>, status: StatusCode, took: Duration) {
    tracing::info!(
        request = visitor.request_number(),
        method = %visitor.method(),
        route = pattern.unwrap_or("-"),
        status = status.as_u16(),
        milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        "request"
    );
}
