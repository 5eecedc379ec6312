//! What every answer tells the browser not to do.

use std::convert::Infallible;

use axum::response::{IntoResponseParts, Response, ResponseParts};
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue};

use crate::PublicUrl;

/// Origins that a form of the page may lead to, by a redirect too: without it a sign-in form could not send the
/// browser on to the registered service. Part of a response: `(FormTargets::new([origin]), page)`.
#[derive(Clone, Debug, Default)]
pub struct FormTargets(Vec<String>);

impl FormTargets {
    /// From full addresses; what is not an address of the web is left out.
    pub fn new<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let origin = |address: &str| {
            let url = url::Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
            Some(url.origin().ascii_serialization())
        };
        Self(addresses.into_iter().filter_map(origin).collect())
    }
}

impl IntoResponseParts for FormTargets {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// Marks a page whose address nobody else may learn, not even our own next page: it may hold a ticket.
#[derive(Clone, Copy, Debug)]
pub struct NoReferrer;

impl IntoResponseParts for NoReferrer {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// Adds the headers; those that a handler set itself (an asset's cache) stay.
pub(crate) fn protect(response: &mut Response, url: &PublicUrl) {
    let targets = response.extensions().get::<FormTargets>().cloned().unwrap_or_default();
    let private = response.extensions().get::<NoReferrer>().is_some();
    let headers = response.headers_mut();
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, REFERRER_POLICY, if private { "no-referrer" } else { "same-origin" });
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(headers, HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    set(headers, CACHE_CONTROL, "no-store");
    set(headers, CONTENT_SECURITY_POLICY, &policy(&targets));
    if url.is_https() {
        set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

fn policy(targets: &FormTargets) -> String {
    let also: String = targets.0.iter().flat_map(|origin| [" ", origin]).collect();
    format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         form-action 'self'{also}; frame-ancestors 'none'; base-uri 'none'"
    )
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.entry(name).or_insert(value);
    }
}
