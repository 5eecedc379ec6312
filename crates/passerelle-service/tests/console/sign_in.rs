//! Signing in, publication and the journal.

use http::StatusCode;

use crate::fixture::world;

#[tokio::test]
async fn one_text_whatever_is_wrong() {
    let world = world().await;
    let mut browser = world.browser();
    let mut pages = Vec::new();
    for (number, password, invoice) in [
        ("1000", "glycine-47", "F-2026-118"),
        ("1000", "Glycine-47", "F-2026-117"),
        ("9999", "Glycine-47", "F-2026-118"),
        ("9999", "", ""),
    ] {
        let fields = [("numero", number), ("mot_de_passe", password), ("facture", invoice)];
        let answer = browser.post("/console/connexion", "/console/connexion", &fields).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.says("Identifiant ou mot de passe incorrect"));
        assert!(!answer.body.contains(password) || password.is_empty());
        pages.push(answer.body.replace(&format!("value=\"{number}\""), ""));
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
    assert_eq!(browser.get("/console/").await.location, "/console/connexion");
}

#[tokio::test]
async fn what_others_try_keeps_no_account_out_where_it_has_been_before() {
    let world = world().await;
    let right = [("numero", "1000"), ("mot_de_passe", "Glycine-47"), ("facture", "F-2026-118")];
    let (mut holder, mut elsewhere) = (world.browser(), world.browser());
    (holder.address, elsewhere.address) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
    let page = "/console/connexion";
    assert!(holder.post(page, page, &right).await.status.is_redirection());
    for n in 0..70 {
        let mut thief = world.browser();
        thief.address = [198, 51, 100, n].into();
        thief.post(page, page, &[("numero", "1000"), ("mot_de_passe", "?"), ("facture", "?")]).await;
    }
    assert_eq!(elsewhere.post(page, page, &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    let mut again = world.browser();
    again.address = holder.address;
    assert!(again.post(page, page, &right).await.status.is_redirection());
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let world = world().await;
    let mut browser = world.browser();
    let fields = [("numero", "1000"), ("mot_de_passe", "?"), ("facture", "?")];
    for _ in 0..10 {
        let answer = browser.post("/console/connexion", "/console/connexion", &fields).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let answer = browser.post("/console/connexion", "/console/connexion", &fields).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_header_of_the_procedure_is_on_every_tab() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    for tab in ["publication", "delegation", "securite", "journal"] {
        let page = browser.get(&format!("/console/bases/demo/{tab}")).await;
        assert_eq!(page.status, StatusCode::OK, "{tab}");
        for text in [
            "CONSOLE D’HÉBERGEMENT",
            "Collège de démonstration",
            "Administration de Vie scolaire",
            "● Base publiée",
            "Base : 2020-2021",
            "Arrêter la publication",
            "Paramètres de publication",
            "Déléguer l’authentification",
            "Paramètres de sécurité",
            "Journal",
        ] {
            assert!(page.says(text), "{tab}: {text}");
        }
    }
}

#[tokio::test]
async fn stopping_asks_first_and_is_journaled() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let asked = browser.get("/console/bases/demo/publication/arreter").await;
    assert!(asked.says("Personne n’est connecté en ce moment."));
    assert!(asked.says("Vie scolaire est arrêté pour le moment"));
    assert!(world.base().await.publication.published);

    let mut browser = world.stopped().await;
    assert!(!world.base().await.publication.published);
    let page = browser.get("/console/bases/demo/delegation?fait=arretee").await;
    assert!(page.says("○ Non publiée"));
    assert!(page.says("Publier la base"));
    world.clock.advance(180);
    let tab = "/console/bases/demo/publication";
    browser.post(tab, "/console/bases/demo/publication/publier", &[("retour", "publication")]).await;
    assert!(world.base().await.publication.published);

    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("Publication arrêtée (personne n’était connecté)."));
    assert!(journal.says("Base publiée, après 3 minutes d’arrêt."));
    let file = browser.get("/console/bases/demo/journal.csv").await;
    assert!(file.body.starts_with("\u{feff}Date;Auteur;Action;Avant et après\r\n"));
    assert!(file.body.contains(";1000;Base publiée, après 3 minutes d’arrêt.;"));
}
