//! A browser: cookies, forms, no redirect followed unasked.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt;

/// A browser of somebody.
pub(crate) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    /// Whether it refuses cookies.
    pub(crate) forgetful: bool,
    /// Where it is.
    pub(crate) address: IpAddr,
    csrf: String,
}

/// What it got.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
    /// Where it leads; panics when it leads nowhere.
    pub(crate) fn location(&self) -> &str {
        let location = self
            .headers
            .get(LOCATION)
            .unwrap_or_else(|| panic!("{} leads nowhere: {}", self.status, self.text()));
        location.to_str().expect("text")
    }

    /// The words of the page, without its markup.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let mut inside = false;
        for letter in self.body.chars() {
            match letter {
                '<' => inside = true,
                '>' => inside = false,
                letter if !inside => text.push(letter),
                _ => {}
            }
        }
        text.replace("&#38;", "&").replace("&#39;", "'").replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Asserts the reference of an error page, and its status.
    pub(crate) fn is_error(&self, reference: &str, status: u16) {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert!(self.text().contains(&format!("Réf. {reference},")), "{}", self.text());
    }
}

impl Browser {
    pub(crate) fn new(router: Router) -> Self {
        let address = IpAddr::V4(Ipv4Addr::UNSPECIFIED);
        Self { router, cookies: BTreeMap::new(), forgetful: false, address, csrf: String::new() }
    }

    /// The value of a hidden field of a page.
    pub(crate) fn hidden(answer: &Answer, name: &str) -> String {
        let (_, rest) = answer.body.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub(crate) async fn head(&mut self, path: &str) -> Answer {
        self.send(Method::HEAD, path, &[], None).await
    }

    /// Goes where the answer leads, within this server.
    pub(crate) async fn follow(&mut self, answer: &Answer) -> Answer {
        let path = answer.location().trim_start_matches(crate::world::ORIGIN).to_owned();
        self.get(&path).await
    }

    /// Posts a form of the page seen last.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let fields = fields.iter().copied().chain([("_csrf", csrf.as_str())]);
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, &[("sec-fetch-site", "same-origin")], Some(body)).await
    }

    /// Sends what a page would not.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        form: Option<String>,
    ) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path);
        request = request.extension(ConnectInfo(SocketAddr::new(self.address, 0)));
        if !cookies.is_empty() {
            request = request.header(COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if form.is_some() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let request = request.body(form.map_or_else(Body::empty, Body::from)).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = answer.into_parts();
        self.keep_cookies(&parts.headers);
        let body = to_bytes(body, 1 << 20).await.expect("a body");
        let body = String::from_utf8(body.to_vec()).expect("UTF-8");
        if let Some((_, rest)) = body.split_once(r#"name="_csrf" value=""#) {
            rest.split('"').next().unwrap_or_default().clone_into(&mut self.csrf);
        }
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// The `Cookie` header of this browser.
    pub(crate) fn cookies(&self) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        cookies.join("; ")
    }

    /// The value of the cookie whose name ends so.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(found, _)| found.ends_with(name)).map(|(_, value)| value.as_str())
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("text");
            let (name, rest) = text.split_once('=').expect("a name");
            let value = rest.split(';').next().unwrap_or_default();
            assert!(text.contains("; HttpOnly; SameSite=Lax"), "{text}");
            if text.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else if !self.forgetful {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}
