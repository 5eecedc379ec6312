//! `/cas/login`.

use http::{HeaderValue, StatusCode};
use passerelle_store::JournalPage;
use passerelle_store::ent::EntStore;

use crate::world::{PASSWORD, SERVICE, World, credentials, form, login_for, validation};

#[tokio::test]
async fn somebody_signs_in_and_comes_back_to_the_service_with_a_ticket() {
    let world = World::new().await;
    let mut browser = world.browser();
    let page = browser.get(&login_for(SERVICE)).await;
    assert_eq!(page.status, StatusCode::OK);
    for piece in [
        r#"id="fm1""#,
        "cas__login-form",
        r#"<input type="hidden" name="_eventId" value="submit"/>"#,
        r#"id="username" name="username""#,
        r#"autocomplete="current-password""#,
    ] {
        assert!(page.body.contains(piece), "{piece}");
    }
    let policy = page.headers["content-security-policy"].to_str().expect("a text");
    assert!(policy.contains("form-action 'self' http://127.0.0.1:8081;"), "{policy}");
    assert_eq!(page.headers["referrer-policy"], "no-referrer");

    let answer =
        browser.post(&login_for(SERVICE), &credentials(&page.execution(), " JM.Bukisa ", PASSWORD)).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(answer.location(), format!("{SERVICE}?ticket={}", answer.ticket()));
    assert_eq!(answer.headers["cache-control"], "no-store");
    assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    let cookie = answer.headers.get_all("set-cookie").iter().find(|c| c.as_bytes().starts_with(b"TGC="));
    assert!(cookie.expect("a cookie").to_str().expect("a text").contains("Path=/cas;"));

    let again = browser.get(&login_for(SERVICE)).await;
    assert_eq!(again.status, StatusCode::FOUND, "the session is enough");
    assert_ne!(again.ticket(), answer.ticket());
}

#[tokio::test]
async fn a_refused_password_shows_the_form_again_and_says_no_more_for_a_blocked_account() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut pages = Vec::new();
    for (login, password) in [("jm.bukisa", "faux"), ("bloque", PASSWORD), ("personne", PASSWORD)] {
        let answer = browser.sign_in(&login_for(SERVICE), login, password).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.get("location").is_none());
        assert!(answer.body.contains("Identifiant ou mot de passe incorrect"));
        assert!(answer.body.contains(&format!(r#"value="{login}""#)), "what was typed is kept");
        assert!(!answer.body.contains(PASSWORD));
        let (execution, form) = (answer.execution(), answer.body.find("<form id=").expect("a form"));
        let (before, _) = answer.body.split_at(form);
        assert!(!execution.is_empty());
        pages.push(before.to_owned());
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
    assert!(!browser.has("TGC"));
}

#[tokio::test]
async fn a_form_serves_once_and_only_where_it_was_shown() {
    let world = World::new().await;
    let mut browser = world.browser();
    let execution = browser.get(&login_for(SERVICE)).await.execution();
    let refused = browser.post(&login_for(SERVICE), &credentials(&execution, "jm.bukisa", "faux")).await;
    let replay = browser.post(&login_for(SERVICE), &credentials(&execution, "jm.bukisa", PASSWORD)).await;
    assert_eq!(replay.status, StatusCode::UNAUTHORIZED);
    assert!(replay.body.contains("Cette page n’est plus valable"));
    let good =
        browser.post(&login_for(SERVICE), &credentials(&refused.execution(), "jm.bukisa", PASSWORD)).await;
    assert_eq!(good.status, StatusCode::FOUND, "the form shown with the refusal is a fresh one");

    let mut attacker = world.browser();
    let planted = attacker.get(&login_for(SERVICE)).await.execution();
    let mut victim = world.browser();
    let forced = victim.post(&login_for(SERVICE), &credentials(&planted, "jm.bukisa", PASSWORD)).await;
    assert_eq!(forced.status, StatusCode::UNAUTHORIZED, "nobody is signed in by another's form");

    let late = victim.get("/cas/login").await.execution();
    world.clock.advance(15 * 60);
    let late = victim.post("/cas/login", &credentials(&late, "jm.bukisa", PASSWORD)).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    for wrong in ["", "LT-", "\"><script>alert(1)</script>"] {
        let answer = victim.post("/cas/login", &credentials(wrong, "jm.bukisa", PASSWORD)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(!answer.body.contains("alert(1)"));
    }
}

#[tokio::test]
async fn renew_and_gateway() {
    let world = World::new().await;
    let with = |extra: &str| format!("{}{extra}", login_for(SERVICE));
    let mut nobody = world.browser();
    assert_eq!(nobody.get(&with("&gateway=true")).await.location(), SERVICE);
    assert!(nobody.get("/cas/login?gateway=true").await.body.contains("execution"));

    let (mut browser, _) = world.signed_in().await;
    assert!(browser.get(&with("&gateway=true")).await.location().contains("?ticket=ST-"));
    let renewed = browser.get(&with("&renew=true&gateway=true")).await;
    assert_eq!(renewed.status, StatusCode::OK, "renew wins");
    let answer =
        browser.post(&with("&renew=true"), &credentials(&renewed.execution(), "jm.bukisa", PASSWORD)).await;
    let strict = format!("{}&renew=true", validation("/cas/serviceValidate", SERVICE, &answer.ticket()));
    assert!(world.browser().get(&strict).await.body.contains("<cas:authenticationSuccess>"));

    let silent = browser.get(&login_for(SERVICE)).await.ticket();
    let strict = format!("{}&renew=true", validation("/cas/serviceValidate", SERVICE, &silent));
    assert!(world.browser().get(&strict).await.body.contains("INVALID_TICKET"), "not from a new sign-in");

    let page = browser.get("/cas/login").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains("execution"), "scripts take its absence for a session");
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_nobody_registered() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    for service in [
        "https://evil.example/vs/demo/",
        "http://127.0.0.1:8081/vs/demonstration/",
        "http://127.0.0.1:8081/vs/demo/../../etab/",
        "http://127.0.0.1:8081/vs/demo/%2e%2e/etab",
        "http://127.0.0.1:8081@evil.example/vs/demo/",
        "http://127.0.0.1:8081.evil.example/vs/demo/",
        "http://127.0.0.1:8083/vs/demo/",
        "https://127.0.0.1:8081/vs/demo/",
        "//evil.example/vs/demo/",
        "http://127.0.0.1:8081\\@evil.example/vs/demo/",
        "http://127.0.0.1:8081/vs/demo/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "data:text/html,a",
        "é",
    ] {
        for extra in ["", "&gateway=true", "&renew=true"] {
            let answer = browser.get(&format!("{}{extra}", login_for(service))).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{service} {extra}");
            assert!(answer.headers.get("location").is_none());
            assert!(!answer.body.contains("execution"));
        }
        let posted = browser.post(&login_for(service), &credentials("x", "jm.bukisa", PASSWORD)).await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
        let target = browser.get(&format!("/cas/login?{}", form(&[("TARGET", service)]))).await;
        assert_eq!(target.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_address_of_the_service_comes_back_byte_for_byte() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    for (service, joint) in [
        ("http://127.0.0.1:8081/vs/demo/eleve.html?a=b%2fc&d=%C3%A9", "&"),
        ("http://127.0.0.1:8081/vs/demo/parent;jsessionid=1", "?"),
        ("http://127.0.0.1:8081/vs/demo?", ""),
    ] {
        let answer = browser.get(&login_for(service)).await;
        assert_eq!(answer.location(), format!("{service}{joint}ticket={}", answer.ticket()));
    }
    let answer = browser.get(&login_for("http://127.0.0.1:8081/vs/demo/a#suite")).await;
    assert!(answer.location().ends_with("#suite"));
    let carried = browser.get(&login_for("http://127.0.0.1:8081/vs/demo/?ticket=ST-1&x=2")).await;
    assert_eq!(carried.location().matches("ticket=").count(), 1);

    let saml = browser.get(&format!("/cas/login?{}", form(&[("TARGET", SERVICE)]))).await;
    assert!(saml.location().starts_with(&format!("{SERVICE}?SAMLart=ST-")));
}

#[tokio::test]
async fn a_request_that_can_be_read_in_two_ways_is_refused() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let (other, both) = (login_for(SERVICE), form(&[("service", SERVICE)]));
    for address in [
        format!("{other}&{both}"),
        format!("{other}&{}", form(&[("TARGET", SERVICE)])),
        format!("{other}&renew=true&renew=false"),
    ] {
        assert_eq!(browser.get(&address).await.status, StatusCode::BAD_REQUEST, "{address}");
    }
    let twice = format!("username=a&username=b&{}", form(&[("password", PASSWORD)]));
    assert_eq!(browser.post_raw("/cas/login", &twice).await.status, StatusCode::BAD_REQUEST);
    let differs = form(&[("service", "http://127.0.0.1:8082/")]);
    assert_eq!(browser.post_raw(&login_for(SERVICE), &differs).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let world = World::new().await;
    let mut browser = world.browser();
    for _ in 0..10 {
        assert_eq!(browser.sign_in("/cas/login", "jm.bukisa", "faux").await.status, StatusCode::UNAUTHORIZED);
    }
    let slowed = browser.sign_in("/cas/login", "jm.bukisa", PASSWORD).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS, "even with the right password");
    assert!(!slowed.execution().is_empty());
    world.clock.advance(60);
    assert_eq!(browser.sign_in("/cas/login", "jm.bukisa", PASSWORD).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn an_account_blocked_meanwhile_is_asked_again() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let mut account = world.store.account_by_login("jm.bukisa").await.expect("a read").expect("an account");
    account.state = passerelle_store::ent::AccountState::Blocked;
    world.put(passerelle_store::ent::EntChange::PutAccounts(vec![account])).await;
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK);
    let answer = browser.get(&validation("/cas/serviceValidate", SERVICE, &ticket)).await;
    assert!(answer.body.contains("INVALID_TICKET"));
}

#[tokio::test]
async fn the_session_outlives_the_server_and_ends_after_two_idle_hours() {
    let world = World::new().await;
    let (browser, _) = world.signed_in().await;
    let restarted = World::over(world.store.clone(), world.peer.clone()).await;
    let mut browser = browser.moved_to(&restarted.router);
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::FOUND);
    restarted.clock.advance(2 * 3600 + 1);
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_journal_says_who_signed_in_by_number_alone() {
    let world = World::new().await;
    world.browser().sign_in("/cas/login", "jm.bukisa", "faux").await;
    world.signed_in().await;
    let page = JournalPage { before: None, limit: 2 };
    let entries = world.store.journal(page).await.expect("a journal");
    let actions: Vec<&str> = entries.iter().map(|entry| entry.event.action.as_str()).collect();
    assert_eq!(actions, ["journal-connexion-ouverte", "journal-connexion-refusee"]);
    for entry in entries {
        assert!(entry.event.actor.parse::<i64>().is_ok(), "{}", entry.event.actor);
    }
}

#[tokio::test]
async fn the_page_is_there_for_whoever_only_looks() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let head = browser.head(&login_for(SERVICE)).await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.headers.get("location").is_none());
}

#[tokio::test]
async fn the_form_speaks_english_too() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.headers.insert("accept-language", HeaderValue::from_static("en"));
    let page = browser.get(&login_for(SERVICE)).await;
    assert!(page.body.contains(r#"<html lang="en">"#) && page.body.contains("Sign in"));
    let kept = format!("{}&lang=en&selection=EDU", login_for(SERVICE));
    let page = browser.get(&kept).await;
    assert!(page.body.contains("selection=EDU"), "what others added stays in the form's address");
}
