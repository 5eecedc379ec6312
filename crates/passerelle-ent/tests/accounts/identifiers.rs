//! The service's own identifiers come back to the ENT.

use std::io::Cursor;

use http::StatusCode;
use passerelle_exchange::content::{IdentifierRecord, write_identifier_list};
use passerelle_exchange::sealed::{ContainerKind, Envelope, FileKey, Recipient, seal};
use passerelle_model::{LocalId, OpaqueId, Population};
use passerelle_store::ent::{AccountId, EntStore};

use crate::world::{ENT_KEY, HEAD, Key, PUPIL, SERVICE_KEY, TEACHER, World};

const IMPORT: &str = "/ent/exports/identifiants";
const APPLY: &str = "/ent/exports/identifiants/appliquer";

fn record(population: Population, local: &str, partner: &str) -> IdentifierRecord {
    IdentifierRecord {
        population,
        family_name: "SECRET".into(),
        given_name: "Alix".into(),
        birth_date: None,
        national_number: None,
        local_id: LocalId::new(local).ok(),
        partner_id: OpaqueId::new(partner).ok(),
    }
}

fn clear(records: &[IdentifierRecord]) -> Vec<u8> {
    let mut content = Vec::new();
    assert!(write_identifier_list(&mut content, records).expect("written").is_empty());
    content
}

fn sealed(content: &[u8], key: &Key, uai: &str) -> Vec<u8> {
    let mut envelope = Envelope::new(ContainerKind::Export);
    envelope.version = "1.0".into();
    envelope.date = "2026-09-03T14:02:00+02:00".into();
    envelope.uai = uai.into();
    let reader = Recipient { name: "ENT", key: key.public() };
    let mut file = Vec::new();
    let file_key = FileKey::from_bytes([7; 32]);
    seal(&mut Cursor::new(content), &envelope, &[reader], &file_key, &mut file).expect("sealed");
    file
}

async fn kept(world: &World, id: AccountId) -> Vec<String> {
    let all = world.store.service_identifiers(id).await.expect("a read");
    all.into_iter().map(|(_, identifier)| identifier).collect()
}

/// A school whose accounts have been exported.
async fn exported() -> (World, crate::world::Browser) {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    assert_eq!(head.post("/ent/exports/fichier/vie-scolaire", &[]).await.status, StatusCode::OK);
    (world, head)
}

#[tokio::test]
async fn identifiers_are_checked_then_applied_and_shown() {
    let (world, head) = exported().await;
    let (pupil, teacher) =
        (world.opaque(PUPIL).await.expect("fixed"), world.opaque(TEACHER).await.expect("fixed"));
    let records = [
        record(Population::Pupil, "P-1", &pupil),
        record(Population::Teacher, "T-1", &teacher),
        record(Population::Guardian, "G-1", &teacher),
        record(Population::Pupil, "P-9", "inconnu"),
        record(Population::Staff, "S-1", ""),
    ];
    let file = sealed(&clear(&records), &ENT_KEY, "0450822X");
    let check = head.upload(IMPORT, "identifiants.xml", &file).await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.has("Rien n’est encore changé.") && check.has("Appliquer à 2 comptes"));
    assert!(kept(&world, PUPIL).await.is_empty(), "the check changes nothing");

    let token = check.hidden("jeton");
    let done = head.post(APPLY, &[("jeton", &token)]).await;
    assert_eq!(done.location, "/ent/exports/identifiants?appliques=2");
    assert!(head.get(&done.location).await.has("2 comptes ont été mis à jour."));
    assert_eq!(kept(&world, PUPIL).await, ["P-1"]);
    assert_eq!(kept(&world, TEACHER).await, ["G-1", "T-1"]);
    assert!(head.get(&format!("/ent/comptes/{PUPIL}")).await.has("P-1"));
    assert!(head.get("/ent/comptes?rapproche=oui").await.has("2 comptes"));

    assert_eq!(head.post(APPLY, &[("jeton", &token)]).await.status, StatusCode::CONFLICT, "once only");
    assert!(head.upload(IMPORT, "identifiants.xml", &file).await.has("Ce fichier ne change rien."));
    let changed = sealed(&clear(&[record(Population::Pupil, "P-2", &pupil)]), &ENT_KEY, "");
    let check = head.upload(IMPORT, "identifiants.xml", &changed).await;
    assert!(check.has("Appliquer à 1 compte") && check.has("<td>P-1</td><td>P-2</td>"));
}

#[tokio::test]
async fn files_that_are_no_good_change_nothing_and_say_why() {
    let (world, head) = exported().await;
    let pupil = world.opaque(PUPIL).await.expect("fixed");
    let list = clear(&[record(Population::Pupil, "P-1", &pupil)]);
    let good = sealed(&list, &ENT_KEY, "0450822X");
    let cut = good[..good.len() / 2].to_vec();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("E09", b"id;nom;prenom".to_vec(), "Ce n’est pas le bon fichier"),
        (
            "E09",
            head.post("/ent/exports/fichier/vie-scolaire", &[]).await.body,
            "un fichier chiffré par l’ENT",
        ),
        ("E10", sealed(&list, &ENT_KEY, "0450824Z"), "Ce fichier vient d’un autre établissement"),
        ("E11", sealed(&list, &SERVICE_KEY, "0450822X"), "Ce fichier ne peut pas être lu ici"),
        ("E12", cut, "Le fichier est incomplet"),
        ("E16", list.clone(), "Ce fichier n’est pas protégé"),
    ];
    let before = world.last_event().await;
    for (reference, file, title) in cases {
        let answer = head.upload(IMPORT, "reçu.xml", &file).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{reference}");
        assert!(
            answer.has(&format!("Réf. {reference}")) && answer.has(title),
            "{reference}: {}",
            answer.text()
        );
        assert!(answer.has("Rien n’a été modifié"), "{reference}");
        assert!(!answer.has("SECRET"), "{reference}");
        assert!(kept(&world, PUPIL).await.is_empty());
    }
    assert_eq!(world.last_event().await, before);
    let nothing = head.upload(IMPORT, "", b"").await;
    assert!(nothing.status == StatusCode::UNPROCESSABLE_ENTITY && nothing.has("Choisissez un fichier."));
}

#[tokio::test]
async fn a_check_is_good_for_the_person_who_made_it() {
    let (world, head) = exported().await;
    let pupil = world.opaque(PUPIL).await.expect("fixed");
    let file = sealed(&clear(&[record(Population::Pupil, "P-1", &pupil)]), &ENT_KEY, "0450822X");
    let token = head.upload(IMPORT, "identifiants.xml", &file).await.hidden("jeton");

    let mut second = world.account(TEACHER).await;
    second.memberships[0].manages_accounts = true;
    world.put(passerelle_store::ent::EntChange::PutAccounts(vec![second])).await;
    let other = world.browser(TEACHER).await;
    assert_eq!(other.post(APPLY, &[("jeton", &token)]).await.status, StatusCode::CONFLICT);
    assert!(kept(&world, PUPIL).await.is_empty());
}
