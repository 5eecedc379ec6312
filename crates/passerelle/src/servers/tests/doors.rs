//! Every door, tried by everybody it is not for.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, StatusCode};
use passerelle_web::Access;

use super::addresses::{Door, doors};
use super::browser::{Answer, FORM, WITH_FILE, multipart};
use super::forms::is_foreign_form;
use super::visitors::{Visitor, Who};
use super::world::{UAI, World};

#[tokio::test]
async fn every_door_refuses_everybody_it_is_not_for() {
    let world = World::new().await;
    let doors = doors(&world).await;
    let mut refusals = vec![0; doors.len()];
    let mut visitors = Vec::new();
    for who in Who::ALL {
        visitors.push(Visitor::new(&world, who).await);
    }
    let before = (world.marks().await, world.contents().await);
    for visitor in visitors {
        let who = visitor.who;
        for (door, refusals) in doors.iter().zip(&mut refusals) {
            if !who.knocks_at(door.origin) || who.enters(&door.route) {
                continue;
            }
            for address in &door.addresses {
                knock(&visitor, door, address).await;
                let after = world.marks().await;
                assert!(after == before.0, "{who:?} changed something at {} {address}", door.route.method);
            }
            *refusals += 1;
        }
        assert!(visitor.is_still_here().await, "{who:?}");
    }
    assert!((world.marks().await, world.contents().await) == before);
    for (door, refusals) in doors.iter().zip(refusals) {
        let open = matches!(door.route.access, Access::Public | Access::Protocol);
        assert_eq!(refusals == 0, open, "{} {}", door.route.method, door.route.path);
    }
}

#[tokio::test]
async fn open_doors_and_unknown_methods_show_nobody_anything() {
    let world = World::new().await;
    let doors = doors(&world).await;
    let before = (world.marks().await, world.contents().await);
    let nobody = Visitor::new(&world, Who::Nobody).await;
    for door in &doors {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            let method = Method::from_bytes(method.as_bytes()).expect("a method");
            let known = doors.iter().any(|other| {
                let (path, method) =
                    (other.route.path, if method == Method::HEAD { "GET" } else { method.as_str() });
                path == door.route.path && [method, "*"].contains(&other.route.method)
            });
            for address in &door.addresses {
                let answer = nobody.browser.clone().send(method.clone(), address, &[], "").await;
                let status = answer.status;
                assert!(!status.is_server_error(), "{method} {address}: {status}");
                assert!(known || status.is_client_error(), "{method} {address}: {status}");
                let told = |id: &str| answer.body.contains(id);
                assert!(!world.sample.accounts.iter().any(|one| told(one.id.as_str())), "{method} {address}");
            }
        }
    }
    assert!((world.marks().await, world.contents().await) == before);
}

/// Tries the door with the person's own session, own form value and the headers of this very server: it is the right
/// that refuses, not the check of forms.
async fn knock(visitor: &Visitor, door: &Door, address: &str) {
    let bearer = format!("Bearer {}", visitor.bearer);
    let own = [(AUTHORIZATION.as_str(), bearer.as_str()), ("sec-fetch-site", "same-origin")];
    let told = |method: &str, status| format!("{:?}, {method} {address}: {status}", visitor.who);
    if door.route.method != "POST" {
        for method in [Method::GET, Method::HEAD] {
            let answer = visitor.browser.clone().send(method, address, &own, "").await;
            assert!(is_refused(&answer), "{}", told("GET", answer.status));
        }
    }
    if door.route.method == "GET" {
        return;
    }
    let form = format!("_csrf={}", visitor.csrf);
    for (kind, body) in [(FORM, form), (WITH_FILE, multipart(&[("_csrf", &visitor.csrf)]))] {
        let headers = [own[0], own[1], (CONTENT_TYPE.as_str(), kind)];
        let answer = visitor.browser.clone().send(Method::POST, address, &headers, &body).await;
        assert!(is_refused(&answer), "{}", told("POST", answer.status));
        let by_the_form = is_foreign_form(&answer);
        assert!(
            kind != FORM
                || by_the_form == (visitor.who == Who::Nobody && door.route.access.is_for_browsers()),
            "{}",
            told("POST", answer.status)
        );
    }
}

/// Refused in so many words, or led to where people sign in.
fn is_refused(answer: &Answer) -> bool {
    let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
    let school = format!("/etab/{UAI}/connexion");
    let signs_in = ["/cas/login", "/console/connexion", &school, "/vs/demo/"];
    refused.contains(&answer.status) || answer.leads_to().is_some_and(|next| signs_in.contains(&next.path()))
}
