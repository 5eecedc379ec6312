//! The administrators' journal.

use http::StatusCode;
use passerelle_model::Timestamp;
use passerelle_store::ent::EntStore;
use passerelle_store::{AuditEvent, Commit};

use crate::world::{ADMIN, World};

async fn note(world: &World, actor: &str, action: &str, account: i64) {
    let event = AuditEvent::new(Timestamp::from_unix(1_788_249_600), actor, action).with("compte", account);
    world.store.commit(Commit { changes: Vec::new(), event, expected: None }).await.expect("a write");
}

#[tokio::test]
async fn settings_show_before_and_after_and_filters_narrow() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let shown = admin.get("/ent/services/vie-scolaire").await.value("etat");
    let fields = [("etat", shown.as_str()), ("nom", "Autre nom"), ("action", "appliquer")];
    assert_eq!(admin.upload("/ent/services/vie-scolaire", &fields, None).await.status, StatusCode::SEE_OTHER);
    note(&world, "2", "journal-compte-bloque", 3).await;

    let all = admin.get("/ent/journal").await;
    assert!(
        all.has("Réglages du service vie-scolaire changés") && all.has("Compte 3 bloqué"),
        "{}",
        all.text()
    );
    assert!(all.has("Nom : Vie scolaire → Autre nom") && all.has("Compte 1"));
    let services = admin.get("/ent/journal?action=services").await;
    assert!(services.has("Réglages du service") && !services.has("Compte 3 bloqué"));
    let of_three = admin.get("/ent/journal?compte=3").await;
    assert!(of_three.has("Compte 3 bloqué") && !of_three.has("Réglages du service"));
    assert!(admin.get("/ent/journal?compte=99").await.has("Rien ne correspond à cette recherche"));
    let english = admin.get("/ent/journal?lang=en").await;
    assert!(english.has("Settings of the service vie-scolaire changed"));
}

#[tokio::test]
async fn long_journals_have_pages_and_a_download() {
    let world = World::new().await;
    for n in 1..=120 {
        note(&world, "2", "journal-compte-bloque", n).await;
    }
    let admin = world.browser(ADMIN).await;
    let mut path = "/ent/journal?action=comptes".to_owned();
    let mut seen = 0;
    for _ in 0..5 {
        let page = admin.get(&path).await;
        let text = page.text();
        seen += text.matches(" bloqué").count();
        let Some((before, _)) = text.split_once("\">Entrées plus anciennes") else { break };
        before.rsplit_once("href=\"").expect("a link").1.clone_into(&mut path);
    }
    assert_eq!(seen, 120);
    let file = admin.get("/ent/journal.csv?action=comptes&compte=7").await;
    assert!(file.disposition().contains("journal_ent.csv"));
    let text = file.text();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains("Compte 7 bloqué"));
}
