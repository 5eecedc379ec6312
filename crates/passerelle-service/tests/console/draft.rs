//! « Préparer une modification », then « Mettre en place ».

use http::StatusCode;
use passerelle_model::{Delegation, Provider, Space};
use passerelle_service::ops::installation;
use passerelle_sso::service::ServiceUrl;
use passerelle_store::service::{InstallationOutcome, InstallationStep, Plans};

use crate::browser::{Answer, Browser};
use crate::fixture::{World, slug, world};

const DELEGATION: &str = "/console/bases/demo/delegation";
const DRAFT: &str = "/console/bases/demo/brouillon";
const CHECK: &str = "/console/bases/demo/brouillon/verifier";
const SEQUENCE: &str = "/console/bases/demo/mise-en-place";

async fn plans(world: &World) -> Plans {
    world.state.store.plans(&slug("demo")).await.expect("a store")
}

/// A draft that delegates the teachers' space to this server.
async fn prepared(browser: &mut Browser, server: &str) {
    let begun = browser.post(DELEGATION, &format!("{DELEGATION}/preparer"), &[]).await;
    assert_eq!(begun.location, DRAFT);
    let window = format!("{DRAFT}/cas");
    let shown = browser.get(&window).await.hidden("etat");
    let fields = [
        ("serveur", server),
        ("methode", "saml11"),
        ("direct", "oui"),
        ("etat", &shown),
        ("action", "valider"),
    ];
    let saved = browser.post(&window, &window, &fields).await;
    assert_eq!(saved.location, format!("{DRAFT}?fait=brouillon"));
    let fields = [("cas", "oui"), ("espace-professeur", "cas"), ("action", "verifier")];
    assert_eq!(browser.post(DRAFT, DRAFT, &fields).await.location, CHECK);
}

async fn install(browser: &mut Browser) -> Answer {
    let shown = browser.get(CHECK).await.hidden("etat");
    let answer = browser.post(CHECK, &format!("{DRAFT}/mettre-en-place"), &[("etat", &shown)]).await;
    assert_eq!(answer.location, SEQUENCE);
    browser.get(SEQUENCE).await
}

#[tokio::test]
async fn a_change_is_prepared_while_people_go_on_working() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    assert!(browser.get(DELEGATION).await.says("Préparer une modification"));
    prepared(&mut browser, "http://127.0.0.1:8080/cas").await;
    let base = world.base().await;
    assert!(base.publication.published && base.delegation == Delegation::default(), "nothing has changed");

    let check = browser.get(CHECK).await;
    for text in [
        "Rien n’est encore changé.",
        "Espace ProfesseursAucuneCAS",
        "URL du serveur CASrienhttp://127.0.0.1:8080/cas",
        "Espace Professeurs : 4 professeurs passeront par ENT de démonstration. 4 ne sont pas encore rapprochés",
        "Arrêter la publication",
        "Personne n’est connecté en ce moment.",
    ] {
        assert!(check.says(text), "{text}");
    }
    let page = install(&mut browser).await;
    assert!(page.says("Les nouveaux réglages sont en place"));
    assert!(page.says("Tester la connexion fait") && page.says("Publier de nouveau fait"));
    let base = world.base().await;
    assert!(base.publication.published);
    assert_eq!(base.delegation.matrix.get(Space::Teachers), Some(Provider::Cas));
    let plans = plans(&world).await;
    assert_eq!((plans.draft, plans.installation), (None, None));
    let journal = browser.get("/console/bases/demo/journal").await;
    for line in [
        "Modification de la délégation en préparation.",
        "Mise en place : publication arrêtée (personne n’était connecté).",
        "Mise en place : nouveaux réglages enregistrés.",
        "Espace Professeurs : Aucune → CAS",
        "Mise en place terminée, base publiée de nouveau.",
    ] {
        assert!(journal.says(line), "{line}");
    }
}

#[tokio::test]
async fn a_test_that_fails_puts_the_former_settings_back() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    prepared(&mut browser, "https://ent.exemple.fr/cas").await;
    let page = install(&mut browser).await;
    assert!(page.says("Le test a échoué : les anciens réglages ont été remis"));
    assert!(page.says("Serveur joignable NON"));
    let base = world.base().await;
    assert!(base.publication.published && base.delegation == Delegation::default());
    let plans = plans(&world).await;
    assert!(plans.draft.is_some(), "to be put right");
    assert_eq!(plans.installed.expect("ended").outcome, InstallationOutcome::TestFailed);
    assert!(
        browser.get("/console/bases/demo/journal").await.says("Mise en place annulée : 1 échec au test.")
    );
}

#[tokio::test]
async fn what_was_cut_short_is_shown_and_goes_on_or_back() {
    for back in [false, true] {
        let world = world().await;
        let mut browser = world.signed_in("1000").await;
        prepared(&mut browser, "http://127.0.0.1:8080/cas").await;
        // The server is killed after the first step.
        let (base, plans_now) = (world.base().await, plans(&world).await);
        let shown = browser.get(CHECK).await.hidden("etat");
        installation::begin(&world.state, &base, &plans_now, &shown, "1000").await.expect("begun");
        assert_eq!(plans(&world).await.installation.expect("kept").step, InstallationStep::Stopped);

        let tab = browser.get("/console/bases/demo/publication").await;
        assert!(tab.says("Une mise en place n’est pas terminée"));
        let publish = "/console/bases/demo/publication/publier";
        let refused = browser.post(DELEGATION, publish, &[]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "not with settings half in place");
        assert!(browser.get(SEQUENCE).await.says("Arrêter la publication fait"));

        let way = if back { "revenir" } else { "reprendre" };
        assert_eq!(browser.post(SEQUENCE, &format!("{SEQUENCE}/{way}"), &[]).await.location, SEQUENCE);
        let base = world.base().await;
        assert!(base.publication.published);
        assert_eq!(base.delegation == Delegation::default(), back);
        assert!(plans(&world).await.installation.is_none());
    }
}

#[tokio::test]
async fn the_sequence_goes_on_while_others_write_in_the_base_and_ends_once() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    prepared(&mut browser, "http://127.0.0.1:8080/cas").await;
    let shown = browser.get(CHECK).await.hidden("etat");
    installation::begin(&world.state, &world.base().await, &plans(&world).await, &shown, "1000")
        .await
        .expect("begun");
    let public = ServiceUrl::parse("http://127.0.0.1:8081/vs/demo/").expect("an address");
    let go = || installation::carry_on(world.state.clone(), slug("demo"), public.clone());
    let (one, other) = tokio::join!(go(), go());
    assert!(one.is_ok() || other.is_ok());
    let journal = browser.get("/console/bases/demo/journal").await;
    assert_eq!(journal.body.matches("Mise en place terminée").count(), 1);
    assert!(world.base().await.publication.published);
}

#[tokio::test]
async fn an_old_page_and_an_outdated_draft_install_nothing() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    prepared(&mut browser, "http://127.0.0.1:8080/cas").await;
    let fields = [("etat", "0000000000000000")];
    let answer = browser.post(CHECK, &format!("{DRAFT}/mettre-en-place"), &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(world.base().await.publication.published);
    let gone = browser.post(CHECK, &format!("{DRAFT}/abandonner"), &[]).await;
    assert_eq!(gone.location, format!("{DELEGATION}?fait=abandonne"));
    assert_eq!(browser.get(CHECK).await.location, DELEGATION, "there is no draft any more");
}
