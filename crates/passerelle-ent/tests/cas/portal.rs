//! `/ent/`.

use http::{HeaderValue, StatusCode};
use passerelle_store::Realm;
use passerelle_store::SessionStore;
use passerelle_store::ent::EntStore;

use crate::world::{Browser, PASSWORD, SERVICE, World, login_for, validation};

/// Follows the way in from a page to that page.
async fn enter(world: &World, page: &str, login: &str) -> Browser {
    let mut browser = world.browser();
    browser.headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    let to_form = browser.get(page).await;
    assert_eq!(to_form.status, StatusCode::SEE_OTHER);
    assert!(to_form.location().starts_with("/cas/login?service=http%3A%2F%2F127.0.0.1%3A8080%2Fent%2F"));
    let with_ticket = browser.sign_in(to_form.location(), login, PASSWORD).await;
    let inside = browser.get(with_ticket.location()).await;
    assert_eq!((inside.status, inside.location()), (StatusCode::SEE_OTHER, page));
    browser
}

#[tokio::test]
async fn the_portal_shows_the_services_of_the_person() {
    let world = World::new().await;
    let mut browser = enter(&world, "/ent/", "jm.bukisa").await;
    let page = browser.get("/ent/").await;
    assert_eq!(page.status, StatusCode::OK);
    let service = page.body.find("http://127.0.0.1:8081/vs/demo/professeur").expect("the tile");
    let other = page.body.find("http://127.0.0.1:8082/").expect("the other tile");
    assert!(service < other, "the service with spaces first");
    assert!(!page.body.contains("/ent/comptes"), "a teacher manages no account");
    let mut management = enter(&world, "/ent/", "direction").await;
    assert!(management.get("/ent/").await.body.contains("Gestion des comptes"));
}

#[tokio::test]
async fn the_page_asked_for_is_the_page_that_comes() {
    let world = World::new().await;
    enter(&world, "/ent/mon-compte?a=b", "jm.bukisa").await;
}

#[tokio::test]
async fn my_account_says_what_was_sent_to_whom() {
    let world = World::new().await;
    let mut browser = enter(&world, "/ent/mon-compte", "jm.bukisa").await;
    assert!(browser.get("/ent/mon-compte").await.body.contains("Aucun service n’a encore d’identifiant"));
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let told = browser.get(&validation("/cas/validate", SERVICE, &ticket)).await.body;
    let user = told.trim_start_matches("yes\n").trim();
    let page = browser.get("/ent/mon-compte").await;
    assert!(page.body.contains(user) && page.body.contains("Vie scolaire"));
}

#[tokio::test]
async fn a_ticket_obtained_by_somebody_else_opens_nothing() {
    let world = World::new().await;
    let mut attacker = world.browser();
    let to_form = attacker.get("/ent/").await;
    let planted = attacker.sign_in(to_form.location(), "direction", PASSWORD).await;
    let mut victim = world.browser();
    let answer = victim.get(planted.location()).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!victim.has("passerelle-8080-portal"));
    let replay = attacker.get(planted.location()).await;
    assert_eq!(replay.status, StatusCode::FORBIDDEN, "it is spent");
}

#[tokio::test]
async fn a_ticket_of_a_service_does_not_open_the_portal_nor_the_other_way_round() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let to_form = browser.get("/ent/").await;
    let own = browser.get(to_form.location()).await;
    let (address, portal_ticket) = own.location().rsplit_once("ticket=").expect("a ticket");
    assert_eq!(browser.get(&format!("{address}ticket={ticket}")).await.status, StatusCode::FORBIDDEN);
    let service = address.trim_end_matches('&').to_owned();
    let answer = browser.get(&validation("/cas/serviceValidate", &service, portal_ticket)).await;
    assert!(answer.body.contains("authenticationFailure"), "{}", answer.body);
}

#[tokio::test]
async fn looking_at_the_portal_spends_no_ticket() {
    let world = World::new().await;
    let mut browser = world.browser();
    let to_form = browser.get("/ent/").await;
    let with_ticket = browser.sign_in(to_form.location(), "jm.bukisa", PASSWORD).await;
    let mut prober = world.browser();
    prober.head(with_ticket.location()).await;
    assert_eq!(browser.get(with_ticket.location()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get("/ent/").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signing_out_of_one_signs_out_of_the_other() {
    let world = World::new().await;
    let mut browser = enter(&world, "/ent/", "jm.bukisa").await;
    let page = browser.get("/ent/").await;
    assert_eq!(browser.post("/ent/deconnexion", &[]).await.status, StatusCode::FORBIDDEN);
    let out = browser.post("/ent/deconnexion", &[("_csrf", &page.hidden("_csrf"))]).await;
    assert_eq!((out.status, out.location()), (StatusCode::SEE_OTHER, "/cas/logout"));
    assert!(browser.get("/cas/logout").await.body.contains("Vous êtes déconnecté"));
    assert!(!browser.has("TGC"));

    let mut browser = enter(&world, "/ent/", "jm.bukisa").await;
    browser.get("/cas/logout").await;
    assert_eq!(browser.get("/ent/").await.status, StatusCode::SEE_OTHER, "the portal's session went with it");
    let now = passerelle_model::Timestamp::from_unix(crate::world::START);
    assert_eq!(world.store.count_sessions(Realm::Portal, "", now).await.expect("a count"), 0);
}

#[tokio::test]
async fn an_account_blocked_meanwhile_gets_no_page() {
    let world = World::new().await;
    let mut browser = enter(&world, "/ent/", "jm.bukisa").await;
    let mut account = world.store.account_by_login("jm.bukisa").await.expect("a read").expect("an account");
    account.state = passerelle_store::ent::AccountState::Blocked;
    world.put(passerelle_store::ent::EntChange::PutAccounts(vec![account])).await;
    assert_eq!(browser.get("/ent/mon-compte").await.status, StatusCode::SEE_OTHER);
    browser.forget("passerelle-8080-portal");
    assert_eq!(browser.get("/ent/").await.status, StatusCode::SEE_OTHER);
}
