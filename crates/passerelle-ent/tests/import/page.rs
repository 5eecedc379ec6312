//! « Importer des comptes », in a browser.

use http::StatusCode;
use passerelle_store::ent::{AccountState, EntChange, EntStore};

use crate::world::{Browser, FOREIGN, HEAD, NEIGHBOUR, TEACHER, World};

const IMPORT: &str = "/ent/comptes/importer";
const APPLY: &str = "/ent/comptes/importer/appliquer";
const UNDO: &str = "/ent/comptes/importer/annuler";
const FILE: &str = "id;population;nom;prenom;date_naissance;classe;enfants\n\
    E-1;eleve;NEUVE;Zoé;2012-03-04;6A;\n\
    R-1;responsable;NEUVE;Ana;;;E-1,E-9\n\
    X-1;directeur;SECRET;Ivo;;;\n";

async fn checked(browser: &Browser, file: &str) -> String {
    let check = browser.upload(IMPORT, "annuaire.csv", file.as_bytes()).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    check.hidden("jeton")
}

#[tokio::test]
async fn a_file_is_checked_then_applied_then_taken_back() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    assert!(head.get(IMPORT).await.has("Rien n’est changé avant votre accord."));
    let check = head.upload(IMPORT, "annuaire.csv", FILE.as_bytes()).await;
    for shown in [
        "Rien n’est encore changé.",
        "Appliquer à 2 comptes",
        "compte créé",
        "population inconnue",
        "ligne 4",
    ] {
        assert!(check.has(shown), "{shown}: {}", check.text());
    }
    assert!(!check.has("SECRET") && !check.has("NEUVE"), "no name is needed to decide");
    let found =
        || async { world.store.accounts_by_source(&["E-1".into(), "R-1".into()]).await.expect("a read") };
    assert!(found().await.is_empty(), "the check changes nothing");

    let token = check.hidden("jeton");
    let done = head.post(APPLY, &[("jeton", &token)]).await;
    assert_eq!(done.location, format!("{IMPORT}?crees=2&modifies=0&partis=0"));
    let after = head.get(&done.location).await;
    assert!(after.has("Import appliqué") && after.has("Annuler cet import"), "{}", after.text());
    assert_eq!(found().await.len(), 2);
    assert_eq!(head.post(APPLY, &[("jeton", &token)]).await.status, StatusCode::CONFLICT, "once only");
    assert!(head.upload(IMPORT, "annuaire.csv", FILE.as_bytes()).await.has("Ce fichier ne change rien."));

    let import = after.hidden("import");
    let undone = head.post(UNDO, &[("import", &import)]).await;
    assert_eq!(undone.location, format!("{IMPORT}?retires=2&retablis=0"));
    assert!(found().await.iter().all(|account| account.state == AccountState::Gone));
    assert_eq!(head.post(UNDO, &[("import", &import)]).await.status, StatusCode::CONFLICT, "once only");
}

#[tokio::test]
async fn what_was_shown_is_what_is_done_or_nothing_is() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let token = checked(&head, FILE).await;
    let mut other = world.account(FOREIGN).await;
    other.source = Some("E-1".into());
    world.put(EntChange::PutAccounts(vec![other])).await;
    assert_eq!(head.post(APPLY, &[("jeton", &token)]).await.status, StatusCode::CONFLICT);
    assert!(world.store.accounts_by_source(&["R-1".into()]).await.expect("a read").is_empty());
}

#[tokio::test]
async fn a_check_is_good_for_the_person_who_made_it() {
    let world = World::new().await;
    let token = checked(&world.browser(HEAD).await, FILE).await;
    let mut second = world.account(TEACHER).await;
    second.memberships[0].manages_accounts = true;
    world.put(EntChange::PutAccounts(vec![second])).await;
    let second = world.browser(TEACHER).await;
    assert_eq!(second.post(APPLY, &[("jeton", &token)]).await.status, StatusCode::CONFLICT);
    let stranger = world.browser(NEIGHBOUR).await;
    assert_eq!(stranger.get(IMPORT).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn many_departures_ask_for_their_number() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let pupil = |n: usize| format!("E-{n};eleve;NEUVE;Zoé;2012-03-04;6A;\n");
    let header = "id;population;nom;prenom;date_naissance;classe;enfants\n";
    let school: String = (0..30).map(pupil).collect();
    let token = checked(&head, &format!("{header}{school}")).await;
    head.post(APPLY, &[("jeton", &token)]).await;

    let few: String = (0..10).map(pupil).collect();
    let file = format!("{header}{few}");
    let upload = || head.upload_with(IMPORT, "annuaire.csv", file.as_bytes(), &[("absents", "partent")]);
    let check = upload().await;
    assert!(check.has("Beaucoup de personnes partiraient") && check.has("Appliquer à 20 comptes"));
    let refused = head.post(APPLY, &[("jeton", &check.hidden("jeton")), ("departs", "19")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.text());
    let check = upload().await;
    let done = head.post(APPLY, &[("jeton", &check.hidden("jeton")), ("departs", "20")]).await;
    assert_eq!(done.location, format!("{IMPORT}?crees=0&modifies=0&partis=20"));
}

#[tokio::test]
async fn files_that_are_no_list_say_why_and_change_nothing() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    for (file, shown) in [("", "fichier"), ("a;b\n1;2\n", "colonnes"), ("PK\u{3}\u{4}", "fichier")] {
        let answer = head.upload(IMPORT, "annuaire.csv", file.as_bytes()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{file}");
        assert!(answer.has(shown), "{file}: {}", answer.text());
    }
    let nothing = head.upload(IMPORT, "", b"").await;
    assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.has("Choisissez un fichier."));
}
