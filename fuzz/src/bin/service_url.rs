//! Addresses of services and patterns, a pattern on the first line and an address on the second.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_sso::service::{ServicePattern, ServiceUrl, TicketParameter};
use passerelle_sso::ticket::ServiceTicket;

fuzz_target!(|text: &str| {
    let (pattern, address) = text.split_once('\n').unwrap_or((text, text));
    let pattern = ServicePattern::parse(pattern);
    let Ok(service) = ServiceUrl::parse(address) else { return };
    assert_eq!(service.as_str(), address);
    assert!(service.same_as(&service));
    if let Ok(pattern) = pattern
        && !pattern.is_expression()
        && pattern.matches(&service)
    {
        let inside = ServiceUrl::parse(&format!("{}/", service.origin())).expect("an origin is an address");
        assert_eq!(inside.host(), service.host());
        let (_, rest) = pattern.as_str().split_once("://").expect("a scheme");
        assert!(
            rest.to_ascii_lowercase().starts_with(service.host()),
            "the host is never a matter of wildcards"
        );
    }

    let ticket = ServiceTicket::from_entropy([7; 32]);
    let with = service.with_ticket(&ticket, TicketParameter::SamlArt);
    assert!(!with.contains(['\r', '\n']));
    if let Ok(with) = ServiceUrl::parse(&with) {
        assert!(with.same_as(&service) && with.carries_ticket());
        assert!(with.without_ticket().same_as(&service));
    }
});
