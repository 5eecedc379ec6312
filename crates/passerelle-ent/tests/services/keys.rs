//! Access keys: shown once, listed, taken back.

use http::StatusCode;
use passerelle_store::ent::EntStore;

use crate::world::{ADMIN, Answer, World};

const PAGE: &str = "/ent/services/vie-scolaire/cles";

/// The key on the page that shows it.
pub(crate) fn shown(page: &Answer) -> String {
    let text = page.text();
    let (_, rest) = text.split_once("id=\"nouvelle_cle\"").expect("the field");
    let (_, rest) = rest.split_once("value=\"").expect("a value");
    rest.split_once('"').expect("a closed value").0.to_owned()
}

#[tokio::test]
async fn a_key_is_made_shown_once_listed_and_taken_back() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    assert!(admin.get(PAGE).await.has("Aucune clé n’existe pour ce service"));
    let made = admin.post(PAGE, &[("nom", "Script du rectorat"), ("etablissements", "0450822X")]).await;
    assert_eq!(made.status, StatusCode::OK);
    let key = shown(&made);
    assert_eq!(key.len(), 43);
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-cle-creee");
    assert!(!serde_json::to_string(&event).expect("JSON").contains(&key), "the key is written nowhere");

    let list = admin.get(PAGE).await;
    assert!(list.has("Script du rectorat") && list.has("0450822X") && list.has("jamais"));
    assert!(!list.has(&key));
    let digest = list.value("cle");
    let ask = admin.post(&format!("{PAGE}/retirer"), &[("cle", &digest)]).await;
    assert!(ask.has("n’ouvrira plus rien") && ask.value("cle") == digest);
    assert_eq!(world.store.access_keys().await.expect("a read").len(), 1, "asking changes nothing");
    let done = admin.post(&format!("{PAGE}/retirer"), &[("cle", &digest), ("confirme", "oui")]).await;
    assert_eq!(done.location(), "/ent/services/vie-scolaire/cles?fait=retiree");
    assert!(world.store.access_keys().await.expect("a read").is_empty());
    assert_eq!(world.last_event().await.action, "journal-cle-retiree");
    assert_eq!(world.program("/ent/api/export/0450822X", Some(&key)).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_key_has_a_name_and_schools_that_exist() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    for fields in [[("nom", ""), ("etablissements", "")], [("nom", "Script"), ("etablissements", "0450829A")]]
    {
        assert_eq!(admin.post(PAGE, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(world.store.access_keys().await.expect("a read").is_empty());
}
