//! What needs a look.

use http::StatusCode;
use passerelle_store::ent::{Account, AccountState, EntChange};

use crate::world::{HEAD, NEIGHBOUR, PUPIL, TEACHER, TWIN, UNBORN, World};

#[tokio::test]
async fn alerts_tell_what_is_missing_and_who_is_there_twice() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let page = head.get("/ent/alertes").await;
    assert!(page.has("pas de date de naissance") && page.has(&format!("/ent/comptes/{UNBORN}\"")));
    assert!(page.has("Corrigez la date dans l’annuaire."), "what to do");
    assert!(page.has("1 doublon probable") && page.has(&format!("/ent/comptes/{TWIN}\"")));
    assert!(head.get("/ent/comptes").await.has("2 alertes demandent votre attention"));

    for (id, date) in [(UNBORN, "2012-05-06"), (TWIN, "2012-03-05")] {
        let mut account = world.account(id).await;
        account.birth_date = date.parse().ok();
        world.put(EntChange::PutAccounts(vec![account])).await;
    }
    assert!(head.get("/ent/alertes").await.has("Aucun compte ne demande d’attention. Rien à faire."));
    assert!(!head.get("/ent/comptes").await.has("demandent votre attention"));
}

#[tokio::test]
async fn different_people_are_not_reported_again() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let rows = head.get("/ent/alertes").await.hidden("comptes");
    assert_eq!(rows, format!("{PUPIL} {TWIN}"));
    let done = head.post("/ent/alertes/distincts", &[("comptes", &rows)]).await;
    assert_eq!(done.location, "/ent/alertes?fait=distincts");
    assert!(!head.get(&done.location).await.has("doublon probable"));
    assert_eq!(world.last_event().await.action, "journal-alerte-distincts");
    for wrong in ["", "3", "3 x", "3 5", "3 999"] {
        let refused = head.post("/ent/alertes/distincts", &[("comptes", wrong)]).await;
        assert!(refused.status.is_client_error(), "{wrong}");
    }
    assert_eq!(
        head.post("/ent/alertes/distincts", &[("comptes", "3 5")]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn the_schools_of_a_grouping_share_their_people() {
    let world = World::new().await;
    let mut neighbour = world.account(NEIGHBOUR).await;
    let mut teacher = world.account(TEACHER).await;
    let born = "1980-01-02".parse().ok();
    (neighbour.family_name, neighbour.given_name) = (teacher.family_name.clone(), teacher.given_name.clone());
    (neighbour.birth_date, teacher.birth_date) = (born, born);
    world.put(EntChange::PutAccounts(vec![neighbour, teacher])).await;
    let page = world.browser(HEAD).await.get("/ent/alertes").await;
    assert!(page.has("2 doublons probables") && page.has("v.voisin, 0450823Y"));
    assert!(!page.has(&format!("/ent/comptes/{NEIGHBOUR}\"")), "not theirs to open");
}

#[tokio::test]
async fn accounts_left_inactive_are_told_by_months() {
    let world = World::new().await;
    let idle = Account { state: AccountState::Inactive, ..world.account(UNBORN).await };
    world.put(EntChange::PutAccounts(vec![idle])).await;
    let head = world.browser(HEAD).await;
    assert!(head.get("/ent/alertes").await.has("Aucun compte inactivé depuis longtemps"));
    world.clock.advance(40 * 86_400);
    // The session of the management is over by now.
    let head = world.browser(HEAD).await;
    assert!(head.get("/ent/alertes").await.has("Aucun compte inactivé depuis longtemps"));
    let page = head.get("/ent/alertes?mois=1").await;
    assert!(page.has("1 compte inactivé depuis longtemps") && page.has("créé le 1er septembre 2026"));
}
