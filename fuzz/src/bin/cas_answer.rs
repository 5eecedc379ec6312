//! Answers of CAS servers: an identity comes from a document that names it once, and survives being written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_sso::client::{Identity, ValidationMethod, parse_answer};
use passerelle_sso::server::validation::{CasVersion, Release, Success, cas_xml};
use passerelle_sso::service::ServiceUrl;

/// 2026-09-01T08:00:00Z, the moment of the seeds.
const NOW: i64 = 1_788_249_600;

fuzz_target!(|data: &[u8]| {
    let service = ServiceUrl::parse("https://host.example.fr/vs/demo/").expect("a good address");
    let read = |method, body: &[u8]| parse_answer(method, body, &service, NOW, 60).ok();
    let cas = read(ValidationMethod::Cas3, data);
    let saml = read(ValidationMethod::Saml11, data);
    assert!(cas.is_none() || saml.is_none(), "one document, one dialect");
    if saml.is_some() {
        let other = ServiceUrl::parse("https://other.example.fr/").expect("a good address");
        assert!(!contains(data, b"<!DOCTYPE") && contains(data, b"Assertion"));
        let elsewhere = parse_answer(ValidationMethod::Saml11, data, &other, NOW, 60);
        assert!(elsewhere.is_err() || contains(data, b"other"), "an answer serves the service it names");
        let late = parse_answer(ValidationMethod::Saml11, data, &service, i64::MAX, 60);
        assert!(late.is_err(), "no answer serves for ever");
    }
    for identity in cas.into_iter().chain(saml) {
        let again = read(ValidationMethod::Cas3, written(&identity).as_bytes());
        assert_eq!(again.expect("what is written can be read").user, identity.user);
    }
});

/// The identifier alone: all the attributes of a full answer need not fit in another.
fn written(identity: &Identity) -> String {
    let success = Success {
        user: identity.user.clone(),
        attributes: Vec::new(),
        authenticated_at: identity.authenticated_at.unwrap_or(NOW),
        new_login: identity.new_login.unwrap_or_default(),
        long_term: identity.long_term.unwrap_or_default(),
        proxies: Vec::new(),
        pgt_iou: None,
    };
    cas_xml(&Ok(success), CasVersion::V3, Release::ATTRIBUTES)
}

fn contains(data: &[u8], part: &[u8]) -> bool {
    data.windows(part.len()).any(|window| window == part)
}
