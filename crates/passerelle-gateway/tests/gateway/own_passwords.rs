//! A password of one's own: with the school's code, and another one later.

use http::StatusCode;
use passerelle_model::Space;

use crate::browser::{Answer, Browser};
use crate::world::{PASSWORD, TEACHER, World};

const CODE: &str = "k7mq-3xwd-9trz";
const GOOD: &str = "agrafe cheval pile correcte";

async fn activate(browser: &mut Browser, login: &str, code: &str, password: &str, again: &str) -> Answer {
    browser.get("/vs/demo/activer").await;
    let fields = [("identifiant", login), ("code", code), ("mot_de_passe", password), ("encore", again)];
    browser.post("/vs/demo/activer", &fields).await
}

async fn sign_in(browser: &mut Browser, password: &str) -> Answer {
    browser.get("/vs/demo/professeur").await;
    let fields = [("espace", "professeur"), ("username", "jm.bukisa"), ("password", password)];
    browser.post("/vs/demo/connexion", &fields).await
}

#[tokio::test]
async fn a_code_becomes_a_password_once() {
    let world = World::new().await;
    world.give_code("P1", CODE).await;
    let mut browser = world.browser();
    assert_eq!(sign_in(&mut browser, PASSWORD).await.status, StatusCode::OK, "the old one no longer serves");
    for (login, code) in [("jm.bukisa", "k7mq-3xwd-9trx"), ("a.ligneul", CODE), ("personne", CODE)] {
        let refused = activate(&mut browser, login, code, GOOD, GOOD).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Identifiant ou code incorrect"), "{}", refused.text());
        assert!(!refused.body.contains(GOOD), "a password is never written back");
    }
    for (password, again, why) in [
        ("court", "court", "au moins 12"),
        ("bukisa et encore bukisa", "bukisa et encore bukisa", "ni votre nom"),
        (GOOD, "autre chose", "pas pareils"),
    ] {
        let refused = activate(&mut browser, "jm.bukisa", CODE, password, again).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(why), "{why}: {}", refused.text());
    }
    let done = activate(&mut browser, " JM.Bukisa ", "K7MQ 3XWD 9TRZ", GOOD, GOOD).await;
    assert!(browser.follow(&done).await.text().contains("Votre mot de passe est enregistré"));
    assert!(sign_in(&mut browser, GOOD).await.status.is_redirection());
    let again = activate(&mut browser, "jm.bukisa", CODE, GOOD, GOOD).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let journal = world.journal().await;
    assert_eq!(journal[0].action, "journal-code-refuse");
    let used = journal.iter().find(|event| event.action == "journal-code-utilise").expect("told");
    assert!(used.actor.is_empty() && used.details["utilisateur"].is_number());
}

#[tokio::test]
async fn a_code_ends_with_time_and_guessing_it_is_slowed_down() {
    let world = World::new().await;
    world.give_code("P1", CODE).await;
    let mut browser = world.browser();
    world.clock.advance(3600);
    let late = activate(&mut browser, "jm.bukisa", CODE, GOOD, GOOD).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..9 {
        activate(&mut browser, "jm.bukisa", "aaaa-aaaa-aaaa", GOOD, GOOD).await;
    }
    let waiting = activate(&mut browser, "jm.bukisa", CODE, GOOD, GOOD).await;
    assert_eq!(waiting.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_right_code_is_still_good_where_it_was_shown_when_others_guess() {
    let world = World::new().await;
    world.give_code("P1", CODE).await;
    let mut holder = world.browser();
    holder.address = [192, 0, 2, 1].into();
    activate(&mut holder, "jm.bukisa", CODE, "court", "court").await;
    for n in 1..=60 {
        let mut thief = world.browser();
        thief.address = [198, 51, 100, n].into();
        activate(&mut thief, "jm.bukisa", "aaaa-aaaa-aaaa", GOOD, GOOD).await;
    }
    let late = activate(&mut world.browser(), "jm.bukisa", CODE, GOOD, GOOD).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    let done = activate(&mut holder, "jm.bukisa", CODE, GOOD, GOOD).await;
    assert!(done.status.is_redirection(), "{}", done.text());
}

#[tokio::test]
async fn changing_ones_password_takes_the_present_one_and_ends_the_other_sessions() {
    let world = World::new().await;
    let (mut here, mut there) = (world.browser(), world.browser());
    assert!(sign_in(&mut here, PASSWORD).await.status.is_redirection());
    assert!(sign_in(&mut there, PASSWORD).await.status.is_redirection());
    let page = here.get("/vs/demo/mot-de-passe").await;
    assert!(page.body.contains(r#"name="actuel""#), "{}", page.body);
    let wrong = here
        .post("/vs/demo/mot-de-passe", &[("actuel", "x"), ("mot_de_passe", GOOD), ("encore", GOOD)])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("pas votre mot de passe actuel"), "{}", wrong.text());
    let changed = here
        .post("/vs/demo/mot-de-passe", &[("actuel", PASSWORD), ("mot_de_passe", GOOD), ("encore", GOOD)])
        .await;
    assert!(here.follow(&changed).await.text().contains("Votre mot de passe est changé"));
    assert!(there.get("/vs/demo/mot-de-passe").await.status.is_redirection(), "signed out");
    assert_eq!(sign_in(&mut there, PASSWORD).await.status, StatusCode::OK);
    assert!(sign_in(&mut there, GOOD).await.status.is_redirection());
}

#[tokio::test]
async fn whoever_comes_by_the_ent_changes_their_password_there() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    assert!(browser.get("/vs/demo/mot-de-passe").await.status.is_redirection());
    world.enter(&mut browser, TEACHER, "/vs/demo/professeur").await;
    let page = browser.get("/vs/demo/mot-de-passe").await;
    assert!(page.text().contains("c’est là que se change"), "{}", page.text());
    assert!(!page.body.contains(r#"name="actuel""#));
}
