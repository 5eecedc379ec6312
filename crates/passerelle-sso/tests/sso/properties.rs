//! What holds of every value.

use passerelle_model::OpaqueId;
use passerelle_sso::server::validation::{
    Attribute, AttributeName, CasVersion, Failure, Layout, Release, Success, cas_json, cas_xml, saml_response,
};
use passerelle_sso::service::{
    Explanation, PatternSet, ServicePattern, ServiceUrl, TicketParameter, explain, lint,
};
use passerelle_sso::ticket::ServiceTicket;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::samples::{NOW, as_read, read_cas, read_saml, saml_answer, service};

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
    let name = "[a-zA-Z_][a-zA-Z0-9_.-]{0,8}".prop_filter_map("not a name", |name| {
        AttributeName::new(&name).ok().filter(|name| name.as_str() != "attribute")
    });
    let attributes = vec((name, vec(text(), 1..3)), 0..4);
    (user, attributes, 0..NOW, any::<bool>()).prop_map(
        |(user, mut attributes, authenticated_at, new_login)| {
            attributes.sort();
            attributes.dedup_by(|a, b| a.0 == b.0);
            for (_, values) in &mut attributes {
                values.sort();
                values.dedup();
            }
            let attributes =
                attributes.into_iter().map(|(name, values)| Attribute { name, values }).collect();
            let (proxies, pgt_iou) = (Vec::new(), None);
            Success { user, attributes, authenticated_at, new_login, long_term: false, proxies, pgt_iou }
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
        let attributes = as_read(&success.attributes);
        for layout in Layout::ALL {
            let release = Release::Attributes { layout, in_cas2: false };
            let read = read_cas(&cas_xml(&outcome, CasVersion::V3, release)).expect("our own answer");
            prop_assert_eq!(&read.user, &success.user);
            prop_assert_eq!(&read.attributes, &attributes);
            prop_assert_eq!((read.authenticated_at, read.new_login), (Some(success.authenticated_at), Some(success.new_login)));
        }
        let service = service();
        let read = read_saml(&saml_response(&outcome, &saml_answer(&service), Release::ATTRIBUTES)).expect("our own answer");
        prop_assert_eq!(&read.user, &success.user);
        prop_assert_eq!(&read.attributes, &attributes);
        let json: serde_json::Value = serde_json::from_str(&cas_json(&outcome, CasVersion::V3, Release::ATTRIBUTES)).expect("JSON");
        let told = &json["serviceResponse"]["authenticationSuccess"];
        prop_assert_eq!(told["user"].as_str(), Some(success.user.as_str()));
        for Attribute { name, values } in &success.attributes {
            prop_assert_eq!(&told["attributes"][name.as_str()], &serde_json::json!(values));
        }
    }

    #[test]
    fn a_host_written_plainly_is_the_only_one_that_an_expression_accepts(
        host in "[a-z]{1,5}\\.fr", rest in "/[a-z.*?+|()\\[\\]^$\\\\]{0,12}", raw in address(),
    ) {
        let rule = format!("^https://{}{rest}", host.replace('.', "\\."));
        let Ok(pattern) = ServicePattern::parse(&rule) else { return Ok(()) };
        let Ok(url) = ServiceUrl::parse(&raw) else { return Ok(()) };
        let origin = format!("https://{host}");
        // An alternative outside parentheses is the way out, and is always told; so is a slash that may be absent.
        prop_assert!(!pattern.matches(&url) || url.origin() == origin || !lint(&rule).is_empty());
    }

    #[test]
    fn no_rule_is_too_strange(rule in "\\PC{0,24}|\\^?(https?://)?[a-z.*?+|()\\[\\]{}^$\\\\/0-9]{0,24}", raw in address()) {
        for finding in lint(&rule) {
            prop_assert!(!finding.part.is_empty());
        }
        let rules = [rule];
        let accepted = ServiceUrl::parse(&raw).is_ok_and(|url| PatternSet::new(&rules).matches(&url));
        let explained = matches!(explain(&rules, &raw), Explanation::Accepted { rule: 0, .. });
        prop_assert_eq!(explained, accepted);
    }
}
