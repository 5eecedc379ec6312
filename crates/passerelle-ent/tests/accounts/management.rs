//! Search, sheet, actions, accounts created by hand, alerts.

use http::StatusCode;
use passerelle_store::ent::{AccountState, EntChange, EntStore};

use crate::world::{HEAD, PUPIL, RECIPIENT, TEACHER, World};

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

    let done = head.act(&address, &[("nom", "MARCHAND"), ("prenom", "Jean-Marie")]).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/ent/comptes/2?fait=nom"));
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-compte-renomme");
    assert!(!serde_json::to_string(&event).expect("JSON").contains("MARCHAND"), "the journal names nobody");
    head.post("/ent/exports/fichier/vie-scolaire", &[]).await;
    assert_eq!(world.opaque(TEACHER).await, before);
    assert_eq!(world.account(TEACHER).await.family_name, "MARCHAND");
}

#[tokio::test]
async fn what_somebody_else_has_changed_meanwhile_is_not_overwritten() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let address = format!("/ent/comptes/{TEACHER}/nom");
    let seen = head.get(&address).await.hidden("version");
    head.act(&address, &[("nom", "MARCHAND"), ("prenom", "Jean-Marie")]).await;

    let late = [("nom", "AUTRE"), ("prenom", "Jean"), ("version", seen.as_str())];
    let refused = head.post(&address, &late).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.has("Quelqu’un d’autre vient de modifier") && refused.has("MARCHAND Jean-Marie"));
    assert!(refused.has("value=\"AUTRE\"") && refused.has("value=\"Jean\""), "what was typed is kept");
    assert_eq!(world.account(TEACHER).await.family_name, "MARCHAND");
    let version = refused.hidden("version");
    let again = [("nom", "AUTRE"), ("prenom", "Jean"), ("version", version.as_str())];
    assert_eq!(head.post(&address, &again).await.status, StatusCode::SEE_OTHER);

    for action in ["bloquer", "mot-de-passe", "supprimer", "connexions"] {
        let refused = head.post(&format!("/ent/comptes/{TEACHER}/{action}"), &[("version", &seen)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{action}");
    }
    assert_eq!(world.account(TEACHER).await.state, AccountState::Active);
}

#[tokio::test]
async fn a_blocked_account_loses_its_sessions_and_its_services_are_told() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let teacher = world.browser_of_service(TEACHER, "https://vs.example/notes").await;
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::OK);

    let address = format!("/ent/comptes/{TEACHER}/bloquer");
    assert!(head.get(&address).await.has("BUKISA Jean Marie"));
    assert_eq!(head.act(&address, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.account(TEACHER).await.state, AccountState::Blocked);
    assert_eq!(world.last_event().await.action, "journal-compte-bloque");
    assert_eq!(world.told().await, "https://vs.example/notes");
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::SEE_OTHER, "back to the sign-in form");
    assert!(head.get(&format!("/ent/comptes/{TEACHER}")).await.has("Compte 2 bloqué"), "its history");

    assert_eq!(head.get(&address).await.status, StatusCode::CONFLICT);
    assert_eq!(head.post(&address, &[]).await.status, StatusCode::CONFLICT);
    let unblock = head.act(&format!("/ent/comptes/{TEACHER}/debloquer"), &[]).await;
    assert_eq!(unblock.status, StatusCode::SEE_OTHER);
    let state = world.account(TEACHER).await.state;
    assert_eq!(state, AccountState::Inactive, "without a password it has yet to be activated");
    assert_eq!(head.get(&format!("/ent/comptes/{HEAD}/bloquer")).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_removed_account_is_in_no_file_and_comes_back() {
    let world = World::new().await;
    world.set_password(TEACHER, "une clé sous le paillasson").await;
    let head = world.browser(HEAD).await;
    let teacher = world.browser_of_service(TEACHER, "https://vs.example/absences").await;
    head.act(&format!("/ent/comptes/{TEACHER}/supprimer"), &[]).await;
    assert_eq!(world.told().await, "https://vs.example/absences");
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::SEE_OTHER);
    assert!(
        world
            .state
            .store()
            .accounts_of(&["0450822X".parse().expect("a code")])
            .await
            .expect("a read")
            .iter()
            .all(|one| one.id != TEACHER)
    );
    let done = head.act(&format!("/ent/comptes/{TEACHER}/retablir"), &[]).await;
    assert_eq!(done.location, "/ent/comptes/2?fait=retablir");
    assert_eq!(world.account(TEACHER).await.state, AccountState::Active);
}

#[tokio::test]
async fn managers_see_and_close_the_sessions_of_an_account() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let teacher = world.browser_of_service(TEACHER, "https://vs.example/notes").await;
    let address = format!("/ent/comptes/{TEACHER}/connexions");
    let page = head.get(&address).await;
    assert!(page.has("1 connexion ouverte") && page.has("Rien n’est gardé de l’appareil"));
    let done = head.act(&address, &[]).await;
    assert_eq!(done.location, "/ent/comptes/2?fait=connexions");
    assert_eq!(world.told().await, "https://vs.example/notes");
    assert_eq!(teacher.get("/ent/").await.status, StatusCode::SEE_OTHER);
    assert!(head.get(&address).await.has("Aucune connexion n’est ouverte."));
    assert_eq!(world.account(TEACHER).await.state, AccountState::Active);
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
