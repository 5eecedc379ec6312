//! Addresses of services and patterns.

use passerelle_sso::service::{
    InvalidPattern, InvalidServiceUrl, ServicePattern, ServiceUrl, TicketParameter,
};
use passerelle_sso::ticket::ServiceTicket;

fn url(raw: &str) -> ServiceUrl {
    ServiceUrl::parse(raw).unwrap_or_else(|error| panic!("{raw}: {error}"))
}

fn pattern(raw: &str) -> ServicePattern {
    ServicePattern::parse(raw).unwrap_or_else(|error| panic!("{raw}: {error}"))
}

#[test]
fn addresses_of_the_field_are_kept_as_received() {
    for raw in [
        "https://0450822x.index-education.net/pronote/",
        "https://host.example.fr/pronote/mobile.eleve.html?identifiant=a%2Fb&login=true",
        "HTTPS://Host.Example.FR:8443/Vs/demo/?q=%C3%A9#a/b?c",
        "https://host.example.fr/a;jsessionid=1F/b?u=https://other.example.fr/../x",
        "https://host.example.fr",
        "https://xn--cole-9oa.example.fr/",
        "http://localhost:8090/vs/demo/",
        "http://127.0.0.1/",
        "http://[::1]:8090/vs/demo/",
        "https://host.example.fr/a%20b/c..d/.well-known/...",
    ] {
        assert_eq!(url(raw).as_str(), raw);
    }
}

#[test]
fn ambiguous_addresses_are_refused() {
    use InvalidServiceUrl::{
        Character, DotSegment, Encoding, Fragment, Host, Insecure, Length, Port, Scheme, UserInfo,
    };

    let long = format!("https://host.example.fr/{}", "a".repeat(2048));
    for (raw, refusal) in [
        ("", Scheme),
        ("host.example.fr/", Scheme),
        ("//host.example.fr/", Scheme),
        ("javascript://host.example.fr/%0aalert(1)", Scheme),
        ("ftp://host.example.fr/", Scheme),
        ("https:host.example.fr/", Scheme),
        ("https:///host.example.fr/", Host),
        ("https://", Host),
        ("https://?x", Host),
        ("http://host.example.fr/", Insecure),
        ("http://localhost.evil.example/", Insecure),
        ("http://127.0.0.1.evil.example/", Insecure),
        ("https://host.example.fr@evil.example/pronote/", UserInfo),
        ("https://a:b@host.example.fr/", UserInfo),
        ("https://@host.example.fr/", UserInfo),
        ("https://evil.example\\@host.example.fr/", Character),
        ("https://host.example.fr\\.evil.example/", Character),
        ("https://host.example.fr/a b", Character),
        (" https://host.example.fr/", Character),
        ("https://host.example.fr/\r\nSet-Cookie:x", Character),
        ("https://host.example.fr/\t", Character),
        ("https://host.example.fr/é", Character),
        ("https://hôte.example.fr/", Character),
        ("https://host.example.fr/<script>", Character),
        ("https://host.example.fr/\"", Character),
        ("https://host.example.fr/pronote/../admin", DotSegment),
        ("https://host.example.fr/pronote/..", DotSegment),
        ("https://host.example.fr/./pronote/", DotSegment),
        ("https://host.example.fr/pronote/..;x=y/admin", DotSegment),
        ("https://host.example.fr/pronote/%2E%2e/admin", DotSegment),
        ("https://host.example.fr/pronote/.%2e/admin", DotSegment),
        ("https://host.example.fr/pronote%2fadmin", Encoding),
        ("https://host.example.fr/pronote%5Cadmin", Encoding),
        ("https://host.example.fr/a%2eb", Encoding),
        ("https://host.example.fr/a%0d%0ab", Encoding),
        ("https://host.example.fr/a%00b", Encoding),
        ("https://host.example.fr/%", Encoding),
        ("https://host.example.fr/%4", Encoding),
        ("https://host.example.fr/?%zz", Encoding),
        ("https://host.example.fr/#a#b", Fragment),
        ("https://host.example.fr:/", Port),
        ("https://host.example.fr:0/", Port),
        ("https://host.example.fr:65536/", Port),
        ("https://host.example.fr:8o/", Port),
        ("https://host.example.fr:80:443/", Host),
        ("https://0x7f.1/", Host),
        ("https://2130706433/", Host),
        ("https://ho%73t.example.fr/", Host),
        ("https://*.example.fr/", Host),
        ("https://[::1/", Host),
        (&long, Length),
    ] {
        assert_eq!(ServiceUrl::parse(raw).err(), Some(refusal), "{raw}");
    }
}

#[test]
fn the_same_service_spelt_otherwise() {
    let one = url("https://host.example.fr/vs/demo/?u=https%3A%2F%2Fa%2F&x=1");
    for other in [
        "https://host.example.fr/vs/demo/?u=https%3a%2f%2fa%2f&x=1",
        "HTTPS://HOST.example.fr:443/vs/demo/?u=https%3A%2F%2Fa%2F&x=1#fragment",
        "https://host.example.fr/vs/%64emo/?u=https%3A%2F%2Fa%2F&x=1",
        "https://host.example.fr/vs;jsessionid=0A/demo/;JSESSIONID=0B?u=https%3A%2F%2Fa%2F&x=1",
        "https://host.example.fr/vs/demo/?u=https%3A%2F%2Fa%2F&ticket=ST-1&x=1&SAMLart=ST-2",
    ] {
        assert!(one.same_as(&url(other)) && url(other).same_as(&one), "{other}");
    }
    assert!(url("https://host.example.fr").same_as(&url("https://host.example.fr/")));
    assert!(url("https://host.example.fr/?").same_as(&url("https://host.example.fr/?ticket=x")));
}

#[test]
fn another_service() {
    let one = url("https://host.example.fr/vs/demo/?u=a%2Fb");
    for other in [
        "https://host.example.fr/vs/Demo/?u=a%2Fb",
        "https://host.example.fr/vs/demo?u=a%2Fb",
        "https://host.example.fr/vs/demo/?u=a/b",
        "https://host.example.fr/vs/demo/?u=a%252Fb",
        "https://host.example.fr/vs/demo/?u=A%2Fb",
        "https://host.example.fr/vs/demo/",
        "https://host.example.fr:8443/vs/demo/?u=a%2Fb",
        "https://other.example.fr/vs/demo/?u=a%2Fb",
        "https://host.example.fr./vs/demo/?u=a%2Fb",
    ] {
        assert!(!one.same_as(&url(other)), "{other}");
    }
    assert!(!url("http://localhost/").same_as(&url("https://localhost/")));
    assert!(!url("http://localhost/").same_as(&url("http://127.0.0.1/")));
}

#[test]
fn the_ticket_comes_last_before_the_fragment() {
    let ticket = ServiceTicket::from_entropy([1; 32]);
    let st = ticket.as_str();
    for (raw, expected) in [
        ("https://h.example.fr", format!("https://h.example.fr?ticket={st}")),
        ("https://h.example.fr/?", format!("https://h.example.fr/?ticket={st}")),
        ("https://h.example.fr/?A=%2f", format!("https://h.example.fr/?A=%2f&ticket={st}")),
        ("https://h.example.fr/#a?b", format!("https://h.example.fr/?ticket={st}#a?b")),
        ("https://h.example.fr/?a#b", format!("https://h.example.fr/?a&ticket={st}#b")),
        ("https://h.example.fr/?ticket=ST-0&a", format!("https://h.example.fr/?a&ticket={st}")),
        ("https://h.example.fr/?t%69cket=ST-0", format!("https://h.example.fr/?ticket={st}")),
    ] {
        assert_eq!(url(raw).with_ticket(&ticket, TicketParameter::Ticket), expected);
    }
    assert_eq!(
        url("https://h.example.fr/?a").with_ticket(&ticket, TicketParameter::SamlArt),
        format!("https://h.example.fr/?a&SAMLart={st}")
    );
}

#[test]
fn a_ticket_is_told_and_removed() {
    let with = url("https://h.example.fr/a?b=1&ticket=ST-1&c=2#d");
    assert!(with.carries_ticket());
    assert_eq!(with.without_ticket().as_str(), "https://h.example.fr/a?b=1&c=2#d");
    let without = url("https://h.example.fr/a?tickets=1&xticket=2&u=%26ticket=3");
    assert!(!without.carries_ticket());
    assert_eq!(without.without_ticket(), without);
}

#[test]
fn a_printed_address_has_no_query() {
    assert_eq!(
        format!("{:?}", url("https://h.example.fr:443/a?ticket=ST-1#x")),
        "ServiceUrl(https://h.example.fr/a)"
    );
    assert_eq!(url("http://[::1]:8090/a").origin(), "http://[::1]:8090");
}

#[test]
fn a_folder_and_all_below_it() {
    let pronote = pattern("https://host.example.fr/pronote/**");
    for raw in [
        "https://host.example.fr/pronote/",
        "https://host.example.fr/pronote",
        "https://host.example.fr/pronote/eleve.html",
        "https://host.example.fr/pronote/a/b/c?x=y#z",
        "https://HOST.example.fr:443/%70ronote/",
    ] {
        assert!(pronote.matches(&url(raw)), "{raw}");
    }
    for raw in [
        "https://host.example.fr/pronoteX",
        "https://host.example.fr/Pronote/",
        "https://host.example.fr/",
        "https://host.example.fr/x/pronote/",
        "https://host.example.fr:8443/pronote/",
        "https://host.example.fr.evil.example/pronote/",
        "https://evil.example/pronote/?https://host.example.fr/pronote/",
        "https://evil.example/https://host.example.fr/pronote/",
        "https://evilhost.example.fr/pronote/",
        "https://host-example.fr/pronote/",
    ] {
        assert!(!pronote.matches(&url(raw)), "{raw}");
    }
}

#[test]
fn wildcards_of_the_path() {
    for (raw, yes, no) in [
        ("https://h.example.fr/a/*.html", "https://h.example.fr/a/x.html", "https://h.example.fr/a/b/x.html"),
        ("https://h.example.fr/a/*", "https://h.example.fr/a/", "https://h.example.fr/a"),
        ("https://h.example.fr/?/b", "https://h.example.fr/a/b", "https://h.example.fr//b"),
        ("https://h.example.fr/**/b", "https://h.example.fr/x/y/b", "https://h.example.fr/x/y/c"),
        ("https://h.example.fr/a", "https://h.example.fr/a?x", "https://h.example.fr/a/"),
        ("https://h.example.fr/a?b=1", "https://h.example.fr/a?b=1", "https://h.example.fr/a?b=1&c"),
        ("https://h.example.fr/a?b=*", "https://h.example.fr/a?b=1/2", "https://h.example.fr/a"),
        ("http://localhost:8090/**", "http://localhost:8090/a", "https://localhost:8090/a"),
    ] {
        assert!(pattern(raw).matches(&url(yes)), "{raw} {yes}");
        assert!(!pattern(raw).matches(&url(no)), "{raw} {no}");
    }
}

#[test]
fn a_costly_pattern_costs_little() {
    let costly = pattern(&format!("https://h.example.fr/{}b", "a*".repeat(200)));
    assert!(!costly.matches(&url(&format!("https://h.example.fr/{}", "a".repeat(2000)))));
}

#[test]
fn patterns_never_reach_the_host() {
    for (raw, refusal) in [
        ("https://*.example.fr/**", InvalidPattern::Address(InvalidServiceUrl::Host)),
        ("https://**", InvalidPattern::Address(InvalidServiceUrl::Host)),
        ("**", InvalidPattern::Address(InvalidServiceUrl::Scheme)),
        ("http*://host.example.fr/**", InvalidPattern::Address(InvalidServiceUrl::Scheme)),
        ("https://host.example.fr:*/**", InvalidPattern::Address(InvalidServiceUrl::Port)),
        ("https://host.example.fr**", InvalidPattern::Address(InvalidServiceUrl::Host)),
        ("https://host.example.fr", InvalidPattern::NoPath),
        ("https://host.example.fr?/**", InvalidPattern::NoPath),
        ("https://host.example.fr?x=/**", InvalidPattern::NoPath),
        ("https://host.example.fr/a/../**", InvalidPattern::Address(InvalidServiceUrl::DotSegment)),
        ("https://host.example.fr/#**", InvalidPattern::Fragment),
        ("http://host.example.fr/**", InvalidPattern::Address(InvalidServiceUrl::Insecure)),
    ] {
        assert_eq!(ServicePattern::parse(raw).err(), Some(refusal), "{raw}");
    }
}

#[test]
fn the_normal_form_is_what_rules_see() {
    for (raw, normal) in [
        ("HTTPS://H.example.fr:443", "https://h.example.fr/"),
        (
            "https://h.example.fr:8443/%7Ea;jsessionid=1/b?c=%2f&ticket=ST-1#d",
            "https://h.example.fr:8443/~a/b?c=%2F",
        ),
    ] {
        assert_eq!(url(raw).normal_form(), normal);
    }
}
