//! Exports for programs.

use http::StatusCode;
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::partner::read_partner_upload;
use passerelle_model::Population;
use passerelle_store::ent::{EntChange, EntStore};

use crate::keys::shown;
use crate::world::{ADMIN, Answer, KEY, PUPIL, World, account};

async fn key(world: &World, schools: &str) -> String {
    let admin = world.browser(ADMIN).await;
    let fields = [("nom", "Script"), ("etablissements", schools)];
    shown(&admin.post("/ent/services/vie-scolaire/cles", &fields).await)
}

fn read(answer: &Answer) -> passerelle_exchange::partner::PartnerUpload {
    let pem = KEY.to_pkcs8_pem();
    let key = PrivateKey::parse(pem.expose_secret().as_bytes(), None).expect("a key");
    read_partner_upload(&*answer.body, &[key]).expect("opens")
}

#[tokio::test]
async fn a_key_fetches_the_sealed_file_of_its_schools() {
    let world = World::new().await;
    let key = key(&world, "0450822X").await;
    let answer = world.program("/ent/api/export/0450822X", Some(&key)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert_eq!(answer.header("content-type"), "application/xml");
    assert_eq!(answer.disposition(), "");
    assert_eq!(answer.header("passerelle-left-out"), "0");
    let file = read(&answer);
    assert_eq!(file.uais(), ["0450822X"]);
    assert!(file.content.accounts.iter().any(|one| one.population == Population::Pupil));
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-export-fichier");
    assert!(event.actor.starts_with("cle:") && event.actor.len() == 12, "{}", event.actor);
    let used = world.store.access_keys().await.expect("a read").remove(0).used;
    assert!(used.is_some());

    let download = world.program("/ent/api/download/0450822X", Some(&key)).await;
    assert!(download.disposition().starts_with("attachment; filename=\"pronote.xml\""));
    let ids =
        |answer: &Answer| read(answer).content.accounts.into_iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(ids(&answer), ids(&download), "the same people, the same identifiers");
}

#[tokio::test]
async fn without_a_key_of_ours_there_is_no_file() {
    let world = World::new().await;
    let other = "A".repeat(43);
    for key in [None, Some("x"), Some(other.as_str())] {
        let answer = world.program("/ent/api/export/0450822X", key).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
        assert!(answer.has("Clé d’accès absente ou inconnue"));
    }
    assert!(world.store.opaque_ids("vie-scolaire", &[PUPIL]).await.expect("a read").is_empty());
}

#[tokio::test]
async fn another_school_is_refused_alone_or_within_a_grouping() {
    let world = World::new().await;
    let one = key(&world, "0450822X").await;
    for path in ["/ent/api/export/0450823Y", "/ent/api/export/0450822X?regroupement=1"] {
        let answer = world.program(path, Some(&one)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(answer.has("Cette clé n’ouvre pas cet établissement"));
    }
    let all = key(&world, "").await;
    let both = world.program("/ent/api/export/0450822X?regroupement=1", Some(&all)).await;
    assert_eq!(read(&both).uais(), ["0450822X", "0450823Y"]);
    for path in ["/ent/api/export/0450829A", "/ent/api/export/nimporte"] {
        assert_eq!(world.program(path, Some(&all)).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn programs_that_insist_are_slowed_down() {
    let world = World::new().await;
    for _ in 0..10 {
        assert_eq!(world.program("/ent/api/export/0450822X", None).await.status, StatusCode::UNAUTHORIZED);
    }
    let late = world.program("/ent/api/export/0450822X", None).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(world.program("/ent/api/export/0450823Y", None).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn bad_records_are_counted_listed_and_left_out_and_the_school_is_not_lost() {
    let world = World::new().await;
    let here = Some(("0450822X", Population::Teacher));
    let bad = [
        account("controle", "CONTR\u{1}ÔLE", "Alix", here),
        account("vide", " ", "", here),
        account("long", &"L".repeat(2000), "Alix", here),
        account("illisible", "NON\u{ffff}CARACTÈRE", "Alix", here),
    ];
    world.put(EntChange::PutAccounts(bad.to_vec())).await;
    let key = key(&world, "").await;
    let answer = world.program("/ent/api/export/0450822X", Some(&key)).await;
    assert_eq!(answer.header("passerelle-left-out"), "4");
    let file = read(&answer);
    assert!(file.content.defects.is_empty());
    assert_eq!(file.content.accounts.len(), 2, "the head and the pupil");
    assert_eq!(world.last_event().await.details["ecartes"], 4);

    let page = world.browser(ADMIN).await.get("/ent/exports?etab=0450822X").await;
    assert!(page.has("4 comptes ne seront pas dans le fichier"), "{}", page.text());
    for said in [
        "nom avec un caractère illisible",
        "pas de nom",
        "nom beaucoup trop long",
        "Corrigez le nom dans la fiche",
    ] {
        assert!(page.has(said), "{said}");
    }
}
