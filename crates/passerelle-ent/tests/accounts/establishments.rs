//! Schools and groupings, by the administrators of the ENT.

use http::StatusCode;
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::partner::read_partner_upload;
use passerelle_model::Population;
use passerelle_store::ent::{EntChange, EntStore, Membership};

use crate::world::{ADMINISTRATOR, HEAD, SERVICE_KEY, TEACHER, World};

const PATH: &str = "/ent/etablissements";
const NEW: &str = "/ent/etablissements/nouveau";

#[tokio::test]
async fn the_pages_are_for_administrators() {
    let world = World::new().await;
    let administrator = world.browser(ADMINISTRATOR).await;
    for page in [PATH, NEW, "/ent/etablissements/0450822X"] {
        assert_eq!(administrator.get(page).await.status, StatusCode::OK, "{page}");
        assert!(administrator.get(&format!("{page}?lang=en")).await.has("Schools"), "{page}");
        for account in [HEAD, TEACHER] {
            assert_eq!(world.browser(account).await.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
        }
    }
    for form in [NEW, "/ent/etablissements/0450822X"] {
        let refused = world.browser(HEAD).await.post(form, &[("nom", "A"), ("uai", "0450825A")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(administrator.get("/ent/etablissements/0459999A").await.status, StatusCode::NOT_FOUND);
    assert_eq!(administrator.get("/ent/etablissements/nimporte").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn schools_are_found_and_counted() {
    let world = World::new().await;
    let administrator = world.browser(ADMINISTRATOR).await;
    let all = administrator.get(PATH).await;
    assert!(all.has("3 établissements") && all.has("Regroupements") && all.has("Cité"));
    let one = administrator.get(&format!("{PATH}?texte=college+0450822x+orville")).await;
    assert!(one.has("1 établissement") && one.has(">5</a>"), "five accounts");
    assert!(
        administrator.get(&format!("{PATH}?texte=nulle+part")).await.has("Aucun établissement ne correspond")
    );
}

#[tokio::test]
async fn a_doubtful_code_is_kept_with_a_warning() {
    let world = World::new().await;
    let administrator = world.browser(ADMINISTRATOR).await;
    let wrong = administrator.post(NEW, &[("uai", "12"), ("nom", "Lycée"), ("ville", "Orville")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("Écrivez sept chiffres et une lettre") && wrong.has("value=\"Orville\""));
    let taken = administrator.post(NEW, &[("uai", "0450822x"), ("nom", "Lycée")]).await;
    assert!(taken.status == StatusCode::UNPROCESSABLE_ENTITY && taken.has("a déjà cet UAI"));

    let code = doubtful();
    let done = administrator.post(NEW, &[("uai", &code), ("nom", "Lycée"), ("regroupement", "cite")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = administrator.get(&done.location).await;
    assert!(page.has("n’est pas celle que l’on attend") && page.has("Collège 0 (0450822X)"), "its grouping");
    let kept = world.store.establishment(code.parse().expect("a code")).await.expect("a read").expect("kept");
    assert_eq!(kept.grouping.as_deref(), Some("Cité"), "written as it was");
    assert_eq!(world.last_event().await.action, "journal-etablissement-cree");
    assert!(administrator.get(PATH).await.has("lettre inattendue"));
}

/// A code whose letter is not the one expected.
fn doubtful() -> String {
    let codes = ('A'..='Z').map(|letter| format!("0450830{letter}"));
    let wrong = |code: &String| code.parse::<passerelle_model::Uai>().is_ok_and(|uai| !uai.key_is_right());
    codes.into_iter().find(wrong).expect("most letters are wrong")
}

#[tokio::test]
async fn a_school_changed_meanwhile_keeps_what_was_typed() {
    let world = World::new().await;
    let administrator = world.browser(ADMINISTRATOR).await;
    let page = format!("{PATH}/0450824Z");
    let seen = administrator.get(&page).await.hidden("version");
    let done = administrator.act(&page, &[("nom", "Collège Neuf"), ("ville", "Orville")]).await;
    assert_eq!(done.location, format!("{page}?fait=change"));
    let late = [("nom", "Autre"), ("ville", "Ailleurs"), ("version", seen.as_str())];
    let refused = administrator.post(&page, &late).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.has("Collège Neuf") && refused.has("value=\"Ailleurs\""));
    let kept = world.store.establishment("0450824Z".parse().expect("a code")).await.expect("a read");
    assert_eq!(kept.expect("kept").name, "Collège Neuf");
}

#[tokio::test]
async fn somebody_of_two_schools_of_a_grouping_is_in_its_file_once() {
    let world = World::new().await;
    let mut teacher = world.account(TEACHER).await;
    teacher.memberships.push(Membership {
        uai: "0450823Y".parse().expect("a code"),
        population: Population::Teacher,
        class: None,
        function: None,
        manages_accounts: false,
    });
    world.put(EntChange::PutAccounts(vec![teacher])).await;
    let administrator = world.browser(ADMINISTRATOR).await;
    let file = administrator
        .post("/ent/exports/fichier/vie-scolaire?etab=0450822X", &[("regroupement", "oui")])
        .await;
    assert_eq!(file.status, StatusCode::OK);
    let key = PrivateKey::parse(SERVICE_KEY.to_pkcs8_pem().expose_secret().as_bytes(), None).expect("a key");
    let read = read_partner_upload(&*file.body, &[key]).expect("opens");
    assert_eq!(read.uais(), ["0450822X", "0450823Y"]);
    let id = world.opaque(TEACHER).await.expect("an identifier");
    let theirs = |population| {
        read.content
            .accounts
            .iter()
            .filter(|one| one.population == population && one.id.as_str() == id)
            .count()
    };
    assert_eq!((theirs(Population::Teacher), theirs(Population::Guardian)), (1, 1));
    assert!(read.content.accounts.iter().any(|one| one.family_name == "VOISIN"), "the other school is there");
}
