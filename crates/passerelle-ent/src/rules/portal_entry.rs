//! The way from a page of the portal to the sign-in form and back.

use url::form_urlencoded;

/// The address that the ticket comes back to: the portal, with what ties it to one browser and the page asked for.
pub fn entry_service(own_address: &str, nonce: &str, page: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("etat", nonce);
    if page != "/ent/" && asked_page(page).is_some() {
        query.append_pair("vers", page);
    }
    format!("{own_address}/ent/?{}", query.finish())
}

/// A page of the portal to go on to: a plain path under `/ent/`, nothing that leads elsewhere.
pub fn asked_page(page: &str) -> Option<&str> {
    const MAX: usize = 512;
    let plain = page.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let path = page.split(['?', '#']).next().unwrap_or_default();
    let inside = path.starts_with("/ent/") && !path.contains("..") && !path.contains("//");
    (page.len() <= MAX && plain && inside && !path.to_ascii_lowercase().contains("%2e")).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::{asked_page, entry_service};

    #[test]
    fn the_page_asked_for_comes_back() {
        assert_eq!(entry_service("https://ent.example", "n", "/ent/"), "https://ent.example/ent/?etat=n");
        assert_eq!(
            entry_service("https://ent.example", "n", "/ent/comptes?etab=0450822X&page=2"),
            "https://ent.example/ent/?etat=n&vers=%2Fent%2Fcomptes%3Fetab%3D0450822X%26page%3D2"
        );
        assert_eq!(
            entry_service("https://ent.example", "n", "//evil.example"),
            "https://ent.example/ent/?etat=n"
        );
    }

    #[test]
    fn nothing_leads_out_of_the_portal() {
        for page in ["/ent/", "/ent/comptes/12", "/ent/comptes?texte=a..b"] {
            assert_eq!(asked_page(page), Some(page));
        }
        for page in [
            "",
            "/",
            "/cas/logout",
            "//evil.example/ent/",
            "https://evil.example/ent/",
            "/ent/../cas/logout",
            "/ent/%2E%2e/cas/logout",
            "/ent//evil.example",
            "/ent/\\evil",
            "/ent/a\r\nSet-Cookie: b",
            "/enterprise",
        ] {
            assert_eq!(asked_page(page), None, "{page}");
        }
    }
}
