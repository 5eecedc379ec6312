//! « Essayer avec mon compte ENT ».

use http::StatusCode;
use passerelle_model::{LinkOrigin, LocalId, OpaqueId, Population, Provider};
use passerelle_store::service::{BaseChange, LinkRecord};
use passerelle_store::{AuditEvent, Commit, Realm};

use crate::browser::Browser;
use crate::fixture::{NOW, World, slug, world};

const WINDOW: &str = "/console/bases/demo/delegation/cas";
const TRY: &str = "/console/bases/demo/delegation/cas/essai";

/// Sets out for the ENT with unsaved values; gives the path that the ENT sends back to.
async fn leave(browser: &mut Browser) -> String {
    let fields = [("serveur", "http://127.0.0.1:8080/cas"), ("methode", "cas2")];
    let page = browser.post(WINDOW, TRY, &fields).await;
    assert!(page.says("Vous allez vous connecter à ENT de démonstration avec votre propre compte"));
    let start = page.body.find("http://127.0.0.1:8080/cas/login?service=").expect("the way to the ENT");
    let address = page.body[start..].split('"').next().expect("an end").to_owned();
    let service = address.split_once("service=").expect("a service").1;
    let service =
        url::form_urlencoded::parse(format!("s={service}").as_bytes()).next().expect("one").1.into_owned();
    service.strip_prefix("http://127.0.0.1:8081").expect("our own address").to_owned()
}

async fn link(world: &World) {
    let link = LinkRecord {
        local: LocalId::new("P0").expect("an identifier"),
        population: Population::Teacher,
        provider: Provider::Cas,
        identifier: Some(OpaqueId::new("7f3c-professeur-f4c").expect("an identifier")),
        origin: LinkOrigin::Manual,
        rule: None,
        at: NOW,
        by: "spr".to_owned(),
    };
    let event = AuditEvent::new(NOW, "spr", "journal-essai");
    let commit = Commit { changes: vec![BaseChange::PutLinks(vec![link])], event, expected: None };
    world.state.store.commit(&slug("demo"), commit).await.expect("kept");
}

#[tokio::test]
async fn a_true_sign_in_tells_the_end_of_the_identifier_and_opens_nothing() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let back = leave(&mut browser).await;
    assert!(back.starts_with("/vs/demo/essai/"), "under the rule that the ENT has");
    let page = browser.get(&format!("{back}?ticket=ST-bon")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Identifiant reçu : se termine par …f4c."));
    assert!(page.says("Il ne correspond à personne dans la base."));
    assert!(!page.body.contains("7f3c-professeur"), "the rest stays hidden");

    link(&world).await;
    let back = leave(&mut browser).await;
    let page = browser.get(&format!("{back}?ticket=ST-bon")).await;
    assert!(page.says("Il correspond à une personne de la base."));
    assert_eq!(world.base().await.delegation.cas, None, "nothing is saved");
    let open = world.state.store.count_sessions(Realm::Spaces, "demo:", NOW).await.expect("a store");
    assert_eq!(open, 0, "no session in any space");
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(
        journal.says(
            "Essai réel avec http://127.0.0.1:8080/cas : identifiant reçu, il correspond à une personne."
        )
    );
    assert!(!journal.body.contains("f4c"));
}

#[tokio::test]
async fn the_address_serves_once_in_its_own_session_and_not_for_long() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let back = leave(&mut browser).await;
    let arrive = |back: &str| format!("{back}?ticket=ST-bon");
    assert_eq!(browser.get(&arrive(&back)).await.status, StatusCode::OK);
    assert!(browser.get(&arrive(&back)).await.says("Ce lien ne marche plus"), "it has served");

    let back = leave(&mut browser).await;
    let mut elsewhere = world.signed_in("1000").await;
    assert!(elsewhere.get(&arrive(&back)).await.says("Ce lien ne marche plus"), "another session");
    let mut other = world.signed_in("2000").await;
    assert_eq!(other.get(&arrive(&back)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.browser().get(&arrive(&back)).await.location, "/console/connexion");

    let back = leave(&mut browser).await;
    world.clock.advance(600);
    assert!(browser.get(&arrive(&back)).await.says("Ce lien ne marche plus"), "left too long");
}

#[tokio::test]
async fn an_answer_that_cannot_be_used_is_no_success() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let back = leave(&mut browser).await;
    let page = browser.get(&format!("{back}?ticket=ST-faux")).await;
    assert!(page.says("La réponse de l’ENT ne peut pas être utilisée"));
    let back = leave(&mut browser).await;
    assert!(browser.get(&back).await.says("Ce lien ne marche plus"), "no ticket");
    let page = browser.post(WINDOW, TRY, &[("serveur", "nulle part")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}
