//! What stands behind the spaces, and the keys, as the console sets them.

use http::StatusCode;
use passerelle_model::Space;
use passerelle_store::service::{ApplicationWay, SpaceApplications, TokenPlace};
use passerelle_web::signing;

use crate::browser::{Answer, Browser};
use crate::fixture::{NOW, World, slug, world};

const LIST: &str = "/console/bases/demo/application";
const TEACHERS: &str = "/console/bases/demo/application/professeur";

async fn send(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let shown = browser.get(TEACHERS).await.hidden("etat");
    let all: Vec<_> = [("etat", shown.as_str()), ("utilisateur", "X-Remote-User")]
        .into_iter()
        .chain(fields.iter().copied())
        .collect();
    browser.post(TEACHERS, TEACHERS, &all).await
}

async fn kept(world: &World) -> SpaceApplications {
    world.state.store.applications(&slug("demo")).await.expect("a store").spaces
}

#[tokio::test]
async fn an_application_is_put_behind_a_space_while_the_base_is_stopped() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let fields = [
        ("mode", "relayee"),
        ("adresse", " http://127.0.0.1:5232/ "),
        ("jeton", "bearer"),
        ("audience", "agenda"),
    ];
    assert_eq!(send(&mut browser, &fields).await.location, format!("{LIST}?fait=application"));
    let application = kept(&world).await.remove(&Space::Teachers).expect("kept");
    assert_eq!(application.way, ApplicationWay::Proxied { upstream: "http://127.0.0.1:5232".to_owned() });
    assert_eq!((application.token, application.audience.as_str()), (TokenPlace::Bearer, "agenda"));
    assert_eq!(application.headers.user, "X-Remote-User");
    assert!(application.headers.session.is_empty(), "a name left empty is not sent");

    let list = browser.get(LIST).await;
    assert!(list.says("Une application relayée") && list.says("http://127.0.0.1:5232"));
    assert!(list.body.contains("http://127.0.0.1:8081/vs/demo/jwks.json"));
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("Application de l’espace « professeur » modifiée."));
    assert!(journal.says("Ce qui se trouve derrière l’espace : La page intégrée → Une application relayée"));
    assert_eq!(
        send(&mut browser, &[("mode", "integree")]).await.location,
        format!("{LIST}?fait=application")
    );
    assert!(kept(&world).await.is_empty());
}

#[tokio::test]
async fn what_cannot_be_used_is_said_beside_its_field_and_kept_on_screen() {
    let world = world().await;
    let mut browser = world.stopped().await;
    for (fields, text) in [
        (vec![("mode", "relayee")], "Donnez l’adresse de l’application."),
        (
            vec![("mode", "relayee"), ("adresse", "http://agenda.exemple.fr")],
            "L’adresse doit commencer par https://",
        ),
        (
            vec![("mode", "relayee"), ("adresse", "http://127.0.0.1:8081")],
            "C’est l’adresse de Passerelle elle-même.",
        ),
        (
            vec![("mode", "relayee"), ("adresse", "http://127.0.0.1:5233")],
            "Les réglages du serveur n’autorisent pas d’application à cette adresse.",
        ),
        (
            vec![("mode", "controle"), ("adresse", "https://agenda.exemple.fr")],
            "le même nom de machine que Passerelle",
        ),
        (
            vec![("mode", "relayee"), ("adresse", "https://a.fr"), ("login", "Cookie")],
            "Ce nom ne peut pas servir",
        ),
        (vec![("mode", "relayee"), ("adresse", "https://a.fr"), ("audience", "é")], "80 caractères simples"),
    ] {
        let page = send(&mut browser, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(page.says(text), "{text}");
        assert!(page.body.contains("value=\"X-Remote-User\""), "what was typed is kept");
    }
    assert!(kept(&world).await.is_empty());
    assert_eq!(browser.get(&format!("{LIST}/inconnu")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_changes_while_people_are_inside_nor_from_an_old_page() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let fields = [("mode", "relayee"), ("adresse", "https://a.fr")];
    let refused = send(&mut browser, &fields).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(!browser.get(TEACHERS).await.says("Enregistrer"));

    let mut browser = world.stopped().await;
    let old = browser.get(TEACHERS).await.hidden("etat");
    send(&mut browser, &fields).await;
    let late = [("mode", "integree"), ("etat", old.as_str())];
    assert_eq!(browser.post(TEACHERS, TEACHERS, &late).await.status, StatusCode::CONFLICT);
    assert_eq!(kept(&world).await.len(), 1);
}

#[tokio::test]
async fn keys_take_turns_at_the_press_of_a_button_even_while_people_are_inside() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    assert!(browser.get(LIST).await.says("Aucune clé pour l’instant"));
    let turn = format!("{LIST}/cles");
    for n in 1..=2 {
        assert_eq!(browser.post(LIST, &turn, &[]).await.location, format!("{LIST}?fait=cles"));
        let keys = world.state.store.applications(&slug("demo")).await.expect("a store").keys;
        assert_eq!(keys.len(), n + 1);
        assert!(signing::current(&keys).is_some() && signing::published(&keys, NOW).count() == n + 1);
    }
    let list = browser.get(&format!("{LIST}?fait=cles")).await;
    for text in ["La clé suivante signe désormais.", "Signe depuis le", "Annoncée", "A signé jusqu’au"]
    {
        assert!(list.says(text), "{text}");
    }
    assert!(browser.get("/console/bases/demo/journal").await.says("Clé de signature changée à la main."));
}

#[tokio::test]
async fn what_belongs_to_the_address_is_set_in_the_base_in_service_alone() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let years = "/console/bases/demo/annees";
    browser.post(years, years, &[("nom", "2021-2022")]).await;
    let waiting = "/console/bases/demo-2021-2022/application";
    let list = browser.get(waiting).await;
    assert!(list.says("Les applications et les clés appartiennent à l’adresse"));
    assert!(!list.says("Changer de clé maintenant"));
    let space = format!("{waiting}/professeur");
    let page = browser.get(&space).await;
    assert!(!page.says("Enregistrer"));
    let fields = [("etat", &*page.hidden("etat")), ("mode", "relayee"), ("adresse", "https://a.fr")];
    for (path, fields) in [(&space, fields.as_slice()), (&format!("{waiting}/cles"), &[])] {
        let refused = browser.post(waiting, path, fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{path}");
        assert!(refused.says("Cette base attend"), "{path}");
    }
    let kept = world.state.store.applications(&slug("demo-2021-2022")).await.expect("a store");
    assert!(kept.spaces.is_empty() && kept.keys.is_empty());
}
