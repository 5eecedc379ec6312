//! Cookies: named per server and use, for the browser alone.

use axum::response::{IntoResponseParts, ResponseParts};
use http::header::{COOKIE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

use crate::PublicUrl;

/// A cookie of this server: how it is named and where it goes.
///
/// Over TLS it is `__Host-passerelle-{use}`: no neighbouring host can set it. On loopback the port is part of the
/// name, because cookies ignore ports and two servers may share the machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cookie {
    name: String,
    path: &'static str,
    secure: bool,
}

impl Cookie {
    /// The cookie of one use on the whole server: `portal`, `console`…
    pub fn new(url: &PublicUrl, purpose: &str) -> Self {
        Self { name: format!("{}{purpose}", prefix(url)), path: "/", secure: url.is_https() }
    }

    /// A cookie whose name and path others prescribe, such as `TGC` at `/cas`.
    pub fn prescribed(url: &PublicUrl, name: &str, path: &'static str) -> Self {
        Self { name: name.to_owned(), path, secure: url.is_https() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the browser sent under this name. Sent twice, it counts as not sent: one of the two was planted.
    pub fn read<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let mut found = all(headers).filter(|(name, _)| *name == self.name).map(|(_, value)| value);
        let value = found.next()?;
        found.next().is_none().then_some(value)
    }

    /// Gives it a value, until the browser closes.
    pub fn set(&self, value: &str) -> SetCookie {
        self.written(value, "")
    }

    /// Gives it a value that outlives the browser.
    pub fn set_for(&self, value: &str, seconds: u32) -> SetCookie {
        self.written(value, &format!("; Max-Age={seconds}"))
    }

    /// Takes it back.
    pub fn clear(&self) -> SetCookie {
        self.written("", "; Max-Age=0")
    }

    fn written(&self, value: &str, age: &str) -> SetCookie {
        let secure = if self.secure { "; Secure" } else { "" };
        let text = format!("{}={value}; Path={}{age}; HttpOnly; SameSite=Lax{secure}", self.name, self.path);
        // A value that no header can carry is not set: the browser is then simply not recognised.
        SetCookie(HeaderValue::try_from(text).ok())
    }
}

/// A `Set-Cookie` header; part of a response: `(cookie, Redirect::to("/ent/"))`.
#[derive(Clone, Debug)]
#[must_use = "the browser learns of it in a response only"]
pub struct SetCookie(Option<HeaderValue>);

impl SetCookie {
    /// Adds it to headers that are already built.
    pub fn append_to(self, headers: &mut HeaderMap) {
        if let Some(value) = self.0 {
            headers.append(SET_COOKIE, value);
        }
    }
}

impl IntoResponseParts for SetCookie {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        self.append_to(parts.headers_mut());
        Ok(parts)
    }
}

/// What the names of this server's own cookies begin with.
pub(crate) fn prefix(url: &PublicUrl) -> String {
    if url.is_https() { "__Host-passerelle-".to_owned() } else { format!("passerelle-{}-", url.port()) }
}

/// Every cookie of a request; as many as browsers send.
pub(crate) fn all(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .take(64)
}
