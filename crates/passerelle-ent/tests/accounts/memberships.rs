//! What somebody is in a school, and who manages its accounts.

use http::StatusCode;
use passerelle_model::Population;

use crate::world::{FOREIGN, HEAD, TEACHER, World};

#[tokio::test]
async fn a_membership_is_added_and_another_taken_away() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let address = format!("/ent/comptes/{TEACHER}/structures");
    let page = head.get(&address).await;
    assert!(page.has("Collège 0 (0450822X)") && page.has("population-2"));
    let fields = [
        ("structure-0", "0450822X"),
        ("population-0", "professeur"),
        ("place-0", "Anglais"),
        ("structure-1", "0450822X"),
        ("population-1", "responsable"),
        ("retirer-1", "oui"),
        ("structure-2", "0450822X"),
        ("population-2", "personnel"),
        ("place-2", ""),
    ];
    let wrong = head.act(&address, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("La fonction d’un personnel est obligatoire") && wrong.has("value=\"Anglais\""));

    let mut fields = fields.to_vec();
    fields[8].1 = "CPE";
    fields.push(("gere-2", "oui"));
    let done = head.act(&address, &fields).await;
    assert_eq!(done.location, format!("/ent/comptes/{TEACHER}?fait=structures"));
    let kept = world.account(TEACHER).await.memberships;
    let kept: Vec<_> =
        kept.iter().map(|one| (one.population, one.function.as_deref(), one.manages_accounts)).collect();
    assert_eq!(kept, [(Population::Teacher, Some("Anglais"), false), (Population::Staff, Some("CPE"), true)]);
    assert_eq!(world.last_event().await.action, "journal-compte-structures");
    assert_eq!(world.browser(TEACHER).await.get("/ent/comptes").await.status, StatusCode::OK, "manages now");
}

#[tokio::test]
async fn nobody_gives_what_is_not_theirs_nor_loses_the_own_access() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let foreign =
        [("structure-0", "0450824Z"), ("population-0", "personnel"), ("place-0", "CPE"), ("gere-0", "oui")];
    let refused = head.act(&format!("/ent/comptes/{TEACHER}/structures"), &foreign).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = [("structure-0", "0450822X"), ("population-0", "personnel"), ("place-0", "Principale")];
    let refused = head.act(&format!("/ent/comptes/{HEAD}/structures"), &own).await;
    assert!(refused.has("Gardez votre propre accès"));
    assert_eq!(head.get(&format!("/ent/comptes/{FOREIGN}/structures")).await.status, StatusCode::FORBIDDEN);
    assert!(world.account(HEAD).await.memberships[0].manages_accounts);
}

#[tokio::test]
async fn a_change_made_meanwhile_keeps_what_was_typed() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let address = format!("/ent/comptes/{TEACHER}/structures");
    let fields = [
        ("structure-0", "0450822X"),
        ("population-0", "professeur"),
        ("place-0", "Allemand"),
        ("version", "ancienne"),
    ];
    let late = head.post(&address, &fields).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.has("value=\"Allemand\"") && late.has("Quelqu’un d’autre"));
    assert_eq!(world.account(TEACHER).await.memberships.len(), 2);
}
