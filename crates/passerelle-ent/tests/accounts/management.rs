//! Search, sheet, actions, accounts created by hand, alerts.

use http::StatusCode;
use passerelle_model::Secret;
use passerelle_store::ent::{AccountState, EntChange, EntStore};

use crate::world::{HEAD, PUPIL, RECIPIENT, TEACHER, TWIN, UNBORN, World};

#[tokio::test]
async fn accounts_are_found_filtered_and_sorted() {
    let world = World::new().await;
    world.put(EntChange::PutServiceIdentifiers(RECIPIENT.into(), vec![(PUPIL, "P1".into())])).await;
    let head = world.browser(HEAD).await;

    let all = head.get("/ent/comptes").await;
    assert!(all.has("5 comptes") && all.has("Rapproché avec Vie scolaire"));
    assert!(head.get("/ent/comptes?texte=bukisa+aida").await.has("2 comptes"));
    assert!(head.get("/ent/comptes?population=professeur").await.has("1 compte"));
    assert!(head.get("/ent/comptes?etat=bloque").await.has("Aucun compte ne correspond"));
    let matched = head.get("/ent/comptes?rapproche=oui").await;
    assert!(matched.has("1 compte") && matched.has("/ent/comptes/3\""));
    assert!(head.get("/ent/comptes?rapproche=non").await.has("4 comptes"));

    let place = |text: &str, name: &str| text.find(name).expect("a row");
    let down = head.get("/ent/comptes?tri=-nom").await.text();
    assert!(place(&down, ">SPÉCIMEN") < place(&down, ">SANSDATE"));
    assert!(down.contains("aria-sort=\"descending\""));
}

#[tokio::test]
async fn the_sheet_links_relatives_and_shows_identifiers() {
    let world = World::new().await;
    world.put(EntChange::PutServiceIdentifiers(RECIPIENT.into(), vec![(PUPIL, "P-0417".into())])).await;
    let head = world.browser(HEAD).await;
    assert_eq!(head.post("/ent/exports/fichier/vie-scolaire", &[]).await.status, StatusCode::OK);

    let sheet = head.get(&format!("/ent/comptes/{PUPIL}")).await;
    assert!(sheet.has(&format!("/ent/comptes/{TEACHER}\"")) && sheet.has("6A"));
    assert!(sheet.has("Identifiant Vie scolaire") && sheet.has("P-0417"));
    assert!(sheet.has(&world.opaque(PUPIL).await.expect("an identifier")));
    assert!(head.get(&format!("/ent/comptes/{TEACHER}")).await.has(&format!("/ent/comptes/{PUPIL}\"")));
}

#[tokio::test]
async fn a_renamed_person_keeps_the_identifier() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    head.post("/ent/exports/fichier/vie-scolaire", &[]).await;
    let before = world.opaque(TEACHER).await;
    assert!(before.is_some());

    let address = format!("/ent/comptes/{TEACHER}/nom");
    assert!(head.get(&address).await.has("Ses identifiants restent les mêmes"));
    let empty = head.post(&address, &[("nom", " "), ("prenom", "Jean")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.has("Écrivez un nom"));

    let done = head.post(&address, &[("nom", "MARCHAND"), ("prenom", "Jean-Marie")]).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/ent/comptes/2?fait=nom"));
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-compte-renomme");
    assert!(!serde_json::to_string(&event).expect("JSON").contains("MARCHAND"), "the journal names nobody");
    head.post("/ent/exports/fichier/vie-scolaire", &[]).await;
    assert_eq!(world.opaque(TEACHER).await, before);
    assert_eq!(world.account(TEACHER).await.family_name, "MARCHAND");
}

#[tokio::test]
async fn a_blocked_account_loses_its_sessions() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let teacher = world.browser(TEACHER).await;
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::OK);

    let address = format!("/ent/comptes/{TEACHER}/bloquer");
    assert!(head.get(&address).await.has("BUKISA Jean Marie"));
    assert_eq!(head.post(&address, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.account(TEACHER).await.state, AccountState::Blocked);
    assert_eq!(world.last_event().await.action, "journal-compte-bloque");
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::SEE_OTHER, "back to the sign-in form");

    assert!(head.get(&format!("/ent/comptes/{TEACHER}")).await.has("Compte 2 bloqué"), "its history");

    assert_eq!(head.post(&address, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(
        head.post(&format!("/ent/comptes/{TEACHER}/debloquer"), &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        world.account(TEACHER).await.state,
        AccountState::Inactive,
        "without a password it has yet to be activated"
    );
    assert_eq!(head.post(&format!("/ent/comptes/{HEAD}/bloquer"), &[]).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_new_password_is_shown_once_and_opens() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let answer = head.post(&format!("/ent/comptes/{PUPIL}/mot-de-passe"), &[]).await;
    let text = answer.text();
    let shown = text
        .split("<code>")
        .filter_map(|rest| rest.split_once("</code>"))
        .map(|(code, _)| code.to_owned())
        .find(|code| code.len() == 14 && code.matches('-').count() == 2)
        .expect("a password");

    let account = world.account(PUPIL).await;
    assert_eq!(account.state, AccountState::Active);
    let opens = world.state.passwords().verify(Secret::new(shown.clone()), account.password.as_ref()).await;
    assert_eq!(opens, Ok(true));
    assert!(!head.get(&format!("/ent/comptes/{PUPIL}")).await.has(&shown));
    assert!(!serde_json::to_string(&world.last_event().await).expect("JSON").contains(&shown));
}

#[tokio::test]
async fn an_account_created_by_hand_has_its_own_login() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    assert!(head.get("/ent/locaux").await.has("Aucun compte n’a été créé à la main."));
    let wrong = head.post("/ent/locaux/nouveau", &[("population", "eleve"), ("nom", "BUKISA")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("La date de naissance d’un élève est obligatoire") && wrong.has("value=\"BUKISA\""));

    let teacher = [("population", "professeur"), ("nom", "BUKISA"), ("prenom", "Jean-Marc")];
    let done = head.post("/ent/locaux/nouveau", &teacher).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let created = world.store.account_by_login("jm.bukisa2").await.expect("a read").expect("an account");
    assert_eq!(done.location, format!("/ent/comptes/{}?fait=cree", created.id));
    assert!(created.local && created.state == AccountState::Inactive);
    assert!(head.get("/ent/locaux").await.has("1 compte"));

    head.post("/ent/exports/fichier/vie-scolaire", &[]).await;
    assert!(world.opaque(created.id).await.is_some(), "exported as the others");
}

#[tokio::test]
async fn alerts_tell_what_is_missing_and_who_is_there_twice() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let page = head.get("/ent/alertes").await;
    assert!(page.has("pas de date de naissance") && page.has(&format!("/ent/comptes/{UNBORN}\"")));
    assert!(page.has("1 doublon probable") && page.has(&format!("/ent/comptes/{TWIN}\"")));

    for (id, date) in [(UNBORN, "2012-05-06"), (TWIN, "2012-03-05")] {
        let mut account = world.account(id).await;
        account.birth_date = date.parse().ok();
        world.put(EntChange::PutAccounts(vec![account])).await;
    }
    assert!(head.get("/ent/alertes").await.has("Aucun compte ne demande d’attention. Rien à faire."));
}
