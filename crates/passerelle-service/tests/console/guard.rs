//! Nobody, and somebody with another base, at every door of the console.

use http::StatusCode;

use crate::fixture::world;

#[tokio::test]
async fn nobody_enters_and_nobody_enters_the_base_of_another() {
    let world = world().await;
    let mut nobody = world.browser();
    let mut other = world.signed_in("2000").await;
    for route in world.routes().filter(|route| route.path.contains("{base}")) {
        let path = route.path.replace("{base}", "demo").replace("{token}", "jeton");
        if route.method == "GET" {
            let answer = nobody.get(&path).await;
            assert_eq!(answer.location, "/console/connexion", "{path}");
            assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        } else {
            let answer = nobody.post("/console/connexion", &path, &[]).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
            let answer = other.post("/console/", &path, &[("action", "valider")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
    }
    let missing = other.get("/console/bases/inconnue/journal").await;
    assert_eq!(missing.status, StatusCode::FORBIDDEN);
    let mine = other.get("/console/").await;
    assert!(mine.body.contains("/console/bases/autre/publication"));
    assert!(!mine.body.contains("/console/bases/demo/"));
}

#[tokio::test]
async fn what_was_forged_while_published_changes_nothing() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let before = world.base().await;
    for (path, fields) in [
        ("delegation", vec![("cas", "oui"), ("espace-parent", "cas"), ("action", "verifier")]),
        ("delegation/mettre-en-place", vec![("choix", "nncnnnnnn"), ("cas", "oui")]),
        ("delegation/cas", vec![("serveur", "https://ent.exemple.fr/cas"), ("action", "valider")]),
    ] {
        let path = format!("/console/bases/demo/{path}");
        let answer = browser.post("/console/", &path, &fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT, "{path}");
        assert!(answer.says("La base est publiée : ces réglages sont en lecture seule."), "{path}");
        assert!(answer.says("Réf. E-field-1"), "{path}");
    }
    assert_eq!(world.base().await, before);
    let tab = browser.get("/console/bases/demo/delegation").await;
    assert!(tab.says("Vous devez arrêter la publication de la base pour pouvoir modifier ces paramètres."));
    assert!(!tab.body.contains("type=\"radio\""));
    assert!(!tab.body.contains("type=\"checkbox\""));
}
