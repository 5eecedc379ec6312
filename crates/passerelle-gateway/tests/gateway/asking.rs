//! In passing, or with the password again.

use http::StatusCode;
use passerelle_model::{CasDelegation, Space, TicketValidation};

use crate::world::{ORIGIN, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";

async fn strict(validation: TicketValidation) -> World {
    let world = World::new().await;
    let cas = CasDelegation { validation, renew: true, ..CasDelegation::to("http://127.0.0.1:8080/cas") };
    world.delegate_to("demo", &[Space::Teachers], cas).await;
    world
}

#[tokio::test]
async fn somebody_unknown_comes_back_from_the_ent_once() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let sent = browser.get("/vs/demo/professeur?gateway=true&page=notes").await;
    let service = "http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2Fprofesseur%3Fgateway%3Dfait%26page%3Dnotes";
    assert_eq!(sent.location(), format!("http://127.0.0.1:8080/cas/login?service={service}&gateway=true"));
    let back = "/vs/demo/professeur?gateway=fait&page=notes";
    for _ in 0..5 {
        let page = browser.get(back).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains("Vous n’êtes pas connecté à ENT de démonstration"), "{}", page.text());
        assert!(page.body.contains(r#"href="/vs/demo/professeur""#));
        assert!(!page.body.contains("login=true"), "direct login is not allowed here");
    }
    world.delegate("demo", &[Space::Teachers], true, TicketValidation::Saml11).await;
    assert!(browser.get(back).await.body.contains(r#"href="/vs/demo/professeur?login=true""#));
}

#[tokio::test]
async fn somebody_known_comes_in_without_being_asked() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    browser.get("/vs/demo/professeur?gateway=true").await;
    let back = "/vs/demo/professeur?gateway=fait";
    let ticket = world.ent.ticket(TEACHER, &format!("{ORIGIN}{back}"));
    let entered = browser.get(&format!("{back}&ticket={}", ticket.as_str())).await;
    assert!(browser.follow(&entered).await.text().contains("Bonjour"));
    assert!(browser.get("/vs/demo/professeur?gateway=true").await.text().contains("Bonjour"));
}

#[tokio::test]
async fn a_password_wanted_again_is_asked_for_and_checked() {
    for validation in [TicketValidation::Cas2, TicketValidation::Cas3, TicketValidation::Saml11] {
        let world = strict(validation).await;
        let mut browser = world.browser();
        assert!(browser.get(TEACHERS).await.location().ends_with("professeur&renew=true"));
        assert!(world.enter(&mut browser, TEACHER, TEACHERS).await.text().contains("Bonjour"));
        let asked = world.ent.asked_in_full();
        let says_so = asked.last().expect("asked").ends_with("&renew=true");
        assert_eq!(says_so, validation != TicketValidation::Saml11, "{asked:?}");
        // Whoever was signed in for a while has not typed anything now.
        world.ent.signed_in_since(3600);
        if validation == TicketValidation::Saml11 {
            let mut other = world.browser();
            world.enter(&mut other, TEACHER, TEACHERS).await.is_error("E06", 200);
            assert!(other.cookie("espaces").is_none());
        }
        let passing = world.browser().get("/vs/demo/professeur?gateway=true").await;
        assert!(passing.text().contains("Vous n’êtes pas connecté"), "no form is shown to who did not ask");
    }
}
