//! Requests of people who are not linked yet, answered by the school.

use http::StatusCode;
use passerelle_model::{OpaqueId, Population, Provider, Space};
use passerelle_store::AuditEvent;
use passerelle_store::service::LinkRequest;

use crate::world::{HERE, NOW, World, sample, slug, world};

const UNKNOWN: &str = "d0-compte-inconnu-du-fichier";

fn list() -> String {
    format!("{HERE}rapprochement/demandes")
}

/// Somebody asks.
async fn ask(world: &World, space: Space, family_name: &str, given_name: &str) -> LinkRequest {
    let request = LinkRequest {
        n: 0,
        number: "7C2-K9".to_owned(),
        provider: Provider::Cas,
        identifier: OpaqueId::new(UNKNOWN).expect("an identifier"),
        space,
        obstacle: None,
        named: Vec::new(),
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        child: String::new(),
        class: String::new(),
        first: NOW,
        last: NOW,
    };
    let event = AuditEvent::new(NOW, "", "journal-demande").with("numero", "7C2-K9");
    world.state.store.put_request(&slug("demo"), &request, &event).await.expect("kept")
}

fn teacher() -> (String, String, String) {
    let users = &sample().users;
    let user = users.iter().find(|user| user.population == Population::Teacher).expect("a teacher");
    (user.id.to_string(), user.family_name.clone(), user.given_name.clone())
}

#[tokio::test]
async fn one_click_links_the_one_who_asks() {
    let world = world().await;
    let (id, family_name, given_name) = teacher();
    let request = ask(&world, Space::Teachers, &family_name.to_lowercase(), &given_name).await;
    let mut spr = world.signed_in("spr").await;
    assert!(spr.get(HERE).await.says("Répondre à 1 demande de rapprochement"));
    let page = spr.get(&list()).await;
    assert!(page.says("7C2-K9") && page.says(&family_name), "{}", page.text());
    assert!(page.says("le nom est celui que la personne a écrit"));
    let user = page.hidden("utilisateur");
    let link = format!("{}/{}/relier", list(), request.n);
    let done = spr.post(&list(), &link, &[("utilisateur", &user)]).await;
    assert_eq!(done.location, format!("{}?fait=relie", list()), "{}", done.text());
    assert!(spr.get(&done.location).await.says("La personne est reliée."));
    let linked = OpaqueId::new(UNKNOWN).expect("an identifier");
    let users = world.state.store.linked_users(&slug("demo"), Provider::Cas, &linked).await.expect("read");
    assert_eq!(users.iter().map(|row| row.record.user.id.to_string()).collect::<Vec<_>>(), [id]);
    assert!(world.state.store.requests(&slug("demo")).await.expect("read").is_empty());
    assert!(spr.get(&format!("{HERE}journal")).await.says("Demande 7C2-K9"));
}

#[tokio::test]
async fn nobody_who_has_an_identifier_already_is_linked_again() {
    let world = world().await;
    let (_, family_name, given_name) = teacher();
    let first = ask(&world, Space::Teachers, &family_name, &given_name).await;
    let mut spr = world.signed_in("spr").await;
    let user = spr.get(&list()).await.hidden("utilisateur");
    spr.post(&list(), &format!("{}/{}/relier", list(), first.n), &[("utilisateur", &user)]).await;
    let second = ask(&world, Space::Teachers, &family_name, &given_name).await;
    let again =
        spr.post(&list(), &format!("{}/{}/relier", list(), second.n), &[("utilisateur", &user)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text());
}

#[tokio::test]
async fn whoever_is_not_suggested_is_found_by_name_and_a_request_can_be_dropped() {
    let world = world().await;
    let (_, family_name, _) = teacher();
    let request = ask(&world, Space::Teachers, "Surnom", "Inattendu").await;
    let mut spr = world.signed_in("spr").await;
    let page = format!("{}/{}", list(), request.n);
    assert!(spr.get(&page).await.says("Personne sans identifiant ne ressemble à cette demande."));
    let found = spr.post(&page, &page, &[("q", &family_name)]).await;
    assert!(found.says(&family_name) && found.body.contains("/relier"), "{}", found.text());
    let user = found.hidden("utilisateur");
    let blindly = spr.post(&page, &format!("{page}/relier"), &[("utilisateur", &user)]).await;
    assert_eq!(blindly.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", blindly.text());
    assert_eq!(world.state.store.requests(&slug("demo")).await.expect("read").len(), 1);
    let dropped = spr.post(&page, &format!("{page}/retirer"), &[]).await;
    assert_eq!(dropped.location, format!("{}?fait=retiree", list()));
    assert!(spr.get(&list()).await.says("Aucune demande n’attend."));
    assert_eq!(spr.get(&page).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn somebody_else_in_exclusive_mode_keeps_requests_waiting() {
    let world = world().await;
    let (_, family_name, given_name) = teacher();
    let request = ask(&world, Space::Teachers, &family_name, &given_name).await;
    let mut spr = world.signed_in("spr").await;
    let user = spr.get(&list()).await.hidden("utilisateur");
    let mut head = world.signed_in("referent").await;
    head.post(HERE, &format!("{HERE}exclusif"), &[]).await;
    let link = format!("{}/{}/relier", list(), request.n);
    let refused = spr.post(&list(), &link, &[("utilisateur", &user)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(world.state.store.requests(&slug("demo")).await.expect("read").len(), 1);
}
