//! Back-channel logout, from one party to the other.

use std::io::Read;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::read::ZlibDecoder;
use passerelle_model::OpaqueId;
use passerelle_sso::client::logout::{LogoutError, parse_request};
use passerelle_sso::server::logout::{form_body, front_channel_payload, front_channel_url, request_xml};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::{InvalidTicket, ProxyTicket, ServiceTicket};

use crate::samples::NOW;

fn message() -> (ServiceTicket, String) {
    let ticket = ServiceTicket::from_entropy([5; 32]);
    let user = OpaqueId::new("7f3c9a").expect("a good identifier");
    let xml = request_xml(&ticket, Some(&user), NOW, [0x33; 16]);
    (ticket, xml)
}

#[test]
fn the_message() {
    let (ticket, xml) = message();
    insta::assert_snapshot!("logout", xml);
    insta::assert_snapshot!("logout-body", form_body(&xml));
    assert!(request_xml(&ticket, None, NOW, [0; 16]).contains(">@NOT_USED@</saml:NameID>"));
}

#[test]
fn the_message_is_one_field_on_one_line() {
    let (ticket, xml) = message();
    assert!(!xml.contains(['\n', '\r']));
    assert!(xml.contains(&format!("<samlp:SessionIndex>{}</samlp:SessionIndex>", ticket.as_str())));
    let body = form_body(&xml);
    let fields: Vec<_> = url::form_urlencoded::parse(body.as_bytes()).collect();
    assert_eq!(fields.len(), 1);
    assert_eq!((fields[0].0.as_ref(), fields[0].1.as_ref()), ("logoutRequest", xml.as_str()));
}

#[test]
fn the_receiver_finds_the_session() {
    let (ticket, xml) = message();
    let index = parse_request(&xml).expect("our own message");
    assert_eq!(index.ticket.digest(), ticket.digest());
    assert!(!format!("{index:?}").contains(ticket.as_str()));
}

#[test]
fn the_messages_of_other_servers() {
    for xml in [
        "<LogoutRequest xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"LR-1\"><NameID>@NOT_USED@</NameID>\
         <SessionIndex>ST-1-abc-cas01</SessionIndex></LogoutRequest>",
        "<?xml version=\"1.0\"?>\n<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" \
         IssueInstant=\"2026-9-1 8:00\">\n  <samlp:SessionIndex> ST-1-abc-cas01\n</samlp:SessionIndex>\n</samlp:LogoutRequest>",
    ] {
        assert_eq!(parse_request(xml).expect(xml).ticket.as_str(), "ST-1-abc-cas01");
    }
}

/// As these programs send it, white space and line ends included.
#[test]
fn the_messages_of_lemonldap_and_django() {
    let ticket = "ST-fdc4e4e835c6450594c1ff0efe3d294e";
    for xml in [
        format!(
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"{ticket}\" \
             Version=\"2.0\" IssueInstant=\"2026-11-22T12:15:46Z\">\r\n                \
             <saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">@NOT_USED@</saml:NameID>\r\n   \
             <samlp:SessionIndex>{ticket}</samlp:SessionIndex>\r\n            </samlp:LogoutRequest>"
        ),
        format!(
            "<samlp:LogoutRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"\n ID=\"_a1\" Version=\"2.0\" \
             IssueInstant=\"2026-11-22T12:15:46.123456+00:00\">\n<saml:NameID \
             xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"></saml:NameID>\n\
             <samlp:SessionIndex>{ticket}</samlp:SessionIndex>\n</samlp:LogoutRequest>"
        ),
    ] {
        assert_eq!(parse_request(&xml).expect(&xml).ticket.as_str(), ticket);
    }
}

#[test]
fn anything_else_is_refused() {
    let (ticket, xml) = message();
    let index = format!("<samlp:SessionIndex>{}</samlp:SessionIndex>", ticket.as_str());
    for (from, to) in [
        (index.as_str(), String::new()),
        (&index, index.repeat(2)),
        (&index, format!("<x>{index}</x>")),
        ("SAML:2.0:protocol", "SAML:1.0:protocol".to_owned()),
        ("LogoutRequest", "LogoutResponse".to_owned()),
        (ticket.as_str(), "<x/>".to_owned()),
    ] {
        let changed = xml.replace(from, &to);
        assert!(matches!(parse_request(&changed), Err(LogoutError::Shape)), "{changed}");
    }
    let granting = xml.replace("ST-", "TGT-");
    assert!(matches!(parse_request(&granting), Err(LogoutError::Ticket(InvalidTicket::Kind))));
    let dtd = format!("<!DOCTYPE x>{xml}");
    assert!(matches!(parse_request(&dtd), Err(LogoutError::Document(_))));
}

/// What a receiver does with the parameter.
fn inflated(payload: &str) -> String {
    let zlib = BASE64_STANDARD.decode(payload).expect("Base64");
    // The header of RFC 1950: deflate, a window of 32 KiB, and a check on both bytes.
    assert_eq!((zlib[0], (u16::from(zlib[0]) << 8 | u16::from(zlib[1])) % 31), (0x78, 0));
    let mut xml = String::new();
    ZlibDecoder::new(zlib.as_slice()).read_to_string(&mut xml).expect("zlib");
    xml
}

#[test]
fn the_browser_carries_the_same_message() {
    let (ticket, xml) = message();
    let payload = front_channel_payload(&xml);
    assert!(!payload.contains("SessionIndex"), "receivers tell by this word whether to inflate");
    assert!(xml.len() < 10 * payload.len(), "some receivers have a buffer of ten times what they get");
    assert_eq!(inflated(&payload), xml);
    let index = parse_request(&inflated(&payload)).expect("our own message");
    assert_eq!(index.ticket.digest(), ticket.digest());
}

#[test]
fn the_message_comes_last_in_the_address_before_the_fragment() {
    let (_, xml) = message();
    for (service, begins, ends) in [
        ("https://h.example.fr/vs/", "https://h.example.fr/vs/?logoutRequest=", ""),
        ("https://h.example.fr/vs/?a=%2f", "https://h.example.fr/vs/?a=%2f&logoutRequest=", ""),
        ("https://h.example.fr/vs/?a#b?c", "https://h.example.fr/vs/?a&logoutRequest=", "#b?c"),
        ("https://h.example.fr?logoutRequest=x&a", "https://h.example.fr?a&logoutRequest=", ""),
    ] {
        let address = front_channel_url(&ServiceUrl::parse(service).expect("a good address"), &xml);
        let value = address.strip_prefix(begins).and_then(|rest| rest.strip_suffix(ends)).expect(&address);
        assert!(value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'%'), "{value}");
        let seen = url::Url::parse(&address).expect("an address");
        let (name, payload) = seen.query_pairs().last().expect("a parameter");
        assert_eq!((name.as_ref(), inflated(&payload)), ("logoutRequest", xml.clone()));
    }
}

#[test]
fn a_session_opened_through_a_proxy_ends_too() {
    let ticket = ProxyTicket::from_entropy([6; 32]);
    let index = parse_request(&request_xml(&ticket, None, NOW, [0; 16])).expect("our own message");
    assert_eq!(index.ticket.as_str(), ticket.as_str());
}
