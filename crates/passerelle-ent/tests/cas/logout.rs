//! `/cas/logout`, and what services are told.

use http::{HeaderValue, StatusCode};

use crate::world::{Browser, PASSWORD, SERVICE, World, form, login_for, validation};

const OTHER: &str = "http://127.0.0.1:8082/pret/";

/// Two services entered, one of them twice.
async fn three_tickets(world: &World) -> (Browser, [String; 3]) {
    let (mut browser, first) = world.signed_in().await;
    let second = browser.get(&login_for(SERVICE)).await.ticket();
    let third = browser.get(&login_for(OTHER)).await.ticket();
    let mut service = world.browser();
    for (address, ticket) in [(SERVICE, &first), (SERVICE, &second), (OTHER, &third)] {
        let told = service.get(&validation("/cas/validate", address, ticket)).await;
        assert!(told.body.starts_with("yes\n"));
    }
    (browser, [first, second, third])
}

#[tokio::test]
async fn every_service_is_told_of_every_ticket() {
    let world = World::new().await;
    let (mut browser, tickets) = three_tickets(&world).await;
    let page = browser.get("/cas/logout").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Vous êtes déconnecté"));
    assert!(page.body.contains("Vie scolaire") && page.body.contains("CDI"));
    assert!(!browser.has("TGC"));
    let mut received = world.peer.received.lock().expect("a lock").clone();
    received.sort();
    assert_eq!(received.len(), 3);
    for ticket in &tickets {
        let session = form(&[("", &format!("<samlp:SessionIndex>{ticket}</samlp:SessionIndex>"))]);
        let index = session.trim_start_matches('=');
        let told = received.iter().find(|(_, body)| body.replace("%20", "+").contains(index));
        let (_, body) = told.expect("a message for each ticket");
        assert!(body.starts_with("logoutRequest="));
    }
    assert_eq!(received[2].0, OTHER);
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK, "signed out for good");
    let again = browser.get("/cas/logout").await;
    assert!(again.body.contains("Vous êtes déconnecté"), "no session is no error");
    assert_eq!(world.peer.received.lock().expect("a lock").len(), 3);
}

#[tokio::test]
async fn another_site_cannot_sign_somebody_out_unseen() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    browser.headers.insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
    let question = browser.get("/cas/logout").await;
    assert!(question.body.contains("Voulez-vous vous déconnecter"));
    assert!(question.body.contains(r#"id="fm1""#) && question.body.contains("logoutButton"));
    assert!(browser.has("TGC"));
    let csrf = question.hidden("_csrf");
    let forced = browser.post("/cas/logout", &[("_csrf", &csrf)]).await;
    assert_eq!(forced.status, StatusCode::FORBIDDEN);
    browser.headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    assert_eq!(browser.post("/cas/logout", &[]).await.status, StatusCode::FORBIDDEN);
    assert!(browser.has("TGC"));
    let page = browser.post("/cas/logout", &[("_csrf", &csrf)]).await;
    assert!(page.body.contains("Vous êtes déconnecté"));
    assert!(!browser.has("TGC"));
}

#[tokio::test]
async fn the_way_on_leads_to_a_registered_service_alone() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    for evil in [
        "https://evil.example/",
        "javascript:alert(1)",
        "//evil.example",
        "http://127.0.0.1:8081@evil.example/",
    ] {
        let refused = browser.get(&format!("/cas/logout?{}", form(&[("service", evil)]))).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{evil}");
        assert!(refused.headers.get("location").is_none());
        let ignored = world.browser().get(&format!("/cas/logout?{}", form(&[("url", evil)]))).await;
        assert_eq!(ignored.status, StatusCode::OK);
    }
    assert!(browser.has("TGC"));
    let on = browser.get(&format!("/cas/logout?{}", form(&[("service", SERVICE)]))).await;
    assert_eq!((on.status, on.location()), (StatusCode::FOUND, SERVICE));
    assert!(!browser.has("TGC"));
}

#[tokio::test]
async fn somebody_else_in_the_same_browser_ends_the_earlier_session() {
    let world = World::new().await;
    let (mut browser, _) = three_tickets(&world).await;
    let renew = format!("{}&renew=true", login_for(SERVICE));
    browser.sign_in(&renew, "jm.bukisa", PASSWORD).await;
    assert!(world.peer.received.lock().expect("a lock").is_empty(), "the same person keeps what they opened");
    browser.sign_in(&renew, "direction", PASSWORD).await;
    assert_eq!(world.peer.received.lock().expect("a lock").len(), 3);
}
