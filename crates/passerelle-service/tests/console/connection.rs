//! « Tester la connexion », from the window.

use http::StatusCode;

use crate::fixture::world;

const WINDOW: &str = "/console/bases/demo/delegation/cas";
const TEST: &str = "/console/bases/demo/delegation/cas/test";

#[tokio::test]
async fn the_values_on_screen_are_tested_without_being_saved() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let fields = [("serveur", "http://127.0.0.1:8080/cas"), ("methode", "saml11"), ("direct", "oui")];
    let page = browser.post(WINDOW, TEST, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in [
        "Adresse correcte.",
        "127.0.0.1 répond en",
        "Sans chiffrement : adresse de cette machine.",
        "La page de connexion s’affiche.",
        "L’ENT connaît notre adresse.",
        "L’ENT refuse un faux ticket, comme il se doit.",
        "Essai réel à faire",
    ] {
        assert!(page.says(text), "{text}");
    }
    assert!(!page.says("NON"));
    assert_eq!(world.base().await.delegation.cas, None);
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("Test de la connexion à http://127.0.0.1:8080/cas"));
}

#[tokio::test]
async fn a_silent_server_leaves_the_rest_untested() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let page = browser.post(WINDOW, TEST, &[("serveur", "https://ent.exemple.fr/cas")]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Le serveur de l’ENT ne répond pas."));
    assert!(page.says("https://ent.exemple.fr/cas/login"));
    assert!(page.says("Page de connexion de l’ENT non testé"));
    assert!(page.says("Essai réel non testé"));
}
