//! What goes through to an application, and what comes back.

use std::time::Duration;

use http::{Method, StatusCode};
use passerelle_store::service::{ApplicationWay, IdentityHeaders, TokenPlace};
use passerelle_web::UpstreamLimits;

use super::token::verified;
use super::upstream::App;
use super::wire::Wire;
use super::{SPACE, passed_on, teacher_before};
use crate::world::ORIGIN;

#[tokio::test]
async fn the_application_is_told_who_comes_and_visitors_are_not_believed() {
    let app = App::start().await;
    let headers = IdentityHeaders { user: "Qui".to_owned(), ..IdentityHeaders::default() };
    let application = passerelle_store::service::Application { headers, ..passed_on(app.address) };
    let (_world, mut browser) = teacher_before(application, UpstreamLimits::default()).await;
    let spoofed = [
        ("qui", "spr"),
        ("x-passerelle-user", "spr"),
        ("x_passerelle_space", "direction"),
        ("x-passerelle-login", "spr"),
        ("x-passerelle-token", "faux"),
        ("remote-user", "spr"),
        ("x-remote-user", "spr"),
        ("x-forwarded-for", "10.0.0.1"),
        ("x-forwarded-host", "voleur.exemple.fr"),
        ("forwarded", "for=10.0.0.1"),
        ("connection", "x-passerelle-space, close"),
        ("cookie", "theme=clair"),
        ("x-own", "passes"),
    ];
    let path = format!("{SPACE}/calendrier/caf%C3%A9?mois=9&ticket=a");
    let answer = browser.send(Method::PUT, &path, &spoofed, Some("a=1".to_owned())).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, "here"));
    let seen = app.last();
    assert_eq!(
        (seen.method.as_str(), seen.target.as_str()),
        ("PUT", "/calendrier/caf%C3%A9?mois=9&ticket=a")
    );
    let told = |name: &str| {
        let all: Vec<_> =
            seen.headers.get_all(name).iter().map(|value| value.to_str().expect("text")).collect();
        all.join("|")
    };
    assert_eq!(told("qui"), "P1");
    assert_eq!(told("x-passerelle-space"), "professeur");
    assert_eq!(told("x-passerelle-population"), "professeur");
    assert_eq!(told("x-passerelle-login"), "jm.bukisa");
    assert_eq!(told("x-passerelle-base"), "demo");
    assert_eq!(told("x-forwarded-host"), "127.0.0.1:8081");
    assert_eq!(told("x-forwarded-prefix"), SPACE);
    assert_eq!(told("host"), app.address.to_string());
    assert_eq!(told("x-own"), "passes");
    assert_eq!(told("cookie"), "theme=clair", "our session stays with us");
    for name in
        ["x-passerelle-user", "x_passerelle_space", "remote-user", "x-remote-user", "forwarded", "connection"]
    {
        assert_eq!(told(name), "", "{name}");
    }
    let keys = browser.get("/vs/demo/jwks.json").await;
    let keys = serde_json::from_str(&keys.body).expect("JSON");
    let (claims, _) = verified(&told("x-passerelle-token"), &keys).expect("signed by a published key");
    assert_eq!(claims["iss"], format!("{ORIGIN}/vs/demo/"));
    assert_eq!((&claims["aud"], &claims["sub"]), (&"agenda".into(), &"P1".into()));
    assert_eq!(claims["exp"].as_i64().expect("a time") - claims["iat"].as_i64().expect("a time"), 90);
    assert_eq!(claims["sid"], told("x-passerelle-session"));
    let all = format!("{:?} {claims}", seen.headers);
    for name in ["BUKISA", "JEAN-MARIE", "Bukisa"] {
        assert!(!all.contains(name), "no names: {all}");
    }
}

#[tokio::test]
async fn the_token_may_take_the_place_of_what_the_browser_authorises() {
    let app = App::start().await;
    let application =
        passerelle_store::service::Application { token: TokenPlace::Bearer, ..passed_on(app.address) };
    let (_world, mut browser) = teacher_before(application, UpstreamLimits::default()).await;
    browser.send(Method::GET, &format!("{SPACE}/"), &[("authorization", "Basic c3By")], None).await;
    let headers = app.last().headers;
    let all: Vec<_> = headers.get_all("authorization").iter().collect();
    assert!(all.len() == 1 && all[0].to_str().expect("text").starts_with("Bearer ey"), "{all:?}");
    assert!(!headers.contains_key("x-passerelle-token"));
}

#[tokio::test]
async fn both_bodies_go_through_as_they_come() {
    let app = App::start().await;
    let (world, browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let mut wire = Wire::connect(world.serve().await).await;
    let cookies = browser.cookies();
    wire.send(format!(
        "POST {SPACE}/echo HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n"
    ))
    .await;
    // The answer has begun while the request goes on: nothing waits for the whole of a body.
    let so_far = wire.until("first").await;
    assert!(so_far.starts_with("HTTP/1.1 200 ") && !so_far.contains("second"), "{so_far}");
    wire.send("6\r\nsecond\r\n0\r\n\r\n").await;
    wire.until("second").await;
}

#[tokio::test]
async fn what_the_application_answers_is_not_touched() {
    let app = App::start().await;
    let (_world, mut browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let page = [("accept", "text/html")];
    let missing = browser.send(Method::GET, &format!("{SPACE}/missing?lang=en"), &page, None).await;
    assert_eq!((missing.status, missing.body.as_str()), (StatusCode::NOT_FOUND, "nichts"));
    for ours in [
        "content-security-policy",
        "x-content-type-options",
        "cache-control",
        "referrer-policy",
        "set-cookie",
    ] {
        assert!(!missing.headers.contains_key(ours), "{ours}");
    }
    let broken = browser.send(Method::GET, &format!("{SPACE}/broken"), &page, None).await;
    assert_eq!((broken.status, broken.body.as_str()), (StatusCode::INTERNAL_SERVER_ERROR, ""));
    let hops = browser.get(&format!("{SPACE}/hops")).await;
    assert!(hops.headers.contains_key("x-outer"));
    for inner in ["x-inner", "connection", "clear-site-data"] {
        assert!(!hops.headers.contains_key(inner), "{inner}");
    }
    let head = browser.head(&format!("{SPACE}/")).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn redirects_and_cookies_of_the_application_stay_in_its_space() {
    let app = App::start().await;
    let (world, browser) = teacher_before(passed_on(app.address), UpstreamLimits::default()).await;
    let address = world.serve().await;
    let ask = async |path: &str| {
        let mut wire = Wire::connect(address).await;
        let cookies = browser.cookies();
        wire.send(format!(
            "GET {SPACE}{path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookies}\r\n\r\n"
        ))
        .await;
        wire.rest().await
    };
    let away = ask("/away").await;
    assert!(away.contains(&format!("location: {SPACE}/there?a=1\r\n")), "{away}");
    let cookie = ask("/cookie").await;
    assert!(cookie.contains(&format!("set-cookie: s=1; Path={SPACE}/\r\n")), "{cookie}");
    assert!(!cookie.contains("vol"), "{cookie}");
}

#[tokio::test]
async fn an_application_that_is_down_or_slow_is_told_in_plain_words() {
    let app = App::start().await;
    let limits = UpstreamLimits { first_byte: Duration::from_millis(200), ..UpstreamLimits::default() };
    let (_world, mut browser) = teacher_before(passed_on(app.address), limits).await;
    let page = [("accept", "text/html")];
    let slow = browser.send(Method::GET, &format!("{SPACE}/never"), &page, None).await;
    slow.is_error("E41", 504);
    assert!(slow.headers.contains_key("content-security-policy"), "our own page is protected");

    let nobody =
        std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address");
    let (_world, mut browser) = teacher_before(passed_on(nobody), limits).await;
    let down = browser.send(Method::GET, &format!("{SPACE}/mois"), &page, None).await;
    down.is_error("E40", 502);
    assert!(down.text().contains("Votre compte n’est pas en cause."), "{}", down.text());
    assert!(down.body.contains(&format!("href=\"{SPACE}/mois\"")));
    let machine = browser.get(&format!("{SPACE}/mois")).await;
    assert_eq!(machine.status, StatusCode::BAD_GATEWAY);
    assert_eq!(machine.headers["content-type"], "text/plain; charset=utf-8");

    // An address that was written past the console is not called.
    let mut abroad = passed_on(nobody);
    abroad.way = ApplicationWay::Proxied { upstream: "http://exemple.fr".to_owned() };
    let (_world, mut browser) = teacher_before(abroad, limits).await;
    browser.send(Method::GET, &format!("{SPACE}/mois"), &page, None).await.is_error("E40", 502);
}

#[tokio::test]
async fn bodies_beyond_the_limit_are_refused_whether_they_say_so_or_not() {
    let app = App::start().await;
    let limits = UpstreamLimits { body: 10, ..UpstreamLimits::default() };
    let (world, browser) = teacher_before(passed_on(app.address), limits).await;
    let address = world.serve().await;
    for body in [
        "Content-Length: 11\r\n\r\n01234567890",
        "Transfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n",
    ] {
        let mut wire = Wire::connect(address).await;
        let cookies = browser.cookies();
        wire.send(format!("POST {SPACE}/here HTTP/1.1\r\nHost: x\r\nCookie: {cookies}\r\n{body}")).await;
        let answer = wire.until("\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    }
}
