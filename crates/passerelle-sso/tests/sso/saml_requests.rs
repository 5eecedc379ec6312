//! What the clients of the field post to `/samlValidate`.

use passerelle_sso::client::{CasBase, ValidationMethod, validation_request};
use passerelle_sso::server::saml_request::{LIMITS, SamlRequest, SamlRequestError, parse};
use passerelle_sso::ticket::{ReceivedTicket, ServiceTicket};
use passerelle_xml::XmlErrorKind;

use crate::samples::{NOW, service};

const TICKET: &str = "ST-Q0eDUrkLzUvkYhQ1gCwB8RkUSZhjEuf3oYlkYwXqSxk";

/// An envelope in the manner of most clients.
fn envelope(request_attributes: &str, content: &str) -> String {
    format!(
        "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Header/>\
         <SOAP-ENV:Body><samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" {request_attributes}>\
         {content}</samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>"
    )
}

fn artifact(ticket: &str) -> String {
    format!("<samlp:AssertionArtifact>{ticket}</samlp:AssertionArtifact>")
}

fn read(body: &str) -> SamlRequest {
    parse(body.as_bytes(), LIMITS).unwrap_or_else(|error| panic!("{error}: {body}"))
}

fn refused(body: &str) -> SamlRequestError {
    parse(body.as_bytes(), LIMITS).expect_err(body)
}

#[test]
fn php_cas() {
    let body = envelope(
        "MajorVersion=\"1\" MinorVersion=\"1\" RequestID=\"_192.168.16.51.1024506224022\" \
         IssueInstant=\"2002-06-19T17:03:44.022Z\"",
        &artifact(TICKET),
    );
    let request = read(&body);
    assert_eq!(request.artifact, TICKET);
    assert_eq!(request.request_id.as_deref(), Some("_192.168.16.51.1024506224022"));
}

#[test]
fn mod_auth_cas_sends_no_date_and_an_identifier_that_begins_with_a_digit() {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{}",
        envelope(
            "MajorVersion=\"1\" MinorVersion=\"1\" RequestID=\"0123456789abcdef0123456789abcdef\"",
            &artifact(TICKET)
        )
    );
    let request = read(&body);
    assert_eq!(request.artifact, TICKET);
    assert_eq!(request.request_id.as_deref(), Some("0123456789abcdef0123456789abcdef"));
}

#[test]
fn java_declares_the_namespace_on_the_envelope_after_a_comment() {
    let body = format!(
        "<!-- written by a client -->\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns=\"urn:oasis:names:tc:SAML:1.0:protocol\">\n  <soap:Body>\n    <Request MajorVersion=\"1\" \
         MinorVersion=\"1\" RequestID=\"_0f\" IssueInstant=\"2027-12-29T08:00:00Z\">\n      <AssertionArtifact>\n\
         \t{TICKET}\n      </AssertionArtifact>\n    </Request>\n  </soap:Body>\n</soap:Envelope>\n"
    );
    assert_eq!(read(&body).artifact, TICKET);
}

#[test]
fn python_cas_prints_prettily_with_a_random_identifier() {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<SOAP-ENV:Envelope \
         xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\">\r\n  <SOAP-ENV:Header/>\r\n  <SOAP-ENV:Body>\r\n\
         <samlp:Request xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\" MajorVersion=\"1\" MinorVersion=\"1\" \
         RequestID=\"6f1d2f0e-5d0b-4a52-9d9e-0a4e3a1f7c11\" IssueInstant=\"2026-09-01T08:00:00Z\">\r\n\
         <samlp:AssertionArtifact>{TICKET}</samlp:AssertionArtifact></samlp:Request>\r\n\
         </SOAP-ENV:Body>\r\n</SOAP-ENV:Envelope>"
    );
    let request = read(&body);
    assert_eq!(request.artifact, TICKET);
    assert_eq!(request.request_id.as_deref(), Some("6f1d2f0e-5d0b-4a52-9d9e-0a4e3a1f7c11"));
}

#[test]
fn the_test_of_apereo_sends_constants() {
    let body = envelope(
        "MajorVersion=\"1\" MinorVersion=\"1\" RequestID=\"_192.168.16.51.1024506224022\" \
         IssueInstant=\"2021-06-19T17:03:44.022Z\"",
        &format!("\n{}\n", artifact(TICKET)),
    );
    assert_eq!(read(&body).artifact, TICKET);
}

#[test]
fn the_sample_of_the_documentation_has_no_identifier() {
    let request = read(&envelope("", &artifact(&format!("  {TICKET}  "))));
    assert_eq!((request.artifact.as_str(), request.request_id), (TICKET, None));
}

#[test]
fn our_own_client_is_understood() {
    let ticket = ServiceTicket::from_entropy([9; 32]);
    let cas = CasBase::parse("https://ent.example.fr/cas").expect("a good address");
    let received = ReceivedTicket::parse(ticket.as_str()).expect("our own shape");
    let asked = validation_request(ValidationMethod::Saml11, &cas, &service(), &received, [0xcd; 16], NOW);
    let request = read(&asked.body);
    assert_eq!(ServiceTicket::parse(&request.artifact), Ok(ticket));
    assert_eq!(request.request_id, Some(format!("_{}", "cd".repeat(16))));
}

#[test]
fn an_identifier_that_is_unusable_is_not_repeated() {
    for id in ["a&quot;b", "&lt;x&gt;", "", "a b", &format!("x{TICKET}")] {
        let body = envelope(&format!("RequestID=\"{id}\""), &artifact(TICKET));
        assert_eq!(read(&body).request_id, None, "{id}");
    }
    assert!(!format!("{:?}", read(&envelope("", &artifact(TICKET)))).contains("ST-"));
}

#[test]
fn anything_else_is_refused() {
    let good = envelope("", &artifact(TICKET));
    for body in [
        envelope("", ""),
        envelope("", &artifact(TICKET).repeat(2)),
        envelope("", &artifact("<x>ST-1</x>")),
        envelope("", &artifact(TICKET).replace("samlp:", "")),
        good.replace("schemas.xmlsoap.org/soap/envelope/", "www.w3.org/2003/05/soap-envelope"),
        good.replace("SAML:1.0:protocol", "SAML:2.0:protocol"),
        good.replace("SOAP-ENV:Header/>", "SOAP-ENV:Body/>"),
        good.replace("SOAP-ENV:Body", "SOAP-ENV:Corps"),
        good.replace("samlp:Request", "samlp:Query"),
        artifact(TICKET).replace("<samlp:AssertionArtifact>", "<samlp:AssertionArtifact xmlns:samlp=\"x\">"),
    ] {
        assert!(matches!(refused(&body), SamlRequestError::Shape), "{body}");
    }
    for ticket in [String::new(), " \n".to_owned(), "a".repeat(257)] {
        assert!(matches!(refused(&envelope("", &artifact(&ticket))), SamlRequestError::Artifact));
    }
}

#[test]
fn documents_that_attack_the_reader() {
    use passerelle_sso::DocumentError::{Elements, Namespace, Xml};

    let good = envelope("", &artifact(TICKET));
    let dtd =
        format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>{}", good.replace(TICKET, "&e;"));
    let entity = good.replace(TICKET, "&e;");
    let deep = envelope("", &format!("{}{}", "<a>".repeat(20), "</a>".repeat(20)));
    let large = envelope("", &" ".repeat(70 << 10));
    let many = envelope("", &"<a/>".repeat(3000));
    let unbound = "<a:Envelope/>";
    let rebound = good.replace("xmlns:samlp=\"urn:oasis:names:tc:SAML:1.0:protocol\"", "xmlns:xml=\"x\"");
    let kind = |body: &str| match refused(body) {
        SamlRequestError::Document(error) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(kind(&dtd), Xml(error) if matches!(error.kind, XmlErrorKind::Dtd)));
    assert!(matches!(kind(&entity), Xml(error) if matches!(error.kind, XmlErrorKind::Entity)));
    assert!(matches!(kind(&deep), Xml(error) if matches!(error.kind, XmlErrorKind::DepthLimit { .. })));
    assert!(matches!(kind(&large), Xml(error) if matches!(
        error.kind,
        XmlErrorKind::ByteLimit { .. } | XmlErrorKind::EventLimit { .. }
    )));
    assert!(matches!(kind(&many), Elements));
    assert!(matches!(kind(unbound), Namespace));
    assert!(matches!(kind(&rebound), Namespace));
    assert!(matches!(kind(""), Xml(_)));
    assert!(matches!(kind("ticket=ST-1"), Xml(_)));
}
