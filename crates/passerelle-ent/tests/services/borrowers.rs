//! The list of the library's borrowers, as administrators shape it.

use http::StatusCode;
use passerelle_store::ent::EntStore;

use crate::world::{ADMIN, HEAD, PUPIL, VS, World};

const PAGE: &str = "/ent/services/emprunteurs";

#[tokio::test]
async fn the_list_takes_the_chosen_form_after_a_preview() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let page = admin.get(PAGE).await;
    assert!(
        page.has("id;nom;prenom;classe;population") && page.has("3;'=MODÈLE;Sacha;5B;eleve"),
        "{}",
        page.text()
    );
    let shown = page.value("etat");
    let fields = [
        ("etat", shown.as_str()),
        ("colonne_1", "identifiant_ent"),
        ("colonne_2", "nom"),
        ("colonne_4", "date_naissance"),
        ("separateur", "virgule"),
        ("encodage", "windows1252"),
        ("population_eleve", "oui"),
        ("service", VS),
    ];
    let preview = admin.post(PAGE, &fields).await;
    assert!(
        preview.has("00000003-exemple,'=MODÈLE,04/03/2012") && !preview.has("id;nom"),
        "{}",
        preview.text()
    );
    assert_eq!(world.store.setting("emprunteurs").await.expect("a read"), None);
    let keep: Vec<_> = fields.into_iter().chain([("action", "garder")]).collect();
    assert_eq!(admin.post(PAGE, &keep).await.location(), "/ent/services/emprunteurs?fait=garde");
    let event = world.last_event().await;
    assert_eq!(event.action, "journal-emprunteurs-reglages");
    assert_eq!(event.details["avant"]["separateur"], "point_virgule");
    assert_eq!(event.details["apres"]["separateur"], "virgule");
    assert_eq!(admin.post(PAGE, &keep).await.status, StatusCode::CONFLICT, "the page had become old");

    let list = world.browser(HEAD).await.post("/ent/exports/bcdi", &[]).await;
    assert_eq!(list.status, StatusCode::OK);
    assert_eq!(list.header("content-type"), "text/csv; charset=windows-1252");
    let id = world.store.opaque_ids(VS, &[PUPIL]).await.expect("a read").remove(0).1;
    assert_eq!(String::from_utf8(list.body).expect("ASCII"), format!("{id},EXEMPLE,04/03/2012\r\n"));
    let again = world.browser(HEAD).await.post("/ent/exports/bcdi", &[]).await;
    assert!(again.has(id.as_str()), "an identifier is fixed once");
}

#[tokio::test]
async fn a_list_needs_columns_people_and_whose_identifier() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    for (fields, said) in [
        (vec![("population_eleve", "oui")], "Choisissez au moins une colonne"),
        (vec![("colonne_1", "nom")], "Cochez au moins une population"),
        (
            vec![("colonne_1", "identifiant_ent"), ("population_eleve", "oui")],
            "Choisissez le service dont l’identifiant est donné",
        ),
    ] {
        let answer = admin.post(PAGE, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        assert!(answer.has(said), "{said}");
    }
}
