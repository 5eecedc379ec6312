//! The settings and the matrix, as the procedures go through them.

use http::StatusCode;
use passerelle_model::{Provider, Space};

use crate::browser::{Answer, Browser};
use crate::fixture::{World, world};

const DELEGATION: &str = "/console/bases/demo/delegation";
const WINDOW: &str = "/console/bases/demo/delegation/cas";
const APPLY: &str = "/console/bases/demo/delegation/mettre-en-place";

/// Rows of procedure [2].
const SIX: [&str; 6] = ["direction", "professeur", "viescolaire", "parent", "accompagnant", "eleve"];

async fn define(browser: &mut Browser) {
    let page = browser.get(WINDOW).await;
    let fields = [
        ("modele", "demo"),
        ("modele_affiche", "demo"),
        ("serveur", "http://127.0.0.1:8080/cas"),
        ("methode", "saml11"),
        ("direct", "oui"),
        ("etat", &page.hidden("etat")),
        ("action", "valider"),
    ];
    let answer = browser.post(WINDOW, WINDOW, &fields).await;
    assert_eq!(answer.location, format!("{DELEGATION}?fait=cas"));
}

/// « Vérifier les changements » with CAS in these rows.
async fn choose(browser: &mut Browser, rows: &[&str]) -> Answer {
    let names: Vec<String> = rows.iter().map(|row| format!("espace-{row}")).collect();
    let all = ["commune", "entreprise", "academie"].iter().chain(&SIX);
    let none: Vec<String> =
        all.filter(|row| !rows.contains(row)).map(|row| format!("espace-{row}")).collect();
    let mut fields = vec![("cas", "oui"), ("action", "verifier")];
    fields.extend(names.iter().map(|name| (name.as_str(), "cas")));
    fields.extend(none.iter().map(|name| (name.as_str(), "aucune")));
    browser.post(DELEGATION, DELEGATION, &fields).await
}

async fn apply(browser: &mut Browser, check: &Answer) -> Answer {
    let page = browser.get(&check.location).await;
    let fields = [("choix", &*page.hidden("choix")), ("cas", "oui"), ("etat", &*page.hidden("etat"))];
    browser.post(&check.location, APPLY, &fields).await
}

async fn delegated(world: &World) -> usize {
    let base = world.base().await;
    base.delegation.matrix.iter().filter(|(_, choice)| *choice == Some(Provider::Cas)).count()
}

#[tokio::test]
async fn a_model_shows_its_links_before_anything_is_saved() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let fields = [("modele", "netocentre"), ("modele_affiche", ""), ("action", "choisir"), ("direct", "oui")];
    let page = browser.post(WINDOW, WINDOW, &fields).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("NetO’Centre (Région Centre : Mode avec alimentation)"));
    assert!(page.says("Voir la documentation fournie par l’ENT"));
    assert!(page.says("chaque identifiant est connu avant la première connexion"));
    for value in [
        "value=\"https://ent.netocentre.fr/cas\"",
        "https://ent.netocentre.fr/cas/login?service=http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2F",
        "https://ent.netocentre.fr/cas/samlValidate?TARGET=http%3A%2F%2F127.0.0.1%3A8081%2Fvs%2Fdemo%2F",
        "http://127.0.0.1:8081/vs/demo/**",
        "http://127.0.0.1:8081/vs/demo/?login=true",
    ] {
        assert!(page.body.contains(value), "{value}");
    }
    assert_eq!(world.base().await.delegation.cas, None);
}

#[tokio::test]
async fn addresses_are_checked_beside_their_field() {
    let world = world().await;
    let mut browser = world.stopped().await;
    for (server, text) in [
        ("http://ent.exemple.fr/cas", "L’adresse doit commencer par https://"),
        ("https://ent.exemple.fr/cas/login", "Retirez « /login » à la fin"),
    ] {
        let page = browser.post(WINDOW, WINDOW, &[("serveur", server), ("action", "valider")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(text), "{server}");
        assert!(page.says("Erreur"), "{server}");
        assert!(page.body.contains(server), "what was typed is kept");
    }
    assert_eq!(world.base().await.delegation.cas, None);
}

#[tokio::test]
async fn six_spaces_then_the_common_page_refused_then_nine() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let first = browser.get(DELEGATION).await;
    assert_eq!(first.body.matches("value=\"aucune\"").count(), 9);
    assert_eq!(first.body.matches("value=\"aucune\" aria-label").count(), 9);
    define(&mut browser).await;
    let cas = world.base().await.delegation.cas.expect("defined");
    assert_eq!(cas.preset.as_deref(), Some("demo"));
    assert_eq!(cas.server, "http://127.0.0.1:8080/cas");

    let check = choose(&mut browser, &SIX).await;
    let page = browser.get(&check.location).await;
    assert!(page.says("6 lignes qui changent"));
    assert!(page.says("Espace Professeurs : 4 professeurs passeront par ENT de démonstration."));
    assert!(page.says("4 ne sont pas encore rapprochés et verront la page d’aide."));
    assert_eq!(delegated(&world).await, 0);
    assert_eq!(apply(&mut browser, &check).await.location, format!("{DELEGATION}?fait=matrice"));
    assert_eq!(delegated(&world).await, 6);

    let missing =
        "Disponible quand les huit espaces utilisent la même délégation. Il manque : Entreprise, Académie.";
    assert!(browser.get(DELEGATION).await.says(missing));
    let mut seven = SIX.to_vec();
    seven.push("commune");
    let refused = choose(&mut browser, &seven).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says(missing));

    let mut nine = seven;
    nine.extend(["entreprise", "academie"]);
    let check = choose(&mut browser, &nine).await;
    apply(&mut browser, &check).await;
    assert_eq!(delegated(&world).await, 9);
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("Choix de la délégation : 3 lignes modifiées."));
    assert!(journal.says("Espace Académie : Aucune → CAS"));
}

#[tokio::test]
async fn leaving_cas_is_never_silent() {
    let world = world().await;
    let mut browser = world.stopped().await;
    define(&mut browser).await;
    let everywhere = browser.post(DELEGATION, DELEGATION, &[("cas", "oui"), ("action", "tout-cas")]).await;
    apply(&mut browser, &everywhere).await;
    assert_eq!(delegated(&world).await, 9);

    let mut eight = SIX.to_vec();
    eight.extend(["commune", "entreprise"]);
    let check = choose(&mut browser, &eight).await;
    let page = browser.get(&check.location).await;
    assert!(page.says("La Page commune revient à Aucune, parce qu’un espace quitte la délégation."));
    apply(&mut browser, &check).await;
    assert_eq!(world.base().await.delegation.matrix.get(Space::Common), None);

    let refused = browser.post(DELEGATION, DELEGATION, &[("action", "verifier")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("7 espaces utilisent CAS."));
    assert!(refused.says("Tout passer à Aucune"));
    let none = browser.post(DELEGATION, DELEGATION, &[("cas", "oui"), ("action", "tout-aucune")]).await;
    apply(&mut browser, &none).await;
    assert_eq!(delegated(&world).await, 0);
    assert!(world.base().await.delegation.cas.is_some(), "kept for native clients");
}

#[tokio::test]
async fn a_page_that_has_become_old_is_noticed() {
    let world = world().await;
    let mut browser = world.stopped().await;
    define(&mut browser).await;
    let check = choose(&mut browser, &SIX).await;
    let old = browser.get(&check.location).await;
    let other = choose(&mut browser, &["parent"]).await;
    apply(&mut browser, &other).await;
    let fields = [("choix", &*old.hidden("choix")), ("cas", "oui"), ("etat", &*old.hidden("etat"))];
    let answer = browser.post("/console/", APPLY, &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.says("E18"));
    assert_eq!(delegated(&world).await, 1);
}
