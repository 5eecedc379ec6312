//! Forms that our own pages did not post change nothing, whoever's browser sends them.

use http::header::{CONTENT_TYPE, HOST, ORIGIN};
use http::{Method, StatusCode};
use passerelle_web::Access;

use super::addresses::{Door, doors};
use super::browser::{Answer, FORM, WITH_FILE, multipart};
use super::visitors::{Visitor, Who};
use super::world::World;

/// The refusal of a form that is not ours.
pub(super) fn is_foreign_form(answer: &Answer) -> bool {
    answer.status == StatusCode::FORBIDDEN && answer.body.contains("Ce formulaire n’est plus valable")
}

#[tokio::test]
async fn forms_of_others_are_refused_even_from_the_right_person() {
    let world = World::new().await;
    let forms: Vec<_> = doors(&world)
        .await
        .into_iter()
        .filter(|door| door.route.method != "GET" && door.route.access.is_for_browsers())
        .collect();
    assert!(forms.len() > 30, "{} forms", forms.len());
    let mut people = Vec::new();
    for who in [Who::Nobody, Who::Head, Who::Administrator, Who::Hosting, Who::Supervisor, Who::LinkedTeacher]
    {
        people.push(Visitor::new(&world, who).await);
    }
    let before = (world.marks().await, world.contents().await);
    for door in &forms {
        let mut tried = 0;
        let right =
            |visitor: &&Visitor| visitor.who.knocks_at(door.origin) && visitor.who.enters(&door.route);
        for visitor in people.iter().filter(right) {
            tried += 1;
            for address in &door.addresses {
                without_value(visitor, door, address).await;
                with_value_of_another(visitor, &people, address).await;
                from_another_site(visitor, address).await;
            }
        }
        assert!(tried > 0, "nobody to try {}", door.route.path);
        assert!(world.marks().await == before.0, "changed at {}", door.route.path);
    }
    assert!((world.marks().await, world.contents().await) == before);
    for visitor in &people {
        assert!(visitor.is_still_here().await, "{:?}", visitor.who);
    }
}

/// From this very server, but without the value, whatever the body is said to be.
async fn without_value(visitor: &Visitor, door: &Door, address: &str) {
    let bodies = [
        (FORM, String::new()),
        (FORM, "_csrf=".to_owned()),
        ("text/plain", "_csrf=".to_owned()),
        ("application/json", r#"{"_csrf":""}"#.to_owned()),
        (WITH_FILE, multipart(&[])),
        (WITH_FILE, multipart(&[("_csrf", "")])),
        ("Multipart/Form-Data", String::new()),
    ];
    for (kind, body) in bodies {
        let headers = [("sec-fetch-site", "same-origin"), (CONTENT_TYPE.as_str(), kind)];
        let answer = visitor.browser.clone().send(Method::POST, address, &headers, &body).await;
        let unreadable =
            [StatusCode::UNSUPPORTED_MEDIA_TYPE, StatusCode::BAD_REQUEST].contains(&answer.status);
        let refused = is_foreign_form(&answer) || (unreadable && kind.starts_with("Multipart"));
        let told = (visitor.who, door.route.access == Access::Public, answer.status);
        assert!(refused, "{told:?} {kind} {address}");
    }
}

/// With the value of somebody else's forms.
async fn with_value_of_another(visitor: &Visitor, people: &[Visitor], address: &str) {
    for other in people.iter().filter(|other| other.who != visitor.who && !other.csrf.is_empty()) {
        for (kind, body) in
            [(FORM, format!("_csrf={}", other.csrf)), (WITH_FILE, multipart(&[("_csrf", &other.csrf)]))]
        {
            let headers = [("sec-fetch-site", "same-origin"), (CONTENT_TYPE.as_str(), kind)];
            let answer = visitor.browser.clone().send(Method::POST, address, &headers, &body).await;
            assert!(is_foreign_form(&answer), "{:?} {kind} {address}: {}", visitor.who, answer.status);
        }
    }
}

/// With the right value, from a page of somebody else; and from no page at all.
async fn from_another_site(visitor: &Visitor, address: &str) {
    let form = format!("_csrf={}", visitor.csrf);
    let origins: [&[(&str, &str)]; 6] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[(ORIGIN.as_str(), "https://voleur.exemple.fr")],
        &[(ORIGIN.as_str(), "https://voleur.exemple.fr"), (HOST.as_str(), "voleur.exemple.fr")],
        &[(ORIGIN.as_str(), "null")],
    ];
    for origin in origins {
        let mut headers = vec![(CONTENT_TYPE.as_str(), FORM)];
        headers.extend(origin);
        let answer = visitor.browser.clone().send(Method::POST, address, &headers, &form).await;
        assert!(is_foreign_form(&answer), "{:?} {origin:?} {address}: {}", visitor.who, answer.status);
    }
}
