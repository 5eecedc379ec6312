//! The sealed file of a recipient, the borrowers of the library.

use std::collections::BTreeMap;

use http::StatusCode;
use passerelle_exchange::partner::{PartnerUploadError, read_partner_upload};
use passerelle_exchange::sealed::OpenError;
use passerelle_model::Population;
use passerelle_store::ent::{EntChange, EntStore};

use crate::world::{ENT_KEY, HEAD, NEIGHBOUR, PUPIL, RECIPIENT, SERVICE_KEY, TEACHER, TWIN, UNBORN, World};

const EXPORT: &str = "/ent/exports/fichier/vie-scolaire";

#[tokio::test]
async fn the_page_says_what_the_file_holds_and_for_whom() {
    let world = World::new().await;
    let page = world.browser(HEAD).await.get("/ent/exports").await;
    assert!(
        page.has("Vie scolaire XML") && page.has("Nom du fichier :") && page.has("value=\"pronote.xml\"")
    );
    assert!(page.has("Élèves : 2") && page.has("Professeurs : 1") && page.has("Parents : 1"));
    assert!(page.has(&SERVICE_KEY.public().fingerprint()));
    assert!(page.has("1 compte ne sera pas dans le fichier") && page.has("pas de date de naissance"));
    assert!(page.has("Collège 1 (0450823Y)") && !page.has("0450824Z"), "the grouping, nobody else");
}

#[tokio::test]
async fn the_recipient_alone_opens_the_file_and_finds_the_same_people() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let file = head.post(EXPORT, &[("nom_du_fichier", "pronote.xml")]).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.disposition.starts_with("attachment; filename=\"pronote.xml\";"), "{}", file.disposition);
    assert!(!file.has("BUKISA") && !file.has("Jean"));

    let wrong = read_partner_upload(&*file.body, &[PrivateKeyCopy::of(&ENT_KEY)]);
    assert!(matches!(wrong, Err(PartnerUploadError::Open(OpenError::Unreadable))));

    let read = read_partner_upload(&*file.body, &[PrivateKeyCopy::of(&SERVICE_KEY)]).expect("opens");
    assert_eq!(read.uais(), ["0450822X"]);
    assert!(read.content.defects.is_empty());
    let mut found = BTreeMap::new();
    for one in &read.content.accounts {
        found.insert((one.population, one.id.to_string()), one);
    }
    let expected = [
        (HEAD, Population::Staff),
        (TEACHER, Population::Teacher),
        (TEACHER, Population::Guardian),
        (PUPIL, Population::Pupil),
        (TWIN, Population::Pupil),
    ];
    assert_eq!(found.len(), expected.len());
    for (id, population) in expected {
        let account = world.account(id).await;
        let one = found[&(population, world.opaque(id).await.expect("fixed by the export"))];
        assert_eq!((&one.family_name, &one.given_name), (&account.family_name, &account.given_name));
        if population == Population::Pupil {
            assert_eq!(one.birth_date, account.birth_date);
        }
        let guardians: Vec<_> = one.guardians.iter().map(ToString::to_string).collect();
        let wanted = if id == PUPIL { vec![world.opaque(TEACHER).await.expect("fixed")] } else { Vec::new() };
        assert_eq!(guardians, wanted);
    }
    assert_eq!(world.opaque(UNBORN).await, None, "who is left out is not given an identifier");

    let event = world.last_event().await;
    assert_eq!((event.action.as_str(), event.actor.as_str()), ("journal-export-fichier", "1"));
    assert_eq!((event.details["eleve"].as_u64(), event.details["nouveaux"].as_u64()), (Some(2), Some(4)));
    assert!(head.get("/ent/exports").await.has("Dernier export"));
}

#[tokio::test]
async fn a_second_export_has_the_same_identifiers() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let ids = |body: Vec<u8>| {
        let read = read_partner_upload(&*body, &[PrivateKeyCopy::of(&SERVICE_KEY)]).expect("opens");
        read.content.accounts.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    let first = ids(head.post(EXPORT, &[]).await.body);
    assert_eq!(ids(head.post(EXPORT, &[]).await.body), first);
    assert_eq!(world.last_event().await.details["nouveaux"].as_u64(), Some(0));
}

#[tokio::test]
async fn a_grouping_goes_into_one_file_when_it_is_asked_for() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    let file = head.post(EXPORT, &[("regroupement", "oui"), ("nom_du_fichier", "../cité \"A\"")]).await;
    assert!(file.disposition.ends_with("filename*=UTF-8''cit%C3%A9%20A.xml"), "{}", file.disposition);
    let read = read_partner_upload(&*file.body, &[PrivateKeyCopy::of(&SERVICE_KEY)]).expect("opens");
    assert_eq!(read.uais(), ["0450822X", "0450823Y"]);
    let neighbour = world.opaque(NEIGHBOUR).await.expect("exported");
    assert!(read.content.accounts.iter().any(|one| one.id.as_str() == neighbour));
}

#[tokio::test]
async fn without_a_key_nothing_is_exported() {
    let world = World::new().await;
    let mut recipient = world.store.recipient(RECIPIENT).await.expect("a read").expect("a recipient");
    recipient.public_key = None;
    world.put(EntChange::PutRecipient(recipient)).await;
    let head = world.browser(HEAD).await;
    assert!(head.get("/ent/exports").await.has("Aucune clé de chiffrement n’est enregistrée"));
    assert_eq!(head.post(EXPORT, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(world.opaque(PUPIL).await, None);
    assert_eq!(head.post("/ent/exports/fichier/personne", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_library_gets_its_borrowers() {
    let world = World::new().await;
    let list = world.browser(HEAD).await.post("/ent/exports/bcdi", &[]).await;
    assert!(list.disposition.contains("bcdi_0450822X.csv"));
    let text = String::from_utf8(list.body).expect("UTF-8");
    assert!(text.starts_with("\u{feff}id;nom;prenom;classe;population\r\n"));
    assert!(
        text.contains("3;BUKISA;Aïda;6A;eleve\r\n") && text.contains("2;BUKISA;Jean Marie;;professeur\r\n")
    );
    assert_eq!(text.lines().count(), 6);
    assert_eq!(world.last_event().await.action, "journal-export-bcdi");
}

/// The readers take keys by value.
struct PrivateKeyCopy;

impl PrivateKeyCopy {
    fn of(key: &crate::world::Key) -> passerelle_exchange::keys::PrivateKey {
        let pem = key.to_pkcs8_pem();
        passerelle_exchange::keys::PrivateKey::parse(pem.expose_secret().as_bytes(), None).expect("a key")
    }
}
