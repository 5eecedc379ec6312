//! Only our own pages can post.

use axum::body::Body;
use http::{Method, StatusCode};

use crate::fixture::{Answer, COOKIE_HEADER, URL, application, get, post, request, send};

const SAME: (&str, &str) = ("sec-fetch-site", "same-origin");

#[tokio::test]
async fn a_form_of_ours_passes_and_others_do_not() {
    let app = application();
    let page = get(&app, "/form", &[]).await;
    let (cookies, body) = (page.cookies(), format!("nom=x&_csrf={}", page.csrf()));
    let cookie = (COOKIE_HEADER, cookies.as_str());

    for good in [SAME, ("sec-fetch-site", "none"), ("origin", URL)] {
        let answer = post(&app, "/form", &[cookie, good], &body).await;
        assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "posted"), "{good:?}");
    }
    let elsewhere = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "http://127.0.0.1:8082"),
        ("origin", "null"),
    ];
    for bad in elsewhere {
        assert_eq!(post(&app, "/form", &[cookie, bad], &body).await.status, StatusCode::FORBIDDEN, "{bad:?}");
    }
    assert_eq!(post(&app, "/form", &[cookie], &body).await.status, StatusCode::FORBIDDEN, "neither header");
    assert_eq!(post(&app, "/form", &[SAME], &body).await.status, StatusCode::FORBIDDEN, "no cookie");
    let refused = post(&app, "/form", &[cookie, SAME], "nom=x").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "no field");
    assert!(
        refused.body.contains("Ce formulaire n’est plus valable") && refused.body.contains("rechargez-la")
    );
}

#[tokio::test]
async fn the_value_of_another_browser_does_not_pass() {
    let app = application();
    let (mine, theirs) = (get(&app, "/form", &[]).await, get(&app, "/form", &[]).await);
    let (cookies, body) = (mine.cookies(), format!("_csrf={}", theirs.csrf()));
    let answer = post(&app, "/form", &[(COOKIE_HEADER, &cookies), SAME], &body).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_cookie_that_anybody_can_guess_is_no_ground_for_a_value() {
    let app = application();
    let page = get(&app, "/form", &[]).await;
    let planted = page.cookies().replace("passerelle-8081-form", "autre");
    let answer =
        post(&app, "/form", &[(COOKIE_HEADER, &planted), SAME], &format!("_csrf={}", page.csrf())).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    let twice = format!("{0}; {0}", page.cookies());
    let again = get(&app, "/form", &[(COOKIE_HEADER, &twice)]).await;
    assert_ne!(again.csrf(), page.csrf(), "a cookie sent twice counts as not sent");
}

#[tokio::test]
async fn machines_post_without_a_form() {
    let app = application();
    let answer = post(&app, "/machine", &[("sec-fetch-site", "cross-site")], "ticket=1").await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "heard"));
}

#[tokio::test]
async fn a_form_beyond_the_limit_is_refused_before_it_is_read() {
    let app = application();
    let answer = post(&app, "/form", &[SAME], &"a".repeat(300 * 1024)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

async fn upload(cookies: &str, csrf: &str, files: &[(&str, &str)]) -> Answer {
    let part = |name: &str, content: &str| {
        format!("--b\r\nContent-Disposition: form-data; {name}\r\n\r\n{content}\r\n")
    };
    let files: String = files
        .iter()
        .map(|(name, content)| part(&format!("name=\"f\"; filename=\"{name}\""), content))
        .collect();
    let body =
        format!("{}{}{files}--b--\r\n", part("name=\"_csrf\"", csrf), part("name=\"regles\"", "identiques"));
    let kind = ("content-type", "multipart/form-data; boundary=b");
    send(
        &application(),
        request(Method::POST, "/upload", &[(COOKIE_HEADER, cookies), SAME, kind], Body::from(body)),
    )
    .await
}

#[tokio::test]
async fn a_form_with_a_file_passes_only_where_a_file_is_taken() {
    let app = application();
    let page = get(&app, "/form", &[]).await;
    let (cookies, csrf) = (page.cookies(), page.csrf());
    let field = format!("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{csrf}\r\n--b--\r\n");
    for body in [String::new(), field] {
        let kind = ("content-type", "multipart/form-data; boundary=b");
        let headers = [(COOKIE_HEADER, cookies.as_str()), SAME, kind];
        let answer = send(&app, request(Method::POST, "/form", &headers, Body::from(body))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn one_file_comes_with_its_fields_and_its_form_is_checked_too() {
    let page = get(&application(), "/form", &[]).await;
    let (cookies, csrf) = (page.cookies(), page.csrf());
    let answer = upload(&cookies, &csrf, &[("C:\\x\\pronote.xml", "abc")]).await;
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (StatusCode::OK, r#"Some("pronote.xml 3") identiques"#)
    );
    assert_eq!(upload(&cookies, &csrf, &[("", "")]).await.body, "None identiques", "no file chosen");
    assert_eq!(upload(&cookies, "autre", &[("a.xml", "abc")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(upload(&cookies, &csrf, &[("a", "1"), ("b", "2")]).await.status, StatusCode::BAD_REQUEST);
    let large = "x".repeat(300 * 1024);
    assert_eq!(upload(&cookies, &csrf, &[("a", &large)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
