//! Requests as they come: wrong methods, odd bodies, parameters twice, what the answers may be kept by.

use axum::body::{Body, Bytes};
use http::{Method, Request, StatusCode};
use tower::ServiceExt;

use crate::world::{PASSWORD, SERVICE, World, form, login_for, soap, validation};

#[tokio::test]
async fn each_endpoint_has_its_method_and_no_other_spends_anything() {
    let world = World::new().await;
    let (mut browser, ticket) = world.signed_in().await;
    let mut service = world.browser();
    for path in
        ["validate", "serviceValidate", "proxyValidate", "p3/serviceValidate", "p3/proxyValidate", "proxy"]
    {
        let address = validation(&format!("/cas/{path}"), SERVICE, &ticket);
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::HEAD] {
            let answer = service.send(method.clone(), &address, None).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        }
    }
    let saml = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE), ("SAMLart", &ticket)]));
    for method in [Method::GET, Method::HEAD, Method::PUT] {
        assert_eq!(service.send(method, &saml, None).await.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert!(service.get(&validation("/cas/validate", SERVICE, &ticket)).await.body.starts_with("yes\n"));
    let head = browser.head("/cas/logout").await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(browser.has("TGC"));
}

/// What a client that knows HTTP 1.1 alone sends: pieces, no length, no type.
async fn chunked(world: &World, address: &str, body: Vec<Bytes>) -> (StatusCode, String) {
    let pieces = body.into_iter().map(Ok::<_, std::convert::Infallible>);
    let pieces = Body::from_stream(futures_util::stream::iter(pieces));
    let request = Request::post(address).header("host", "127.0.0.1:8080").body(pieces).expect("a request");
    let answer = world.router.clone().oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("a text"))
}

#[tokio::test]
async fn a_soap_body_comes_in_pieces_without_length_nor_type() {
    let world = World::new().await;
    let (_, ticket) = world.signed_in().await;
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    let text = soap(&ticket);
    let pieces = text.as_bytes().chunks(7).map(Bytes::copy_from_slice).collect();
    let (status, answer) = chunked(&world, &target, pieces).await;
    assert_eq!(status, StatusCode::OK);
    assert!(answer.contains("Value=\"samlp:Success\""), "{answer}");
    // 30 seconds before now, 60 after.
    assert!(
        answer.contains(r#"NotBefore="2026-09-01T07:59:30Z" NotOnOrAfter="2026-09-01T08:01:00Z""#),
        "{answer}"
    );
}

#[tokio::test]
async fn a_soap_body_without_end_two_artifacts_or_a_dtd_are_refused_without_identity() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    let refused = |(status, answer): (StatusCode, String)| {
        assert_eq!(status, StatusCode::OK);
        assert!(answer.contains("samlp:Requester") && !answer.contains("NameIdentifier"), "{answer}");
    };
    let endless = vec![Bytes::from(vec![b' '; 64 << 10]); 64];
    refused(chunked(&world, &target, endless).await);
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let artifact = format!("<samlp:AssertionArtifact>{ticket}</samlp:AssertionArtifact>");
    let two = soap(&ticket).replace(&artifact, &artifact.repeat(2));
    refused(chunked(&world, &target, vec![two.into()]).await);
    let dtd = format!("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{}", soap("&b;"));
    refused(chunked(&world, &target, vec![dtd.into()]).await);
    let deep = format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    refused(chunked(&world, &target, vec![deep.into()]).await);
    // None of them showed the ticket in a way that can be read: it is still good.
    let (_, answer) = chunked(&world, &target, vec![soap(&ticket).into()]).await;
    assert!(answer.contains("Value=\"samlp:Success\""));
}

#[tokio::test]
async fn the_six_bodies_of_the_field_are_read() {
    type BodyOf<'a> = &'a dyn Fn(&str) -> String;
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let target = format!("/cas/samlValidate?{}", form(&[("TARGET", SERVICE)]));
    let lower = target.replace("%3A", "%3a").replace("%2F", "%2f");
    let java = |ticket: &str| {
        format!(
            "<!-- --><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
             xmlns=\"urn:oasis:names:tc:SAML:1.0:protocol\"><soap:Header/><soap:Body><Request MajorVersion=\"1\" \
             MinorVersion=\"1\" RequestID=\"_ab\" IssueInstant=\"2025-12-31T23:59:59Z\">\n<AssertionArtifact>\n \
             {ticket} \n</AssertionArtifact></Request></soap:Body></soap:Envelope>"
        )
    };
    let no_instant = |ticket: &str| {
        soap(ticket).replace(" IssueInstant=\"2002-06-19T17:03:44.022Z\"", "").replace("\"_1\"", "\"1f\"")
    };
    let python = |ticket: &str| format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", soap(ticket));
    let bodies: [(&str, BodyOf<'_>); 4] =
        [("phpCAS", &soap), ("mod_auth_cas", &no_instant), ("java", &java), ("python", &python)];
    for (client, body) in bodies {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        let (_, answer) = chunked(&world, &lower, vec![body(&ticket).into()]).await;
        assert!(answer.contains("Value=\"samlp:Success\""), "{client}: {answer}");
    }
    for also in ["SAMLart", "ticket"] {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        let address = format!("{target}&{}", form(&[(also, &ticket)]));
        let (_, answer) = chunked(&world, &address, vec![soap(&ticket).into()]).await;
        assert!(answer.contains("Value=\"samlp:Success\""), "{also}");
    }
}

#[tokio::test]
async fn parameters_given_twice_are_refused_everywhere_and_the_ticket_that_was_shown_is_spent() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let mut service = world.browser();
    for extra in [
        form(&[("service", "http://127.0.0.1:8081/vs/demo/eleve")]),
        form(&[("renew", "false"), ("renew", "true")]),
        form(&[("format", "JSON"), ("format", "XML")]),
        form(&[("pgtUrl", "https://a.example/"), ("pgtUrl", "https://b.example/")]),
    ] {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        let address = validation("/cas/p3/serviceValidate", SERVICE, &ticket);
        let answer = service.get(&format!("{address}&{extra}")).await;
        assert!(answer.body.contains("code=\"INVALID_REQUEST\""), "{extra}: {}", answer.body);
        assert!(service.get(&address).await.body.contains("code=\"INVALID_TICKET\""));
    }
    let ticket = browser.get(&login_for(SERVICE)).await.ticket();
    let odd = format!("{}&format=YAML", validation("/cas/serviceValidate", SERVICE, &ticket));
    let answer = service.get(&odd).await;
    assert_eq!(
        (answer.status, answer.headers["content-type"].as_bytes()),
        (StatusCode::OK, &b"application/xml;charset=UTF-8"[..])
    );
    assert!(answer.body.contains("code=\"INVALID_REQUEST\">the format is neither XML nor JSON"));
    for twice in ["service", "url"] {
        let service = form(&[(twice, SERVICE), (twice, SERVICE)]);
        let answer = world.browser().get(&format!("/cas/logout?{service}")).await;
        let expected = if twice == "url" { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        assert_eq!(answer.status, expected, "what is ignored is ignored twice");
    }
}

#[tokio::test]
async fn nothing_keeps_a_page_or_a_redirect_of_the_sign_in() {
    let world = World::new().await;
    let mut browser = world.browser();
    let form = browser.get(&login_for(SERVICE)).await;
    let posted = browser.sign_in(&login_for(SERVICE), "jm.bukisa", PASSWORD).await;
    let silent = browser.get(&login_for(SERVICE)).await;
    let back = world.browser().get(&format!("{}&gateway=true", login_for(SERVICE))).await;
    let ended = browser.get("/cas/logout").await;
    for answer in [form, posted, silent, back, ended] {
        assert_eq!(answer.headers["cache-control"], "no-store");
        assert_eq!(answer.headers["pragma"], "no-cache");
        assert_eq!(answer.headers["expires"], "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    }
}

#[tokio::test]
async fn the_fields_of_the_form_are_written_as_scripts_expect_them_and_read_as_they_send_them() {
    let world = World::new().await;
    let mut browser = world.browser();
    let service = format!("{SERVICE}?a=b&c=\"d\"");
    let service = service.replace('"', "%22");
    let page = browser.get(&login_for(&service)).await;
    let execution = page.execution();
    for input in [
        format!(r#"<input type="hidden" name="execution" value="{execution}"/>"#),
        r#"<input type="hidden" name="_eventId" value="submit"/>"#.to_owned(),
        format!(r#"<input type="hidden" name="lt" value="{execution}"/>"#),
        format!(r#"<input type="hidden" name="service" value="{SERVICE}?a=b&#38;c=%22d%22"/>"#),
        r#"<input type="hidden" name="geolocation" value=""/>"#.to_owned(),
    ] {
        assert!(page.body.contains(&input), "{input}\n{}", page.body);
    }
    assert_eq!(
        page.body.matches("<input").count(),
        page.body.matches(" name=\"").count() - page.body.matches("<meta name").count()
    );
    assert!(!browser.get("/cas/login").await.body.contains(r#"name="service""#));

    for extra in [
        vec![("_eventId", "submit"), ("geolocation", "")],
        vec![("_eventId_submit", "")],
        vec![],
        vec![("_eventId", "submit"), ("service", service.as_str()), ("lt", "LT-1"), ("geolocation", "")],
    ] {
        let mut browser = world.browser();
        let execution = browser.get(&login_for(&service)).await.execution();
        let mut fields = vec![("username", "jm.bukisa"), ("password", PASSWORD), ("execution", &execution)];
        fields.extend(extra);
        let answer = browser.post(&login_for(&service), &fields).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{fields:?}");
        assert_eq!(answer.location(), format!("{service}&ticket={}", answer.ticket()), "last");
    }
    let mut old = world.browser();
    let lt = old.get(&login_for(&service)).await.hidden("lt");
    let fields = [("username", "jm.bukisa"), ("password", PASSWORD), ("lt", &lt), ("_eventId", "submit")];
    assert_eq!(old.post("/cas/login", &fields).await.location(), "/cas/login", "no execution, no service");
}

#[tokio::test]
async fn tickets_have_the_alphabet_and_the_length_that_every_client_takes() {
    let world = World::new().await;
    let (mut browser, _) = world.signed_in().await;
    let mut seen = std::collections::HashSet::new();
    for _ in 0..200 {
        let ticket = browser.get(&login_for(SERVICE)).await.ticket();
        assert!(ticket.starts_with("ST-") && (32..=128).contains(&ticket.len()));
        assert!(ticket.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
        assert!(seen.insert(ticket));
    }
}
