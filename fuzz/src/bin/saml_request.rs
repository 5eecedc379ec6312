//! Bodies posted by anyone: SAML validation requests and logout messages.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_sso::client::logout::parse_request;
use passerelle_sso::server::{
    saml_request::{LIMITS, parse},
    validation::{AuthenticationMethod, FailureCode, Release, SamlAnswer, saml_response},
};
use passerelle_sso::service::ServiceUrl;
use passerelle_sso::ticket::ReceivedTicket;

fuzz_target!(|data: &[u8]| {
    if let Ok(request) = parse(data, LIMITS) {
        assert!((1..=256).contains(&request.artifact.len()) && request.artifact.trim() == request.artifact);
        let service = ServiceUrl::parse("https://host.example.fr/").expect("a good address");
        let answer = SamlAnswer {
            issuer: "https://ent.example.fr/cas",
            audience: &service,
            in_response_to: request.request_id.as_deref(),
            now: 1_788_249_600,
            method: AuthenticationMethod::Unspecified,
            response_id: [0; 16],
            assertion_id: [1; 16],
        };
        let refused = saml_response(&Err(FailureCode::InvalidTicket.into()), &answer, Release::ATTRIBUTES);
        if ReceivedTicket::parse(&request.artifact).is_ok() {
            assert!(!refused.contains(&request.artifact), "the ticket is never repeated");
        }
    }
    if let Ok(index) = std::str::from_utf8(data).map_or(Err(()), |xml| parse_request(xml).map_err(|_| ())) {
        assert_eq!(ReceivedTicket::parse(index.ticket.as_str()).as_ref(), Ok(&index.ticket));
    }
});
