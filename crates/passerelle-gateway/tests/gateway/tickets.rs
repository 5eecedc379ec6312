//! Tickets, good and bad.

use http::StatusCode;
use passerelle_model::{Space, TicketValidation};

use crate::ent::Manner;
use crate::world::{BOTH, ORIGIN, PARENT, PASSWORD, STRANGER, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";

#[tokio::test]
async fn a_ticket_opens_a_session_and_leads_to_the_clean_address() {
    for (method, path) in [
        (TicketValidation::Saml11, "/cas/samlValidate"),
        (TicketValidation::Cas3, "/cas/p3/serviceValidate"),
        (TicketValidation::Cas2, "/cas/serviceValidate"),
    ] {
        let world = World::new().await;
        world.delegate("demo", &[Space::Teachers], false, method).await;
        let mut browser = world.browser();
        let sent = browser.get("/vs/demo/professeur.html?page=notes").await;
        let service = format!("{ORIGIN}/vs/demo/professeur.html?page=notes");
        assert!(sent.location().contains("professeur.html%3Fpage%3Dnotes"), "{}", sent.location());
        let ticket = world.ent.ticket(TEACHER, &service);
        let back =
            browser.get(&format!("/vs/demo/professeur.html?page=notes&ticket={}", ticket.as_str())).await;
        assert_eq!(back.status, StatusCode::FOUND);
        assert_eq!(back.location(), service);
        assert_eq!(back.headers["referrer-policy"], "no-referrer");
        assert_eq!(back.headers["cache-control"], "no-store");
        assert_eq!(world.ent.asked(), [path]);
        let page = browser.follow(&back).await;
        assert!(page.text().contains("Bonjour BUKISA Jean-Marie"), "{}", page.text());
        assert!(!page.body.contains("<title>BUKISA") && !page.body.contains(TEACHER));
        assert!(browser.cookie("allers").is_none());
    }
}

#[tokio::test]
async fn each_entry_has_a_session_of_its_own() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    let first = browser.cookie("espaces").expect("a session").to_owned();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    assert_ne!(browser.cookie("espaces"), Some(first.as_str()));
    let cookie = format!("passerelle-8081-espaces={first}");
    let old = world.browser().send(http::Method::GET, TEACHERS, &[("cookie", &cookie)], None).await;
    assert_eq!(old.status, StatusCode::FOUND, "the session before is over");
}

#[tokio::test]
async fn an_account_without_a_counterpart_is_told_that_it_is_not_linked_yet() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let answer = world.enter(&mut browser, STRANGER, TEACHERS).await;
    answer.is_error("E01", 403);
    assert!(answer.text().contains("Vous êtes bien connecté à ENT de démonstration."));
    assert!(browser.cookie("espaces").is_none());
}

#[tokio::test]
async fn a_link_that_is_undone_closes_the_door_at_once() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    world.unlink("P1").await;
    browser.get(TEACHERS).await.is_error("E01", 403);
    browser.get("/vs/demo/circulation").await.is_error("E01", 403);
}

#[tokio::test]
async fn another_space_than_ones_own_is_refused_with_the_way_to_it() {
    let world = World::delegating(&[Space::Teachers, Space::Guardians]).await;
    let mut browser = world.browser();
    let answer = world.enter(&mut browser, PARENT, TEACHERS).await;
    answer.is_error("E02", 403);
    assert!(
        answer.text().contains("Cette page est l’Espace Professeurs. Votre compte ouvre l’Espace Parents.")
    );
    assert!(answer.body.contains(r#"href="/vs/demo/parent""#));
    assert!(world.enter(&mut browser, BOTH, TEACHERS).await.text().contains("Quelqu’un est déjà connecté"));
}

#[tokio::test]
async fn somebody_with_two_roles_enters_both_spaces() {
    let world = World::delegating(&Space::ALL).await;
    let mut browser = world.browser();
    let choice = world.enter(&mut browser, BOTH, "/vs/demo/").await;
    assert!(choice.text().contains("Votre compte ouvre plusieurs espaces."));
    assert_eq!(choice.body.matches(r#"<a class="tuile""#).count(), 2);
    assert!(browser.get("/vs/demo/parent").await.text().contains("Espace Professeurs"));
}

#[tokio::test]
async fn a_ticket_serves_once_and_for_one_service() {
    let world = World::delegating(&[Space::Teachers, Space::Guardians]).await;
    let ticket = world.ent.ticket(TEACHER, &format!("{ORIGIN}{TEACHERS}"));
    let path = format!("{TEACHERS}?ticket={}", ticket.as_str());
    assert_eq!(world.browser().get(&path).await.status, StatusCode::FOUND);
    let again = world.browser().get(&path).await;
    again.is_error("E06", 200);
    assert!(again.body.contains(r#"href="/vs/demo/professeur""#));

    let elsewhere = world.ent.ticket(PARENT, &format!("{ORIGIN}/vs/demo/parent"));
    world.browser().get(&format!("{TEACHERS}?ticket={}", elsewhere.as_str())).await.is_error("E06", 200);
}

#[tokio::test]
async fn odd_tickets_never_reach_the_ent() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let long = "a".repeat(254);
    for odd in ["", "x", "TGT-1", "ST-a%26service%3Dx", "ST-%0d%0a", &format!("ST-{long}")] {
        browser.get(&format!("{TEACHERS}?ticket={odd}")).await.is_error("E06", 200);
    }
    for twice in ["ticket=ST-1&ticket=ST-2", "ticket=ST-1&SAMLart=ST-2", "%74icket=ST-1&ticket=ST-1"] {
        assert_eq!(browser.get(&format!("{TEACHERS}?{twice}")).await.status, StatusCode::BAD_REQUEST);
    }
    let good = world.ent.ticket(TEACHER, &format!("{ORIGIN}{TEACHERS}"));
    let path = format!("{TEACHERS}?ticket={}", good.as_str());
    assert_eq!(browser.head(&path).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(world.ent.asked(), [""; 0]);
    // Looking did not use it up.
    assert_eq!(browser.get(&path).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn a_ticket_where_nothing_is_delegated_is_left_aside() {
    let world = World::delegating(&[Space::Teachers]).await;
    let answer = world.browser().get("/vs/demo/parent?ticket=ST-1").await;
    assert_eq!(answer.location(), "http://127.0.0.1:8081/vs/demo/parent");
    assert_eq!(world.ent.asked(), [""; 0]);
}

#[tokio::test]
async fn an_ent_that_is_down_or_fails_lets_nobody_in() {
    let world = World::delegating(&[Space::Teachers]).await;
    for manner in [Manner::Down, Manner::Redirecting, Manner::Gibberish] {
        world.ent.behave(manner);
        let mut browser = world.browser();
        let answer = world.enter(&mut browser, TEACHER, TEACHERS).await;
        answer.is_error("E08", 502);
        assert!(!answer.text().contains("Me connecter directement"));
        assert!(browser.cookie("espaces").is_none());
    }
    world.delegate("demo", &[Space::Teachers], true, TicketValidation::Cas2).await;
    world.ent.behave(Manner::Failing);
    let answer = world.enter(&mut world.browser(), TEACHER, TEACHERS).await;
    answer.is_error("E08", 502);
    assert!(answer.body.contains(r#"href="/vs/demo/professeur?login=true""#));
}

#[tokio::test]
async fn an_answer_that_lies_lets_nobody_in() {
    let world = World::delegating(&[Space::Teachers]).await;
    for manner in [
        Manner::TwoAssertions,
        Manner::FailureWithIdentifier,
        Manner::OtherAudience,
        Manner::Old,
        Manner::Endless,
    ] {
        world.ent.behave(manner);
        let mut browser = world.browser();
        let answer = world.enter(&mut browser, TEACHER, TEACHERS).await;
        let expected = if manner == Manner::FailureWithIdentifier { ("E06", 200) } else { ("E08", 502) };
        answer.is_error(expected.0, expected.1);
        assert!(browser.cookie("espaces").is_none(), "{manner:?}");
    }
}

#[tokio::test]
async fn the_ticket_of_somebody_else_does_not_change_who_is_signed_in() {
    let world = World::delegating(&[Space::Teachers, Space::Guardians]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    let session = browser.cookie("espaces").expect("a session").to_owned();
    let refused = world.enter(&mut browser, PARENT, "/vs/demo/parent").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("Quelqu’un est déjà connecté"));
    assert!(refused.text().contains("Déconnecter et recommencer"));
    assert_eq!(browser.cookie("espaces"), Some(session.as_str()));
    let left = browser.post("/vs/demo/quitter", &[("espace", "parent")]).await;
    assert_eq!(left.location(), "/vs/demo/parent");
    assert!(world.enter(&mut browser, PARENT, "/vs/demo/parent").await.text().contains("Espace Parents"));
}

#[tokio::test]
async fn a_session_of_another_base_is_none_here() {
    let world = World::delegating(&[Space::Teachers]).await;
    world.delegate("autre", &[Space::Teachers], false, TicketValidation::Saml11).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    assert!(browser.get("/vs/autre/professeur").await.location().contains("/cas/login?service="));
    assert_eq!(browser.get("/vs/autre/circulation").await.location(), "/vs/autre/");
    assert_eq!(browser.get("/vs/inconnue/professeur").await.status, StatusCode::NOT_FOUND);
    let mut other = world.browser();
    other.get("/vs/autre/parent").await;
    let fields = [("espace", "parent"), ("username", "s.specimen"), ("password", PASSWORD)];
    other.post("/vs/autre/connexion", &fields).await;
    assert!(other.get("/vs/demo/parent").await.text().contains("connexion"));
}
