//! `/cas/validate`, `/cas/serviceValidate`, `/cas/p3/serviceValidate`, `/cas/samlValidate`.

use http::StatusCode;
use passerelle_store::ent::EntStore;

use crate::world::{PASSWORD, SERVICE, World, form, login_for, soap, validation};

async fn opaque(world: &World, recipient: &str) -> String {
    let account = world.store.account_by_login("jm.bukisa").await.expect("a read").expect("an account");
    let ids = world.store.opaque_ids(recipient, &[account.id]).await.expect("a read");
    ids.first().expect("an identifier").1.as_str().to_owned()
}

#[tokio::test]
async fn each_dialect_tells_the_identifier_and_nothing_else() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let user = opaque(&world, "vie-scolaire").await;
    let mut service = world.browser();

    let answer = service.get(&validation("/cas/validate", SERVICE, &ticket)).await;
    assert_eq!((answer.status, answer.body), (StatusCode::OK, format!("yes\n{user}\n")));
    assert_eq!(answer.headers["content-type"], "text/plain;charset=UTF-8");

    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let cas2 = service.get(&validation("/cas/serviceValidate", SERVICE, &ticket)).await.body;
    assert_eq!(
        cas2,
        format!(
            "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\"><cas:authenticationSuccess>\
             <cas:user>{user}</cas:user></cas:authenticationSuccess></cas:serviceResponse>"
        )
    );

    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let cas3 = service.get(&validation("/cas/p3/serviceValidate", SERVICE, &ticket)).await.body;
    assert!(cas3.contains(&format!("<cas:user>{user}</cas:user>")));
    assert!(cas3.contains("<cas:isFromNewLogin>false</cas:isFromNewLogin>"));

    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let json = service
        .get(&format!("{}&format=json", validation("/cas/p3/serviceValidate", SERVICE, &ticket)))
        .await;
    assert_eq!(json.headers["content-type"], "application/json;charset=UTF-8");
    let json: serde_json::Value = serde_json::from_str(&json.body).expect("JSON");
    assert_eq!(json["serviceResponse"]["authenticationSuccess"]["user"], user.as_str());

    // Asked for as `service`, redeemed as SAML: what phpCAS and mod_auth_cas do.
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    let saml = service.post_raw(&target, &soap(&ticket)).await;
    assert_eq!(saml.headers["content-type"], "text/xml;charset=UTF-8");
    assert_eq!(saml.body.matches(&format!("<saml:NameIdentifier>{user}</saml:NameIdentifier>")).count(), 1);
    assert!(saml.body.contains("Value=\"samlp:Success\"") && saml.body.contains("InResponseTo=\"_1\""));
    assert!(saml.body.contains(&format!("<saml:Audience>{SERVICE}</saml:Audience>")));

    for text in [cas2, cas3, json.to_string(), saml.body] {
        for name in ["BUKISA", "Jean", "jm.bukisa"] {
            assert!(!text.contains(name), "{name}");
        }
    }
}

#[tokio::test]
async fn each_recipient_knows_somebody_by_another_identifier_for_ever() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let mut service = world.browser();
    let first = service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body;
    let ticket = browser.get(&login_for("http://127.0.0.1:8082/")).await.ticket();
    let other = service.get(&validation("/cas/validate", "http://127.0.0.1:8082/", &ticket)).await.body;
    assert_ne!(first, other);

    let mut account = world.store.account_by_login("jm.bukisa").await.expect("a read").expect("an account");
    account.family_name = "BUKISA-MARTIN".into();
    world.put(passerelle_store::ent::EntChange::PutAccounts(vec![account])).await;
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    assert_eq!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body, first, "renamed");
}

#[tokio::test]
async fn a_ticket_is_spent_by_the_first_attempt_whatever_comes_of_it() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let mut service = world.browser();
    let other = "http://127.0.0.1:8081/vs/demo/eleve";
    for (attempt, code) in [
        (("service", SERVICE), ""),
        (("service", other), "INVALID_SERVICE"),
        (("service", "nonsense"), "INVALID_SERVICE"),
        (("autre", SERVICE), "INVALID_REQUEST"),
    ] {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        let first = format!("/cas/serviceValidate?{}", form(&[attempt, ("ticket", &ticket)]));
        let first = service.get(&first).await;
        assert_eq!(first.status, StatusCode::OK);
        assert!(first.body.contains(code), "{} {code}", first.body);
        let second = service.get(&validation("/cas/serviceValidate", SERVICE, &ticket)).await;
        assert!(second.body.contains("code=\"INVALID_TICKET\""), "{}", second.body);
    }
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let odd = format!("{}&format=YAML", validation("/cas/serviceValidate", SERVICE, &ticket));
    assert!(service.get(&odd).await.body.contains("INVALID_REQUEST"));
    assert_eq!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body, "no\n");
}

#[tokio::test]
async fn of_two_services_at_once_one_gets_the_answer() {
    let world = World::new().await;
    let (_, ticket) = world.signed_in().await;
    let address = validation("/cas/validate", SERVICE, &ticket);
    let (mut one, mut two) = (world.browser(), world.browser());
    let (one, two) = tokio::join!(one.get(&address), two.get(&address));
    assert_eq!([&one, &two].iter().filter(|answer| answer.body.starts_with("yes")).count(), 1);
}

#[tokio::test]
async fn a_ticket_that_is_late_foreign_or_of_another_kind_is_worth_nothing() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let mut service = world.browser();
    world.clock.advance(60);
    assert_eq!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body, "no\n");

    let execution = world.browser().get("/cas/login").await.execution();
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    for foreign in [
        "",
        "ST-1",
        "PT-0123456789abcdef0123456789abcdef",
        &execution,
        &format!("PT-{}", &ticket[3..]),
        &format!("ST-{}", &execution[3..]),
        "</cas:authenticationFailure><cas:authenticationSuccess>",
    ] {
        let answer = service.get(&validation("/cas/serviceValidate", SERVICE, foreign)).await;
        assert!(answer.body.contains("code=\"INVALID_TICKET\""), "{foreign}");
        assert!(!answer.body.contains("authenticationSuccess"));
    }
    assert!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body.starts_with("yes\n"));
}

#[tokio::test]
async fn a_repeated_parameter_is_no_request() {
    let world = World::new().await;
    let (_, ticket) = world.signed_in().await;
    let twice =
        format!("{}&{}", validation("/cas/serviceValidate", SERVICE, &ticket), form(&[("ticket", "ST-1")]));
    assert!(world.browser().get(&twice).await.body.contains("INVALID_REQUEST"));
    let twice = format!(
        "{}&{}",
        validation("/cas/p3/serviceValidate", SERVICE, &ticket),
        form(&[("service", SERVICE)])
    );
    assert!(world.browser().get(&twice).await.body.contains("INVALID_REQUEST"));
}

#[tokio::test]
async fn looking_at_the_address_spends_nothing() {
    let world = World::new().await;
    let (_, ticket) = world.signed_in().await;
    let mut service = world.browser();
    for path in ["/cas/validate", "/cas/serviceValidate", "/cas/p3/serviceValidate"] {
        let head = service.head(&validation(path, SERVICE, &ticket)).await;
        assert_eq!(head.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body.starts_with("yes\n"));
}

#[tokio::test]
async fn a_service_struck_off_the_list_gets_no_answer() {
    let world = World::new().await;
    let (_, ticket) = world.signed_in().await;
    let mut recipient = world.store.recipient("vie-scolaire").await.expect("a read").expect("a recipient");
    recipient.patterns = vec!["http://127.0.0.1:8081/vs/autre/**".into()];
    world.put(passerelle_store::ent::EntChange::PutRecipient(recipient)).await;
    let answer = world.browser().get(&validation("/cas/serviceValidate", SERVICE, &ticket)).await;
    assert!(answer.body.contains("code=\"UNAUTHORIZED_SERVICE\""), "{}", answer.body);
}

#[tokio::test]
async fn a_soap_request_is_read_strictly() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let mut service = world.browser();
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    for body in [
        "",
        "a",
        "<a/>",
        &format!("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{}", soap(&ticket)),
    ] {
        let answer = service.post_raw(&target, body).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.contains("Value=\"samlp:Requester\"") && !answer.body.contains("NameIdentifier"));
    }
    let other = format!("/cas/samlValidate?{}", form(&[("TARGET", "http://127.0.0.1:8081/vs/demo/eleve")]));
    let answer = service.post_raw(&other, &soap(&ticket)).await;
    assert!(answer.body.contains("RequestDenied") && !answer.body.contains("Assertion "));

    let ticket = browser.get(&format!("/cas/login?{}", form(&[("TARGET", SERVICE)]))).await.ticket_saml();
    let two = format!("{target}&{}", form(&[("SAMLart", "ST-another")]));
    assert!(service.post_raw(&two, &soap(&ticket)).await.body.contains("Requester"), "two tickets");
    assert!(
        service.post_raw(&target, &soap(&ticket)).await.body.contains("RequestDenied"),
        "spent all the same"
    );
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let same = format!("{target}&{}", form(&[("SAMLart", &ticket), ("ticket", "")]));
    assert!(service.post_raw(&same, &soap(&ticket)).await.body.contains("samlp:Success"));
}

#[tokio::test]
async fn signing_out_kills_the_tickets_that_nobody_has_shown_yet() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    browser.get("/cas/logout").await;
    assert_eq!(world.browser().get(&validation("/cas/validate", SERVICE, &ticket)).await.body, "no\n");
    assert_eq!(browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await.status, StatusCode::FOUND);
}
