//! Where people find this server.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use url::Url;

/// The server's own base address, from the settings and never from a request. Plain http on loopback only.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl(Url);

/// An address that no server of ours can have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PublicUrlError {
    /// Not an address of the web with a host and no more than a host.
    #[error("expected https://host[:port], without path, query or account")]
    Malformed,
    /// Plain http away from loopback.
    #[error("plain http is for this machine alone: use https")]
    PlainHttp,
}

impl PublicUrl {
    /// Reads `https://host[:port]`, or `http://` followed by a loopback address.
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text).map_err(|_| PublicUrlError::Malformed)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !matches!(url.scheme(), "http" | "https")
            || !bare
            || !url.username().is_empty()
            || url.password().is_some()
        {
            return Err(PublicUrlError::Malformed);
        }
        if !is_safe_address(url.scheme(), url.host_str().unwrap_or_default()) {
            return Err(PublicUrlError::PlainHttp);
        }
        Ok(Self(url))
    }

    /// The address of a server that listens on loopback, for the demo and tests.
    pub fn loopback(address: SocketAddr) -> Result<Self, PublicUrlError> {
        Self::parse(&format!("http://{address}"))
    }

    /// The full address of a path of this server: `url.at("/vs/demo/")`.
    pub fn at(&self, path: &str) -> String {
        format!("{}/{}", self.origin(), path.trim_start_matches('/'))
    }

    /// `https://host[:port]`, without a final slash.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// Whether the browser reaches it over TLS.
    pub fn is_https(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The port that browsers use.
    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(0)
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin())
    }
}

impl fmt::Debug for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicUrl({})", self.origin())
    }
}

/// Whether nobody on the way reads what goes to an address: over TLS, or without leaving this machine. `host` stands as
/// it does in addresses, IPv6 in brackets.
pub fn is_safe_address(scheme: &str, host: &str) -> bool {
    match scheme {
        "https" => !host.is_empty(),
        "http" => is_this_machine(host),
        _ => false,
    }
}

/// Whether an address stays on this machine: `localhost` and the loopback addresses.
pub fn is_loopback(url: &Url) -> bool {
    url.host_str().is_some_and(is_this_machine)
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    bare == "localhost" || bare.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{PublicUrl, PublicUrlError, is_safe_address};

    #[test]
    fn what_is_sent_goes_over_tls_or_stays_on_this_machine() {
        for (scheme, host) in [
            ("https", "ent.exemple.fr"),
            ("https", "[2001:db8::1]"),
            ("http", "localhost"),
            ("http", "127.0.0.1"),
            ("http", "127.9.9.9"),
            ("http", "[::1]"),
        ] {
            assert!(is_safe_address(scheme, host), "{scheme} {host}");
        }
        for (scheme, host) in [
            ("http", "ent.exemple.fr"),
            ("http", "localhost.exemple.fr"),
            ("http", "127.0.0.1.exemple.fr"),
            ("http", "[2001:db8::1]"),
            ("http", "0.0.0.0"),
            ("http", ""),
            ("https", ""),
            ("ftp", "127.0.0.1"),
            ("", "localhost"),
        ] {
            assert!(!is_safe_address(scheme, host), "{scheme} {host}");
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for good in
            ["http://127.0.0.1:8080", "http://localhost:8080/", "http://[::1]", "https://vs.exemple.fr"]
        {
            assert!(PublicUrl::parse(good).is_ok(), "{good}");
        }
        for bad in ["http://vs.exemple.fr", "http://127.0.0.1.exemple.fr", "http://192.168.1.2:80"] {
            assert_eq!(PublicUrl::parse(bad), Err(PublicUrlError::PlainHttp), "{bad}");
        }
        for bad in [
            "",
            "vs.exemple.fr",
            "ftp://exemple.fr",
            "https://a@exemple.fr",
            "https://exemple.fr/a",
            "https://exemple.fr?a",
        ] {
            assert_eq!(PublicUrl::parse(bad), Err(PublicUrlError::Malformed), "{bad}");
        }
    }

    #[test]
    fn paths_are_appended_to_the_origin() {
        let url = PublicUrl::parse("https://vs.exemple.fr:443/").expect("valid");
        assert_eq!(url.at("/vs/demo/"), "https://vs.exemple.fr/vs/demo/");
        assert_eq!(url.to_string(), "https://vs.exemple.fr");
    }
}
