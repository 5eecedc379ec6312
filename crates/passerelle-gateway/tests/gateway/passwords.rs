//! The service's own login and password.

use http::{Method, StatusCode};

use crate::world::{PASSWORD, World};

fn fields<'a>(login: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
    [("espace", "professeur"), ("username", login), ("password", password)]
}

#[tokio::test]
async fn the_right_pair_enters_and_a_wrong_one_is_asked_again() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.get("/vs/demo/professeur").await;
    for (login, password) in [("jm.bukisa", "autre"), ("personne", PASSWORD), ("", "")] {
        let form = browser.post("/vs/demo/connexion", &fields(login, password)).await;
        assert_eq!(form.status, StatusCode::OK);
        assert!(form.text().contains("Identifiant ou mot de passe incorrect"), "{}", form.text());
        assert!(form.body.contains("<title>Erreur"), "{}", form.body);
        assert!(!form.body.contains(&format!(r#"value="{PASSWORD}""#)));
        assert!(login.is_empty() || form.body.contains(&format!(r#"value="{login}""#)));
    }
    let before = browser.cookie("espaces").map(str::to_owned);
    let entered = browser.post("/vs/demo/connexion", &fields(" JM.Bukisa ", PASSWORD)).await;
    assert_eq!(entered.location(), "/vs/demo/professeur");
    assert_ne!(browser.cookie("espaces").map(str::to_owned), before);
    let page = browser.follow(&entered).await;
    assert!(
        page.text().contains("L’entrée s’est faite avec votre identifiant Vie scolaire."),
        "{}",
        page.text()
    );
    assert!(browser.get("/vs/demo/circulation").await.text().contains("n’a rien envoyé"));
}

#[tokio::test]
async fn guessing_is_slowed_down_account_by_account() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.get("/vs/demo/professeur").await;
    for _ in 0..10 {
        assert_eq!(
            browser.post("/vs/demo/connexion", &fields("jm.bukisa", "x")).await.status,
            StatusCode::OK
        );
    }
    // Even the right password waits.
    let waiting = browser.post("/vs/demo/connexion", &fields("jm.bukisa", PASSWORD)).await;
    assert_eq!(waiting.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(waiting.text().contains("Réessayez dans 30 secondes"), "{}", waiting.text());
    assert!(browser.post("/vs/demo/connexion", &fields("a.ligneul", PASSWORD)).await.status.is_redirection());
    world.clock.advance(30);
    assert!(browser.post("/vs/demo/connexion", &fields("jm.bukisa", PASSWORD)).await.status.is_redirection());
}

/// Tries the password of a teacher from sixty addresses.
async fn attack(world: &World) {
    for n in 1..=60 {
        let mut thief = world.browser();
        thief.address = [198, 51, 100, n].into();
        thief.get("/vs/demo/professeur").await;
        thief.post("/vs/demo/connexion", &fields("jm.bukisa", "x")).await;
    }
}

#[tokio::test]
async fn what_others_try_keeps_nobody_out_where_they_have_signed_in_before() {
    let world = World::new().await;
    let (mut holder, mut elsewhere) = (world.browser(), world.browser());
    (holder.address, elsewhere.address) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
    for browser in [&mut holder, &mut elsewhere] {
        browser.get("/vs/demo/professeur").await;
    }
    // Somebody who signs in to an account of their own is no better known for it at the account of others.
    elsewhere.post("/vs/demo/connexion", &fields("a.ligneul", PASSWORD)).await;
    let entered = holder.post("/vs/demo/connexion", &fields("jm.bukisa", PASSWORD)).await;
    assert!(entered.status.is_redirection());
    attack(&world).await;
    let waiting = elsewhere.post("/vs/demo/connexion", &fields("jm.bukisa", PASSWORD)).await;
    assert_eq!(waiting.status, StatusCode::TOO_MANY_REQUESTS);
    let entered = holder.post("/vs/demo/connexion", &fields(" JM.Bukisa", PASSWORD)).await;
    assert!(entered.status.is_redirection(), "{}", entered.text());
}

#[tokio::test]
async fn whoever_changes_their_password_is_known_where_they_did() {
    let world = World::new().await;
    let mut holder = world.browser();
    holder.get("/vs/demo/professeur").await;
    holder.post("/vs/demo/connexion", &fields("jm.bukisa", PASSWORD)).await;
    // On the way home.
    holder.address = [203, 0, 113, 7].into();
    holder.get("/vs/demo/mot-de-passe").await;
    let new = "agrafe cheval pile correcte";
    let form = [("actuel", PASSWORD), ("mot_de_passe", new), ("encore", new)];
    assert!(holder.post("/vs/demo/mot-de-passe", &form).await.status.is_redirection());
    attack(&world).await;
    holder.get("/vs/demo/professeur").await;
    let entered = holder.post("/vs/demo/connexion", &fields("jm.bukisa", new)).await;
    assert!(entered.status.is_redirection(), "{}", entered.text());
}

#[tokio::test]
async fn nobody_can_be_signed_in_from_another_site() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.get("/vs/demo/professeur").await;
    let form = format!("espace=professeur&username=jm.bukisa&password={PASSWORD}");
    for headers in [&[("sec-fetch-site", "cross-site")][..], &[("origin", "https://voleur.exemple.fr")], &[]]
    {
        let answer = browser.send(Method::POST, "/vs/demo/connexion", headers, Some(form.clone())).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert!(browser.cookie("espaces").is_none());
}

#[tokio::test]
async fn the_wrong_space_leads_to_ones_own() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.get("/vs/demo/parent").await;
    let entered = browser
        .post(
            "/vs/demo/connexion",
            &[("espace", "parent"), ("username", "jm.bukisa"), ("password", PASSWORD)],
        )
        .await;
    browser.follow(&entered).await.is_error("E02", 403);
}
