//! The address comes to show the base of another year, whose rows are other people, while somebody is half-way in.

use http::StatusCode;
use passerelle_model::{Recognition, RecognitionWay, Space};

use crate::browser::Browser;
use crate::clients::{VERIFIER, begin, code_of, exchange, me, post, token_of};
use crate::proofs::{PROVE, RIGHT, TEACHERS, TELL, come_back, give, send, service};
use crate::world::{PASSWORD, STRANGER, World};

async fn proving() -> World {
    let recognition = Recognition { way: RecognitionWay::DoubleSignIn, ..Recognition::default() };
    World::recognising(&[Space::Teachers], recognition).await
}

/// The code of a client whose person gave the service's own password.
async fn code(browser: &mut Browser) -> String {
    let form = browser.get(&begin("demo", "http://127.0.0.1:51234/")).await;
    let number = Browser::hidden(&form, "demande");
    code_of(&post(browser, &number, PASSWORD).await)
}

#[tokio::test]
async fn a_proof_links_nobody_of_another_year() {
    let world = proving().await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    world.change_year().await;
    come_back(&world, &mut browser, &service(&page), STRANGER).await.is_error("E06", 200);
    assert_eq!(world.links().await, []);
    assert!(browser.cookie("espaces").is_none());
}

#[tokio::test]
async fn whom_the_ent_vouched_for_begins_again_in_another_year() {
    let world = proving().await;
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, TEACHERS).await;
    let form = browser.get(PROVE).await;
    let form = Browser::hidden(&form, "formulaire");
    world.change_year().await;
    assert_eq!(browser.get(TELL).await.location(), "/vs/demo/");
    assert_eq!(browser.get(PROVE).await.location(), "/vs/demo/");
    send(&mut browser, &form, RIGHT).await.is_error("E06", 200);
    browser.post(TELL, &[("nom", "Dormeur"), ("prenom", "Ulysse")]).await.is_error("E06", 200);
    assert_eq!((world.links().await, world.requests().await), (vec![], vec![]));
    // The way is open again for whoever begins it anew.
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    assert_eq!(come_back(&world, &mut browser, &service(&page), STRANGER).await.location(), TEACHERS);
    assert!(world.link("P3").await.is_some());
}

#[tokio::test]
async fn a_proof_and_a_code_are_of_a_person_whatever_row_they_come_to_have() {
    let world = proving().await;
    let mut browser = world.browser();
    let page = give(&world, &mut browser, STRANGER, TEACHERS, RIGHT).await;
    world.renumber().await;
    assert_eq!(come_back(&world, &mut browser, &service(&page), STRANGER).await.location(), TEACHERS);
    let link = world.link("P3").await.expect("linked");
    assert_eq!(link.identifier.expect("there").as_str(), STRANGER);

    let world = World::new().await;
    let code = code(&mut world.browser()).await;
    world.renumber().await;
    let token = token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    assert_eq!(me(&world, "demo", &token).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_code_of_a_client_is_worth_nothing_in_another_year() {
    let world = World::new().await;
    let mut browser = world.browser();
    let early = code(&mut browser).await;
    world.change_year().await;
    let refused = exchange(&world, "demo", &early, VERIFIER).await;
    assert_eq!(
        (refused.status, refused.body.as_str()),
        (StatusCode::BAD_REQUEST, r#"{"error":"invalid_grant"}"#)
    );
    let late = code(&mut browser).await;
    token_of(&exchange(&world, "demo", &late, VERIFIER).await);
}
