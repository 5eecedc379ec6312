//! Where somebody who has signed in goes on to: into the application behind their space, and nowhere else.

use passerelle_store::service::{Application, ApplicationWay};
use url::Url;

use super::deep::is_plain;

/// Longest way that is kept while somebody signs in, in bytes.
const LONGEST: usize = 1500;

/// The address to go on to. `space` is the address of the space (`/vs/demo/professeur`); `wanted` is what was asked for
/// before signing in: below the space for an application that is passed on (`/calendrier?mois=9`), a full address for
/// one that has a web server of its own. What does not belong to the application is dropped.
pub fn landing(application: &Application, space: &str, wanted: Option<&str>) -> String {
    match &application.way {
        ApplicationWay::Proxied { .. } => {
            let wanted = wanted.filter(|wanted| is_below(wanted)).unwrap_or("/");
            format!("{space}{wanted}")
        }
        ApplicationWay::ForwardAuth { public } => match wanted.filter(|wanted| belongs(public, wanted)) {
            Some(wanted) => wanted.to_owned(),
            None => format!("{public}/"),
        },
    }
}

/// Whether a way stays below its space.
fn is_below(wanted: &str) -> bool {
    let path = wanted.split('?').next().unwrap_or_default();
    wanted.len() <= LONGEST
        && is_plain(path)
        && wanted.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#')
}

/// Whether an address is one of the application that is registered at `public`.
pub fn belongs(public: &str, wanted: &str) -> bool {
    let (Ok(public), Ok(parsed)) = (Url::parse(public), Url::parse(wanted)) else { return false };
    // What was written is what was understood: no tab, no backslash, no dot segment, no account.
    let folder = public.path().trim_end_matches('/');
    let below = parsed.path().strip_prefix(folder);
    wanted.len() <= LONGEST
        && parsed.as_str() == wanted
        && parsed.origin() == public.origin()
        && parsed.username().is_empty()
        && parsed.password().is_none()
        && parsed.fragment().is_none()
        && below.is_some_and(is_plain)
}

#[cfg(test)]
mod tests {
    use passerelle_store::service::{Application, ApplicationWay, IdentityHeaders, TokenPlace};

    use super::landing;

    fn application(way: ApplicationWay) -> Application {
        let headers = IdentityHeaders::default();
        Application { way, headers, token: TokenPlace::Header, audience: "agenda".to_owned() }
    }

    #[test]
    fn an_application_that_is_passed_on_is_entered_where_one_wanted_to_go() {
        let upstream = "http://127.0.0.1:5232".to_owned();
        let application = application(ApplicationWay::Proxied { upstream });
        let go = |wanted| landing(&application, "/vs/demo/professeur", wanted);
        assert_eq!(go(None), "/vs/demo/professeur/");
        assert_eq!(go(Some("/mois?m=9&a=2026")), "/vs/demo/professeur/mois?m=9&a=2026");
        for wrong in
            ["", "//voleur.exemple.fr/", "/../parent/", "/%2e%2e/", "https://a/", "/a\r\nb", "/é", "/a#b"]
        {
            assert_eq!(go(Some(wrong)), "/vs/demo/professeur/", "{wrong}");
        }
    }

    #[test]
    fn one_with_its_own_web_server_is_entered_at_its_registered_address_alone() {
        let public = "https://vs.exemple.fr/agenda".to_owned();
        let application = application(ApplicationWay::ForwardAuth { public });
        let go = |wanted| landing(&application, "/vs/demo/professeur", wanted);
        assert_eq!(go(None), "https://vs.exemple.fr/agenda/");
        for good in ["https://vs.exemple.fr/agenda/", "https://vs.exemple.fr/agenda/mois?m=9"] {
            assert_eq!(go(Some(good)), good);
        }
        for wrong in [
            "https://vs.exemple.fr/agenda",
            "https://vs.exemple.fr/agendas/",
            "https://vs.exemple.fr/",
            "https://vs.exemple.fr/agenda/../console/",
            "https://vs.exemple.fr/agenda/%2e%2e/console/",
            "http://vs.exemple.fr/agenda/",
            "https://vs.exemple.fr:8443/agenda/",
            "https://vs.exemple.fr@voleur.exemple.fr/agenda/",
            "https://voleur.exemple.fr/agenda/",
            "//voleur.exemple.fr/agenda/",
            "/agenda/",
            "javascript:alert(1)",
        ] {
            assert_eq!(go(Some(wrong)), "https://vs.exemple.fr/agenda/", "{wrong}");
        }
    }
}
