//! A browser without scripts: cookies, redirects, forms.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::header::{ACCEPT_LANGUAGE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, RequestBuilder, StatusCode, Url};

use crate::people::{LOGIN, PASSWORD};
use crate::server::Server;

/// Redirects that are followed, at most.
const MOST: usize = 10;

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) url: Url,
    pub(crate) status: StatusCode,
    /// Where it sends the browser, in full.
    pub(crate) location: Option<Url>,
    pub(crate) body: String,
}

/// Somebody's browser.
pub(crate) struct Browser {
    client: Client,
    /// Where the CAS server is.
    cas: String,
    /// Host and port, then name and value.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

impl Browser {
    /// A browser that nobody has used yet.
    pub(crate) fn new(server: &Server) -> Self {
        let authority = std::fs::read(server.authority()).expect("the authority");
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .timeout(Duration::from_secs(30))
            .tls_certs_only([Certificate::from_pem(&authority).expect("a certificate")])
            .build()
            .expect("a client");
        Self { client, cas: server.cas(), cookies: BTreeMap::new() }
    }

    /// A browser that nobody has used yet, for a CAS server that others wrote, in plain http.
    pub(crate) fn for_server(cas: &str) -> Self {
        let client = Client::builder().no_proxy().redirect(Policy::none()).timeout(Duration::from_secs(30));
        Self { client: client.build().expect("a client"), cas: cas.to_owned(), cookies: BTreeMap::new() }
    }

    pub(crate) async fn get(&mut self, address: &str) -> Page {
        let url = Url::parse(address).expect("an address");
        self.send(self.client.get(url.clone()), url).await
    }

    /// Asks with a header that no browser sends.
    pub(crate) async fn get_with(&mut self, address: &str, name: &str, value: &str) -> Page {
        let url = Url::parse(address).expect("an address");
        self.send(self.client.get(url.clone()).header(name, value), url).await
    }

    pub(crate) async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let url = Url::parse(address).expect("an address");
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        // Forms are posted from a page of the same site, and browsers say so.
        let request =
            self.client.post(url.clone()).body(form).header(ORIGIN, url.origin().ascii_serialization());
        self.send(request.header("content-type", "application/x-www-form-urlencoded"), url).await
    }

    async fn send(&mut self, request: RequestBuilder, url: Url) -> Page {
        let origin = url.origin().ascii_serialization();
        let cookies = self.cookies.entry(origin).or_default();
        let sent =
            cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let mut request = request.header(ACCEPT_LANGUAGE, "fr");
        if !sent.is_empty() {
            request = request.header(COOKIE, sent);
        }
        let answer = request.send().await.unwrap_or_else(|error| panic!("{url}: {error:?}"));
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default();
            let (name, value) = cookie.split_once('=').expect("a cookie");
            match value.trim_matches('"') {
                "" => cookies.remove(name.trim()),
                _ => cookies.insert(name.trim().to_owned(), value.to_owned()),
            };
        }
        let location = answer.headers().get(LOCATION).map(|location| {
            let location = location.to_str().expect("an address");
            url.join(location).unwrap_or_else(|error| panic!("{location}: {error}"))
        });
        let status = answer.status();
        let location = location.filter(|_| status.is_redirection());
        Page { status, location, body: answer.text().await.expect("a text"), url }
    }

    /// Goes where it is sent, until a page is shown or the CAS server's sign-in is reached.
    pub(crate) async fn visit(&mut self, address: &str) -> Page {
        let mut page = self.get(address).await;
        for _ in 0..MOST {
            match &page.location {
                Some(next) if !self.is_sign_in(next) => page = self.get(next.clone().as_str()).await,
                _ => return page,
            }
        }
        panic!("sent round and round: {page:?}");
    }

    /// Whether an address is the CAS server's sign-in.
    pub(crate) fn is_sign_in(&self, url: &Url) -> bool {
        url.as_str().starts_with(&format!("{}/login", self.cas))
    }

    /// Whether a page sends people to the CAS server.
    pub(crate) fn asks_to_sign_in(&self, page: &Page) -> bool {
        page.location.as_ref().is_some_and(|next| self.is_sign_in(next))
    }

    /// The address with a ticket that the CAS server sends this browser back to, from the sign-in that `address` leads
    /// to. Fills the form in when there is one.
    pub(crate) async fn ticket_for(&mut self, address: &str) -> Url {
        let page = self.visit(address).await;
        assert!(self.asks_to_sign_in(&page), "{address} does not ask to sign in: {page:?}");
        let sign_in = page.location.expect("the sign-in");
        self.sign_in_at(&sign_in).await
    }

    /// The same, from the sign-in page itself.
    pub(crate) async fn sign_in_at(&mut self, sign_in: &Url) -> Url {
        let page = self.get(sign_in.as_str()).await;
        let back = match page.location {
            Some(back) => back,
            None => self.fill_in(&page).await,
        };
        assert!(!self.is_sign_in(&back), "back at the sign-in: {back}");
        back
    }

    /// Posts what a person types and what the form holds, and nothing else.
    async fn fill_in(&mut self, page: &Page) -> Url {
        let execution = hidden(&page.body, "execution");
        let fields = [
            ("username", LOGIN),
            ("password", PASSWORD),
            ("execution", &execution),
            ("_eventId", &hidden(&page.body, "_eventId")),
            ("geolocation", ""),
        ];
        let answer = self.post(page.url.as_str(), &fields).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{answer:?}");
        answer.location.expect("an address")
    }

    /// Forgets what the site at this address has set.
    pub(crate) fn forget(&mut self, address: &str) {
        let url = Url::parse(address).expect("an address");
        self.cookies.remove(&url.origin().ascii_serialization());
    }

    /// Posts the form of a page as a person fills it in, with everything else that it holds.
    pub(crate) async fn submit(&mut self, page: &Page, typed: &[(&str, &str)]) -> Page {
        let held = hidden_fields(&page.body);
        let held = held.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let fields: Vec<_> = held.chain(typed.iter().copied()).collect();
        self.post(page.url.as_str(), &fields).await
    }

    /// Whether the CAS server asks this browser for the password.
    pub(crate) async fn is_asked_for_password(&mut self, sign_in: &Url) -> bool {
        self.get(sign_in.as_str()).await.body.contains("name=\"password\"")
    }

    /// Signs out of the CAS server; the page that says so.
    pub(crate) async fn sign_out(&mut self) -> Page {
        let page = self.get(&format!("{}/logout", self.cas)).await;
        assert_eq!(page.status, StatusCode::OK, "{page:?}");
        page
    }
}

/// A hidden field, found as the scripts find it that others wrote for CAS.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let before = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
    let value = page.split_once(&before).and_then(|(_, after)| after.split_once("\"/>"));
    value.unwrap_or_else(|| panic!("no {name} in {page}")).0.to_owned()
}

/// Every hidden field of a page, however its attributes are ordered.
pub(crate) fn hidden_fields(page: &str) -> Vec<(String, String)> {
    let tags = page.split("<input").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        Some(rest.split('"').next()?.replace("&amp;", "&"))
    };
    tags.filter(|tag| tag.contains("type=\"hidden\""))
        .filter_map(|tag| Some((value(tag, "name")?, value(tag, "value").unwrap_or_default())))
        .collect()
}
