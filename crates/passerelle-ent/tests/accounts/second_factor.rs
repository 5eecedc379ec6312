//! The second factor, from its drawing to its end.

use http::StatusCode;
use passerelle_ent::ops::second_factor::verify;
use passerelle_ent::rules::second_factor::{code_at, step};
use passerelle_store::ent::EntChange;
use passerelle_web::Clock;

use crate::world::{Answer, Browser, TEACHER, World};

const PATH: &str = "/ent/mon-compte/second-facteur";
const OFF: &str = "/ent/mon-compte/second-facteur/arreter";
const PASSWORD: &str = "un vieux vélo rouge";

/// The secret that the page shows as text.
fn secret(page: &Answer) -> Vec<u8> {
    let text = page.text();
    let (_, rest) = text.split_once("?secret=").expect("the link");
    let shown: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let value =
        |letter| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|one| *one == letter).expect("Base32");
    let bits = shown.bytes().flat_map(|letter| (0..5).rev().map(move |bit| value(letter) >> bit & 1));
    let bits: Vec<usize> = bits.collect();
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| byte << 1 | bit);
    bits.chunks_exact(8).map(|bits| u8::try_from(byte(bits)).expect("eight bits")).collect()
}

async fn turn_on(world: &World, browser: &Browser) -> (Vec<u8>, Vec<String>) {
    let page = browser.get(PATH).await;
    let secret = secret(&page);
    let code = code_at(&secret, step(world.clock.now()));
    let done = browser.post(PATH, &[("cle", &page.hidden("cle")), ("code", &code)]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.has("Vos codes de secours"));
    (secret, done.codes())
}

#[tokio::test]
async fn it_is_turned_on_with_a_first_code() {
    let world = World::new().await;
    let teacher = world.browser(TEACHER).await;
    let page = teacher.get(PATH).await;
    assert!(
        page.has("<svg class=\"qr\"") && page.has("otpauth://totp/ENT%20de%20d%C3%A9monstration:jm.bukisa")
    );
    assert!(!page.has("style="));
    assert_eq!(secret(&page).len(), 20);

    let sealed = page.hidden("cle");
    let wrong = teacher.post(PATH, &[("cle", &sealed), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        (secret(&wrong), wrong.hidden("cle")),
        (secret(&page), sealed.clone()),
        "the same secret again"
    );
    assert!(world.account(TEACHER).await.credentials.second_factor.is_none());
    assert!(teacher.post(PATH, &[("cle", "AAAA"), ("code", "000000")]).await.status.is_client_error());

    let (secret, codes) = turn_on(&world, &teacher).await;
    assert_eq!(codes.len(), 10);
    let factor = world.account(TEACHER).await.credentials.second_factor.expect("on");
    assert!(!factor.sealed_secret.is_empty() && factor.recovery.len() == 10);
    assert!(!factor.recovery.iter().any(|mark| codes.contains(mark)));
    assert_eq!(factor.last_step, step(world.clock.now()), "the first code has served");
    assert!(
        world
            .state
            .vault()
            .open(&format!("second-factor:{TEACHER}"), &factor.sealed_secret)
            .is_ok_and(|kept| *kept.expose_secret() == secret)
    );
    let again = teacher.post(PATH, &[("cle", &sealed), ("code", "000000")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_code_and_a_recovery_code_serve_once() {
    let world = World::new().await;
    let (secret, codes) = turn_on(&world, &world.browser(TEACHER).await).await;
    let seen = world.account(TEACHER).await;
    let check = async |code: &str| verify(&world.state, &seen, code).await.expect("an answer");
    let code = |world: &World| code_at(&secret, step(world.clock.now()));

    assert!(!check(&code(&world)).await, "it served when it was turned on");
    world.clock.advance(30);
    assert!(check(&code(&world)).await);
    assert!(!check(&code(&world)).await);
    world.clock.advance(30);
    let present = code(&world);
    let (one, other) = tokio::join!(check(&present), check(&present));
    assert!(one ^ other, "two at once: one of them");

    assert!(check(&codes[3].to_uppercase()).await);
    assert!(!check(&codes[3]).await && check(&codes[4]).await && !check("").await);
    assert_eq!(
        world.account(TEACHER).await.credentials.second_factor.map(|factor| factor.recovery.len()),
        Some(8)
    );
    assert_eq!(world.last_event().await.action, "journal-compte-code-de-secours");
}

#[tokio::test]
async fn it_is_turned_off_with_the_password_and_a_code() {
    let world = World::new().await;
    world.set_password(TEACHER, PASSWORD).await;
    let teacher = world.browser(TEACHER).await;
    let (secret, _) = turn_on(&world, &teacher).await;
    assert!(teacher.get(PATH).await.has("Il vous reste 10 codes de secours."));
    assert!(teacher.get("/ent/mon-compte").await.has("en service"));
    world.clock.advance(30);
    let code = code_at(&secret, step(world.clock.now()));
    let wrong = teacher.post(OFF, &[("mot_de_passe", "autre"), ("code", &code)]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.has("pas votre mot de passe actuel"));
    let wrong = teacher.post(OFF, &[("mot_de_passe", PASSWORD), ("code", "000000")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.has("pas le bon code"));
    let done = teacher.post(OFF, &[("mot_de_passe", PASSWORD), ("code", &code)]).await;
    assert_eq!(done.location, "/ent/mon-compte?fait=second-facteur-arrete");
    assert!(world.account(TEACHER).await.credentials.second_factor.is_none());
}

#[tokio::test]
async fn a_secret_moved_to_another_account_opens_nothing() {
    let world = World::new().await;
    let (secret, _) = turn_on(&world, &world.browser(TEACHER).await).await;
    let mut thief = world.account(crate::world::PUPIL).await;
    thief.credentials.second_factor = world.account(TEACHER).await.credentials.second_factor;
    world.put(EntChange::PutAccounts(vec![thief.clone()])).await;
    world.clock.advance(30);
    let code = code_at(&secret, step(world.clock.now()));
    assert!(verify(&world.state, &thief, &code).await.is_err(), "nobody is let in without it");
}
