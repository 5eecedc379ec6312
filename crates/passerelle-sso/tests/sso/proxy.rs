//! Services that act on behalf of people.

use passerelle_sso::client::AnswerError;
use passerelle_sso::server::proxy::{callback_url, proxy_json, proxy_xml};
use passerelle_sso::server::validation::{
    CasVersion, Failure, FailureCode, Layout, Release, Success, cas_json, cas_xml, saml_response,
};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::{ProxyGrantingIou, ProxyGrantingTicket, ProxyTicket};

use crate::samples::{read_cas, saml_answer, service, success};

fn through_two_services() -> Result<Success, Failure> {
    success().map(|success| Success {
        proxies: vec![
            "https://second.example.fr/pgt?a=1&b=2".to_owned(),
            "https://first.example.fr/pgt".to_owned(),
        ],
        pgt_iou: Some(ProxyGrantingIou::from_entropy([4; 32])),
        ..success
    })
}

#[test]
fn the_answer_tells_the_chain_and_the_iou() {
    let outcome = through_two_services();
    let xml = cas_xml(&outcome, CasVersion::V2, Release::ATTRIBUTES);
    insta::assert_snapshot!("cas2", xml);
    insta::assert_snapshot!("json", cas_json(&outcome, CasVersion::V3, Release::ATTRIBUTES));
    insta::assert_snapshot!("cas2-identifier", cas_xml(&outcome, CasVersion::V2, Release::IdentifierOnly));
    let flat = Release::Attributes { layout: Layout::Flat, in_cas2: true };
    let order = ["<cas:user>", "<cas:profil>", "<cas:proxyGrantingTicket>PGTIOU-", "<cas:proxies>"];
    for xml in [xml, cas_xml(&outcome, CasVersion::V3, flat)] {
        let places = order.map(|tag| xml.find(tag).expect(tag));
        assert!(places.is_sorted(), "{xml}");
    }
}

#[test]
fn a_service_that_wants_no_proxy_sees_that_there_was_one() {
    let outcome = through_two_services();
    let xml = cas_xml(&outcome, CasVersion::V3, Release::IdentifierOnly);
    assert!(matches!(read_cas(&xml), Err(AnswerError::Proxied)));
    // Asking for a proxy-granting ticket is no proxy yet.
    let asking = outcome.map(|success| Success { proxies: Vec::new(), ..success });
    assert!(read_cas(&cas_xml(&asking, CasVersion::V3, Release::IdentifierOnly)).is_ok());
}

#[test]
fn saml_knows_no_proxies() {
    let service = service();
    let told = saml_response(&through_two_services(), &saml_answer(&service), Release::ATTRIBUTES);
    assert_eq!(told, saml_response(&success(), &saml_answer(&service), Release::ATTRIBUTES));
}

#[test]
fn the_answers_about_proxy_tickets() {
    let ticket = Ok(ProxyTicket::from_entropy([2; 32]));
    insta::assert_snapshot!("success-xml", proxy_xml(&ticket));
    insta::assert_snapshot!("success-json", proxy_json(&ticket));
    insta::assert_snapshot!("failure-xml", proxy_xml(&Err(Failure::PROXY_PARAMETERS)));
    insta::assert_snapshot!("failure-json", proxy_json(&Err(FailureCode::UnauthorizedService.into())));
}

#[test]
fn the_ticket_goes_to_the_callback_after_its_iou() {
    let (iou, ticket) = (ProxyGrantingIou::from_entropy([4; 32]), ProxyGrantingTicket::from_entropy([5; 32]));
    let added = format!("pgtIou={}&pgtId={}", iou.as_str(), ticket.expose_secret());
    for (callback, expected) in [
        ("https://h.example.fr/pgt", format!("https://h.example.fr/pgt?{added}")),
        ("https://h.example.fr/pgt?", format!("https://h.example.fr/pgt?{added}")),
        ("https://h.example.fr/pgt?A=%2f&b", format!("https://h.example.fr/pgt?A=%2f&b&{added}")),
        ("https://h.example.fr/pgt?a#b", format!("https://h.example.fr/pgt?a&{added}")),
        ("https://h.example.fr/?pgtId=x&a&pgt%49ou=y", format!("https://h.example.fr/?a&{added}")),
    ] {
        let callback = ServiceUrl::parse(callback).expect("a good address");
        let address = callback_url(&callback, &iou, &ticket);
        assert_eq!(*address.expose_secret(), expected);
        assert!(!format!("{address:?}").contains("PGT"));
    }
}
