//! Nobody but administrators sets up services, and administrators manage every school.

use http::StatusCode;

use crate::world::{ADMIN, HEAD, NEIGHBOUR, PUPIL, World};

const PAGES: [&str; 9] = [
    "/ent/services",
    "/ent/services/nouveau",
    "/ent/services/essai",
    "/ent/services/emprunteurs",
    "/ent/services/vie-scolaire",
    "/ent/services/vie-scolaire/transmission",
    "/ent/services/vie-scolaire/desactiver",
    "/ent/services/vie-scolaire/cles",
    "/ent/journal",
];

const FORMS: [&str; 5] = [
    "/ent/services/emprunteurs",
    "/ent/services/vie-scolaire/transmission",
    "/ent/services/vie-scolaire/desactiver",
    "/ent/services/vie-scolaire/cles",
    "/ent/services/vie-scolaire/cles/retirer",
];

#[tokio::test]
async fn administrators_open_every_page_in_both_languages() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    for page in PAGES {
        let answer = admin.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(answer.has("Services autorisés"), "{page}");
        assert!(!answer.has("style="), "{page}");
        let english = admin.get(&format!("{page}?lang=en")).await;
        assert!(english.has(r#"<html lang="en""#) && !english.has("services-"), "{page}");
    }
}

#[tokio::test]
async fn everybody_else_is_refused_everywhere_and_sees_no_entry() {
    let world = World::new().await;
    for other in [HEAD, PUPIL] {
        let browser = world.browser(other).await;
        for page in PAGES.into_iter().chain(["/ent/journal.csv"]) {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page}");
            assert!(answer.has("réservée à l’administration de l’ENT"), "{page}");
        }
        for form in FORMS {
            assert_eq!(browser.post(form, &[("etat", "x")]).await.status, StatusCode::FORBIDDEN, "{form}");
        }
        for form in ["/ent/services/nouveau", "/ent/services/vie-scolaire"] {
            assert_eq!(browser.upload(form, &[], None).await.status, StatusCode::FORBIDDEN, "{form}");
        }
        assert!(!browser.get("/ent/mon-compte").await.has("Services autorisés"));
    }
}

#[tokio::test]
async fn without_a_session_pages_lead_to_the_sign_in_form() {
    let world = World::new().await;
    for page in PAGES {
        let answer = world.program(page, None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{page}");
        assert!(answer.location().starts_with("/cas/login?service="), "{page}");
    }
}

#[tokio::test]
async fn administrators_manage_the_accounts_of_every_school() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    for (account, school) in [(PUPIL, "0450822X"), (NEIGHBOUR, "0450823Y")] {
        let page = admin.get(&format!("/ent/comptes/{account}?etab={school}")).await;
        assert_eq!(page.status, StatusCode::OK, "{account}");
    }
    let head = world.browser(HEAD).await;
    assert_eq!(head.get(&format!("/ent/comptes/{NEIGHBOUR}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(head.get("/ent/comptes?etab=0450823Y").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn services_that_are_not_there_are_not_found() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    for page in ["", "/transmission", "/desactiver", "/cles"] {
        let answer = admin.get(&format!("/ent/services/inconnu{page}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
    }
}
