//! A browser that knows both servers and checks what protects every answer.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, LOCATION, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt;
use url::Url;
use url::form_urlencoded::Serializer;

use super::world::{ENT, SERVICE};

/// Media type of a form without a file.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";
/// Media type of a form with a file; see [`multipart`].
pub(super) const WITH_FILE: &str = "multipart/form-data; boundary=limite";

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
    address: Url,
}

impl Answer {
    /// The whole address that it leads to, if it does.
    pub(super) fn leads_to(&self) -> Option<Url> {
        let location = self.headers.get(LOCATION)?.to_str().expect("text");
        self.status.is_redirection().then(|| self.address.join(location).expect("an address"))
    }

    /// The whole address that was asked for.
    pub(super) fn address(&self) -> &str {
        self.address.as_str()
    }

    /// The value of a hidden field.
    pub(super) fn hidden(&self, name: &str) -> Option<String> {
        let (_, rest) = self.body.split_once(&format!(r#"name="{name}" value=""#))?;
        Some(rest.split_once('"')?.0.to_owned())
    }
}

/// A browser without script. A copy of it is another browser with the same cookies.
#[derive(Clone)]
pub(super) struct Browser {
    routers: [(&'static str, Router); 2],
    /// Path and value, by name: the port counts for nothing.
    cookies: BTreeMap<String, (String, String)>,
}

impl Browser {
    pub(super) fn new(ent: &Router, service: &Router) -> Self {
        Self { routers: [(ENT, ent.clone()), (SERVICE, service.clone())], cookies: BTreeMap::new() }
    }

    /// The page at the end of the redirects.
    pub(super) async fn open(&mut self, address: &str) -> Answer {
        let mut answer = self.get(address).await;
        for _ in 0..8 {
            let Some(next) = answer.leads_to() else { return answer };
            answer = self.get(next.as_str()).await;
        }
        panic!("{address} leads in circles")
    }

    /// A page.
    pub(super) async fn get(&mut self, address: &str) -> Answer {
        self.send(Method::GET, address, &[], "").await
    }

    /// Posts a form of this very server, and goes where it leads.
    pub(super) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let form = Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = [(CONTENT_TYPE.as_str(), FORM), ("sec-fetch-site", "same-origin")];
        let answer = self.send(Method::POST, address, &headers, &form).await;
        match answer.leads_to() {
            Some(next) => self.open(next.as_str()).await,
            None => answer,
        }
    }

    /// Sends anything.
    pub(super) async fn send(
        &mut self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let address = Url::parse(address).expect("a whole address");
        let origin = address.origin().ascii_serialization();
        let (_, router) = self.routers.iter().find(|(known, _)| *known == origin).expect("one of the two");
        let path = address.as_str().strip_prefix(&origin).expect("its own origin");
        let sent = self.cookies.iter().filter(|(_, (folder, _))| path.starts_with(folder.as_str()));
        let sent: Vec<_> = sent.map(|(name, (_, value))| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header(COOKIE, sent.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let response = router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        assert_protected(&address, &parts.headers);
        self.keep_cookies(&parts.headers);
        let body = to_bytes(body, 16 << 20).await.expect("a body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, address }
    }

    /// The value of the cookie whose name ends so.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(found, _)| found.ends_with(name));
        found.map(|(_, (_, value))| value.as_str())
    }

    /// Gives cookies another value, as a neighbouring host might.
    pub(super) fn plant(&mut self, names: &[&str], planted: &str) {
        for (name, (_, value)) in &mut self.cookies {
            if names.iter().any(|end| name.ends_with(end)) {
                planted.clone_into(value);
            }
        }
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let mut parts = cookie.to_str().expect("text").split("; ");
            let (name, value) = parts.next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            let attributes: Vec<_> = parts.collect();
            let folder = attributes.iter().find_map(|one| one.strip_prefix("Path=")).unwrap_or("/");
            if attributes.contains(&"Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), (folder.to_owned(), value.to_owned()));
            }
        }
    }
}

/// A form with a small file.
pub(super) fn multipart(fields: &[(&str, &str)]) -> String {
    let field = |(name, value): &(&str, &str)| {
        format!("--limite\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let fields: Vec<String> = fields.iter().map(field).collect();
    fields.concat()
        + "--limite\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.csv\"\r\n\
            Content-Type: text/csv\r\n\r\na;b\r\n--limite--\r\n"
}

/// Whatever the answer says, no script of others runs in it, no frame shows it, no script reads its cookies.
fn assert_protected(address: &Url, headers: &HeaderMap) {
    let path = address.path();
    let policies: Vec<_> = headers.get_all(CONTENT_SECURITY_POLICY).iter().collect();
    assert_eq!(policies.len(), 1, "{path}");
    let policy = policies[0].to_str().expect("text");
    assert!(!policy.contains("unsafe-"), "{path}: {policy}");
    for kept in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(kept), "{path}: {policy}");
    }
    assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    assert!(!headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN), "{path}");
    for cookie in headers.get_all(SET_COOKIE) {
        let cookie = cookie.to_str().expect("text");
        assert!(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), "{path}");
    }
}
