//! Every route, tried by those it is not for.

use http::{Method, StatusCode};
use passerelle_model::{Space, TicketValidation};
use passerelle_web::{Access, Token};

use crate::world::{TEACHER, World};

fn address(pattern: &str) -> String {
    pattern.replace("{base}", "demo").replace("{space}", "professeur").replace("{request}", "x")
}

#[tokio::test]
async fn nobody_and_somebody_of_another_base_are_refused_what_is_for_people_inside() {
    let world = World::delegating(&[Space::Teachers]).await;
    world.delegate("autre", &[Space::Teachers], false, TicketValidation::Saml11).await;
    let inside: Vec<_> =
        world.routes.iter().filter(|route| matches!(route.access, Access::Space | Access::Client)).collect();
    assert_eq!(inside.len(), 4);
    for route in inside {
        let mut elsewhere = world.browser();
        world.enter(&mut elsewhere, TEACHER, "/vs/autre/professeur").await;
        for mut browser in [world.browser(), elsewhere] {
            let token = Token::random().expect("random");
            let bearer = format!("Bearer {}", browser.cookie("espaces").unwrap_or(token.expose_secret()));
            let method = Method::from_bytes(route.method.as_bytes()).expect("a method");
            let headers = [("authorization", bearer.as_str())];
            let answer = browser.send(method, &address(route.path), &headers, None).await;
            let expected = match (route.access, route.method) {
                // A form that no page of ours posted.
                (Access::Space, "POST") => StatusCode::FORBIDDEN,
                (Access::Space, _) => StatusCode::SEE_OTHER,
                _ => StatusCode::UNAUTHORIZED,
            };
            assert_eq!(answer.status, expected, "{}", route.path);
            assert!(!answer.body.contains("BUKISA") && !answer.body.contains(TEACHER), "{}", route.path);
        }
    }
}

#[tokio::test]
async fn forms_of_another_site_are_refused_everywhere() {
    let world = World::delegating(&[Space::Teachers]).await;
    let forms = world.routes.iter().filter(|route| route.method == "POST" && route.access.is_for_browsers());
    let forms: Vec<_> = forms.filter(|route| route.path.starts_with("/vs/")).collect();
    assert_eq!(forms.len(), 8);
    for route in forms {
        let mut browser = world.browser();
        world.enter(&mut browser, TEACHER, "/vs/demo/professeur").await;
        let headers = [("sec-fetch-site", "cross-site"), ("origin", "https://voleur.exemple.fr")];
        let answer =
            browser.send(Method::POST, &address(route.path), &headers, Some("espace=".to_owned())).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", route.path);
        assert!(browser.get("/vs/demo/professeur").await.text().contains("Bonjour"), "{}", route.path);
    }
}

#[tokio::test]
async fn unknown_bases_and_odd_addresses_are_no_pages() {
    let world = World::new().await;
    for route in world.routes.iter().filter(|route| route.method == "GET" && route.path.starts_with("/vs/")) {
        for base in ["inconnue", "Demo", "..", "%00", "demo%2F"] {
            let path =
                route.path.replace("{base}", base).replace("{space}", "professeur").replace("{request}", "x");
            let path = format!(
                "{path}?ticket=ST-1&redirect_uri=http://127.0.0.1:1/&state=state-1234&code_challenge={}",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            );
            assert_eq!(world.browser().get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    for path in ["/vs/demo/parents", "/vs/demo/.html", "/vs/demo/parent/x", "/vs/"] {
        assert_eq!(world.browser().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
