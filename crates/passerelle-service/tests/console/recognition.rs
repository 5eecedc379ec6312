//! « Comment reconnaître la personne ».

use http::StatusCode;
use passerelle_model::RecognitionWay;

use crate::browser::{Answer, Browser};
use crate::fixture::world;

const WINDOW: &str = "/console/bases/demo/delegation/cas";

async fn choose(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(WINDOW).await;
    let etat = page.hidden("etat");
    let mut all = vec![
        ("modele", "demo"),
        ("modele_affiche", "demo"),
        ("serveur", "http://127.0.0.1:8080/cas"),
        ("methode", "saml11"),
        ("etat", etat.as_str()),
        ("action", "valider"),
    ];
    all.extend(fields);
    browser.post(WINDOW, WINDOW, &all).await
}

#[tokio::test]
async fn each_way_is_explained_saved_and_journaled_while_the_base_is_stopped() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let window = browser.get(WINDOW).await;
    assert!(window.says("Comment reconnaître la personne") && window.says("Le plus sûr, conseillé"));
    assert_eq!(window.body.matches("name=\"reconnaitre\"").count(), 4);
    assert!(window.body.contains("value=\"IDPN\""));
    for (way, fields) in [
        (RecognitionWay::ServiceIdentifier, &[("attribut_identifiant", "pronoteId")][..]),
        (RecognitionWay::DoubleSignIn, &[("sauf_eleves", "oui")]),
        (RecognitionWay::Names, &[("attribut_nom", "sn")]),
        (RecognitionWay::File, &[]),
    ] {
        let mut fields = fields.to_vec();
        fields.push(("reconnaitre", way.code()));
        let saved = choose(&mut browser, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let cas = world.base().await.delegation.cas.expect("defined");
        assert_eq!(
            (cas.recognition.way, cas.preset.as_deref()),
            (way, Some("demo")),
            "the school's own choice"
        );
        let names = [cas.recognition.identifier.0.as_str(), cas.recognition.attributes.family_name.as_str()];
        assert_eq!(cas.recognition.not_for_pupils, way == RecognitionWay::DoubleSignIn);
        match way {
            RecognitionWay::ServiceIdentifier => assert_eq!(names, ["pronoteId", "nom"]),
            RecognitionWay::Names => assert_eq!(names, ["IDPN", "sn"]),
            _ => assert_eq!(names, ["IDPN", "nom"]),
        }
    }
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says(
        "Comment reconnaître la personne : Double connexion, la première fois, pas pour les élèves → Nom, \
         prénom et date de naissance envoyés par l’ENT (sn, prenom, dateNaissance, categories)"
    ));
}

#[tokio::test]
async fn a_name_that_no_attribute_has_is_told_beside_its_field() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let wrong = [("reconnaitre", "service_identifier"), ("attribut_identifiant", "id pronote")];
    let page = choose(&mut browser, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Un nom d’attribut n’a ni espace ni accent."));
    assert!(page.body.contains("value=\"id pronote\""), "what was typed is kept");
    let folded = [("reconnaitre", "names"), ("attribut_naissance", "né")];
    assert!(choose(&mut browser, &folded).await.body.contains("<details open>"));
    assert_eq!(world.base().await.delegation.cas, None);
}

#[tokio::test]
async fn the_check_and_the_sentences_say_how_people_will_be_recognised() {
    let world = world().await;
    let mut browser = world.stopped().await;
    choose(&mut browser, &[("reconnaitre", "double_sign_in")]).await;
    let delegation = "/console/bases/demo/delegation";
    let fields = [("cas", "oui"), ("action", "verifier"), ("espace-professeur", "cas")];
    let check = browser.post(delegation, delegation, &fields).await;
    let page = browser.get(&check.location).await;
    assert!(page.body.contains("<th scope=\"row\">Comment reconnaître la personne</th>"), "{}", page.body);
    assert_eq!(page.body.matches("<td>Double connexion, la première fois</td>").count(), 2);
    assert!(
        page.says(
            "Une personne qui n’est pas encore rapprochée donne une fois son mot de passe Vie scolaire"
        )
    );
    assert!(!page.says("verront la page d’aide"));
}

#[tokio::test]
async fn a_published_base_keeps_its_way() {
    let world = world().await;
    let mut browser = world.stopped().await;
    choose(&mut browser, &[("reconnaitre", "double_sign_in")]).await;
    let publish = "/console/bases/demo/publication";
    browser.post(publish, &format!("{publish}/publier"), &[]).await;
    let window = browser.get(WINDOW).await;
    assert!(
        window.says("Double connexion, la première fois") && !window.body.contains("name=\"reconnaitre\"")
    );
    let forged = [("serveur", "http://127.0.0.1:8080/cas"), ("reconnaitre", "names"), ("action", "valider")];
    let refused = browser.post(WINDOW, WINDOW, &forged).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let cas = world.base().await.delegation.cas.expect("defined");
    assert_eq!(cas.recognition.way, RecognitionWay::DoubleSignIn);
}
