//! Where an application is, seen from outside and from here.

use http::Uri;
use url::Url;

/// An application and the space that stands for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// `https://vs.exemple.fr`.
    origin: String,
    /// `/vs/demo/professeur`.
    prefix: String,
    /// `http://127.0.0.1:5232/radicale`, without a final slash.
    upstream: Url,
}

impl Place {
    /// `None` when the upstream address is none that can be called: plain http stays on this machine.
    pub fn new(origin: &str, prefix: &str, upstream: &str) -> Option<Self> {
        let upstream = Url::parse(upstream).ok().filter(may_be_called)?;
        Some(Self { origin: origin.to_owned(), prefix: prefix.to_owned(), upstream })
    }

    /// `/vs/demo/professeur`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The address to call for what was asked below the space (`/mois`, with its query).
    pub fn target(&self, rest: &str, query: Option<&str>) -> Option<Uri> {
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let origin = self.upstream.origin().ascii_serialization();
        format!("{origin}{}{rest}{query}", self.folder()).parse().ok()
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

    /// The public address of the prefix.
    pub fn origin(&self) -> &str {
        &self.origin
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

fn may_be_called(url: &Url) -> bool {
    let safe = url.scheme() == "https" || (url.scheme() == "http" && passerelle_web::is_loopback(url));
    safe && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn plain_http_stays_on_this_machine_and_the_target_in_its_folder() {
        let place = |upstream| Place::new("https://vs.exemple.fr", "/vs/demo/professeur", upstream);
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
