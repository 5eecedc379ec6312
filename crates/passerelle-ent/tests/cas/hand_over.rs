//! How somebody gets from `/cas/login` to a service: warning, `method=POST`, staying signed in.

use http::{HeaderValue, StatusCode};
use passerelle_store::Realm;
use passerelle_store::SessionStore;

use crate::world::{Browser, PASSWORD, SERVICE, World, credentials, form, login_for, soap, validation};

const OTHER: &str = "http://127.0.0.1:8082/pret/";

/// Signs in with the boxes that are ticked.
async fn ticked(browser: &mut Browser, address: &str, boxes: &[&str]) -> crate::world::Answer {
    let execution = browser.get(address).await.execution();
    let mut fields = credentials(&execution, "jm.bukisa", PASSWORD).to_vec();
    fields.extend(boxes.iter().map(|name| (*name, "oui")));
    browser.post(address, &fields).await
}

#[tokio::test]
async fn whoever_wants_to_be_warned_presses_a_button_before_each_other_service() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    let first = ticked(&mut browser, &login_for(SERVICE), &["warn"]).await;
    assert_eq!(first.status, StatusCode::FOUND, "the service that was asked for is no surprise");
    for address in [login_for(OTHER), format!("{}&gateway=true", login_for(OTHER))] {
        let warning = browser.get(&address).await;
        assert_eq!(warning.status, StatusCode::OK);
        assert!(warning.body.contains("Un service demande qui vous êtes") && warning.body.contains("CDI"));
        assert!(!warning.body.contains("ST-") && !warning.body.contains("execution"));
        let policy = warning.headers["content-security-policy"].to_str().expect("a text");
        assert!(policy.contains("form-action 'self' http://127.0.0.1:8082;"), "{policy}");
        let go_on = format!("/cas/login/continue?{}", address.split_once('?').expect("a query").1);
        let (csrf, none) = (warning.hidden("_csrf"), browser.post(&go_on, &[]).await);
        assert_eq!(none.status, StatusCode::FORBIDDEN, "another site cannot press it");
        let on = browser.post(&go_on, &[("_csrf", &csrf)]).await;
        assert_eq!(on.status, StatusCode::FOUND);
        assert!(on.location().starts_with(&format!("{OTHER}?ticket=ST-")));
    }
    let reloaded = browser.get(&format!("/cas/login/continue?{}", form(&[("service", OTHER)]))).await;
    assert_eq!(reloaded.location(), login_for(OTHER));
    let foreign = browser.get("/cas/login?service=https%3A%2F%2Fevil.example%2F").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);

    let form = browser.get(&format!("{}&renew=true", login_for(OTHER))).await;
    assert!(form.body.contains(r#"name="warn" value="oui" checked"#), "it stays ticked");
    browser.get("/cas/logout").await;
    assert!(!browser.has("passerelle-8080-avertir"), "for one session");
    ticked(&mut browser, &login_for(SERVICE), &[]).await;
    assert_eq!(browser.get(&login_for(OTHER)).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn somebody_who_unticks_the_warning_is_warned_no_more_and_without_a_session_there_is_none() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    ticked(&mut browser, &login_for(SERVICE), &["warn"]).await;
    let csrf = browser.get(&login_for(OTHER)).await.hidden("_csrf");
    browser.forget("TGC");
    let go_on = format!("/cas/login/continue?{}", form(&[("service", OTHER)]));
    let lost = browser.post(&go_on, &[("_csrf", &csrf)]).await;
    assert_eq!((lost.status, lost.location()), (StatusCode::FOUND, login_for(OTHER).as_str()));
    ticked(&mut browser, &login_for(SERVICE), &[]).await;
    assert_eq!(browser.get(&login_for(OTHER)).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn a_ticket_is_posted_to_the_service_that_wants_it_so() {
    let world = World::new().await;
    let mut browser = world.browser();
    let address = format!("{}&method=POST", login_for(SERVICE));
    let page = ticked(&mut browser, &address, &[]).await;
    for page in [page, browser.get(&address).await] {
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.headers.get("location").is_none());
        assert!(page.body.contains(&format!(r#"<form method="post" action="{SERVICE}" data-envoyer>"#)));
        assert!(
            page.body.contains(r#"<button class="bouton">Continuer vers Vie scolaire"#),
            "without script"
        );
        let policy = page.headers["content-security-policy"].to_str().expect("a text");
        assert!(policy.contains("form-action 'self' http://127.0.0.1:8081;"), "{policy}");
        assert!(!policy.contains("unsafe"));
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        assert_eq!(page.headers["cache-control"], "no-store");
        let told = world.browser().get(&validation("/cas/validate", SERVICE, &page.hidden("ticket"))).await;
        assert!(told.body.starts_with("yes\n"));
    }
    let saml = browser.get(&format!("/cas/login?{}&method=POST", form(&[("TARGET", SERVICE)]))).await;
    assert!(saml.hidden("SAMLart").starts_with("ST-"));
    for usual in ["HEADER", "GET", "post"] {
        let answer = browser.get(&format!("{}&method={usual}", login_for(SERVICE))).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{usual}");
    }
}

#[tokio::test]
async fn somebody_stays_signed_in_for_two_weeks_and_services_are_told_so() {
    let world = World::new().await;
    let mut browser = world.browser();
    let form_page = browser.get(&login_for(SERVICE)).await;
    assert!(form_page.body.contains("Rester connecté sur cet appareil"));
    assert!(!form_page.body.contains(r#"name="rememberMe" value="oui" checked"#));
    let answer = ticked(&mut browser, &login_for(SERVICE), &["rememberMe"]).await;
    let cookie = answer.headers.get_all("set-cookie").iter().find(|c| c.as_bytes().starts_with(b"TGC="));
    let cookie = cookie.expect("a cookie").to_str().expect("a text");
    assert!(cookie.contains("; Max-Age=1209600; HttpOnly"), "{cookie}");

    let mut service = world.browser();
    let told = service.get(&validation("/cas/p3/serviceValidate", SERVICE, &answer.ticket())).await.body;
    assert!(told.contains("longTermAuthenticationRequestTokenUsed>true<") && told.contains("NewLogin>true<"));

    world.clock.advance(13 * 24 * 3600);
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    let saml = service.post_raw(&target, &soap(&ticket)).await.body;
    assert!(saml.contains(r#"AttributeName="longTermAuthenticationRequestTokenUsed""#), "{saml}");
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let strict = format!("{}&renew=true", validation("/cas/serviceValidate", SERVICE, &ticket));
    assert!(service.get(&strict).await.body.contains("INVALID_TICKET"), "it proves nothing new");
    let renew = browser.get(&format!("{}&renew=true", login_for(SERVICE))).await;
    assert!(renew.body.contains("execution"), "nor does it spare the password");

    world.clock.advance(24 * 3600);
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK, "over");
}

#[tokio::test]
async fn a_session_that_goes_on_may_be_made_to_last() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let told = world.browser().get(&validation("/cas/p3/serviceValidate", SERVICE, &ticket)).await.body;
    assert!(told.contains("longTermAuthenticationRequestTokenUsed>false<"));
    let before = browser.cookie("TGC").map(str::to_owned);
    let renewed = ticked(&mut browser, &format!("{}&renew=true", login_for(SERVICE)), &["rememberMe"]).await;
    assert_eq!(browser.cookie("TGC").map(str::to_owned), before, "the same session");
    let told =
        world.browser().get(&validation("/cas/p3/serviceValidate", SERVICE, &renewed.ticket())).await.body;
    assert!(told.contains("longTermAuthenticationRequestTokenUsed>true<"));
    world.clock.advance(10 * 24 * 3600);
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::FOUND);
    let now = passerelle_model::Timestamp::from_unix(crate::world::START + 10 * 24 * 3600);
    assert_eq!(world.store.count_sessions(Realm::SignOn, "", now).await.expect("a count"), 1);
}
