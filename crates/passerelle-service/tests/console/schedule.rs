//! Publication at a given time.

use http::StatusCode;
use passerelle_service::ops::schedule::run_due;
use passerelle_store::service::{Base, BaseChange, Scheduled};
use passerelle_store::{AuditEvent, Commit};

use crate::fixture::{NOW, World, slug, world};

const TAB: &str = "/console/bases/demo/publication";
const STOP: &str = "/console/bases/demo/publication/arreter";
const PUBLISH: &str = "/console/bases/demo/publication/publier";

async fn published(world: &World) -> bool {
    world.base().await.publication.published
}

async fn run(world: &World, seconds: i64) -> usize {
    run_due(world.state.store.as_ref(), NOW.plus(seconds)).await.expect("a store")
}

#[tokio::test]
async fn a_stop_is_planned_shown_done_once_and_followed_by_its_return() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let page = browser.get(&format!("{STOP}?quand=heure")).await;
    assert!(page.body.contains("value=\"18:30\""), "the next half past six");
    // It is 14 h in Paris.
    let fields = [
        ("retour", "publication"),
        ("quand", "heure"),
        ("jour", "aujourdhui"),
        ("heure", "18 h 30"),
        ("reprise_jour", "demain"),
        ("reprise_heure", "7h"),
    ];
    let answer = browser.post(STOP, STOP, &fields).await;
    assert_eq!(answer.location, format!("{TAB}?fait=prevu"));
    let tab = browser.get(TAB).await;
    assert!(tab.says(
        "La publication s’arrêtera le 3 septembre 2026 à 18 h 30 et reprendra le 4 septembre 2026 à 7 h 00"
    ));

    assert_eq!(run(&world, 16_199).await, 0);
    assert!(published(&world).await);
    let (one, other) = tokio::join!(run(&world, 16_200), run(&world, 16_200));
    assert_eq!(one + other, 1, "two nodes do it once");
    assert!(!published(&world).await);
    assert_eq!(run(&world, 61_200).await, 1);
    assert!(published(&world).await);
    assert_eq!(run(&world, 99_999).await, 0);

    let journal = browser.get("/console/bases/demo/journal").await;
    assert!(journal.says("le calendrier"), "the schedule is named, not a person");
    for line in [
        "Arrêt prévu le 3 septembre 2026 à 18 h 30 (reprise : 4 septembre 2026 à 7 h 00).",
        "Publication arrêtée comme prévu le 3 septembre 2026 à 18 h 30, à la demande de 1000 (personne n’était connecté).",
        "Base publiée comme prévu le 4 septembre 2026 à 7 h 00, à la demande de 1000.",
    ] {
        assert!(journal.says(line), "{line}");
    }
}

#[tokio::test]
async fn what_is_due_is_done_before_somebody_reads_the_console() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let fields = [("quand", "heure"), ("jour", "aujourdhui"), ("heure", "14:10")];
    browser.post(PUBLISH, PUBLISH, &fields).await;
    assert!(browser.get(TAB).await.says("La base sera publiée le 3 septembre 2026 à 14 h 10."));
    world.clock.advance(600);
    assert!(browser.get(TAB).await.says("● Base publiée"));
    assert!(published(&world).await);
}

#[tokio::test]
async fn a_plan_is_cancelled_and_a_bad_time_is_told_beside_its_field() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    for (hour, again, text) in [
        ("13:00", "", "Indiquez une heure entre maintenant et demain soir."),
        ("midi", "", "Indiquez une heure entre maintenant et demain soir."),
        ("18:30", "17:00", "La base serait publiée de nouveau avant d’être arrêtée."),
    ] {
        let fields = [("quand", "heure"), ("heure", hour), ("reprise_heure", again)];
        let page = browser.post(STOP, STOP, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{hour}");
        assert!(page.says(text) && page.says("Erreur"), "{hour}");
        assert!(page.body.contains(&format!("value=\"{hour}\"")), "what was typed is kept");
    }
    browser.post(STOP, STOP, &[("quand", "heure"), ("heure", "18:30")]).await;
    let answer = browser.post(TAB, &format!("{TAB}/annuler"), &[]).await;
    assert_eq!(answer.location, format!("{TAB}?fait=annule"));
    assert_eq!(run(&world, 99_999).await, 0);
    assert!(published(&world).await);
}

#[tokio::test]
async fn stopping_at_once_may_say_when_it_ends() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    browser.post(STOP, STOP, &[("quand", "maintenant"), ("reprise_heure", "15:00")]).await;
    assert!(!published(&world).await);
    let plans = world.state.store.plans(&slug("demo")).await.expect("a store");
    let planned = plans.scheduled.expect("the return");
    assert_eq!((planned.publish, planned.at), (true, NOW.plus(3600)));
    // Published by hand before its time, it is not published twice.
    browser.post(TAB, PUBLISH, &[]).await;
    assert!(world.state.store.plans(&slug("demo")).await.expect("a store").scheduled.is_none());
}

#[tokio::test]
async fn what_is_so_already_is_not_planned_and_takes_the_place_of_no_plan() {
    let world = world().await;
    let mut browser = world.signed_in("1000").await;
    let later = [("quand", "heure"), ("heure", "18:30")];
    browser.post(STOP, STOP, &later).await;
    let refused = browser.post(TAB, PUBLISH, &later).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("La base est déjà publiée"));
    let plan = async || world.state.store.plans(&slug("demo")).await.expect("a store").scheduled;
    assert!(plan().await.is_some_and(|planned| !planned.publish), "the stop is still planned");

    // From pages that were open when somebody else stopped the base until 15 h.
    browser.post(STOP, STOP, &[("quand", "maintenant"), ("reprise_heure", "15:00")]).await;
    let refused = browser.post(TAB, STOP, &later).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.says("La base est déjà arrêtée"));
    assert_eq!(plan().await.expect("its end").at, NOW.plus(3600));
    let stopped = browser.post(TAB, STOP, &[("quand", "maintenant"), ("reprise_heure", "16:00")]).await;
    assert_eq!(stopped.location, format!("{TAB}?fait=arretee"));
    assert_eq!(plan().await.expect("its end").at, NOW.plus(7200), "what was typed last");
    browser.post(TAB, STOP, &[("quand", "maintenant")]).await;
    assert_eq!(plan().await.expect("its end").at, NOW.plus(7200));
}

#[tokio::test]
async fn a_base_that_cannot_be_written_keeps_no_other_waiting() {
    let world = world().await;
    let store = &world.state.store;
    // Its counter comes to its end with the plan.
    let full = Base { slug: slug("pleine"), version: i64::MAX.unsigned_abs() - 1, ..world.base().await };
    store.create_base(&full, &AuditEvent::new(NOW, "essai", "journal-essai")).await.expect("created");
    for (base, seconds) in [("pleine", 60), ("demo", 120)] {
        let at = NOW.plus(seconds);
        let plan = Scheduled { publish: false, at, again: None, by: "1000".to_owned() };
        let event = AuditEvent::new(NOW, "1000", "journal-essai");
        let changes = vec![BaseChange::Schedule(Some(plan))];
        store.commit(&slug(base), Commit { changes, event, expected: None }).await.expect("kept");
    }
    assert_eq!(store.due(NOW.plus(120)).await.expect("a store").len(), 2, "the one that cannot comes first");
    assert_eq!(run(&world, 120).await, 1);
    assert!(!published(&world).await);
    assert!(store.base(&slug("pleine")).await.expect("a store").expect("there").publication.published);
}

#[tokio::test]
async fn a_base_forgotten_in_school_hours_is_pointed_out_on_every_tab() {
    let world = world().await;
    let mut browser = world.stopped().await;
    let forgotten = "La base est arrêtée depuis plus de 30 minutes";
    assert!(!browser.get(TAB).await.says(forgotten));
    // Not longer than a session lasts without use.
    world.clock.advance(1700);
    browser.get(TAB).await;
    world.clock.advance(200);
    for tab in ["publication", "delegation", "securite", "journal"] {
        assert!(browser.get(&format!("/console/bases/demo/{tab}")).await.says(forgotten), "{tab}");
    }
}
