//! What services are told beside the identifier, and of whom.

use std::sync::Arc;

use http::StatusCode;
use passerelle_model::Population;
use passerelle_store::ent::{
    AttributeLayout, AttributeSource, EntChange, EntStore, ReleaseProfile, ReleasedAttribute,
};
use passerelle_store_sqlite::SqliteEntStore;

use crate::world::{Browser, PASSWORD, SERVICE, World, form, login_for, soap, validation};

async fn told(world: &World, browser: &mut Browser, path: &str) -> String {
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    if path == "/cas/samlValidate" {
        let target = format!("{path}?{}", form(&[("TARGET", SERVICE)]));
        return world.browser().post_raw(&target, &soap(&ticket)).await.body;
    }
    world.browser().get(&validation(path, SERVICE, &ticket)).await.body
}

/// The names of the attributes that were last told.
async fn recorded(world: &World) -> Vec<String> {
    let releases = world.store.releases(world.teacher().await.id).await.expect("a read");
    releases.first().expect("a record").attributes.clone()
}

#[tokio::test]
async fn attributes_need_a_reason_and_follow_the_recipients_choices() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    world
        .settings("vie-scolaire", |settings| {
            settings.release.profile = ReleaseProfile::Attributes;
            settings.release.attributes = vec![
                ReleasedAttribute { name: "profil".into(), source: AttributeSource::Profiles },
                ReleasedAttribute { name: "id".into(), source: AttributeSource::ServiceIdentifier },
                ReleasedAttribute {
                    name: "note".into(), source: AttributeSource::Fixed("<&\"'é🎒".into())
                },
            ];
        })
        .await;
    assert!(!told(&world, &mut browser, "/cas/p3/serviceValidate").await.contains("profil"));
    assert!(recorded(&world).await.is_empty());

    world
        .settings("vie-scolaire", |settings| settings.release.justification = Some("Convention".into()))
        .await;
    let own = EntChange::PutServiceIdentifiers(
        "vie-scolaire".into(),
        vec![(world.teacher().await.id, "P17".into())],
    );
    world.put(own).await;
    let body = told(&world, &mut browser, "/cas/p3/serviceValidate").await;
    let (_, attributes) = body.split_once("<cas:attributes>").expect("attributes");
    assert!(
        attributes.contains("<cas:profil>National_3</cas:profil><cas:id>P17</cas:id><cas:note>&lt;&amp;")
    );
    assert!(attributes.contains("é🎒"));
    assert_eq!(recorded(&world).await, ["profil", "id", "note"]);
    assert!(told(&world, &mut browser, "/cas/serviceValidate").await.contains("<cas:profil>"));
    let saml = told(&world, &mut browser, "/cas/samlValidate").await;
    assert!(saml.contains(r#"<saml:Attribute AttributeName="profil""#));
    assert_eq!(told(&world, &mut browser, "/cas/validate").await.lines().count(), 2);
    assert!(recorded(&world).await.is_empty(), "of the last time");

    world.settings("vie-scolaire", |settings| settings.release.layout = AttributeLayout::Flat).await;
    let flat = told(&world, &mut browser, "/cas/serviceValidate").await;
    assert!(flat.contains("<cas:profil>National_3</cas:profil>") && !flat.contains("cas:attributes"));
    world.settings("vie-scolaire", |settings| settings.release.on_v2 = false).await;
    assert!(!told(&world, &mut browser, "/cas/serviceValidate").await.contains("profil"));
    assert!(told(&world, &mut browser, "/cas/p3/serviceValidate").await.contains("profil"));
    let releases = world.store.releases(world.teacher().await.id).await.expect("a read");
    assert_eq!(releases[0].times, 8);
}

#[tokio::test]
async fn the_nominative_answer_is_the_one_of_old() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let mut teacher = world.teacher().await;
    teacher.birth_date = "1979-05-06".parse().ok();
    teacher.address.post_code = Some("45000".into());
    world.put(EntChange::PutAccounts(vec![teacher])).await;
    world
        .settings("vie-scolaire", |settings| {
            settings.release.profile = ReleaseProfile::Nominative;
            settings.release.justification = Some("Logiciel sans identifiant opaque".into());
            settings.release.layout = AttributeLayout::UserAttributes;
        })
        .await;
    let body = told(&world, &mut browser, "/cas/serviceValidate").await;
    let nominative = "<cas:userAttributes><nom>BUKISA</nom><prenom>Jean Marie</prenom>\
                      <dateNaissance>06/05/1979</dateNaissance><codePostal>45000</codePostal>\
                      <categories>National_3</categories></cas:userAttributes>";
    assert!(body.contains(nominative), "{body}");
    let user = body.split_once("<cas:user>").expect("a user").1.split_once("</cas:user>").expect("closed").0;
    assert!(!user.contains("BUKISA") && user.len() >= 32, "the identifier stays opaque");
    assert_eq!(recorded(&world).await, ["nom", "prenom", "dateNaissance", "codePostal", "categories"]);
}

#[tokio::test]
async fn a_service_for_other_people_is_a_clear_page_and_no_ticket() {
    let world = World::new().await;
    let (mut browser, waiting) = world.signed_in().await;
    world.settings("vie-scolaire", |settings| settings.audience.populations = vec![Population::Pupil]).await;
    let refused = world.browser().get(&validation("/cas/serviceValidate", SERVICE, &waiting)).await;
    assert!(refused.body.contains("code=\"UNAUTHORIZED_SERVICE\""), "{}", refused.body);

    let page = browser.get(&login_for(SERVICE)).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("Ce service n’est pas ouvert à votre profil"));
    assert!(page.headers.get("location").is_none() && !page.body.contains("ST-"));
    let back = browser.get(&format!("{}&gateway=true", login_for(SERVICE))).await;
    assert_eq!((back.status, back.location()), (StatusCode::FOUND, SERVICE), "without a ticket");

    let mut fresh = world.browser();
    let signed_in = fresh.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    assert_eq!(signed_in.status, StatusCode::FORBIDDEN);
    assert!(fresh.has("TGC"), "the session is open all the same");
    let elsewhere = fresh.get(&login_for("http://127.0.0.1:8082/")).await;
    assert_eq!(elsewhere.status, StatusCode::FOUND);

    world
        .settings("vie-scolaire", |settings| {
            settings.audience.populations = vec![Population::Teacher];
            settings.audience.schools = vec!["0990001N".parse().expect("a code")];
        })
        .await;
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::FORBIDDEN);
    world.settings("vie-scolaire", |settings| settings.audience.schools.clear()).await;
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::FOUND);
    browser.headers.insert("accept-language", http::HeaderValue::from_static("en"));
    world.settings("vie-scolaire", |settings| settings.audience.populations = vec![Population::Pupil]).await;
    assert!(browser.get(&login_for(SERVICE)).await.body.contains("This service is not open to you"));
}

#[tokio::test]
async fn without_an_identifier_nobody_enters_and_nothing_stands_in_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ent.sqlite");
    let store = Arc::new(SqliteEntStore::open(&path).await.expect("a database"));
    let world = World::over(store, Arc::default()).await;
    let address = format!("sqlite://{}", path.display());
    let raw = sqlx::SqlitePool::connect(&address).await.expect("the same database");
    sqlx::query("CREATE TRIGGER full BEFORE INSERT ON opaque_ids BEGIN SELECT RAISE(ABORT, 'full'); END")
        .execute(&raw)
        .await
        .expect("a trigger");
    let mut browser = world.browser();
    let refused = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    assert_eq!(refused.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        refused.body.contains("Ce service ne peut pas vous reconnaître")
            && refused.body.contains("Vie scolaire")
    );
    assert!(refused.headers.get("location").is_none() && !refused.body.contains("ST-"));
    assert!(browser.has("TGC"), "the session is open all the same");
    let silent = browser.get(&login_for(SERVICE)).await;
    assert_eq!(silent.status, StatusCode::INTERNAL_SERVER_ERROR);
    sqlx::query("DROP TRIGGER full").execute(&raw).await.expect("done");
    assert_eq!(browser.get(&login_for(SERVICE)).await.status, StatusCode::FOUND, "once it can be made");
}

#[tokio::test]
async fn each_recipient_says_how_long_its_tickets_live() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    for (life, age, good) in
        [(Some(10), 9, true), (Some(10), 10, false), (Some(300), 299, true), (None, 60, false)]
    {
        world.settings("vie-scolaire", |settings| settings.ticket_life = life).await;
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        world.clock.advance(age);
        let told = world.browser().get(&validation("/cas/validate", SERVICE, &ticket)).await.body;
        assert_eq!(told.starts_with("yes\n"), good, "{life:?} {age}");
    }
}
