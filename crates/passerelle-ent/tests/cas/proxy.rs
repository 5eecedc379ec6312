//! Proxy-granting tickets and proxy tickets (CAS 3.0, sections 2.5.4, 2.6 and 2.7).

use http::StatusCode;
use passerelle_store::ent::{EntStore, Proxying};

use crate::world::{Answer, Browser, SERVICE, World, form, login_for, soap, validation};

const CALLBACK: &str = "https://vs.example/pgt";
const TARGET: &str = "http://127.0.0.1:8082/pret/";
const TARGET_CALLBACK: &str = "https://cdi.example/pgt";

/// Both services proxy and may be reached.
async fn world() -> World {
    let world = World::new().await;
    for (id, callback) in [("vie-scolaire", CALLBACK), ("cdi", TARGET_CALLBACK)] {
        world
            .settings(id, |settings| {
                settings.proxying =
                    Proxying { callbacks: vec![callback.into()], private_callbacks: false, reachable: true };
            })
            .await;
    }
    world
}

fn with_callback(path: &str, service: &str, ticket: &str, callback: &str) -> String {
    format!("{}&{}", validation(path, service, ticket), form(&[("pgtUrl", callback)]))
}

async fn proxy(world: &World, granting: &str, target: &str) -> Answer {
    world
        .browser()
        .get(&format!("/cas/proxy?{}", form(&[("pgt", granting), ("targetService", target)])))
        .await
}

fn element(body: &str, name: &str) -> String {
    let (_, rest) = body.split_once(&format!("<cas:{name}>")).unwrap_or_else(|| panic!("{name}: {body}"));
    rest.split_once(&format!("</cas:{name}>")).expect("closed").0.to_owned()
}

/// A session, and the proxy-granting ticket that its service got.
async fn granted(world: &World) -> (Browser, String) {
    let (browser, ticket) = world.signed_in().await;
    let address = with_callback("/cas/serviceValidate", SERVICE, &ticket, CALLBACK);
    let answer = world.browser().get(&address).await;
    assert_eq!(element(&answer.body, "proxyGrantingTicket"), world.peer.delivered("pgtIou"));
    (browser, world.peer.delivered("pgtId"))
}

fn code(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::OK);
    let (_, rest) = answer.body.split_once("code=\"").unwrap_or_else(|| panic!("{}", answer.body));
    rest.split_once('"').expect("closed").0.to_owned()
}

#[tokio::test]
async fn the_callback_is_called_without_anything_then_with_the_number_and_the_ticket() {
    let world = world().await;
    let (mut browser, ticket) = world.signed_in().await;
    let own_query = "https://vs.example/pgt?a=b";
    world.settings("vie-scolaire", |settings| settings.proxying.callbacks.push(own_query.into())).await;
    for (path, callback, joint) in
        [("/cas/serviceValidate", CALLBACK, "?"), ("/cas/p3/proxyValidate", own_query, "&")]
    {
        world.peer.called.lock().expect("a lock").clear();
        let ticket =
            if joint == "?" { ticket.clone() } else { browser.get(&login_for(SERVICE)).await.ticket() };
        let answer = world.browser().get(&with_callback(path, SERVICE, &ticket, callback)).await;
        let called = world.peer.called.lock().expect("a lock").clone();
        assert_eq!(called[0], callback);
        let iou = element(&answer.body, "proxyGrantingTicket");
        let expected = format!("{callback}{joint}pgtIou={iou}&pgtId=PGT-");
        assert!(called[1].starts_with(&expected), "{}", called[1]);
        assert!(iou.starts_with("PGTIOU-") && iou.len() >= 50 && called.len() == 2);
        assert!(!answer.body.contains("PGT-"), "the ticket itself goes to the callback alone");
        assert!(!answer.body.contains("cas:proxies"));
    }
}

#[tokio::test]
async fn a_callback_that_is_not_registered_or_does_not_answer_well_fails_the_validation() {
    let world = world().await;
    let (mut browser, _) = world.signed_in().await;
    let broken = [
        ("/pgt/500", StatusCode::INTERNAL_SERVER_ERROR),
        ("/pgt/302", StatusCode::FOUND),
        ("/pgt/204", StatusCode::NO_CONTENT),
    ];
    for (path, status) in broken {
        world.peer.statuses.lock().expect("a lock").insert(path.into(), status);
    }
    world
        .settings("vie-scolaire", |settings| {
            settings
                .proxying
                .callbacks
                .extend(["https://vs.example/pgt/**".into(), "http://127.0.0.1:8081/**".into()]);
            settings.proxying.callbacks.extend(["https://10.0.0.8/**".into(), "https://[::1]/**".into()]);
            settings.proxying.callbacks.push("https://169.254.169.254/**".into());
        })
        .await;
    for callback in [
        "https://vs.example/pgt/500",
        "https://vs.example/pgt/302",
        "https://vs.example/pgt/204",
        "https://evil.example/pgt",
        "https://vs.example:8443/pgt",
        "http://127.0.0.1:8081/pgt",
        "http://vs.example/pgt",
        "https://10.0.0.8/pgt",
        "https://[::1]/pgt",
        "https://169.254.169.254/latest/meta-data",
        "https://vs.example/pgt/../../admin",
        "ftp://vs.example/pgt",
        "nonsense",
    ] {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        let address = with_callback("/cas/serviceValidate", SERVICE, &ticket, callback);
        let answer = world.browser().get(&address).await;
        assert_eq!(code(&answer), "INVALID_PROXY_CALLBACK", "{callback}");
        assert!(!answer.body.contains("authenticationSuccess"));
        let again = world.browser().get(&validation("/cas/serviceValidate", SERVICE, &ticket)).await;
        assert_eq!(code(&again), "INVALID_TICKET", "it is spent");
    }
    let called = world.peer.called.lock().expect("a lock").clone();
    let bare = called.iter().filter(|address| !address.contains('?')).cloned().collect::<Vec<_>>();
    let expected = broken.map(|(path, _)| format!("https://vs.example{path}"));
    assert_eq!(bare, expected, "only where it was registered and public");
    let delivered: Vec<_> = called.iter().filter(|address| address.contains("pgtId=PGT-")).collect();
    assert_eq!(delivered.len(), 2, "nothing goes where the empty call failed");
    let releases = world.store.releases(world.teacher().await.id).await.expect("a read");
    assert!(releases.is_empty(), "nobody was told anything");

    world.settings("vie-scolaire", |settings| settings.proxying.callbacks.clear()).await;
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let answer =
        world.browser().get(&with_callback("/cas/serviceValidate", SERVICE, &ticket, CALLBACK)).await;
    assert_eq!(code(&answer), "UNAUTHORIZED_SERVICE_PROXY");
}

#[tokio::test]
async fn a_page_that_is_its_own_callback_may_send_the_empty_call_to_sign_in() {
    let world = world().await;
    let (_, ticket) = world.signed_in().await;
    world.peer.statuses.lock().expect("a lock").insert(CALLBACK.into(), StatusCode::FOUND);
    let answer =
        world.browser().get(&with_callback("/cas/serviceValidate", SERVICE, &ticket, CALLBACK)).await;
    assert_eq!(element(&answer.body, "proxyGrantingTicket"), world.peer.delivered("pgtIou"));
}

#[tokio::test]
async fn on_one_machine_a_trial_may_use_plain_http_where_it_was_allowed() {
    let world = world().await;
    world
        .settings("vie-scolaire", |settings| {
            settings.proxying.callbacks = vec!["http://127.0.0.1:8081/pgt".into()];
            settings.proxying.private_callbacks = true;
        })
        .await;
    let (_, ticket) = world.signed_in().await;
    let address = with_callback("/cas/serviceValidate", SERVICE, &ticket, "http://127.0.0.1:8081/pgt");
    let answer = world.browser().get(&address).await;
    assert!(element(&answer.body, "proxyGrantingTicket").starts_with("PGTIOU-"));
}

#[tokio::test]
async fn a_service_goes_on_to_another_which_knows_the_person_by_its_own_identifier() {
    let world = world().await;
    let (_, granting) = granted(&world).await;
    let answer = proxy(&world, &granting, TARGET).await;
    assert_eq!(answer.headers["content-type"], "application/xml;charset=UTF-8");
    let ticket = element(&answer.body, "proxyTicket");
    assert!(ticket.starts_with("PT-") && ticket.len() >= 32);

    let told = world.browser().get(&validation("/cas/p3/proxyValidate", TARGET, &ticket)).await.body;
    let teacher = world.teacher().await.id;
    let own = world.store.opaque_ids("cdi", &[teacher]).await.expect("a read");
    assert_eq!(element(&told, "user"), own[0].1.as_str());
    assert!(
        told.contains(&format!("<cas:proxies><cas:proxy>{CALLBACK}</cas:proxy></cas:proxies>")),
        "{told}"
    );
    assert!(told.contains("<cas:isFromNewLogin>false</cas:isFromNewLogin>"));
    let again = world.browser().get(&validation("/cas/p3/proxyValidate", TARGET, &ticket)).await;
    assert_eq!(code(&again), "INVALID_TICKET", "once");

    let json = format!("/cas/proxy?{}&format=json", form(&[("pgt", &granting), ("targetService", TARGET)]));
    let json: serde_json::Value = serde_json::from_str(&world.browser().get(&json).await.body).expect("JSON");
    let ticket =
        json["serviceResponse"]["proxySuccess"]["proxyTicket"].as_str().expect("a ticket").to_owned();
    let strict = format!("{}&renew=true", validation("/cas/proxyValidate", TARGET, &ticket));
    assert_eq!(code(&world.browser().get(&strict).await), "INVALID_TICKET", "no new sign-in");
}

#[tokio::test]
async fn the_chain_of_services_is_told_the_most_recent_first() {
    let world = world().await;
    let (_, granting) = granted(&world).await;
    let ticket = element(&proxy(&world, &granting, TARGET).await.body, "proxyTicket");
    let address = with_callback("/cas/proxyValidate", TARGET, &ticket, TARGET_CALLBACK);
    let second = world.browser().get(&address).await;
    assert!(element(&second.body, "proxyGrantingTicket").starts_with("PGTIOU-"));
    let granting = world.peer.delivered("pgtId");
    let ticket = element(&proxy(&world, &granting, SERVICE).await.body, "proxyTicket");
    let told = world.browser().get(&validation("/cas/proxyValidate", SERVICE, &ticket)).await.body;
    let chain = format!("<cas:proxy>{TARGET_CALLBACK}</cas:proxy><cas:proxy>{CALLBACK}</cas:proxy>");
    assert_eq!(element(&told, "proxies"), chain);
}

#[tokio::test]
async fn a_proxy_ticket_is_good_at_its_own_door_alone_and_spent_at_any() {
    let world = world().await;
    let (_, granting) = granted(&world).await;
    let fresh = async || element(&proxy(&world, &granting, TARGET).await.body, "proxyTicket");
    let mut service = world.browser();

    let ticket = fresh().await;
    let refused = service.get(&validation("/cas/serviceValidate", TARGET, &ticket)).await;
    assert_eq!(code(&refused), "INVALID_TICKET");
    assert!(refused.body.contains("a proxy ticket was presented"));
    assert_eq!(
        code(&service.get(&validation("/cas/proxyValidate", TARGET, &ticket)).await),
        "INVALID_TICKET"
    );

    let ticket = fresh().await;
    assert_eq!(service.get(&validation("/cas/validate", TARGET, &ticket)).await.body, "no\n");
    assert_eq!(
        code(&service.get(&validation("/cas/proxyValidate", TARGET, &ticket)).await),
        "INVALID_TICKET"
    );

    let ticket = fresh().await;
    let saml = format!("/cas/samlValidate?{}", form(&[("TARGET", TARGET)]));
    let refused = service.post_raw(&saml, &soap(&ticket)).await;
    assert!(refused.body.contains("RequestDenied") && !refused.body.contains("NameIdentifier"));

    let ticket = fresh().await;
    let swapped = format!("ST-{}", &ticket[3..]);
    assert_eq!(
        code(&service.get(&validation("/cas/proxyValidate", TARGET, &swapped)).await),
        "INVALID_TICKET"
    );
    let refused = service.get(&validation("/cas/proxyValidate", SERVICE, &ticket)).await;
    assert_eq!(code(&refused), "INVALID_SERVICE");
    for kind in ["PGT-", "TGT-", "LT-"] {
        let swapped = format!("{kind}{}", &ticket[3..]);
        assert_eq!(code(&proxy(&world, &swapped, TARGET).await), "INVALID_TICKET", "{kind}");
    }
}

#[tokio::test]
async fn a_service_ticket_is_good_where_proxy_tickets_are() {
    let world = world().await;
    let (_, ticket) = world.signed_in().await;
    let answer = world.browser().get(&validation("/cas/proxyValidate", SERVICE, &ticket)).await;
    assert!(answer.body.contains("<cas:authenticationSuccess>") && !answer.body.contains("proxies"));
}

#[tokio::test]
async fn what_may_not_be_proxied_is_refused_with_the_code_that_says_why() {
    let world = world().await;
    let (_, granting) = granted(&world).await;
    for query in [
        form(&[("targetService", TARGET)]),
        form(&[("pgt", &granting)]),
        form(&[("pgt", &granting), ("targetService", "")]),
        form(&[("pgt", &granting), ("pgt", "x"), ("targetService", TARGET)]),
        form(&[("pgt", &granting), ("targetService", TARGET), ("format", "YAML")]),
    ] {
        let answer = world.browser().get(&format!("/cas/proxy?{query}")).await;
        assert_eq!(code(&answer), "INVALID_REQUEST", "{query}");
        assert!(answer.body.contains("<cas:proxyFailure"));
    }
    assert_eq!(code(&proxy(&world, "PGT-1", TARGET).await), "INVALID_TICKET");
    for target in ["https://evil.example/", "nonsense", "http://127.0.0.1:8080/ent/"] {
        assert_eq!(code(&proxy(&world, &granting, target).await), "UNAUTHORIZED_SERVICE", "{target}");
    }
    let waiting = element(&proxy(&world, &granting, TARGET).await.body, "proxyTicket");
    world.settings("cdi", |settings| settings.proxying.reachable = false).await;
    assert_eq!(code(&proxy(&world, &granting, TARGET).await), "UNAUTHORIZED_SERVICE_PROXY");
    let refused = world.browser().get(&validation("/cas/proxyValidate", TARGET, &waiting)).await;
    assert_eq!(code(&refused), "UNAUTHORIZED_SERVICE_PROXY", "meanwhile");
    world
        .settings("cdi", |settings| {
            settings.proxying.reachable = true;
            settings.audience.populations = vec![passerelle_model::Population::Pupil];
        })
        .await;
    assert_eq!(
        code(&proxy(&world, &granting, TARGET).await),
        "UNAUTHORIZED_SERVICE_PROXY",
        "not for teachers"
    );
    world.settings("vie-scolaire", |settings| settings.proxying.callbacks.clear()).await;
    assert_eq!(code(&proxy(&world, &granting, SERVICE).await), "UNAUTHORIZED_SERVICE");
    let head = world.browser().head(&format!("/cas/proxy?{}", form(&[("pgt", &granting)]))).await;
    assert_eq!(head.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn it_all_ends_with_the_session_and_the_services_are_told_by_their_tickets() {
    let world = world().await;
    let (mut browser, granting) = granted(&world).await;
    let ticket = element(&proxy(&world, &granting, TARGET).await.body, "proxyTicket");
    world.browser().get(&validation("/cas/proxyValidate", TARGET, &ticket)).await;
    let waiting = element(&proxy(&world, &granting, TARGET).await.body, "proxyTicket");
    browser.get("/cas/logout").await;
    assert_eq!(code(&proxy(&world, &granting, TARGET).await), "INVALID_TICKET");
    let late = world.browser().get(&validation("/cas/proxyValidate", TARGET, &waiting)).await;
    assert_eq!(code(&late), "INVALID_TICKET");
    let received = world.peer.received.lock().expect("a lock").clone();
    assert_eq!(received.len(), 2);
    assert!(received.iter().any(|(address, body)| address == TARGET && body.contains(&ticket)));
}
