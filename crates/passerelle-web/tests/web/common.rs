//! The pages that every server has.

use http::StatusCode;
use passerelle_web::{Access, Application, Routes, assets};

use crate::fixture::{URL, application, get, site_at};

#[tokio::test]
async fn every_common_page_answers_in_both_languages() {
    let app = application();
    let pages = ["/", "/aide/", "/aide/acces", "/aide/delegation", "/aide/rapprochement", "/aide/assistance"];
    for path in pages.into_iter().chain(["/accessibilite", "/mentions", "/donnees", "/plan-du-site", "/etat"])
    {
        for lang in ["fr", "en"] {
            let answer = get(&app, path, &[("accept-language", lang)]).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.body.matches("<h1>").count(), 1, "{path}");
            assert!(!answer.body.contains("aide-") && !answer.body.contains(".texte"), "{path}: a key shows");
        }
    }
    assert_eq!(get(&app, "/aide/autre", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_index_offers_what_the_server_has() {
    let page = get(&application(), "/", &[]).await.body;
    assert!(
        page.contains("Serveur d’essai") && page.contains(r#"href="/ent/""#) && page.contains("Vos services")
    );
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_small() {
    let app = application();
    let page = get(&app, "/", &[]).await.body;
    for (asset, budget) in [(assets::CSS, 16 * 1024), (assets::SCRIPT, 6 * 1024)] {
        let path = assets::path(asset);
        assert!(page.contains(&path));
        let answer = get(&app, &path, &[]).await;
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        let request = crate::fixture::request(
            http::Method::GET,
            &path,
            &[("accept-encoding", "gzip")],
            axum::body::Body::empty(),
        );
        let compressed = tower::ServiceExt::oneshot(app.router.clone(), request).await.expect("infallible");
        assert_eq!(compressed.headers()["content-encoding"], "gzip");
        let bytes = axum::body::to_bytes(compressed.into_body(), 1 << 20).await.expect("a body");
        assert!(bytes.len() < budget, "{path}: {} bytes", bytes.len());
    }
    assert_eq!(get(&app, "/assets/passerelle.0.css", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pages_with_a_form_are_not_compressed() {
    let answer = get(&application(), "/form", &[("accept-encoding", "gzip")]).await;
    assert_eq!(answer.header("content-encoding"), "");
}

#[tokio::test]
async fn the_state_is_for_people_and_machines() {
    let ill = Application::new(&site_at(URL, false), Routes::new());
    assert_eq!(get(&ill, "/healthz", &[]).await.status, StatusCode::OK);
    assert_eq!(get(&ill, "/readyz", &[]).await.status, StatusCode::SERVICE_UNAVAILABLE);
    let page = get(&ill, "/etat", &[]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.body.contains("ne peut pas travailler"));
    let json = get(&application(), "/etat", &[("accept", "application/json")]).await;
    assert_eq!(json.body, r#"{"status":"ok","time":1600000000}"#);
}

#[test]
fn the_table_holds_every_route_with_its_access() {
    let routes = application().routes;
    for (method, path, access) in [("POST", "/form", Access::Public), ("GET", "/healthz", Access::Protocol)] {
        assert!(
            routes.iter().any(|route| (route.method, route.path, route.access) == (method, path, access)),
            "{path}"
        );
    }
}
