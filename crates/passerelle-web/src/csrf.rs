//! Forms that only our own pages can post.
//!
//! Two checks, both needed: the browser says that the form comes from this server (`Sec-Fetch-Site`, or `Origin` from
//! older ones), and the form carries a value derived from a cookie that only this browser holds.

use std::fmt;

use askama::filters::HtmlSafe;
use aws_lc_rs::hmac;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{CONTENT_TYPE, ORIGIN};
use http::{HeaderMap, Method};
use subtle::ConstantTimeEq;

use crate::problem::{Known, Problem};
use crate::routes::FORM_LIMIT;
use crate::{Site, Token, Visitor, cookie};

/// Name of the field.
pub const FIELD: &str = "_csrf";

/// What a form of this browser carries; writes itself as the hidden field: `<form …>{{ page.csrf }}`.
#[derive(Clone, PartialEq, Eq)]
pub struct Csrf(String);

impl Csrf {
    /// Derived from the value of a cookie.
    pub(crate) fn of(token: &Token) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, token.expose_secret().as_bytes());
        Self(URL_SAFE_NO_PAD.encode(hmac::sign(&key, b"passerelle form")))
    }

    /// The value alone, for forms that are not HTML (tests, scripted clients).
    pub fn value(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Csrf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Letters, digits, - and _ alone: nothing to escape.
        write!(f, r#"<input type="hidden" name="{FIELD}" value="{}">"#, self.0)
    }
}

impl HtmlSafe for Csrf {}

impl fmt::Debug for Csrf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Csrf(…)")
    }
}

/// The values that a form may carry, for a form read after the check of headers ([`Upload`](crate::Upload)).
#[derive(Clone)]
pub(crate) struct Expected(Vec<Csrf>);

impl Expected {
    /// One per cookie of ours that the browser sent. Two cookies may be live at once: that of the session, and that of
    /// the forms shown before it.
    fn of(site: &Site, headers: &HeaderMap) -> Self {
        let ours = |name: &str| site.owns_cookie(name);
        Self(
            cookie::all(headers)
                .filter(|(name, _)| ours(name))
                .filter_map(|(_, value)| Token::read(value))
                .map(|token| Csrf::of(&token))
                .collect(),
        )
    }

    pub(crate) fn accepts(&self, found: &str) -> bool {
        self.0.iter().any(|csrf| bool::from(csrf.0.as_bytes().ct_eq(found.as_bytes())))
    }
}

/// Lets safe requests pass, and forms of our own pages. Where a route takes a file, the form is checked by
/// [`Upload`](crate::Upload), the one way to read it; elsewhere nobody reads such a form, so none passes.
pub(crate) async fn check(request: Request, takes_file: bool) -> Result<Request, Response> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(request);
    }
    let Some(visitor) = request.extensions().get::<Visitor>() else {
        return Err(refused());
    };
    if !comes_from_us(request.headers(), &visitor.site().url().origin()) {
        return Err(refused());
    }
    let expected = Expected::of(visitor.site(), request.headers());
    let (mut parts, body) = request.into_parts();
    if takes_file && is_multipart(&parts.headers) {
        parts.extensions.insert(expected);
        return Ok(Request::from_parts(parts, body));
    }
    let Ok(bytes) = to_bytes(body, FORM_LIMIT).await else {
        return Err(Problem::known(Known::TooLarge).into_response());
    };
    let sent = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == FIELD);
    if sent.is_some_and(|(_, value)| expected.accepts(&value)) {
        Ok(Request::from_parts(parts, Body::from(bytes)))
    } else {
        Err(refused())
    }
}

fn refused() -> Response {
    Problem::known(Known::ForeignForm).into_response()
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/form-data")
}

/// `Sec-Fetch-Site` when the browser sends it, else `Origin`; a request with neither is not from a browser's form.
fn comes_from_us(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value: &http::HeaderValue| value.to_str().ok());
    match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(from)) => from == origin,
        (None, None) => false,
    }
}
