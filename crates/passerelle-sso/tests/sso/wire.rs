//! Every message that a server writes, to the byte.

use passerelle_model::OpaqueId;
use passerelle_sso::client::{CasBase, ValidationMethod, validation_request};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, Layout, Release, SamlAnswer, Success, cas_json, cas_xml, cas1_text,
    saml_response,
};
use passerelle_sso::ticket::ReceivedTicket;

use crate::samples::{NOW, attribute, saml_answer, service, success};

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
    insta::assert_snapshot!("cas2-attributes", cas_xml(&outcome, CasVersion::V2, Release::ATTRIBUTES));
    insta::assert_snapshot!("cas3-identifier", cas_xml(&outcome, CasVersion::V3, Release::IdentifierOnly));
    insta::assert_snapshot!("cas3-attributes", cas_xml(&outcome, CasVersion::V3, Release::ATTRIBUTES));
    let refused = failure(FailureCode::InvalidTicket);
    insta::assert_snapshot!("cas-failure", cas_xml(&refused, CasVersion::V3, Release::ATTRIBUTES));
}

#[test]
fn json() {
    insta::assert_snapshot!("json-attributes", cas_json(&success(), CasVersion::V3, Release::ATTRIBUTES));
    insta::assert_snapshot!("json-identifier", cas_json(&success(), CasVersion::V2, Release::IdentifierOnly));
    let refused = failure(FailureCode::InvalidService);
    insta::assert_snapshot!("json-failure", cas_json(&refused, CasVersion::V3, Release::ATTRIBUTES));
}

#[test]
fn saml() {
    let service = service();
    let answer = saml_answer(&service);
    insta::assert_snapshot!("saml-attributes", saml_response(&success(), &answer, Release::ATTRIBUTES));
    insta::assert_snapshot!("saml-identifier", saml_response(&success(), &answer, Release::IdentifierOnly));
    let unasked = SamlAnswer { in_response_to: None, ..answer };
    for (name, code) in [
        ("saml-ticket", FailureCode::InvalidTicket),
        ("saml-request", FailureCode::InvalidRequest),
        ("saml-fault", FailureCode::InternalError),
    ] {
        let refused = saml_response(&failure(code), &unasked, Release::ATTRIBUTES);
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
    for code in FailureCode::ALL {
        let xml = cas_xml(&failure(code), CasVersion::V2, Release::IdentifierOnly);
        assert!(xml.contains(&format!("<cas:authenticationFailure code=\"{}\">", code.as_str())));
    }
}

#[test]
fn attributes_stand_where_the_service_looks_for_them() {
    for (name, layout) in
        [("flat", Layout::Flat), ("both", Layout::Both), ("user-attributes", Layout::UserAttributes)]
    {
        let release = Release::Attributes { layout, in_cas2: true };
        insta::assert_snapshot!(format!("layout-{name}"), cas_xml(&success(), CasVersion::V2, release));
    }
    for layout in Layout::ALL {
        assert_eq!(Layout::parse(layout.as_str()), Some(layout));
    }
    assert_eq!(Layout::parse("Nested"), None);
}

#[test]
fn cas_2_has_attributes_if_the_service_wants_them_and_there_are_any() {
    let user_alone = cas_xml(&success(), CasVersion::V2, Release::IdentifierOnly);
    let strict = Release::Attributes { layout: Layout::Nested, in_cas2: false };
    assert_eq!(cas_xml(&success(), CasVersion::V2, strict), user_alone);
    assert!(cas_xml(&success(), CasVersion::V3, strict).contains("<cas:classe>3A</cas:classe>"));
    let plain = success().map(|success| Success { attributes: Vec::new(), ..success });
    assert_eq!(cas_xml(&plain, CasVersion::V2, Release::ATTRIBUTES), user_alone);
    assert!(!cas_json(&plain, CasVersion::V2, Release::ATTRIBUTES).contains("attributes"));
}

#[test]
fn the_identifier_alone_is_all_that_tells_who_it_is() {
    let service = service();
    for answer in [
        cas_xml(&success(), CasVersion::V2, Release::IdentifierOnly),
        cas_xml(&success(), CasVersion::V3, Release::IdentifierOnly),
        cas_json(&success(), CasVersion::V3, Release::IdentifierOnly),
        saml_response(&success(), &saml_answer(&service), Release::IdentifierOnly),
    ] {
        assert!(answer.contains("7f3c9a"));
        for told in ["National_1", "3A", "classe", "devise"] {
            assert!(!answer.contains(told), "{answer}");
        }
    }
}

#[test]
fn an_attribute_without_value_is_left_out() {
    let empty =
        success().map(|success| Success { attributes: vec![attribute("vide", Vec::new())], ..success });
    let service = service();
    assert!(!cas_xml(&empty, CasVersion::V3, Release::ATTRIBUTES).contains("vide"));
    assert!(!cas_json(&empty, CasVersion::V3, Release::ATTRIBUTES).contains("vide"));
    assert!(!saml_response(&empty, &saml_answer(&service), Release::ATTRIBUTES).contains("Attribute"));
}

#[test]
fn an_identifier_with_markup_stays_text() {
    let user = OpaqueId::new("<cas:user>&admin").expect("no control character");
    let outcome = success().map(|success| Success { user, ..success });
    let xml = cas_xml(&outcome, CasVersion::V2, Release::IdentifierOnly);
    assert!(xml.contains("<cas:user>&lt;cas:user&gt;&amp;admin</cas:user>"));
}
