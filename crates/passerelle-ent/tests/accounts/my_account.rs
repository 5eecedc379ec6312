//! « Mon compte »: password, sessions.

use http::StatusCode;

use crate::world::{PUPIL, TEACHER, World};

const PASSWORD: &str = "/ent/mon-compte/mot-de-passe";
const SESSIONS: &str = "/ent/mon-compte/connexions";
const OLD: &str = "un vieux vélo rouge";
const NEW: &str = "deux nouveaux vélos bleus";

#[tokio::test]
async fn every_page_opens_for_its_holder_in_both_languages_and_for_nobody_else() {
    let world = World::new().await;
    let pupil = world.browser(PUPIL).await;
    for (page, french, english) in [
        ("/ent/mon-compte", "Mon compte", "My account"),
        (PASSWORD, "Changer mon mot de passe", "Change my password"),
        (SESSIONS, "Mes connexions", "My sessions"),
        ("/ent/mon-compte/second-facteur", "Second facteur", "Second factor"),
    ] {
        let answer = pupil.get(page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.has(french), "{page}");
        assert!(pupil.get(&format!("{page}?lang=en")).await.has(english), "{page}");
        let nobody = world.stranger("/ent/activer").await;
        assert_eq!(nobody.get(page).await.status, StatusCode::SEE_OTHER, "{page}");
        assert!(nobody.post(page, &[]).await.status.is_client_error(), "{page}");
    }
}

#[tokio::test]
async fn another_password_needs_the_present_one_and_closes_the_other_sessions() {
    let world = World::new().await;
    world.set_password(TEACHER, OLD).await;
    let here = world.browser_of_service(TEACHER, "https://vs.example/ici").await;
    let elsewhere = world.browser_of_service(TEACHER, "https://vs.example/ailleurs").await;

    let send = async |present: &str, new: &str, again: &str| {
        here.post(PASSWORD, &[("actuel", present), ("mot_de_passe", new), ("encore", again)]).await
    };
    let wrong = send("autre", NEW, NEW).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.has("pas votre mot de passe actuel") && world.opens(TEACHER, OLD).await);
    assert!(send(OLD, "jean marie 1980", "jean marie 1980").await.has("ni votre nom"));
    assert!(send(OLD, NEW, OLD).await.has("Les deux ne sont pas pareils."));

    let done = send(OLD, NEW, NEW).await;
    assert_eq!(done.location, "/ent/mon-compte?fait=mot-de-passe");
    assert!(world.opens(TEACHER, NEW).await);
    assert_eq!(world.last_event().await.action, "journal-compte-mot-de-passe-change");
    assert_eq!(world.told().await, "https://vs.example/ailleurs");
    assert_eq!(elsewhere.get("/ent/").await.status, StatusCode::SEE_OTHER);
    assert!(here.get(&done.location).await.has("Vos autres connexions sont fermées."), "this one goes on");
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session() {
    let world = World::new().await;
    let here = world.browser_of_service(TEACHER, "https://vs.example/ici").await;
    world.clock.advance(600);
    let elsewhere = world.browser_of_service(TEACHER, "https://vs.example/ailleurs").await;
    let page = here.get(SESSIONS).await;
    assert!(page.has("2 connexions ouvertes") && page.has("cette connexion"));
    assert_eq!(page.text().matches("cette connexion").count(), 1);

    let done = here.post(SESSIONS, &[("lesquelles", "autres")]).await;
    assert_eq!(done.location, "/ent/mon-compte/connexions?fait=autres");
    assert_eq!(world.told().await, "https://vs.example/ailleurs");
    assert_eq!(elsewhere.get("/ent/").await.status, StatusCode::SEE_OTHER);
    assert!(here.get(SESSIONS).await.has("1 connexion ouverte"));

    let done = here.post(SESSIONS, &[("lesquelles", "toutes")]).await;
    assert_eq!(done.location, "/cas/logout");
    assert_eq!(world.told().await, "https://vs.example/ici");
    assert_eq!(world.last_event().await.action, "journal-compte-deconnecte");
    assert_eq!(here.get("/ent/").await.status, StatusCode::SEE_OTHER);
}
