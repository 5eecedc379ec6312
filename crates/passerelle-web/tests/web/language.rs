//! The language of the answer.

use crate::fixture::{COOKIE_HEADER, application, get};

const ENGLISH: (&str, &str) = ("accept-language", "en-GB,en;q=0.8");

#[tokio::test]
async fn the_address_wins_then_the_cookie_then_the_browser_then_french() {
    let app = application();
    let french = |body: &str| body.contains(r#"<html lang="fr">"#);
    assert!(french(&get(&app, "/aide/", &[]).await.body));
    assert!(!french(&get(&app, "/aide/", &[ENGLISH]).await.body));

    let chosen = get(&app, "/aide/?lang=fr", &[ENGLISH]).await;
    assert!(french(&chosen.body));
    let cookies = chosen.cookies();
    assert_eq!(cookies, "passerelle-8081-lang=fr");
    assert!(french(&get(&app, "/aide/", &[ENGLISH, (COOKIE_HEADER, &cookies)]).await.body));
    assert!(!french(&get(&app, "/aide/?lang=en", &[(COOKIE_HEADER, &cookies)]).await.body));

    let unknown = get(&app, "/aide/?lang=de", &[]).await;
    assert!(french(&unknown.body) && unknown.cookies().is_empty());
}

#[tokio::test]
async fn the_language_switch_keeps_the_rest_of_the_query() {
    let page = get(&application(), "/form?tri=nom&lang=fr&page=2", &[]).await.body;
    assert!(
        page.contains(r#"href="/form?tri=nom&#38;page=2&#38;lang=en" lang="en" hreflang="en">English"#),
        "{page}"
    );
}
