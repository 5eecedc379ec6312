//! What a page shows once inside, and what applications ask.

use http::StatusCode;
use passerelle_model::{Space, TicketValidation};

use crate::ent::Manner;
use crate::world::{TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";

#[tokio::test]
async fn what_travelled_is_one_identifier_and_no_name() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    let page = world.enter(&mut browser, TEACHER, TEACHERS).await;
    assert!(page.body.contains(r#"href="/vs/demo/circulation""#));
    let traffic = browser.get("/vs/demo/circulation").await;
    assert!(traffic.text().contains("Ce qui a circulé : 1 identifiant, 0 nom\n"), "{}", traffic.text());
    assert!(traffic.text().contains("Aucune autre information n’a été envoyée."));
    assert!(traffic.body.contains("NameIdentifier") && traffic.body.contains(TEACHER));
    for name in ["BUKISA", "Bukisa", "Jean-Marie"] {
        assert!(!traffic.body.contains(name), "{name}");
    }
}

#[tokio::test]
async fn an_ent_that_sends_names_is_not_presented_as_discreet() {
    let world = World::new().await;
    world.delegate("demo", &[Space::Teachers], false, TicketValidation::Saml11).await;
    world.ent.behave(Manner::Talkative);
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    let traffic = browser.get("/vs/demo/circulation").await.text();
    assert!(traffic.contains("1 identifiant, 1 nom\n"), "{traffic}");
    assert!(traffic.contains("2 autres informations ont été envoyées"), "{traffic}");
}

#[tokio::test]
async fn applications_on_phones_learn_the_spaces_and_who_vouches() {
    let world = World::delegating(&[Space::Guardians]).await;
    for name in ["infoMobileApp.json", "InfoMobileApp.json"] {
        let answer = world.browser().get(&format!("/vs/demo/{name}?id=0D264427")).await;
        assert_eq!(answer.status, StatusCode::OK);
        let info: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        assert_eq!(info["CAS"]["actif"], true);
        assert_eq!(info["CAS"]["casURL"], "http://127.0.0.1:8080/cas");
        assert_eq!((&info["CAS"]["jetonCAS"], info["date"].is_string()), (&"".into(), true));
        assert!(
            info["version"].as_array().is_some_and(|parts| parts.iter().all(serde_json::Value::is_number))
        );
        assert_eq!(info["nomEtab"], "Collège des Essais");
        let spaces = info["espaces"].as_array().expect("a list");
        assert_eq!(spaces.len(), 8);
        assert_eq!(spaces[3]["URL"], "mobile.parent.html");
        assert_eq!((&spaces[3]["delegue"], &spaces[2]["delegue"]), (&true.into(), &false.into()));
    }
}

#[tokio::test]
async fn pages_are_complete_in_both_languages() {
    let world = World::delegating(&[Space::Teachers]).await;
    let mut browser = world.browser();
    world.enter(&mut browser, TEACHER, TEACHERS).await;
    for lang in ["fr", "en"] {
        for path in ["/vs/demo/", "/vs/demo/parent", TEACHERS, "/vs/demo/circulation", "/vs/demo/au-revoir"] {
            let mut answer = browser.get(&format!("{path}?lang={lang}")).await;
            if answer.status.is_redirection() {
                answer = browser.follow(&answer).await;
            }
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(answer.body.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")), "{path}");
            assert_eq!(answer.body.matches("<h1>").count(), 1, "{path}");
            assert!(!answer.body.contains("style="), "{path}");
        }
    }
    assert!(
        browser.get(&format!("{TEACHERS}?lang=en")).await.text().contains("You are here: Teachers’ space.")
    );
}
