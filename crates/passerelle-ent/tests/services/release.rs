//! What services are told: the identifier alone, unless a reason is written down.

use http::StatusCode;
use passerelle_model::OpaqueId;
use passerelle_store::ent::{
    AttributeLayout, AttributeSource, EntChange, EntStore, ReleasePolicy, ReleaseProfile,
};

use crate::world::{ADMIN, Browser, PUPIL, VS, World};

const PAGE: &str = "/ent/services/vie-scolaire/transmission";
const REASON: &str = "Le logiciel ne lit pas de fichier";

async fn shown(admin: &Browser) -> String {
    admin.get(PAGE).await.value("etat")
}

#[tokio::test]
async fn opening_attributes_takes_a_reason_an_example_and_leaves_a_trace() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let id = OpaqueId::new("6f9c-1").expect("an identifier");
    world.put(EntChange::FixOpaqueIds(VS.into(), vec![(PUPIL, id)])).await;
    assert!(!admin.get("/ent/services").await.has("plus que l’identifiant opaque"));
    let etat = shown(&admin).await;
    let fields = [
        ("etat", etat.as_str()),
        ("profil", "attributs"),
        ("attribut_1", "profil"),
        ("contenu_1", "profils"),
        ("attribut_3", "ENT"),
        ("contenu_3", "fixe"),
        ("texte_3", "Loire <3"),
        ("disposition", "plat"),
        ("version_2", "oui"),
        ("justification", REASON),
        ("personne", "A.Exemple"),
    ];
    let check = admin.post(PAGE, &fields).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    assert!(check.has("Ce que le service recevrait de EXEMPLE Aïda"));
    assert!(check.has("6f9c-1") && check.has("National_1"));
    assert!(check.has("<cas:user>6f9c-1</cas:user>"), "the real answer");
    assert!(check.has("<cas:profil>National_1</cas:profil>") && check.has("<cas:ENT>Loire &lt;3</cas:ENT>"));
    assert_eq!(world.recipient(VS).await.expect("there").settings.release, ReleasePolicy::default());

    let mut fields = check.hidden();
    fields.push(("action".to_owned(), "appliquer".to_owned()));
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = admin.post(PAGE, &fields).await;
    assert_eq!(done.location(), "/ent/services/vie-scolaire/transmission?fait=modifie");
    let release = world.recipient(VS).await.expect("there").settings.release;
    assert_eq!((release.profile, release.layout), (ReleaseProfile::Attributes, AttributeLayout::Flat));
    assert_eq!(release.justification.as_deref(), Some(REASON));
    assert_eq!(release.attributes[1].source, AttributeSource::Fixed("Loire <3".into()));
    let event = world.last_event().await;
    assert_eq!((event.action.as_str(), event.actor.as_str()), ("journal-service-transmission", "1"));
    assert_eq!(event.details["avant"]["profil"], "identifiant");
    assert_eq!(event.details["apres"]["profil"], "attributs");
    assert_eq!(event.details["apres"]["justification"], REASON);
    let list = admin.get("/ent/services").await;
    assert!(list.has("1 service reçoit plus que l’identifiant opaque") && list.has(REASON));
}

#[tokio::test]
async fn the_nominative_profile_shows_what_it_tells_and_draws_nothing() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let etat = shown(&admin).await;
    let fields = [
        ("etat", etat.as_str()),
        ("profil", "nominatif"),
        ("justification", REASON),
        ("disposition", "cas"),
        ("personne", "3"),
    ];
    let check = admin.post(PAGE, &fields).await;
    assert!(check.has("<cas:attributes>") && check.has("<cas:dateNaissance>04/03/2012</cas:dateNaissance>"));
    assert!(check.has("<cas:categories>National_1</cas:categories>"));
    assert!(check.has("il sera tiré au sort") && check.has("Noms et dates de naissance transmis"));
    let drawn = world.store.opaque_ids(VS, &[PUPIL]).await.expect("a read");
    assert!(drawn.is_empty(), "looking changes nothing");
    let text = check.text();
    let (_, cas2) = text.rsplit_once("/serviceValidate</h3>").expect("the answer");
    assert!(!cas2.contains("dateNaissance"), "not in CAS 2 unless it is ticked");
}

#[tokio::test]
async fn without_a_reason_a_person_or_good_names_nothing_is_opened() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let etat = shown(&admin).await;
    let refused = |fields: Vec<(&'static str, &'static str)>| {
        let fields: Vec<_> =
            [("etat", etat.as_str()), ("action", "appliquer")].into_iter().chain(fields).collect();
        let admin = &admin;
        async move { admin.post(PAGE, &fields).await }
    };
    let short = refused(vec![("profil", "nominatif"), ("justification", "parce que")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.has("20 caractères au moins") && short.has("href=\"#justification\""));
    let reserved = refused(vec![
        ("profil", "attributs"),
        ("attribut_1", "user"),
        ("contenu_1", "connexion"),
        ("justification", REASON),
    ])
    .await;
    assert!(reserved.has("déjà un sens dans les réponses CAS") && reserved.has("href=\"#attribut_1\""));
    let none = refused(vec![("profil", "attributs"), ("justification", REASON)]).await;
    assert!(none.has("Nommez au moins un attribut"));
    let nobody = admin
        .post(
            PAGE,
            &[("etat", &etat), ("profil", "nominatif"), ("justification", REASON), ("personne", "inconnu")],
        )
        .await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.has("Choisissez un compte qui existe"));
    assert_eq!(world.recipient(VS).await.expect("there").settings.release, ReleasePolicy::default());
}

#[tokio::test]
async fn closing_again_forgets_reason_and_attributes() {
    let world = World::new().await;
    let admin = world.browser(ADMIN).await;
    let mut service = world.recipient(VS).await.expect("there");
    service.settings.release.profile = ReleaseProfile::Nominative;
    service.settings.release.justification = Some(REASON.into());
    world.put(EntChange::PutRecipient(service)).await;
    let etat = shown(&admin).await;
    let done = admin.post(PAGE, &[("etat", &etat), ("profil", "identifiant"), ("action", "appliquer")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(world.recipient(VS).await.expect("there").settings.release, ReleasePolicy::default());
    let late = admin
        .post(
            PAGE,
            &[("etat", &etat), ("profil", "nominatif"), ("justification", REASON), ("action", "appliquer")],
        )
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT, "the page had become old");
}
