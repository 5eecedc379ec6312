//! Who vouches for people at each door.

use http::StatusCode;
use passerelle_model::{Space, TicketValidation};

use crate::world::{PARENT, PASSWORD, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";
const TO_THE_ENT: &str =
    "http://127.0.0.1:8080/cas/login?service=http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2Fprofesseur";

#[tokio::test]
async fn where_nothing_is_delegated_a_space_asks_for_its_own_password() {
    let world = World::new().await;
    let form = world.browser().get(TEACHERS).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.text().contains("Espace Professeurs : connexion"));
    for part in
        [r#"autocomplete="username""#, r#"autocomplete="current-password""#, r#"<label for="username">"#]
    {
        assert!(form.body.contains(part), "{part}");
    }
    assert_eq!(world.ent.asked(), [""; 0]);
}

#[tokio::test]
async fn a_delegated_space_sends_to_the_ent_with_the_address_asked_for_and_no_other() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let answer = browser.send(http::Method::GET, TEACHERS, &[("host", "voleur.exemple.fr")], None).await;
    assert_eq!(answer.status, StatusCode::FOUND);
    assert_eq!(answer.location(), TO_THE_ENT);
    // Old page names are served in place, each with its own address.
    let answer = browser.get("/vs/demo/mobile.professeur.html").await;
    assert_eq!(answer.location(), format!("{}", TO_THE_ENT.replace("professeur", "mobile.professeur.html")));
    let form = browser.get("/vs/demo/parent").await;
    assert!(form.text().contains("Espace Parents : connexion"));
}

#[tokio::test]
async fn the_common_page_offers_eight_doors_and_the_last_choice_first() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    for path in ["/vs/demo", "/vs/demo/"] {
        let doors = browser.get(path).await;
        assert!(doors.text().contains("Qui êtes-vous ?"), "{}", doors.text());
        assert_eq!(doors.body.matches(r#"<a class="tuile""#).count(), 8);
        assert!(!doors.text().contains("Continuer vers"));
    }
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    browser.post("/vs/demo/quitter", &[]).await;
    let doors = browser.get("/vs/demo/").await;
    assert!(doors.text().contains("Continuer vers l’Espace Professeurs"), "{}", doors.text());
    assert_eq!(doors.body.matches(r#"<a class="tuile""#).count(), 7);
    let forgotten = browser.post("/vs/demo/oublier-mon-choix", &[]).await;
    assert!(!browser.follow(&forgotten).await.text().contains("Continuer vers"));
}

#[tokio::test]
async fn a_delegated_common_page_leads_through_the_ent_to_the_persons_space() {
    let world = World::delegating(&Space::ALL).await;
    let mut browser = world.browser();
    assert!(
        browser
            .get("/vs/demo/")
            .await
            .location()
            .ends_with("service=http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2F")
    );
    let home = world.enter(&mut browser, PARENT, "/vs/demo/").await;
    assert_eq!(home.location(), "/vs/demo/parent");
    assert!(browser.follow(&home).await.text().contains("Vous êtes dans l’Espace Parents."));
}

#[tokio::test]
async fn a_stopped_base_answers_503_everywhere_and_validates_nothing() {
    let world = World::delegating(&Space::ALL).await;
    let mut inside = world.browser();
    world.enter(&mut inside, TEACHER, TEACHERS).await;
    let before = world.ent.asked().len();
    world.stop().await;
    let ticket = world.ent.ticket(TEACHER, "http://127.0.0.1:8081/vs/demo/professeur");
    let with_ticket = format!("{TEACHERS}?ticket={}", ticket.as_str());
    for path in ["/vs/demo/", TEACHERS, "/vs/demo/parent?login=true", "/vs/demo/circulation", &with_ticket] {
        let answer = inside.get(path).await;
        answer.is_error("E03", 503);
        assert!(
            answer.text().contains("L’établissement a arrêté Vie scolaire le 21 septembre 2026 à 16 h 13.")
        );
        assert_eq!(answer.headers["retry-after"], "60");
    }
    assert_eq!(world.ent.asked().len(), before);

    world.plan_return(1800).await;
    let answer = inside.get(TEACHERS).await;
    answer.is_error("E03", 503);
    assert!(answer.text().contains("Réessayez après le 21 septembre 2026 à 16 h 43."), "{}", answer.text());
    assert_eq!(answer.headers["retry-after"], "1800");
}

#[tokio::test]
async fn direct_login_is_for_schools_that_allow_it() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    browser.get("/vs/demo/professeur?login=true").await.is_error("E04", 403);
    // The form of another space is no way around.
    browser.get("/vs/demo/parent").await;
    let forced = [("espace", "professeur"), ("username", "jm.bukisa"), ("password", PASSWORD)];
    let answer = browser.post("/vs/demo/connexion", &forced).await;
    assert_eq!(answer.location(), "/vs/demo/professeur?login=true");
    assert!(browser.cookie("espaces").is_none());

    world.delegate("demo", &[Space::Teachers], true, TicketValidation::Saml11).await;
    assert!(
        browser
            .get("/vs/demo/professeur?login=true")
            .await
            .text()
            .contains("Passer par ENT de démonstration")
    );
    let answer = browser.post("/vs/demo/connexion", &forced).await;
    assert!(browser.follow(&answer).await.text().contains("Bonjour BUKISA Jean-Marie"));
}

#[tokio::test]
async fn a_space_that_is_not_delegated_asks_those_who_came_by_the_ent_for_its_password() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    assert!(browser.get("/vs/demo/parent").await.text().contains("Espace Parents : connexion"));
    assert!(browser.get(TEACHERS).await.text().contains("Bonjour"));
}

#[tokio::test]
async fn a_browser_that_turns_in_circles_is_told_so() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    for _ in 0..3 {
        assert_eq!(browser.get(TEACHERS).await.status, StatusCode::FOUND);
    }
    let stopped = browser.get(TEACHERS).await;
    stopped.is_error("E07", 200);
    assert!(stopped.text().contains("autorisez les cookies pour http://127.0.0.1:8081"));
    assert_eq!(browser.get(TEACHERS).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn a_browser_without_cookies_turns_in_circles_no_longer_than_another() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    browser.forgetful = true;
    for _ in 0..3 {
        assert_eq!(world.enter(&mut browser, TEACHER, TEACHERS).await.status, StatusCode::FOUND);
    }
    world.enter(&mut browser, TEACHER, TEACHERS).await.is_error("E07", 200);
    // Others are not held up, nor the same person a minute later.
    assert_eq!(world.enter(&mut browser, PARENT, "/vs/demo/professeur").await.status, StatusCode::FOUND);
    world.clock.advance(61);
    assert_eq!(world.enter(&mut browser, TEACHER, TEACHERS).await.status, StatusCode::FOUND);
}
