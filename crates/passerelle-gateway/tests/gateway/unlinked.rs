//! Somebody whom the ENT vouches for and whom the base does not know tells the school.

use http::StatusCode;
use passerelle_model::Space;

use crate::world::{PARENT, STRANGER, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";
const GUARDIANS: &str = "/vs/demo/parent";
const TELL: &str = "/vs/demo/non-relie";

#[tokio::test]
async fn whoever_is_not_linked_tells_the_school_and_enters_once_linked() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let refused = world.enter(&mut browser, STRANGER, TEACHERS).await;
    refused.is_error("E01", 403);
    assert!(refused.body.contains(r#"href="/vs/demo/non-relie""#), "{}", refused.body);

    let form = browser.get(TELL).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(!form.body.contains(STRANGER) && !form.body.contains("name=\"enfant\""));
    let sent = browser.post(TELL, &[("nom", " Dormeur "), ("prenom", "Ulysse")]).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, TELL));
    let [request] = &world.requests().await[..] else { panic!("one request") };
    assert_eq!((request.family_name.as_str(), request.identifier.as_str()), ("Dormeur", STRANGER));
    assert_eq!(request.space, Space::Teachers);
    let told = browser.get(TELL).await.text();
    assert!(told.contains("L’établissement est prévenu") && told.contains(&request.number), "{told}");

    browser.get(TELL).await;
    browser.post(TELL, &[("nom", "Dormeur"), ("prenom", "U.")]).await;
    let [again] = &world.requests().await[..] else { panic!("still one request") };
    assert_eq!((again.given_name.as_str(), &again.number), ("U.", &request.number));

    world.link_teacher("P3", STRANGER).await;
    assert!(browser.get(TELL).await.text().contains("Votre compte est relié"));
    let inside = world.enter(&mut browser, STRANGER, TEACHERS).await;
    assert_eq!(inside.status, StatusCode::OK);
    assert!(inside.text().contains("DORMEUR Ulysse"), "{}", inside.text());
}

#[tokio::test]
async fn nobody_asks_in_the_name_of_an_account_that_the_ent_has_not_vouched_for() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    assert_eq!(browser.get(TELL).await.location(), "/vs/demo/");
    world.enter(&mut browser, STRANGER, TEACHERS).await;
    browser.get(TELL).await;
    let mut thief = world.browser();
    thief.get("/vs/autre/professeur").await;
    thief.post(TELL, &[("nom", "Dormeur"), ("prenom", "Ulysse")]).await.is_error("E06", 200);
    let elsewhere = browser.get("/vs/autre/non-relie").await;
    assert_eq!(elsewhere.location(), "/vs/autre/", "another base knows nothing of it");
    world.clock.advance(31 * 60);
    browser.get(TEACHERS).await;
    assert_eq!(browser.get(TELL).await.location(), "/vs/demo/", "half an hour later it is forgotten");
    assert!(world.requests().await.is_empty());
}

#[tokio::test]
async fn a_form_that_lacks_something_comes_back_with_what_was_typed() {
    let world = World::delegating(&[Space::Guardians]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, STRANGER, GUARDIANS).await;
    browser.get(TELL).await;
    let back = browser.post(TELL, &[("nom", "SPECIMEN"), ("prenom", ""), ("classe", "3A")]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains(r#"value="SPECIMEN""#) && back.body.contains(r#"value="3A""#));
    assert!(back.text().matches("Remplissez ce champ.").count() >= 2, "given name and child");
    assert!(world.requests().await.is_empty());
}

#[tokio::test]
async fn a_link_undone_while_signed_in_leads_to_the_same_form() {
    let world = World::delegating(&[Space::Teachers, Space::Guardians]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    world.unlink("P1").await;
    browser.get(TEACHERS).await.is_error("E01", 403);
    assert!(browser.get(TELL).await.text().contains("Votre nom"));
    let mut parent = world.browser();
    let inside = world.enter(&mut parent, PARENT, GUARDIANS).await;
    assert_eq!(inside.status, StatusCode::OK);
    assert_eq!(parent.get(TELL).await.location(), "/vs/demo/", "nothing to ask for");
}
