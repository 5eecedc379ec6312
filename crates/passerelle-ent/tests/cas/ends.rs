//! How sessions end, and how services learn it.

use std::sync::Arc;

use futures_util::FutureExt;
use http::header::COOKIE;
use http::{HeaderMap, StatusCode};
use passerelle_ent::SignOn;
use passerelle_ent::ops::logout::{end, end_everything, end_one, sweep};
use passerelle_store::ent::LogoutChannel;
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::SignedIn;

use crate::world::{Browser, SERVICE, World, form, login_for, validation};

const OTHER: &str = "http://127.0.0.1:8082/pret/";

/// A session in which both services were entered; their tickets.
async fn entered(world: &World) -> (Browser, [String; 2]) {
    let (mut browser, first) = world.signed_in().await;
    let second = browser.get(&login_for(OTHER)).await.ticket();
    for (address, ticket) in [(SERVICE, &first), (OTHER, &second)] {
        let told = world.browser().get(&validation("/cas/validate", address, ticket)).await;
        assert!(told.body.starts_with("yes\n"));
    }
    (browser, [first, second])
}

fn received(world: &World) -> Vec<(String, String)> {
    world.peer.received.lock().expect("a lock").clone()
}

#[tokio::test]
async fn the_browser_tells_the_services_of_the_front_channel_with_and_without_script() {
    let world = World::new().await;
    world.settings("cdi", |settings| settings.logout = LogoutChannel::Front).await;
    let (mut browser, _) = entered(&world).await;
    let page = browser.get("/cas/logout").await;
    assert_eq!(received(&world).len(), 1, "the other one, by the back channel");
    let policy = page.headers["content-security-policy"].to_str().expect("a text");
    assert!(policy.contains("frame-src http://127.0.0.1:8082;"), "{policy}");
    let address = page.body.split_once(r#"src="http://127.0.0.1:8082"#).expect("a frame").1;
    let address = address.split_once('"').expect("closed").0;
    assert!(address.starts_with("/pret/?logoutRequest=eJ"), "deflated with its header, in Base64: {address}");
    assert!(page.body.contains(&format!(r#"<a href="http://127.0.0.1:8082{address}""#)), "a link, too");
    assert!(
        page.body.contains(r#"aria-hidden="true" tabindex="-1""#) && page.body.contains("title=\"Fermeture")
    );
    assert!(!page.body.contains("<script>") && !page.body.contains("style="));
}

#[tokio::test]
async fn a_way_on_waits_for_the_services_that_the_browser_tells() {
    let world = World::new().await;
    world.settings("cdi", |settings| settings.logout = LogoutChannel::Front).await;
    let (mut browser, _) = entered(&world).await;
    let page = browser.get(&format!("/cas/logout?{}", form(&[("service", SERVICE)]))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.body.contains("<iframe")
            && page.body.contains(&format!(r#"<a class="bouton" href="{SERVICE}""#))
    );
    assert!(!browser.has("TGC"));
}

#[tokio::test]
async fn a_service_is_told_at_its_own_address_or_not_at_all() {
    let world = World::new().await;
    world.settings("vie-scolaire", |one| one.logout_address = Some("http://127.0.0.1:8081/fin".into())).await;
    world.settings("cdi", |settings| settings.logout = LogoutChannel::Silent).await;
    let (mut browser, tickets) = entered(&world).await;
    let page = browser.get("/cas/logout").await;
    let received = received(&world);
    assert_eq!(received.len(), 1);
    assert_eq!(received[0].0, "http://127.0.0.1:8081/fin");
    assert!(received[0].1.starts_with("logoutRequest=") && received[0].1.contains(&tickets[0]));
    assert!(page.body.contains("n’est pas prévenu"));
    let policy = page.headers["content-security-policy"].to_str().expect("a text");
    assert!(!policy.contains("frame-src"));
}

#[tokio::test]
async fn a_service_that_does_not_answer_well_is_tried_again_and_named() {
    let world = World::new().await;
    let broken = ("/pret/".to_owned(), StatusCode::BAD_GATEWAY);
    world.peer.statuses.lock().expect("a lock").insert(broken.0, broken.1);
    let (mut browser, _) = entered(&world).await;
    let page = browser.get("/cas/logout").await;
    assert!(page.body.contains("<strong>CDI</strong> – pas de réponse"), "{}", page.body);
    assert_eq!(received(&world).iter().filter(|(address, _)| address == OTHER).count(), 2);
    let nothing = browser.get("/cas/logout/outcomes?key=a").await;
    assert_eq!(nothing.status, StatusCode::OK, "an unknown key tells nothing");
    assert!(!nothing.body.contains("CDI"));
}

#[tokio::test]
async fn the_page_comes_soon_and_tells_more_later() {
    let world = World::new().await;
    let (mut browser, _) = entered(&world).await;
    *world.peer.hangs.lock().expect("a lock") = Some(OTHER.to_owned());
    let page = browser.get("/cas/logout").await;
    assert!(page.body.contains("<strong>CDI</strong> – en train d’être prévenu"), "{}", page.body);
    assert!(page.body.contains("<strong>Vie scolaire</strong> – prévenu"));
    let later = page.body.split_once(r#"href="/cas/logout/outcomes?key="#).expect("a link").1;
    let later = format!("/cas/logout/outcomes?key={}", later.split_once('"').expect("closed").0);
    assert!(browser.get(&later).await.body.contains("en train d’être prévenu"));
    world.peer.gate.notify_one();
    let mut page = browser.get(&later).await;
    while page.body.contains("en train d’être prévenu") {
        page = browser.get(&later).await;
    }
    assert!(page.body.contains("<strong>CDI</strong> – prévenu") && !page.body.contains("Voir où en sont"));
}

/// Lets what goes on in the background come to its end.
async fn told(world: &World, services: usize) {
    while received(world).len() < services {
        world.peer.heard.notified().await;
    }
}

/// The session of a browser, as a request finds it.
async fn session(world: &World, browser: &Browser) -> SignedIn<SignOn> {
    let cookie = format!("TGC={}", browser.cookie("TGC").expect("signed in"));
    let headers = HeaderMap::from_iter([(COOKIE, cookie.parse().expect("a header"))]);
    world.state.sign_on().find(&headers).await.expect("a read").expect("open")
}

#[tokio::test]
async fn a_browser_that_goes_away_leaves_no_service_untold() {
    let world = World::new().await;
    let (one, _) = entered(&world).await;
    let (two, _) = entered(&world).await;
    let (one, two) = (session(&world, &one).await, session(&world, &two).await);
    // Each is dropped at the first thing that it waits for.
    assert!(end(&world.state, &one).now_or_never().is_none());
    told(&world, 2).await;
    assert!(end_one(&world.state, &two.digest).now_or_never().is_none());
    told(&world, 4).await;
    entered(&world).await;
    let teacher = world.teacher().await.id;
    assert!(end_everything(&world.state, teacher).now_or_never().is_none());
    told(&world, 6).await;
}

#[tokio::test]
async fn services_are_told_even_where_the_journal_cannot_take_note_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ent.sqlite");
    let store = Arc::new(SqliteEntStore::open(&path).await.expect("a database"));
    let world = World::over(store, Arc::default()).await;
    let (mut browser, _) = entered(&world).await;
    let raw = sqlx::SqlitePool::connect(&format!("sqlite://{}", path.display())).await.expect("the same");
    sqlx::query("CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END")
        .execute(&raw)
        .await
        .expect("a trigger");
    assert_eq!(browser.get("/cas/logout").await.status, StatusCode::INTERNAL_SERVER_ERROR);
    told(&world, 2).await;
    assert_eq!(received(&world).len(), 2);
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_browser_and_tells_every_service() {
    let world = World::new().await;
    let (mut one, _) = entered(&world).await;
    let (mut two, _) = entered(&world).await;
    let teacher = world.teacher().await.id;
    assert_eq!(end_everything(&world.state, teacher).await.expect("ended"), 4);
    told(&world, 4).await;
    for browser in [&mut one, &mut two] {
        assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK, "the form");
    }
    assert_eq!(end_everything(&world.state, teacher).await.expect("ended"), 0);
}

#[tokio::test]
async fn services_are_told_of_sessions_that_nobody_uses_any_more() {
    let world = World::new().await;
    let (_, tickets) = entered(&world).await;
    assert_eq!(sweep(&world.state).await.expect("swept"), 0, "still open");
    world.clock.advance(2 * 3600 + 1);
    assert_eq!(sweep(&world.state).await.expect("swept"), 2);
    told(&world, 2).await;
    let received = received(&world);
    assert!(tickets.iter().all(|ticket| received.iter().any(|(_, body)| body.contains(ticket))));
    assert_eq!(sweep(&world.state).await.expect("swept"), 0, "once");
}
