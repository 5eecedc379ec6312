//! What a web server in front of an application is answered.

use http::{Method, StatusCode};
use passerelle_model::Space;
use passerelle_web::UpstreamLimits;

use super::token::verified;
use super::{SPACE, asked_about, passed_on, teacher_before};
use crate::browser::{Answer, Browser};
use crate::world::{ORIGIN, PARENT, TEACHER};

const PUBLIC: &str = "http://127.0.0.1:8090/agenda";
const AUTH: &str = "/vs/demo/auth?espace=professeur";

async fn ask(browser: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    browser.send(Method::GET, path, headers, None).await
}

#[tokio::test]
async fn whoever_may_enter_is_let_through_and_told() {
    let (_world, mut browser) = teacher_before(asked_about(PUBLIC), UpstreamLimits::default()).await;
    let spoofed = [("x-passerelle-user", "spr"), ("x-original-url", "http://127.0.0.1:8090/agenda/mois")];
    let answer = ask(&mut browser, AUTH, &spoofed).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
    assert_eq!(answer.headers["x-passerelle-user"], "P1");
    assert_eq!(answer.headers["x-passerelle-space"], "professeur");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let keys = serde_json::from_str(&browser.get("/vs/demo/jwks.json").await.body).expect("JSON");
    let token = answer.headers["x-passerelle-token"].to_str().expect("text");
    assert_eq!(verified(token, &keys).expect("signed").0["sub"], "P1");
    // The door of the space leads to the application's own address.
    assert_eq!(browser.get(SPACE).await.location(), "http://127.0.0.1:8090/agenda/");
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_through_the_sign_in_and_back() {
    let (world, _) = teacher_before(asked_about(PUBLIC), UpstreamLimits::default()).await;
    let mut nobody = world.browser();
    let plain = format!("{ORIGIN}{SPACE}");
    let back = format!("{plain}?vers=http%3A%2F%2F127.0.0.1%3A8090%2Fagenda%2Fmois%3Fm%3D9");
    let nginx = [("x-original-url", "http://127.0.0.1:8090/agenda/mois?m=9")];
    let answer = ask(&mut nobody, AUTH, &nginx).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::UNAUTHORIZED, ""));
    assert_eq!(answer.headers["x-passerelle-sign-in"], back);
    let traefik = [
        ("x-forwarded-method", "GET"),
        ("x-forwarded-proto", "http"),
        ("x-forwarded-host", "127.0.0.1:8090"),
        ("x-forwarded-uri", "/agenda/mois?m=9"),
    ];
    let answer = ask(&mut nobody, &format!("{AUTH}&redirect=1"), &traefik).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::FOUND, back.as_str()));
    let mut sent = traefik;
    sent[0].1 = "POST";
    assert_eq!(ask(&mut nobody, AUTH, &sent).await.headers["x-passerelle-sign-in"], plain);
    for elsewhere in [
        "http://voleur.exemple.fr/agenda/",
        "http://127.0.0.1:8090/agenda/../",
        "http://127.0.0.1:8090/autre/",
        "//voleur.exemple.fr",
        "agenda",
    ] {
        let answer = ask(&mut nobody, AUTH, &[("x-original-url", elsewhere)]).await;
        assert_eq!(answer.headers["x-passerelle-sign-in"], plain, "{elsewhere}");
    }

    let mut browser = world.browser();
    let door = back.trim_start_matches(ORIGIN);
    browser.get(door).await;
    let ticket = world.ent.ticket(TEACHER, &back);
    let answer = browser.get(&format!("{door}&ticket={}", ticket.as_str())).await;
    let answer = browser.follow(&answer).await;
    assert_eq!(answer.location(), "http://127.0.0.1:8090/agenda/mois?m=9");
}

#[tokio::test]
async fn whoever_may_not_enter_is_refused_and_a_wrong_question_too() {
    let (world, mut teacher) = teacher_before(asked_about(PUBLIC), UpstreamLimits::default()).await;
    let spaces = [(Space::Teachers, asked_about(PUBLIC)), (Space::Guardians, asked_about(PUBLIC))];
    let upstream = std::net::SocketAddr::from(([127, 0, 0, 1], 9));
    let pupils = (Space::Pupils, passed_on(upstream));
    world.put_behind("demo", spaces.into_iter().chain([pupils]).collect()).await;
    for question in [
        "/vs/demo/auth",
        "/vs/demo/auth?espace=inconnu",
        "/vs/demo/auth?espace=professeur.html",
        "/vs/demo/auth?espace=direction",
        "/vs/demo/auth?espace=eleve",
    ] {
        assert_eq!(teacher.get(question).await.status, StatusCode::FORBIDDEN, "{question}");
    }
    assert_eq!(teacher.get(&format!("{AUTH}&espace=parent")).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(teacher.get("/vs/absente/auth?espace=professeur").await.status, StatusCode::NOT_FOUND);

    let mut parent = world.browser();
    world.enter(&mut parent, PARENT, SPACE).await;
    let refused = parent.get(AUTH).await;
    assert_eq!((refused.status, refused.body.as_str()), (StatusCode::FORBIDDEN, ""));
    world.unlink("P1").await;
    assert_eq!(teacher.get(AUTH).await.status, StatusCode::FORBIDDEN);
    world.link_teacher("P1", TEACHER).await;
    assert_eq!(teacher.get(AUTH).await.status, StatusCode::OK);
    world.stop().await;
    let stopped = teacher.get(AUTH).await;
    assert_eq!(stopped.status, StatusCode::UNAUTHORIZED, "the page of the space says why");
    teacher.get(SPACE).await.is_error("E03", 503);
}
