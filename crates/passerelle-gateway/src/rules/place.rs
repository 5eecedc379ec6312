//! Where an application is, seen from outside and from here.

use http::Uri;
use passerelle_model::Space;
use passerelle_store::service::Base;
use passerelle_web::is_safe_address;
use url::Url;

/// `/vs/demo/professeur`.
pub fn address(base: &Base, space: Space) -> String {
    format!("/vs/{}/{}", base.slug, space.slug())
}

/// An application and the space that stands for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// `/vs/demo/professeur`.
    prefix: String,
    /// `http://127.0.0.1:5232/radicale/`.
    upstream: Url,
    /// The same without a final slash.
    called: String,
}

impl Place {
    /// `None` when the upstream address is none that can be called: plain http stays on this machine.
    pub fn new(prefix: &str, upstream: &str) -> Option<Self> {
        let upstream = Url::parse(upstream).ok().filter(is_plain)?;
        let called = upstream.origin().ascii_serialization() + upstream.path().trim_end_matches('/');
        Some(Self { prefix: prefix.to_owned(), upstream, called })
    }

    /// `/vs/demo/professeur`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The address to call for what was asked below the space (`/mois`, with its query).
    pub fn target(&self, rest: &str, query: Option<&str>) -> Option<Uri> {
        let target = match query {
            Some(query) => [&self.called, rest, "?", query].concat(),
            None => [&self.called, rest].concat(),
        };
        target.try_into().ok()
    }

    /// An address that the application tells, as people find it; `None` when it is right as it is.
    pub fn seen_from_outside(&self, told: &str) -> Option<String> {
        let absolute = told.starts_with('/') || told.contains("://");
        if !absolute {
            return None;
        }
        let url = self.upstream.join(told).ok()?;
        if url.origin() != self.upstream.origin() {
            return None;
        }
        let path = url.path();
        let below =
            path.strip_prefix(self.folder()).filter(|below| below.is_empty() || below.starts_with('/'));
        // An application that was told its prefix writes it itself.
        if told.starts_with('/') && is_under(path, &self.prefix) {
            return None;
        }
        let below = below.unwrap_or(path);
        let slash = if below.is_empty() { "/" } else { "" };
        let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
        let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        Some(format!("{}{slash}{below}{query}{fragment}", self.prefix))
    }

    /// The path of a cookie that the application set for `asked`.
    pub fn cookie_path(&self, asked: Option<&str>) -> String {
        let asked = asked.filter(|path| path.starts_with('/')).unwrap_or("/");
        if is_under(asked, &self.prefix) {
            return asked.to_owned();
        }
        let below = if is_under(asked, self.folder()) { &asked[self.folder().len()..] } else { asked };
        let slash = if below.is_empty() { "/" } else { "" };
        format!("{}{slash}{below}", self.prefix)
    }

    /// `/radicale`; empty for a whole host.
    fn folder(&self) -> &str {
        self.upstream.path().trim_end_matches('/')
    }
}

/// Whether `path` is `folder` or below it.
fn is_under(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// An address that is safe to call, and no more than an address.
fn is_plain(url: &Url) -> bool {
    is_safe_address(url.scheme(), url.host_str().unwrap_or_default())
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn plain_http_stays_on_this_machine_and_the_target_in_its_folder() {
        let place = |upstream| Place::new("/vs/demo/professeur", upstream);
        for wrong in
            ["http://agenda.exemple.fr", "ftp://127.0.0.1", "https://a:b@c.fr", "https://c.fr/?a", "", "c.fr"]
        {
            assert_eq!(place(wrong), None, "{wrong}");
        }
        let at = |upstream, rest, query| {
            place(upstream).expect("a place").target(rest, query).expect("an address").to_string()
        };
        assert_eq!(at("https://c.fr", "/a%20b", Some("x=1")), "https://c.fr/a%20b?x=1");
        assert_eq!(at("http://[::1]:80/dossier/", "/", None), "http://[::1]/dossier/");
    }
}
