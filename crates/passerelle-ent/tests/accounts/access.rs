//! Nobody manages what is not theirs.

use http::StatusCode;

use crate::world::{FOREIGN, HEAD, NEIGHBOUR, PUPIL, TEACHER, World};

const PAGES: [&str; 11] = [
    "/ent/alertes",
    "/ent/comptes",
    "/ent/codes",
    "/ent/comptes/3",
    "/ent/comptes/3/connexions",
    "/ent/comptes/3/structures",
    "/ent/locaux",
    "/ent/locaux/nouveau",
    "/ent/exports",
    "/ent/exports/identifiants",
    "/ent/structures",
];

const FORMS: [&str; 13] = [
    "/ent/alertes/distincts",
    "/ent/codes",
    "/ent/comptes/3/bloquer",
    "/ent/comptes/3/connexions",
    "/ent/comptes/3/nom",
    "/ent/comptes/3/second-facteur",
    "/ent/comptes/3/structures",
    "/ent/comptes/3/supprimer",
    "/ent/comptes/3/mot-de-passe",
    "/ent/locaux/nouveau",
    "/ent/exports/fichier/vie-scolaire",
    "/ent/exports/bcdi",
    "/ent/exports/identifiants/appliquer",
];

#[tokio::test]
async fn every_page_opens_for_the_management_in_both_languages() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    for page in PAGES {
        let answer = head.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(answer.has("Alertes") && answer.has("Nouvelle structure"), "{page}");
        assert!(head.get(&format!("{page}?lang=en")).await.has("Another school"), "{page}");
    }
    assert!(head.get("/ent/structures").await.has("Vous ne gérez les comptes d’aucune autre structure."));
}

#[tokio::test]
async fn whoever_manages_nothing_is_refused_everywhere() {
    let world = World::new().await;
    let teacher = world.browser(TEACHER).await;
    for page in PAGES {
        assert_eq!(teacher.get(page).await.status, StatusCode::FORBIDDEN, "{page}");
    }
    for form in FORMS {
        assert_eq!(teacher.post(form, &[]).await.status, StatusCode::FORBIDDEN, "{form}");
    }
}

#[tokio::test]
async fn another_school_in_the_address_is_refused_for_every_method() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    for school in ["0450823Y", "0450824Z", "0450899A", "nimporte"] {
        for page in PAGES {
            let answer = head.get(&format!("{page}?etab={school}")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{page} {school}");
        }
        for form in FORMS {
            let answer = head.post(&format!("{form}?etab={school}"), &[]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{form} {school}");
        }
    }
}

#[tokio::test]
async fn an_account_of_another_school_is_neither_shown_nor_changed() {
    let world = World::new().await;
    let head = world.browser(HEAD).await;
    for stranger in [FOREIGN, NEIGHBOUR] {
        let before = world.account(stranger).await;
        assert_eq!(head.get(&format!("/ent/comptes/{stranger}")).await.status, StatusCode::FORBIDDEN);
        for action in ["bloquer", "mot-de-passe", "nom", "connexions", "structures", "supprimer"] {
            let address = format!("/ent/comptes/{stranger}/{action}");
            assert_eq!(head.get(&address).await.status, StatusCode::FORBIDDEN);
            let answer = head.post(&address, &[("nom", "A"), ("prenom", "B")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        assert!(before == world.account(stranger).await);
    }
    assert!(!head.get("/ent/comptes").await.has("AILLEURS"));
    assert_eq!(head.get("/ent/comptes/999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(head.get(&format!("/ent/comptes/{PUPIL}/effacer")).await.status, StatusCode::NOT_FOUND);
}
