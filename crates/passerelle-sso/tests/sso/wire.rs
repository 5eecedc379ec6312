//! Every message that a server writes, to the byte.

use passerelle_model::OpaqueId;
use passerelle_sso::client::{CasBase, ValidationMethod, validation_request};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, Release, SamlAnswer, Success, cas_json, cas_xml, cas1_text,
    is_attribute_name, saml_response,
};
use passerelle_sso::ticket::ReceivedTicket;

use crate::samples::{NOW, saml_answer, service, success};

fn failure(code: FailureCode) -> Result<Success, Failure> {
    Err(code.into())
}

#[test]
fn cas_1() {
    assert_eq!(cas1_text(&success()), "yes\n7f3c9a\n");
    assert_eq!(cas1_text(&failure(FailureCode::InvalidTicket)), "no\n");
}

#[test]
fn cas_2_and_3() {
    let outcome = success();
    insta::assert_snapshot!("cas2-identifier", cas_xml(&outcome, CasVersion::V2, Release::IdentifierOnly));
    insta::assert_snapshot!("cas2-attributes", cas_xml(&outcome, CasVersion::V2, Release::Attributes));
    insta::assert_snapshot!("cas3-identifier", cas_xml(&outcome, CasVersion::V3, Release::IdentifierOnly));
    insta::assert_snapshot!("cas3-attributes", cas_xml(&outcome, CasVersion::V3, Release::Attributes));
    let refused = failure(FailureCode::InvalidTicket);
    insta::assert_snapshot!("cas-failure", cas_xml(&refused, CasVersion::V3, Release::Attributes));
}

#[test]
fn json() {
    insta::assert_snapshot!("json-attributes", cas_json(&success(), CasVersion::V3, Release::Attributes));
    insta::assert_snapshot!("json-identifier", cas_json(&success(), CasVersion::V2, Release::IdentifierOnly));
    let refused = failure(FailureCode::InvalidService);
    insta::assert_snapshot!("json-failure", cas_json(&refused, CasVersion::V3, Release::Attributes));
}

#[test]
fn saml() {
    let service = service();
    let answer = saml_answer(&service);
    insta::assert_snapshot!("saml-attributes", saml_response(&success(), &answer, Release::Attributes));
    insta::assert_snapshot!("saml-identifier", saml_response(&success(), &answer, Release::IdentifierOnly));
    let unasked = SamlAnswer { in_response_to: None, ..answer };
    for (name, code) in [
        ("saml-ticket", FailureCode::InvalidTicket),
        ("saml-request", FailureCode::InvalidRequest),
        ("saml-fault", FailureCode::InternalError),
    ] {
        let refused = saml_response(&failure(code), &unasked, Release::Attributes);
        assert!(!refused.contains("Assertion") && !refused.contains("NameIdentifier"));
        insta::assert_snapshot!(name, refused);
    }
}

#[test]
fn a_lasting_session_is_told_in_saml_too() {
    let service = service();
    let lasting = success().map(|success| Success { long_term: true, ..success });
    let told = saml_response(&lasting, &saml_answer(&service), Release::IdentifierOnly);
    assert!(told.contains(
        "<saml:Attribute AttributeName=\"longTermAuthenticationRequestTokenUsed\" \
         AttributeNamespace=\"http://www.ja-sig.org/products/cas/\"><saml:AttributeValue>true</saml:AttributeValue>"
    ));
    assert_eq!(told.matches("<saml:NameIdentifier>7f3c9a</saml:NameIdentifier>").count(), 2);
}

#[test]
fn requests() {
    let cas = CasBase::parse("https://ent.example.fr/cas").expect("a good address");
    let ticket = ReceivedTicket::parse("ST-1-abc_d.e").expect("a good ticket");
    for (name, method) in [
        ("request-cas2", ValidationMethod::Cas2),
        ("request-cas3", ValidationMethod::Cas3),
        ("request-saml11", ValidationMethod::Saml11),
    ] {
        let request = validation_request(method, &cas, &service(), &ticket, [0xab; 16], NOW);
        assert!(!format!("{request:?}").contains("ST-"), "the ticket is not printed");
        let headers: Vec<_> =
            request.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        insta::assert_snapshot!(
            name,
            format!("{:?} {}\n{}\n{}", request.method, request.url, headers.concat(), request.body)
        );
    }
}

#[test]
fn every_refusal_has_its_code() {
    for code in [
        FailureCode::InternalError,
        FailureCode::InvalidRequest,
        FailureCode::InvalidService,
        FailureCode::InvalidTicket,
        FailureCode::InvalidTicketSpec,
        FailureCode::UnauthorizedService,
    ] {
        let xml = cas_xml(&failure(code), CasVersion::V2, Release::IdentifierOnly);
        assert!(xml.contains(&format!("<cas:authenticationFailure code=\"{}\">", code.as_str())));
    }
}

#[test]
fn a_name_that_would_change_the_answer_is_left_out() {
    for name in
        ["user", "USER", "attributes", "proxies", "a:b", "a b", "1a", "", "a>b", "isFromNewLogin", "é"]
    {
        assert!(!is_attribute_name(name), "{name}");
        let hostile = success().map(|success| Success {
            attributes: vec![(name.to_owned(), vec!["canary".to_owned()])],
            ..success
        });
        let service = service();
        assert!(!cas_xml(&hostile, CasVersion::V3, Release::Attributes).contains("canary"));
        assert!(!cas_json(&hostile, CasVersion::V3, Release::Attributes).contains("canary"));
        assert!(!saml_response(&hostile, &saml_answer(&service), Release::Attributes).contains("canary"));
    }
    assert!(["profil", "nom-1", "_x", "a.b"].iter().all(|name| is_attribute_name(name)));
}

#[test]
fn an_identifier_with_markup_stays_text() {
    let user = OpaqueId::new("<cas:user>&admin").expect("no control character");
    let outcome = success().map(|success| Success { user, ..success });
    let xml = cas_xml(&outcome, CasVersion::V2, Release::IdentifierOnly);
    assert!(xml.contains("<cas:user>&lt;cas:user&gt;&amp;admin</cas:user>"));
}
