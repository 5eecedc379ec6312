//! What goes through to an application and back, header by header.

use http::header::{
    CONNECTION, CONTENT_LOCATION, COOKIE, EXPECT, FORWARDED, HOST, HeaderName, LOCATION, PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION, SET_COOKIE, STRICT_TRANSPORT_SECURITY, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderValue};
use passerelle_store::service::{Application, IdentityHeaders};

use super::place::Place;

/// What concerns one connection alone (RFC 9110 §7.6.1), besides what `Connection` names.
const HOP_BY_HOP: [HeaderName; 9] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    PROXY_AUTHENTICATE,
    PROXY_AUTHORIZATION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

/// What tells an application who somebody is or where they come from: visitors do not write it themselves.
const TRUSTED_PREFIXES: [&str; 8] = [
    "x-passerelle-",
    "x-forwarded-",
    "x-remote-",
    "remote-",
    "x-auth-request-",
    "x-original-",
    "x-rewrite-",
    "x-authentik-",
];

/// The same, name by name.
const TRUSTED_NAMES: [&str; 9] = [
    "x-real-ip",
    "x-client-ip",
    "x-cluster-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
    "x-script-name",
    "x-user",
    "x-forwarded",
    "x-webauth-user",
];

/// What an application says of the whole host, which is ours.
const ABOUT_THE_HOST: [HeaderName; 6] = [
    STRICT_TRANSPORT_SECURITY,
    HeaderName::from_static("clear-site-data"),
    HeaderName::from_static("service-worker-allowed"),
    HeaderName::from_static("alt-svc"),
    HeaderName::from_static("nel"),
    HeaderName::from_static("report-to"),
];

/// Takes away what does not go further than this connection.
pub fn strip_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| HeaderName::try_from(name.trim()).ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

/// What a visitor's request keeps on its way to the application: everything but what concerns our connection with the
/// visitor, what tells who they are, and our own cookies.
pub fn strip_request(headers: &mut HeaderMap, application: &Application) {
    strip_hop_by_hop(headers);
    let told = names(&application.headers);
    let untrusted: Vec<HeaderName> =
        headers.keys().filter(|name| is_trusted(name.as_str(), &told)).cloned().collect();
    for name in untrusted.iter().chain(&[HOST, EXPECT, FORWARDED]) {
        headers.remove(name);
    }
    let kept = foreign_cookies(headers);
    headers.remove(COOKIE);
    if let Some(kept) = kept {
        headers.insert(COOKIE, kept);
    }
}

/// Whether applications believe what stands under this name. Some servers read `_` as `-`: no such name goes through.
fn is_trusted(name: &str, told: &[&str]) -> bool {
    name.contains('_')
        || TRUSTED_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        || TRUSTED_NAMES.contains(&name)
        || told.iter().any(|told| told.eq_ignore_ascii_case(name))
}

/// The names under which an application is told who comes.
fn names(headers: &IdentityHeaders) -> [&str; 6] {
    let IdentityHeaders { user, login, space, population, base, session } = headers;
    [user, login, space, population, base, session]
}

/// The visitor's cookies without those of this program, on this port or another.
fn foreign_cookies(headers: &HeaderMap) -> Option<HeaderValue> {
    let mut kept = Vec::new();
    for value in headers.get_all(COOKIE) {
        for pair in value.as_bytes().split(|byte| *byte == b';').map(<[u8]>::trim_ascii) {
            let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
            if !pair.is_empty() && !is_own_cookie(name) {
                kept.push(pair);
            }
        }
    }
    let kept = kept.join(&b"; "[..]);
    if kept.is_empty() { None } else { HeaderValue::from_bytes(&kept).ok() }
}

fn is_own_cookie(name: &[u8]) -> bool {
    let name = name.trim_ascii().to_ascii_lowercase();
    name == b"tgc" || name.starts_with(b"passerelle-") || name.starts_with(b"__host-passerelle-")
}

/// What an application's answer keeps on its way to the visitor; its addresses and cookies are put where people find
/// them.
pub fn strip_answer(headers: &mut HeaderMap, place: &Place) {
    strip_hop_by_hop(headers);
    for name in &ABOUT_THE_HOST {
        headers.remove(name);
    }
    for name in [LOCATION, CONTENT_LOCATION] {
        let moved = headers.get(&name).and_then(|value| place.seen_from_outside(value.to_str().ok()?));
        if let Some(moved) = moved.and_then(|address| HeaderValue::try_from(address).ok()) {
            headers.insert(name, moved);
        }
    }
    let cookies: Vec<HeaderValue> =
        headers.get_all(SET_COOKIE).iter().filter_map(|cookie| confined(cookie, place)).collect();
    headers.remove(SET_COOKIE);
    for cookie in cookies {
        headers.append(SET_COOKIE, cookie);
    }
}

/// A cookie of the application, for its own space alone; none under a name that only a whole host may use.
fn confined(cookie: &HeaderValue, place: &Place) -> Option<HeaderValue> {
    let text = std::str::from_utf8(cookie.as_bytes()).ok()?;
    let mut parts = text.split(';').map(str::trim);
    let pair = parts.next()?;
    let name = pair.split('=').next()?.trim();
    if name.is_empty() || is_own_cookie(name.as_bytes()) || name.to_ascii_lowercase().starts_with("__host-") {
        return None;
    }
    let mut path = None;
    let mut kept = pair.to_owned();
    for attribute in parts {
        let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        match key.trim().to_ascii_lowercase().as_str() {
            "path" => path = Some(value.trim()),
            "domain" | "" => {}
            _ => {
                kept.push_str("; ");
                kept.push_str(attribute);
            }
        }
    }
    HeaderValue::try_from(format!("{kept}; Path={}", place.cookie_path(path))).ok()
}

#[cfg(test)]
mod tests {
    use http::header::{CONNECTION, COOKIE, LOCATION, SET_COOKIE};
    use http::{HeaderMap, HeaderName};
    use passerelle_store::service::{Application, ApplicationWay, IdentityHeaders, TokenPlace};

    use super::{strip_answer, strip_hop_by_hop, strip_request};
    use crate::rules::place::Place;

    fn headers(lines: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
            headers.append(name, value.parse().expect("a value"));
        }
        headers
    }

    fn application() -> Application {
        Application {
            way: ApplicationWay::Proxied { upstream: "http://127.0.0.1:5232".to_owned() },
            headers: IdentityHeaders { user: "Qui".to_owned(), ..IdentityHeaders::default() },
            token: TokenPlace::Header,
            audience: "agenda".to_owned(),
        }
    }

    fn place() -> Place {
        Place::new("/vs/demo/professeur", "http://127.0.0.1:5232/radicale").expect("a place")
    }

    #[test]
    fn what_connection_names_goes_no_further_either() {
        let mut found = headers(&[
            ("connection", "close, X-Secret"),
            ("connection", "keep-alive"),
            ("keep-alive", "timeout=5"),
            ("x-secret", "1"),
            ("te", "trailers"),
            ("upgrade", "h2c"),
            ("accept", "*/*"),
        ]);
        strip_hop_by_hop(&mut found);
        assert_eq!(found.keys().map(HeaderName::as_str).collect::<Vec<_>>(), ["accept"]);
        assert!(!found.contains_key(CONNECTION));
    }

    #[test]
    fn visitors_do_not_say_who_they_are() {
        let mut found = headers(&[
            ("x-passerelle-user", "spr"),
            ("X_Passerelle_User", "spr"),
            ("remote-user", "spr"),
            ("remote_user", "spr"),
            ("x-remote-user", "spr"),
            ("x-forwarded-for", "10.0.0.1"),
            ("forwarded", "for=10.0.0.1"),
            ("x-real-ip", "10.0.0.1"),
            ("x-original-url", "/admin"),
            ("qui", "spr"),
            ("host", "voleur.exemple.fr"),
            ("accept", "text/calendar"),
            ("authorization", "Basic c3By"),
        ]);
        strip_request(&mut found, &application());
        let mut left: Vec<_> = found.keys().map(HeaderName::as_str).collect();
        left.sort_unstable();
        assert_eq!(left, ["accept", "authorization"]);
    }

    #[test]
    fn our_cookies_stay_with_us() {
        let mut found = headers(&[
            ("cookie", "passerelle-8081-espaces=secret; theme=clair"),
            ("cookie", "__Host-passerelle-console=secret;langue=fr; TGC=secret"),
        ]);
        strip_request(&mut found, &application());
        assert_eq!(found[COOKIE], "theme=clair; langue=fr");
        let mut found = headers(&[("cookie", "passerelle-8081-espaces=secret")]);
        strip_request(&mut found, &application());
        assert!(!found.contains_key(COOKIE));
    }

    #[test]
    fn the_applications_cookies_stay_in_its_space() {
        let mut found = headers(&[
            ("set-cookie", "a=1; Path=/; Domain=exemple.fr; HttpOnly; SameSite=Strict"),
            ("set-cookie", "b=2"),
            ("set-cookie", "c=3; path=/vs/demo/professeur/x"),
            ("set-cookie", "d=4; Path=/vs/demo/professeurs"),
            ("set-cookie", "passerelle-8081-espaces=vol; Path=/"),
            ("set-cookie", "__Host-session=1; Path=/; Secure"),
            ("set-cookie", "e=5; Path=/radicale/amis; Path=/radicale/lu"),
        ]);
        strip_answer(&mut found, &place());
        let cookies: Vec<_> = found.get_all(SET_COOKIE).iter().collect();
        assert_eq!(
            cookies,
            [
                "a=1; HttpOnly; SameSite=Strict; Path=/vs/demo/professeur/",
                "b=2; Path=/vs/demo/professeur/",
                "c=3; Path=/vs/demo/professeur/x",
                "d=4; Path=/vs/demo/professeur/vs/demo/professeurs",
                "e=5; Path=/vs/demo/professeur/lu",
            ]
        );
    }

    #[test]
    fn the_applications_own_addresses_are_seen_from_outside() {
        for (told, seen) in [
            ("http://127.0.0.1:5232/radicale/a?b#c", "/vs/demo/professeur/a?b#c"),
            ("http://127.0.0.1:5232/radicale", "/vs/demo/professeur/"),
            ("/radicale/a", "/vs/demo/professeur/a"),
            ("/vs/demo/professeur/a", "/vs/demo/professeur/a"),
            ("https://vs.exemple.fr/vs/demo/professeur/a", "https://vs.exemple.fr/vs/demo/professeur/a"),
            ("https://ailleurs.exemple.fr/a", "https://ailleurs.exemple.fr/a"),
            ("a/b", "a/b"),
            ("?page=2", "?page=2"),
            ("/autre", "/vs/demo/professeur/autre"),
            ("//127.0.0.1:5232/radicale/a", "/vs/demo/professeur/a"),
        ] {
            let mut found = headers(&[("location", told), ("strict-transport-security", "max-age=1")]);
            strip_answer(&mut found, &place());
            assert_eq!(found[LOCATION], seen, "{told}");
            assert_eq!(found.len(), 1);
        }
    }
}
