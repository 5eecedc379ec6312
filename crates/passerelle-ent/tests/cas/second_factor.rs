//! The step between the password and the session.

use http::StatusCode;
use passerelle_ent::ops::second_factor::{draw, turn_on};
use passerelle_ent::rules::second_factor::{code_at, step};
use passerelle_model::Timestamp;

use crate::world::{Answer, Browser, PASSWORD, SERVICE, START, World, login_for, validation};

/// The teacher has turned it on; the secret of their application.
async fn world() -> (World, Vec<u8>) {
    let world = World::new().await;
    let teacher = world.teacher().await;
    let drawn = draw(&world.state, &teacher).expect("a secret");
    let secret = from_base32(drawn.text.expose_secret());
    let code = code_at(&secret, step(Timestamp::from_unix(START)) - 1);
    turn_on(&world.state, &teacher, &drawn.sealed, &code).await.expect("turned on");
    (world, secret)
}

fn from_base32(text: &str) -> Vec<u8> {
    let letters = text.chars().filter(|letter| *letter != ' ');
    let values = letters.map(|letter| "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).expect("a letter"));
    let bits: Vec<usize> = values.flat_map(|value| (0..5).rev().map(move |bit| value >> bit & 1)).collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | u8::from(*bit == 1))).collect()
}

fn code(secret: &[u8], later: u64) -> String {
    code_at(secret, step(Timestamp::from_unix(START)) + later)
}

async fn send_code(browser: &mut Browser, page: &Answer, code: &str) -> Answer {
    let address = login_for(SERVICE).replace("/cas/login", "/cas/login/code");
    browser.post(&address, &[("execution", &page.execution()), ("token", code)]).await
}

#[tokio::test]
async fn the_password_alone_opens_nothing_and_the_code_opens_the_session() {
    let (world, secret) = world().await;
    let mut browser = world.browser();
    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Entrez votre code") && page.headers.get("location").is_none());
    assert!(!browser.has("TGC"));
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::OK, "still the form");
    let gateway = browser.get(&format!("{}&gateway=true", login_for(SERVICE))).await;
    assert_eq!(gateway.location(), SERVICE, "nobody is signed in");

    let entered = send_code(&mut browser, &page, &code(&secret, 0)).await;
    assert_eq!(entered.status, StatusCode::FOUND, "{}", entered.body);
    assert!(browser.has("TGC"));
    let strict = format!("{}&renew=true", validation("/cas/serviceValidate", SERVICE, &entered.ticket()));
    assert!(world.browser().get(&strict).await.body.contains("<cas:authenticationSuccess>"));
}

#[tokio::test]
async fn a_code_serves_once_and_a_wrong_one_asks_again_five_times() {
    let (world, secret) = world().await;
    let mut browser = world.browser();
    let mut page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    for _ in 0..4 {
        page = send_code(&mut browser, &page, "000000").await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert!(page.body.contains("Ce code n’est pas le bon") && page.body.contains(r#"name="token""#));
    }
    let over = send_code(&mut browser, &page, "000000").await;
    assert_eq!(over.status, StatusCode::UNAUTHORIZED);
    assert!(over.body.contains(r#"name="password""#), "the password again");
    assert!(!browser.has("TGC"));

    world.clock.advance(60);
    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    assert_eq!(send_code(&mut browser, &page, &code(&secret, 2)).await.status, StatusCode::FOUND);
    let mut other = world.browser();
    world.clock.advance(30);
    let page = other.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    let replayed = send_code(&mut other, &page, &code(&secret, 2)).await;
    assert_eq!(replayed.status, StatusCode::UNAUTHORIZED, "it has served");
}

#[tokio::test]
async fn the_step_is_known_to_the_server_and_bound_to_one_browser() {
    let (world, secret) = world().await;
    let mut browser = world.browser();
    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    let stolen = send_code(&mut world.browser(), &page, &code(&secret, 0)).await;
    assert_eq!(stolen.status, StatusCode::UNAUTHORIZED);
    let spent = send_code(&mut browser, &page, &code(&secret, 0)).await;
    assert_eq!(spent.status, StatusCode::UNAUTHORIZED, "even for its own browser");

    // The field of the first form does not pass for that of the second, nor the other way round.
    let form = browser.get(&login_for(SERVICE)).await;
    let skipped = send_code(&mut browser, &form, &code(&secret, 0)).await;
    assert_eq!(skipped.status, StatusCode::UNAUTHORIZED);
    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    let back = browser
        .post(&login_for(SERVICE), &crate::world::credentials(&page.execution(), "direction", PASSWORD))
        .await;
    assert_eq!(back.status, StatusCode::UNAUTHORIZED);

    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    world.clock.advance(5 * 60);
    let late = send_code(&mut browser, &page, &code(&secret, 10)).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);

    let page = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    let mut teacher = world.teacher().await;
    teacher.state = passerelle_store::ent::AccountState::Blocked;
    world.put(passerelle_store::ent::EntChange::PutAccounts(vec![teacher])).await;
    let blocked = send_code(&mut browser, &page, &code(&secret, 10)).await;
    assert_eq!(blocked.status, StatusCode::UNAUTHORIZED, "blocked meanwhile");
    assert!(!browser.has("TGC"));
    let reloaded = browser.get("/cas/login/code").await;
    assert_eq!(reloaded.location(), "/cas/login");
}
