//! Bases of several years under one address.

use http::StatusCode;
use passerelle_model::{Delegation, LinkOrigin, LocalId, OpaqueId, Population, Provider};
use passerelle_store::service::{Base, BaseChange, Installation, InstallationStep, LinkRecord};
use passerelle_store::{AuditEvent, Commit};

use crate::fixture::{NOW, World, put_teachers, slug, world};

const YEARS: &str = "/console/bases/demo/annees";
const NEXT: &str = "/console/bases/demo-2021-2022/annees";

async fn change(world: &World, change: BaseChange) {
    let event = AuditEvent::new(NOW, "spr", "journal-essai");
    let commit = Commit { changes: vec![change], event, expected: None };
    world.state.store.commit(&slug("demo"), commit).await.expect("kept");
}

async fn link(world: &World, user: &str) {
    let link = LinkRecord {
        local: LocalId::new(user).expect("an identifier"),
        population: Population::Teacher,
        provider: Provider::Cas,
        identifier: Some(OpaqueId::new(format!("id-{user}")).expect("an identifier")),
        origin: LinkOrigin::Manual,
        rule: None,
        at: NOW,
        by: "spr".to_owned(),
    };
    change(world, BaseChange::PutLinks(vec![link])).await;
}

#[tokio::test]
async fn next_year_is_prepared_put_at_the_address_and_keeps_the_links() {
    let world = world().await;
    link(&world, "P1").await;
    link(&world, "P2").await;
    let mut browser = world.signed_in("1000").await;
    let page = browser.get(YEARS).await;
    assert!(page.body.contains("value=\"2021-2022\""), "the next year is proposed");
    let created = browser.post(YEARS, YEARS, &[("nom", "2021-2022")]).await;
    assert_eq!(created.location, format!("{NEXT}?fait=creee"));
    let home = browser.get("/console/").await;
    assert!(home.says("Attend") && home.says("4 personnes, dont 2 rapprochées"));

    let publish = "/console/bases/demo-2021-2022/publication/publier";
    let refused = browser.post(NEXT, publish, &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "one base of an address is published");
    let refused = browser.post(NEXT, &format!("{NEXT}/basculer"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "the one in service is stopped first");
    assert!(refused.says("La base en service est publiée"));

    let mut browser = world.stopped().await;
    let asked = browser.get(&format!("{NEXT}/basculer")).await;
    assert!(asked.says("La base 2021-2022 prendra la place de la base 2020-2021"));
    let switched = browser.post(NEXT, &format!("{NEXT}/basculer"), &[]).await;
    assert_eq!(switched.location, format!("{YEARS}?fait=basculee"));
    assert_eq!(world.base().await.name, "2021-2022");

    assert!(!browser.get(YEARS).await.says("Reprendre"), "nobody is here yet");
    put_teachers(world.state.store.as_ref(), "demo", 1..4).await;
    let page = browser.get(YEARS).await;
    assert!(page.says("Reprendre 2 rapprochements de 2020-2021"));
    let fields = [("de", "demo-2020-2021")];
    let carried = browser.post(YEARS, &format!("{YEARS}/reprendre"), &fields).await;
    assert_eq!(carried.location, format!("{YEARS}?fait=repris&n=2"));
    let links = world.state.store.content(&slug("demo")).await.expect("a store").links;
    assert_eq!(links.iter().map(|link| link.local.as_str()).collect::<Vec<_>>(), ["P1", "P2"]);
    assert_eq!(world.state.store.restore_points(&slug("demo")).await.expect("a store").len(), 1);
    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("2 rapprochements repris de 2020-2021."));
    assert!(journal.says("Base : 2020-2021 → 2021-2022"));

    let foreign = browser.post(YEARS, &format!("{YEARS}/reprendre"), &[("de", "autre")]).await;
    assert_eq!(foreign.status, StatusCode::BAD_REQUEST, "not from a base of another account");
}

#[tokio::test]
async fn years_do_not_change_while_new_settings_are_put_in_place() {
    let world = world().await;
    let mut browser = world.stopped().await;
    browser.post(YEARS, YEARS, &[("nom", "2021-2022")]).await;
    let step = Installation {
        former: Delegation::default(),
        wanted: Delegation::default(),
        publish: true,
        step: InstallationStep::Stopped,
        at: NOW,
        by: "1000".to_owned(),
    };
    change(&world, BaseChange::SetInstallation(Some(step))).await;
    let refused = browser.post(NEXT, &format!("{NEXT}/basculer"), &[]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("De nouveaux réglages sont en train d’être mis en place"));
    assert_eq!(world.base().await.name, "2020-2021");
    change(&world, BaseChange::SetInstallation(None)).await;
    let switched = browser.post(NEXT, &format!("{NEXT}/basculer"), &[]).await;
    assert_eq!(switched.location, format!("{YEARS}?fait=basculee"));
}

#[tokio::test]
async fn a_base_waits_where_no_base_of_another_account_is() {
    let world = world().await;
    let theirs = Base { hosting: "2000".to_owned(), slug: slug("demo-2021-2022"), ..world.base().await };
    world
        .state
        .store
        .create_base(&theirs, &AuditEvent::new(NOW, "essai", "journal-essai"))
        .await
        .expect("created");
    let mut browser = world.stopped().await;
    let created = browser.post(YEARS, YEARS, &[("nom", "2021-2022")]).await;
    assert_eq!(created.location, "/console/bases/demo-2021-2022-2/annees?fait=creee");
}

#[tokio::test]
async fn the_schools_of_a_base_are_set_once_each() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let schools = format!("{YEARS}/etablissements");
    let wrong = browser.post(YEARS, &schools, &[("uais", "partout")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = browser.post(YEARS, &schools, &[("uais", "0450822X\n0450823Y")]).await;
    assert_eq!(set.location, format!("{YEARS}?fait=etablissements"));
    assert_eq!(world.base().await.schools.len(), 2);
    let mut other = world.signed_in("2000").await;
    let theirs = "/console/bases/autre/annees";
    let taken = other.post(theirs, &format!("{theirs}/etablissements"), &[("uais", "0450822X")]).await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert!(browser.get("/console/bases/demo/journal").await.says("UAI : rien → 0450822X, 0450823Y"));
}
