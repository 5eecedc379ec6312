//! What every answer tells the browser not to do.

use crate::fixture::{application, application_at, get};

#[tokio::test]
async fn every_page_is_protected() {
    let app = application();
    for path in ["/form", "/nowhere", "/panic", "/", "/machine"] {
        let answer = get(&app, path, &[]).await;
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "form-action 'self';", "frame-ancestors 'none'", "base-uri 'none'"]
        {
            assert!(policy.contains(part), "{path}: {part}");
        }
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: plain http");
    }
}

#[tokio::test]
async fn a_sign_in_form_may_lead_to_the_registered_service_and_leaks_no_ticket() {
    let answer = get(&application(), "/cas", &[]).await;
    assert!(answer.header("content-security-policy").contains("form-action 'self' https://vs.exemple.fr;"));
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("pragma"), "no-cache");
    assert_eq!(answer.header("expires"), "Thu, 01 Jan 1970 00:00:00 GMT");
    assert!(
        !answer.header("content-security-policy").contains("frame-src"),
        "no frame unless it is asked for"
    );
}

#[tokio::test]
async fn cookies_are_for_the_browser_alone_and_named_per_server() {
    let plain = get(&application(), "/form", &[]).await;
    let cookie = plain.header("set-cookie");
    assert!(cookie.starts_with("passerelle-8081-form="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");

    let secure = get(&application_at("https://ent.exemple.fr"), "/form", &[]).await;
    let cookie = secure.header("set-cookie");
    assert!(cookie.starts_with("__Host-passerelle-form="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    assert_eq!(secure.header("strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn a_page_without_a_form_sets_no_cookie() {
    assert_eq!(get(&application(), "/aide/", &[]).await.cookies(), "");
}
