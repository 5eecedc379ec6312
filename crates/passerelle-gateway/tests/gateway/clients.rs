//! Native clients, by the ENT and by the service's own password.

use http::{Method, StatusCode};
use passerelle_model::{Space, TicketValidation};
use passerelle_sso::server::logout::{form_body, request_xml};
use passerelle_sso::ticket::ServiceTicket;

use crate::browser::{Answer, Browser};
use crate::ent::Manner;
use crate::world::{BOTH, PASSWORD, STRANGER, TEACHER, World};

// The example of RFC 7636, appendix B.
pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub(crate) fn begin(base: &str, redirect: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("redirect_uri", redirect), ("code_challenge", CHALLENGE), ("state", "state-1234")])
        .finish();
    format!("/vs/{base}/client?{query}")
}

/// Where the ENT sends the browser back to.
fn service_of(answer: &Answer) -> String {
    let address = url::Url::parse(answer.location()).expect("an address");
    assert_eq!(address.path(), "/cas/login");
    address.query_pairs().find(|(name, _)| name == "service").expect("a service").1.into_owned()
}

/// The code that the page hands to the client.
pub(crate) fn code_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.text().contains("Vous pouvez revenir à l’application"));
    let refresh = answer.headers["refresh"].to_str().expect("text");
    let address = url::Url::parse(refresh.strip_prefix("0; url=").expect("at once")).expect("an address");
    assert_eq!((address.host_str(), address.port()), (Some("127.0.0.1"), Some(51234)));
    assert!(answer.body.contains("http://127.0.0.1:51234/?code="));
    let value = |name| address.query_pairs().find(|(found, _)| found == name).expect("there").1.into_owned();
    assert_eq!(value("state"), "state-1234");
    value("code")
}

async fn sign_in(world: &World, id: &str) -> (String, ServiceTicket) {
    let mut browser = world.browser();
    let sent = browser.get(&begin("demo", "http://127.0.0.1:51234/")).await;
    let service = service_of(&sent);
    let ticket = world.ent.ticket(id, &service);
    let path = service.trim_start_matches(crate::world::ORIGIN);
    let back = browser.get(&format!("{path}?ticket={}", ticket.as_str())).await;
    assert_eq!(back.headers["referrer-policy"], "no-referrer");
    (code_of(&back), ticket)
}

pub(crate) async fn exchange(world: &World, base: &str, code: &str, verifier: &str) -> Answer {
    let form = format!("code={code}&code_verifier={verifier}");
    world.browser().send(Method::POST, &format!("/vs/{base}/client/jeton"), &[], Some(form)).await
}

pub(crate) fn token_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let granted: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    granted["token"].as_str().expect("a token").to_owned()
}

pub(crate) async fn me(world: &World, base: &str, token: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    world
        .browser()
        .send(Method::GET, &format!("/vs/{base}/client/moi"), &[("authorization", &bearer)], None)
        .await
}

#[tokio::test]
async fn a_client_signs_in_by_the_ent_even_when_every_row_is_on_none() {
    let world = World::new().await;
    world.delegate("demo", &[], false, TicketValidation::Saml11).await;
    assert!(world.browser().get("/vs/demo/professeur").await.text().contains("connexion"));
    let (code, _) = sign_in(&world, TEACHER).await;
    let token = token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    let answer = me(&world, "demo", &token).await;
    let me: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    assert_eq!(me["delegated"], true);
    assert_eq!(me["users"][0]["population"], "professeur");
    assert_eq!(me["users"][0]["space"], "professeur");
    assert!(!answer.body.contains("BUKISA") && !answer.body.contains(TEACHER), "{}", answer.body);
}

#[tokio::test]
async fn a_code_serves_once_for_the_one_who_began() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (code, _) = sign_in(&world, TEACHER).await;
    token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    assert_eq!(exchange(&world, "demo", &code, VERIFIER).await.status, StatusCode::BAD_REQUEST);

    let (code, _) = sign_in(&world, TEACHER).await;
    assert_eq!(exchange(&world, "demo", &code, CHALLENGE).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(exchange(&world, "demo", &code, VERIFIER).await.status, StatusCode::BAD_REQUEST, "used up");

    let (code, _) = sign_in(&world, TEACHER).await;
    assert_eq!(exchange(&world, "autre", &code, VERIFIER).await.status, StatusCode::BAD_REQUEST);

    let (code, _) = sign_in(&world, TEACHER).await;
    world.clock.advance(61);
    assert_eq!(exchange(&world, "demo", &code, VERIFIER).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(exchange(&world, "demo", "x", VERIFIER).await.body, r#"{"error":"invalid_grant"}"#);
}

#[tokio::test]
async fn answers_go_to_this_machine_only() {
    let world = World::delegating(&[Space::Teachers]).await;
    for redirect in
        ["https://voleur.exemple.fr/", "http://voleur.exemple.fr/", "http://localhost:1/", "javascript:1", ""]
    {
        let answer = world.browser().get(&begin("demo", redirect)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{redirect}");
    }
    let twice =
        format!("{}&redirect_uri=http%3A%2F%2F127.0.0.1%3A2%2F", begin("demo", "http://127.0.0.1:1/"));
    assert_eq!(world.browser().get(&twice).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.browser().get("/vs/demo/client").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_request_is_answered_once_in_its_own_base() {
    let world = World::delegating(&[Space::Teachers]).await;
    world.delegate("autre", &[], false, TicketValidation::Saml11).await;
    let mut browser = world.browser();
    let service = service_of(&browser.get(&begin("demo", "http://127.0.0.1:51234/")).await);
    let path = service.trim_start_matches(crate::world::ORIGIN).to_owned();
    assert_eq!(browser.head(&format!("{path}?ticket=ST-1")).await.status, StatusCode::METHOD_NOT_ALLOWED);
    let elsewhere = path.replace("/vs/demo/", "/vs/autre/");
    let ticket = world.ent.ticket(TEACHER, &service.replace("/vs/demo/", "/vs/autre/"));
    browser.get(&format!("{elsewhere}?ticket={}", ticket.as_str())).await.is_error("E06", 200);
    // Shown in another base, the number is used up.
    let ticket = world.ent.ticket(TEACHER, &service);
    browser.get(&format!("{path}?ticket={}", ticket.as_str())).await.is_error("E06", 200);
    browser.get("/vs/demo/client/retour/x?ticket=ST-1").await.is_error("E06", 200);
}

#[tokio::test]
async fn an_account_without_counterpart_or_a_silent_ent_gives_no_code() {
    let world = World::delegating(&[Space::Teachers]).await;
    let back = |id: &'static str, manner| {
        world.ent.behave(manner);
        let world = &world;
        async move {
            let mut browser = world.browser();
            let service = service_of(&browser.get(&begin("demo", "http://127.0.0.1:51234/")).await);
            let ticket = world.ent.ticket(id, &service);
            let path = service.trim_start_matches(crate::world::ORIGIN).to_owned();
            browser.get(&format!("{path}?ticket={}", ticket.as_str())).await
        }
    };
    back(STRANGER, Manner::Honest).await.is_error("E01", 403);
    back(TEACHER, Manner::Down).await.is_error("E08", 502);
    back(TEACHER, Manner::OtherAudience).await.is_error("E08", 502);
}

#[tokio::test]
async fn without_a_delegation_the_services_own_password_serves() {
    let world = World::new().await;
    let mut browser = world.browser();
    let form = browser.get(&begin("demo", "http://127.0.0.1:51234/")).await;
    assert!(form.text().contains("Connexion de l’application"));
    let number = form.body.split_once(r#"name="demande" value=""#).expect("a number").1;
    let number = number.split('"').next().expect("its end").to_owned();
    let again = post(&mut browser, &number, "faux").await;
    assert!(again.text().contains("Identifiant ou mot de passe incorrect"));
    let code = code_of(&post(&mut browser, &number, PASSWORD).await);
    let token = token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    let me: serde_json::Value = serde_json::from_str(&me(&world, "demo", &token).await.body).expect("JSON");
    assert_eq!(me["delegated"], false);
    post(&mut browser, &number, PASSWORD).await.is_error("E06", 200);
}

pub(crate) async fn post(browser: &mut Browser, number: &str, password: &str) -> Answer {
    let fields = [("demande", number), ("username", "jm.bukisa"), ("password", password)];
    browser.post("/vs/demo/client/connexion", &fields).await
}

#[tokio::test]
async fn a_clients_session_ends_with_the_ents_the_link_and_the_publication() {
    let world = World::delegating(&[Space::Teachers]).await;
    let (code, ticket) = sign_in(&world, BOTH).await;
    let token = token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    assert_eq!(me(&world, "demo", &token).await.body.matches("population").count(), 2);
    assert_eq!(me(&world, "autre", &token).await.status, StatusCode::UNAUTHORIZED);
    let message = form_body(&request_xml(&ticket, None, 1_790_000_000, [9; 16]));
    world.browser().send(Method::POST, "/vs/demo/client/retour/x", &[], Some(message)).await;
    assert_eq!(me(&world, "demo", &token).await.status, StatusCode::UNAUTHORIZED);

    let (code, _) = sign_in(&world, TEACHER).await;
    let token = token_of(&exchange(&world, "demo", &code, VERIFIER).await);
    world.unlink("P1").await;
    assert_eq!(me(&world, "demo", &token).await.status, StatusCode::UNAUTHORIZED);
    world.stop().await;
    assert_eq!(me(&world, "demo", &token).await.status, StatusCode::SERVICE_UNAVAILABLE);
    world.browser().get(&begin("demo", "http://127.0.0.1:51234/")).await.is_error("E03", 503);
}
