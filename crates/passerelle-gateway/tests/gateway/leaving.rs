//! Leaving, and being told that somebody has left.

use http::{Method, StatusCode};
use passerelle_model::Space;
use passerelle_sso::server::logout::{form_body, request_xml};
use passerelle_sso::ticket::ServiceTicket;

use crate::browser::Browser;
use crate::world::{ORIGIN, TEACHER, World};

const TEACHERS: &str = "/vs/demo/professeur";

async fn entered(world: &World) -> (Browser, ServiceTicket) {
    let mut browser = world.browser();
    let ticket = world.ent.ticket(TEACHER, &format!("{ORIGIN}{TEACHERS}"));
    let back = browser.get(&format!("{TEACHERS}?ticket={}", ticket.as_str())).await;
    assert!(browser.follow(&back).await.text().contains("Bonjour"));
    (browser, ticket)
}

#[tokio::test]
async fn the_ents_message_ends_the_session_of_its_ticket_and_no_other() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (mut here, ticket) = entered(&world).await;
    let (mut there, _) = entered(&world).await;
    let message = form_body(&request_xml(&ticket, None, 1_790_000_000, [9; 16]));
    let answer = world.browser().send(Method::POST, TEACHERS, &[], Some(message)).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""));
    assert_eq!(here.get(TEACHERS).await.status, StatusCode::FOUND);
    assert_eq!(there.get(TEACHERS).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whatever_is_posted_gets_the_same_answer_and_ends_nothing() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (mut browser, ticket) = entered(&world).await;
    let unknown = request_xml(&ServiceTicket::from_entropy([99; 32]), None, 1_790_000_000, [9; 16]);
    let doctype = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{}", request_xml(&ticket, None, 1, [9; 16]));
    let huge = format!("logoutRequest={}", "a".repeat(200_000));
    let bodies =
        [String::new(), form_body("<a/>"), form_body(&unknown), form_body(&doctype), huge, "x".to_owned()];
    for path in ["/vs/demo", "/vs/demo/", TEACHERS, "/vs/demo/mobile.parent.html", "/vs/demo/client/retour/x"]
    {
        for body in &bodies {
            for kind in ["application/x-www-form-urlencoded", "text/xml", "multipart/form-data; boundary=a"] {
                let answer = world
                    .browser()
                    .send(
                        Method::POST,
                        path,
                        &[("content-type", kind), ("sec-fetch-site", "cross-site")],
                        None,
                    )
                    .await;
                assert_eq!(answer.status, StatusCode::NO_CONTENT, "{path} {kind}");
            }
            let answer = world.browser().send(Method::POST, path, &[], Some(body.clone())).await;
            assert_eq!(answer.status, StatusCode::NO_CONTENT, "{path}");
        }
    }
    assert_eq!(browser.get(TEACHERS).await.status, StatusCode::OK);
}

#[tokio::test]
async fn somebody_who_leaves_is_told_that_the_ents_session_may_be_open() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (mut browser, _) = entered(&world).await;
    let left = browser.post("/vs/demo/quitter", &[]).await;
    assert_eq!(left.location(), "/vs/demo/au-revoir");
    assert!(browser.cookie("espaces").is_none());
    let goodbye = browser.follow(&left).await;
    assert!(goodbye.text().contains("Vous avez quitté Vie scolaire"));
    assert!(goodbye.text().contains("Me déconnecter aussi de ENT de démonstration"));
    assert!(goodbye.body.contains(r#"href="http://127.0.0.1:8080/cas/logout""#));
    assert_eq!(browser.get(TEACHERS).await.status, StatusCode::FOUND);
}

#[tokio::test]
async fn another_site_cannot_sign_anybody_out() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (mut browser, _) = entered(&world).await;
    let foreign = [("sec-fetch-site", "cross-site")];
    let answer = browser.send(Method::POST, "/vs/demo/quitter", &foreign, Some("_csrf=x".to_owned())).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get(TEACHERS).await.status, StatusCode::OK);
}
