//! Who is asking, as far as a page needs to know.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::header::ACCEPT_LANGUAGE;
use http::request::Parts;
use http::{HeaderMap, Method};
use passerelle_words::{Catalogue, Lang, Words};

use crate::csrf::Csrf;
use crate::problem::{Known, Problem};
use crate::random::{self, NoRandom};
use crate::{CATALOGUE, Page, SetCookie, Site, Token};

/// The visitor of a request; extract it in any handler. Cheap to clone.
#[derive(Clone)]
pub struct Visitor(Arc<Inner>);

struct Inner {
    site: Site,
    lang: Lang,
    lang_chosen: bool,
    method: Method,
    path: String,
    query: String,
    address: IpAddr,
    request: String,
    form: Token,
    form_is_new: bool,
    form_used: AtomicBool,
}

impl Visitor {
    pub(crate) fn of(site: &Site, parts: &Parts) -> Result<Self, NoRandom> {
        let query = parts.uri.query().unwrap_or_default().to_owned();
        let chosen = chosen(&query);
        let known = site.form_cookie().read(&parts.headers).and_then(Token::read);
        Ok(Self(Arc::new(Inner {
            site: site.clone(),
            lang: chosen.unwrap_or_else(|| preferred(site, &parts.headers)),
            lang_chosen: chosen.is_some(),
            method: parts.method.clone(),
            path: parts.uri.path().to_owned(),
            query,
            address: parts
                .extensions
                .get::<ConnectInfo<SocketAddr>>()
                .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip()),
            request: request_number()?,
            form_is_new: known.is_none(),
            form: known.map_or_else(Token::random, Ok)?,
            form_used: AtomicBool::new(false),
        })))
    }

    /// The server's settings.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// The language of the answer: `?lang=`, then the one chosen before, then the browser's, then French.
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    /// The texts of a crate in that language.
    pub fn words(&self, catalogue: &'static Catalogue) -> Words {
        Words::new(self.0.lang, catalogue)
    }

    /// A page's surroundings; `title` names the screen, and nobody.
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self, title.into())
    }

    /// The path asked for.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The query as it came, without `?`; empty when there is none.
    pub fn query(&self) -> &str {
        &self.0.query
    }

    /// The address the request comes from.
    pub fn address(&self) -> IpAddr {
        self.0.address
    }

    /// What support looks up: « 7C2-K9 ».
    pub fn request_number(&self) -> &str {
        &self.0.request
    }

    /// What a form carries before anybody has signed in; the answer sets the cookie that goes with it.
    pub fn csrf(&self) -> Csrf {
        self.0.form_used.store(true, Ordering::Relaxed);
        Csrf::of(&self.0.form)
    }

    /// The same address in another language; the rest of the query is kept.
    pub(crate) fn in_language(&self, lang: Lang) -> String {
        self.with_query("lang", lang.code())
    }

    /// The same address with one value of the query replaced, the rest kept.
    pub fn with_query(&self, name: &str, value: &str) -> String {
        let kept = url::form_urlencoded::parse(self.0.query.as_bytes()).filter(|(found, _)| found != name);
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .append_pair(name, value)
            .finish();
        format!("{}?{query}", self.0.path)
    }

    /// Whether the request may have meant to change something.
    pub(crate) fn is_writing(&self) -> bool {
        !self.0.method.is_safe()
    }

    /// The method of the request.
    pub fn method(&self) -> &Method {
        &self.0.method
    }

    /// The cookies that this visit calls for.
    pub(crate) fn cookies(&self) -> impl Iterator<Item = SetCookie> {
        const A_YEAR: u32 = 365 * 24 * 3600;
        let form = (self.0.form_is_new && self.0.form_used.load(Ordering::Relaxed))
            .then(|| self.0.site.form_cookie().set(self.0.form.expose_secret()));
        let lang = self.0.lang_chosen.then(|| self.0.site.lang_cookie().set_for(self.0.lang.code(), A_YEAR));
        form.into_iter().chain(lang)
    }

    pub(crate) fn own_words(&self) -> Words {
        self.words(&CATALOGUE)
    }
}

impl fmt::Debug for Visitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Visitor({})", self.0.request)
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::known(Known::Failure))
    }
}

/// The language that the query asks for. Most ask for none, and are not decoded for it.
fn chosen(query: &str) -> Option<Lang> {
    if !query.contains("lang=") {
        return None;
    }
    let (_, code) = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang")?;
    Lang::from_code(&code)
}

fn preferred(site: &Site, headers: &HeaderMap) -> Lang {
    site.lang_cookie().read(headers).and_then(Lang::from_code).unwrap_or_else(|| {
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
        accepted.map(Lang::from_accept_language).unwrap_or_default()
    })
}

/// Five signs without those that are mistaken for one another when read aloud.
fn request_number() -> Result<String, NoRandom> {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let signs = random::bytes::<5>()?.map(|byte| char::from(SIGNS[usize::from(byte & 31)]));
    let number: String = signs.iter().collect();
    Ok(format!("{}-{}", &number[..3], &number[3..]))
}
