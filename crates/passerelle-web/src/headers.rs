//! What every answer tells the browser not to do.

use std::convert::Infallible;

use axum::response::{IntoResponseParts, Response, ResponseParts};
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, EXPIRES, HeaderName, PRAGMA, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
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
        Self(addresses.into_iter().filter_map(origin).collect())
    }
}

/// Origins whose pages this page shows in frames. Part of a response, as [`FormTargets`].
#[derive(Clone, Debug, Default)]
pub struct FrameSources(Vec<String>);

impl FrameSources {
    /// From full addresses; what is not an address of the web is left out.
    pub fn new<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let mut origins: Vec<String> = addresses.into_iter().filter_map(origin).collect();
        origins.sort_unstable();
        origins.dedup();
        Self(origins)
    }
}

impl IntoResponseParts for FrameSources {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

fn origin(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    Some(url.origin().ascii_serialization())
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

/// Marks an answer of an application behind us: it speaks for itself, and nothing is added to it or put in its place.
#[derive(Clone, Copy, Debug)]
pub struct PassedOn;

impl IntoResponseParts for PassedOn {
    type Error = Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Infallible> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// Adds the headers; those that a handler set itself (an asset's cache) stay.
pub(crate) fn protect(response: &mut Response, url: &PublicUrl) {
    let targets = response.extensions().get::<FormTargets>().cloned().unwrap_or_default();
    let frames = response.extensions().get::<FrameSources>().cloned().unwrap_or_default();
    let private = response.extensions().get::<NoReferrer>().is_some();
    let headers = response.headers_mut();
    set(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, REFERRER_POLICY, if private { "no-referrer" } else { "same-origin" });
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(headers, HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    set(headers, CACHE_CONTROL, "no-store");
    if private {
        // For those that know HTTP 1.0 alone.
        set(headers, PRAGMA, "no-cache");
        set(headers, EXPIRES, "Thu, 01 Jan 1970 00:00:00 GMT");
    }
    if let Some(policy) = policy(&targets, &frames) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    if url.is_https() {
        set(headers, STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
}

/// Most pages lead nowhere else and show nobody else's pages.
const USUAL_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                            connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

fn policy(targets: &FormTargets, frames: &FrameSources) -> Option<HeaderValue> {
    if targets.0.is_empty() && frames.0.is_empty() {
        return Some(HeaderValue::from_static(USUAL_POLICY));
    }
    let listed = |origins: &[String]| -> String { origins.iter().flat_map(|origin| [" ", origin]).collect() };
    let forms = listed(&targets.0);
    let in_frames =
        if frames.0.is_empty() { String::new() } else { format!("frame-src{}; ", listed(&frames.0)) };
    let policy = format!(
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
         {in_frames}form-action 'self'{forms}; frame-ancestors 'none'; base-uri 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}
