//! The error pages.

use http::{Method, StatusCode};

use crate::fixture::{application, get, request, send};

#[tokio::test]
async fn a_problem_is_a_page_with_a_reference_and_a_way_on() {
    let app = application();
    let answer = get(&app, "/stopped", &[]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "60");
    assert!(
        answer.body.contains("<h1>Vie &#60;scolaire&#62; est arrêté pour le moment</h1>"),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains(r#"<a class="bouton" href="/form?a=1&#38;b=2">Réessayer</a>"#),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("Réf. E03, demande "));

    let english = get(&app, "/stale", &[("accept-language", "en")]).await;
    assert_eq!(english.status, StatusCode::CONFLICT);
    assert!(
        english.body.contains("Somebody else has just saved changes")
            && english.body.contains("Ref. E18, request")
    );
}

#[tokio::test]
async fn a_failure_of_ours_tells_nothing_of_its_cause() {
    let app = application();
    for path in ["/broken", "/panic"] {
        let answer = get(&app, path, &[]).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(answer.body.contains("Cette page ne peut pas s’afficher"), "{path}");
        assert!(answer.body.contains("Réf. E21, demande "), "{path}");
        for secret in ["BUKISA", "secret-cause", "invented trouble"] {
            assert!(!answer.body.contains(secret), "{path}");
        }
    }
}

#[tokio::test]
async fn what_the_framework_refuses_is_a_page_of_ours_too() {
    let app = application();
    let missing = get(&app, "/nowhere", &[]).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    assert!(missing.body.contains("Cette page n’existe pas"));

    let wrong = get(&app, "/number/abc", &[]).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.body.contains("Cette demande n’a pas été comprise"));

    let method = send(&app, request(Method::OPTIONS, "/aide/", &[], axum::body::Body::empty())).await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(method.body.contains("<main"));
}

#[tokio::test]
async fn machines_get_lines_of_text() {
    let answer = get(&application(), "/machine", &[]).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    assert!(!answer.body.contains('<'));
}
