//! Each key's turn.

use http::StatusCode;
use passerelle_web::UpstreamLimits;
use serde_json::Value;

use super::token::verified;
use super::upstream::App;
use super::{SPACE, passed_on, teacher_before};
use crate::browser::Browser;
use crate::world::World;

async fn published(browser: &mut Browser) -> Value {
    let answer = browser.get("/vs/demo/jwks.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.headers["content-type"], "application/json");
    serde_json::from_str(&answer.body).expect("JSON")
}

async fn token(browser: &mut Browser, app: &App) -> String {
    browser.get(&format!("{SPACE}/")).await;
    app.last().headers["x-passerelle-token"].to_str().expect("text").to_owned()
}

#[tokio::test]
async fn a_token_signed_before_the_turn_is_still_verified_and_its_key_goes_when_it_has_expired() {
    let app = App::start().await;
    let (world, mut browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let before = token(&mut browser, &app).await;
    let announced = published(&mut browser).await;
    assert_eq!(announced["keys"].as_array().expect("a list").len(), 2, "the one that signs, and the next");

    world.turn_keys("demo").await;
    let after = token(&mut browser, &app).await;
    let keys = published(&mut browser).await;
    let (_, old) = verified(&before, &keys).expect("its key is still published");
    let (_, new) = verified(&after, &keys).expect("published");
    assert_ne!(old, new);
    assert!(verified(&after, &announced).is_some(), "it was announced before it signed");

    world.clock.advance(90);
    assert!(verified(&before, &published(&mut browser).await).is_some());
    world.clock.advance(61);
    let keys = published(&mut browser).await;
    assert!(verified(&before, &keys).is_none());
    assert!(verified(&after, &keys).is_some());
}

#[tokio::test]
async fn keys_take_turns_by_themselves_and_the_journal_says_so() {
    let app = App::start().await;
    let limits = UpstreamLimits { key_period: 1000, ..UpstreamLimits::default() };
    let (world, mut browser) = teacher_before(passed_on(app.address), limits).await;
    let key = async |browser: &mut Browser| {
        let token = token(browser, &app).await;
        verified(&token, &published(browser).await).expect("published").1
    };
    let first = key(&mut browser).await;
    world.clock.advance(999);
    assert_eq!(key(&mut browser).await, first);
    world.clock.advance(1);
    assert_ne!(key(&mut browser).await, first);
    let journal = world.actions().await;
    let of_keys: Vec<_> = journal.iter().filter(|action| action.starts_with("journal-cles")).collect();
    assert_eq!(of_keys, ["journal-cles-tournees-seules", "journal-cles-creees"]);
}

#[tokio::test]
async fn a_token_that_was_changed_is_signed_by_nobody() {
    let app = App::start().await;
    let (_world, mut browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let token = token(&mut browser, &app).await;
    let keys = published(&mut browser).await;
    assert!(verified(&token, &keys).is_some());
    let [header, claims, signature] = token.split('.').collect::<Vec<_>>().try_into().expect("three parts");
    let other = format!("{header}.{}{}.{signature}", &claims[..claims.len() - 2], "AA");
    assert!(verified(&other, &keys).is_none());
}

#[tokio::test]
async fn a_base_without_applications_has_no_keys() {
    let world = World::new().await;
    assert_eq!(published(&mut world.browser()).await, serde_json::json!({ "keys": [] }));
    assert!(world.actions().await.iter().all(|action| !action.starts_with("journal-cles")));
}
