//! Models of ENT of the account, and the message ready to send.

use http::StatusCode;

use crate::fixture::world;

const LIST: &str = "/console/modeles";
const WINDOW: &str = "/console/bases/demo/delegation/cas";

#[tokio::test]
async fn a_shipped_model_is_changed_for_one_account_and_put_back() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let page = format!("{LIST}/netocentre");
    let form = browser.get(&page).await;
    assert!(form.body.contains("https://ent.netocentre.fr/cas"));
    let fields = [
        ("nom", "NetO’Centre"),
        ("serveur", "https://cas.exemple.fr/cas"),
        ("methode", "cas3"),
        ("mode", "fed"),
        ("courriel", "aide@ent.exemple.fr"),
        ("objet", "ENT_Pronote"),
    ];
    assert_eq!(browser.post(&page, &page, &fields).await.location, format!("{LIST}?fait=enregistre"));
    assert!(browser.get(LIST).await.says("modifié par ce compte"));
    let mut other = world.signed_in("2000").await;
    assert!(!other.get(LIST).await.says("modifié par ce compte"), "other accounts keep theirs");

    let mut stopped = world.stopped().await;
    let chosen = [("modele", "netocentre"), ("modele_affiche", ""), ("action", "choisir")];
    let window = stopped.post(WINDOW, WINDOW, &chosen).await;
    assert!(window.body.contains("value=\"https://cas.exemple.fr/cas\""));
    let journal = browser.get("/console/bases/demo/securite").await;
    assert!(journal.says("Modèle d’ENT modifié : NetO’Centre."));
    assert!(journal.says("URL du serveur CAS : https://ent.netocentre.fr/cas → https://cas.exemple.fr/cas"));

    assert_eq!(
        browser.post(&page, &format!("{page}/retablir"), &[]).await.location,
        format!("{LIST}?fait=retabli")
    );
    assert!(browser.get(&page).await.body.contains("https://ent.netocentre.fr/cas"));
}

#[tokio::test]
async fn a_model_is_added_and_nonsense_is_told_beside_its_field() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let new = format!("{LIST}/nouveau");
    for (name, server, mail) in [
        ("", "https://cas.exemple.fr", ""),
        ("Mon ENT", "http://cas.exemple.fr", ""),
        ("Mon ENT", "https://cas.exemple.fr", "aide@ent.exemple.fr?bcc=x@y"),
    ] {
        let fields = [("nom", name), ("serveur", server), ("courriel", mail)];
        let page = browser.post(&new, &new, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {server} {mail}");
        assert!(page.says("Erreur"));
    }
    let fields = [("nom", "Mon ENT à moi"), ("serveur", "https://cas.exemple.fr"), ("mode", "fed")];
    assert_eq!(browser.post(&new, &new, &fields).await.location, format!("{LIST}?fait=enregistre"));
    assert!(browser.get(LIST).await.says("Mon ENT à moi"));
    let own = format!("{LIST}/mon-ent-a-moi");
    browser.post(&own, &format!("{own}/retablir"), &[]).await;
    assert_eq!(browser.get(&own).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_message_holds_the_addresses_the_last_test_and_nobodys_name() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let message = "/console/bases/demo/delegation/message";
    assert!(browser.get(message).await.says("Rien n’est encore réglé"));
    let fields = [
        ("serveur", "http://127.0.0.1:8080/cas"),
        ("methode", "saml11"),
        ("etat", &browser.get(WINDOW).await.hidden("etat")),
        ("action", "valider"),
    ];
    browser.post(WINDOW, WINDOW, &fields).await;
    assert!(browser.get(message).await.says("La connexion n’a pas encore été testée avec ces réglages."));
    let test = format!("{WINDOW}/test");
    browser.post(WINDOW, &test, &fields).await;
    let page = browser.get(message).await;
    for text in [
        "Collège de démonstration met en place la délégation d’authentification de Vie scolaire",
        "URL à communiquer au socle ENT : http://127.0.0.1:8081/vs/demo/**",
        "http://127.0.0.1:8080/cas/samlValidate?TARGET=",
        "Test de la connexion du 3 septembre 2026 à 14 h 00 : aucun échec.",
        "Numéro d’hébergement : 1000.",
    ] {
        assert!(page.says(text), "{text}");
    }
    assert!(page.body.contains("href=\"mailto:"));
    assert!(!page.body.contains("NOM0"));
}
