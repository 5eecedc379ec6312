//! What holds of every value.

use passerelle_model::OpaqueId;
use passerelle_sso::server::validation::{
    CasVersion, Failure, Release, Success, cas_json, cas_xml, is_attribute_name, saml_response,
};
use passerelle_sso::service::{ServicePattern, ServiceUrl, TicketParameter};
use passerelle_sso::ticket::ServiceTicket;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::samples::{NOW, read_cas, read_saml, saml_answer, service};

/// Addresses, most of them good.
fn address() -> impl Strategy<Value = String> {
    "(https|HTTPS)://[a-zA-Z]{1,6}(\\.[a-z]{2,5}){1,2}(:[1-9][0-9]{0,3})?(/[a-zA-Z0-9._~%&;=@:*-]{0,8}){0,4}\
     (\\?[a-z0-9=&/?%]{0,20}|\\?(ticket|a|SAMLart)=[a-z]{0,3}(&(ticket|b)=[a-z]{0,3}){0,2})?(#[a-z/?]{0,6})?"
}

fn outcome() -> impl Strategy<Value = Success> {
    let text = || "[^\\p{C}\u{fffe}\u{ffff}]{1,12}";
    let user = text().prop_filter_map("blank", |text| {
        OpaqueId::new(text).ok().filter(|id| !id.as_str().trim().is_empty())
    });
    let attributes = vec(("[a-zA-Z_][a-zA-Z0-9_.-]{0,8}", vec(text(), 1..3)), 0..4);
    (user, attributes, 0..NOW, any::<bool>()).prop_map(
        |(user, mut attributes, authenticated_at, new_login)| {
            attributes.retain(|(name, _)| is_attribute_name(name) && name != "attribute");
            attributes.sort();
            attributes.dedup_by(|a, b| a.0 == b.0);
            for (_, values) in &mut attributes {
                values.sort();
                values.dedup();
            }
            Success { user, attributes, authenticated_at, new_login, long_term: false }
        },
    )
}

proptest! {
    #[test]
    fn a_ticket_is_added_and_nothing_else_changes(raw in address(), bytes: [u8; 32]) {
        let Ok(url) = ServiceUrl::parse(&raw) else { return Ok(()) };
        let ticket = ServiceTicket::from_entropy(bytes);
        let clean = url.without_ticket();
        prop_assert!(!clean.carries_ticket());
        if !url.carries_ticket() {
            prop_assert_eq!(clean.as_str(), &raw);
        }
        let with = url.with_ticket(&ticket, TicketParameter::Ticket);
        let (clean_page, clean_fragment) = clean.as_str().split_at(clean.as_str().find('#').unwrap_or(clean.as_str().len()));
        prop_assert!(with.starts_with(clean_page));
        let added = format!("ticket={}{clean_fragment}", ticket.as_str());
        prop_assert!(with.ends_with(&added));
        prop_assert!(with.len() - clean.as_str().len() <= "&ticket=".len() + ticket.as_str().len());
        if let Ok(with) = ServiceUrl::parse(&with) {
            prop_assert!(with.same_as(&url) && with.carries_ticket());
        }
    }

    #[test]
    fn equality_is_an_equivalence(one in address(), two in address()) {
        let (Ok(one), Ok(two)) = (ServiceUrl::parse(&one), ServiceUrl::parse(&two)) else { return Ok(()) };
        prop_assert!(one.same_as(&one));
        prop_assert_eq!(one.same_as(&two), two.same_as(&one));
        prop_assert!(!one.same_as(&two) || one.origin() == two.origin());
    }

    #[test]
    fn what_is_accepted_is_what_browsers_see(raw in "\\PC{0,12}|https://[!-~é ]{0,30}") {
        let Ok(service) = ServiceUrl::parse(&raw) else { return Ok(()) };
        let seen = url::Url::parse(&raw).expect("browsers accept it too");
        prop_assert_eq!(seen.host_str(), Some(service.host()));
        prop_assert_eq!(seen.origin().ascii_serialization(), service.origin());
        prop_assert!(seen.username().is_empty() && seen.password().is_none());
        let (_, rest) = raw.split_once("://").expect("a scheme");
        let page = rest.split(['?', '#']).next().unwrap_or_default();
        prop_assert_eq!(seen.path(), page.find('/').map_or("/", |at| &page[at..]));
    }

    #[test]
    fn a_pattern_never_reaches_another_origin(
        host in "[a-z]{1,5}\\.fr", path in "(/[a-z*?]{0,5}){1,3}|/\\*\\*", raw in address(),
    ) {
        let Ok(pattern) = ServicePattern::parse(&format!("https://{host}{path}")) else { return Ok(()) };
        let Ok(url) = ServiceUrl::parse(&raw) else { return Ok(()) };
        let origin = format!("https://{host}");
        prop_assert!(!pattern.matches(&url) || url.origin() == origin);
    }

    #[test]
    fn a_folder_matches_exactly_what_is_below(raw in address(), folder in "(/[a-z]{1,3}){1,2}") {
        let Ok(url) = ServiceUrl::parse(&raw) else { return Ok(()) };
        let pattern = ServicePattern::parse(&format!("{}{folder}/**", url.origin())).expect("a good pattern");
        let below = ServiceUrl::parse(&format!("{}{folder}/x/y", url.origin())).expect("a good address");
        prop_assert!(pattern.matches(&below));
        let path = url::Url::parse(&raw).expect("good").path().to_owned();
        let plain = !path.contains(['%', ';']);
        let inside = path == folder || path.starts_with(&format!("{folder}/"));
        prop_assert!(!plain || pattern.matches(&url) == inside);
    }

    #[test]
    fn what_a_server_writes_a_client_reads(success in outcome()) {
        let outcome: Result<Success, Failure> = Ok(success.clone());
        let read = read_cas(&cas_xml(&outcome, CasVersion::V3, Release::Attributes)).expect("our own answer");
        prop_assert_eq!(&read.user, &success.user);
        prop_assert_eq!(&read.attributes, &success.attributes);
        prop_assert_eq!((read.authenticated_at, read.new_login), (Some(success.authenticated_at), Some(success.new_login)));
        let service = service();
        let read = read_saml(&saml_response(&outcome, &saml_answer(&service), Release::Attributes)).expect("our own answer");
        prop_assert_eq!(&read.user, &success.user);
        prop_assert_eq!(&read.attributes, &success.attributes);
        let json: serde_json::Value = serde_json::from_str(&cas_json(&outcome, CasVersion::V3, Release::Attributes)).expect("JSON");
        let told = &json["serviceResponse"]["authenticationSuccess"];
        prop_assert_eq!(told["user"].as_str(), Some(success.user.as_str()));
        for (name, values) in &success.attributes {
            prop_assert_eq!(&told["attributes"][name], &serde_json::json!(values));
        }
    }
}
