//! Rules that are regular expressions, what is dangerous in rules of both kinds, and why an address is refused.

use passerelle_sso::service::FindingCode::{
    GluedWildcard, HostExpression, HostWildcard, InnerDoubleWildcard, LooseAlternation, NoAnchor,
    NoSlashAfterHost, OneCharacter, PlainHttp, UnescapedDot, WholeHost, WildcardBeforePath,
};
use passerelle_sso::service::{
    Explanation, FindingCode, InvalidPattern, InvalidServiceUrl, Mismatch, PatternSet, ServicePattern,
    ServiceUrl, Severity, explain, lint,
};

fn accepts(rule: &str, address: &str) -> bool {
    let rule = ServicePattern::parse(rule).unwrap_or_else(|error| panic!("{rule}: {error}"));
    assert!(rule.is_expression());
    rule.matches(&ServiceUrl::parse(address).unwrap_or_else(|error| panic!("{address}: {error}")))
}

#[test]
fn an_expression_matches_whole_addresses() {
    let rule = r"^https://(a|b)\.example\.fr/pronote/.*";
    for address in [
        "https://a.example.fr/pronote/",
        "https://b.example.fr/pronote/eleve.html?x=y",
        "HTTPS://A.EXAMPLE.FR:443/%70ronote/#z",
        "https://a.example.fr/pronote/?ticket=ST-1",
    ] {
        assert!(accepts(rule, address), "{address}");
        assert!(accepts(&format!("{rule}$"), address), "{address}");
    }
    for address in [
        "https://c.example.fr/pronote/",
        "https://a.example.fr/pronote",
        "https://a.example.fr:8443/pronote/",
        "https://a.example.fr.evil.example/pronote/",
        "https://evil.example/https://a.example.fr/pronote/",
    ] {
        assert!(!accepts(rule, address), "{address}");
    }
    assert!(!accepts(r"^https://a\.example\.fr/x", "https://a.example.fr/xy"));
    // Each alternative is a whole address too: the second one can match nothing.
    let loose = r"^https://a\.fr/|b";
    assert!(accepts(loose, "https://a.fr/") && !accepts(loose, "https://b/"));
    assert!(!accepts(loose, "https://a.fr/b") && !accepts(loose, "https://evil.example/b"));
}

#[test]
fn an_expression_is_small_and_linear() {
    let long = format!("^https://a/{}", "a".repeat(1000));
    let deep = format!("^{}a{}", "(".repeat(40), ")".repeat(40));
    for (rule, refusal) in [
        ("^(", InvalidPattern::Expression),
        ("^https://a\\.fr/)|(.*", InvalidPattern::Expression),
        ("^(a)\\1", InvalidPattern::Expression),
        ("^(?=a)b", InvalidPattern::Expression),
        ("^(?x)https://a/ # comment", InvalidPattern::Expression),
        (&deep, InvalidPattern::Expression),
        (&long, InvalidPattern::Length),
        ("^((a{100}){100}){100}", InvalidPattern::ExpressionSize),
    ] {
        assert_eq!(ServicePattern::parse(rule).err(), Some(refusal), "{rule}");
    }
    let address = format!("https://a.fr/{}", "a".repeat(2000));
    assert!(!accepts(r"^https://a\.fr/(a*)*(a*)*b", &address));
}

fn found(rule: &str) -> Vec<(FindingCode, String)> {
    lint(rule).into_iter().map(|finding| (finding.code, finding.part)).collect()
}

#[track_caller]
fn dangers(rule: &str, expected: &[(FindingCode, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(code, part)| (*code, (*part).to_owned())).collect();
    assert_eq!(found(rule), expected, "{rule}");
}

#[test]
fn dangers_of_wildcards() {
    dangers("https://h.example.fr/pronote/**", &[]);
    dangers("https://h.example.fr/pronote/*.html?a=?", &[]);
    dangers("https://h.example.fr/pronote/eleve.html", &[]);
    dangers("https://h.example.fr/**", &[(WholeHost, "/**")]);
    dangers("https://h.example.fr/*", &[(WholeHost, "/*")]);
    dangers("https://h.example.fr/pronote**", &[(GluedWildcard, "pronote**")]);
    dangers("https://h.example.fr/pronote*/**", &[(GluedWildcard, "pronote*")]);
    dangers("https://h.example.fr/**/pronote/", &[(InnerDoubleWildcard, "**"), (WholeHost, "/**")]);
    dangers("https://h.example.fr/a**b", &[(GluedWildcard, "a**b"), (InnerDoubleWildcard, "a**b")]);
    dangers("https://h.example.fr/pronote/?login", &[(OneCharacter, "?login")]);
    dangers("http://localhost/vs/demo/**", &[(PlainHttp, "http://")]);
    dangers("https://*.example.fr/vs/**", &[(HostWildcard, "*.example.fr")]);
    dangers("https://h.example.fr*/vs/**", &[(HostWildcard, "h.example.fr*")]);
    dangers("**", &[(HostWildcard, "**")]);
}

#[test]
fn an_expression_without_anchor_is_told() {
    for (rule, sign) in [
        (r"https://h\.example\.fr/.*", r"\"),
        ("https?://h.example.fr/.*", "?://"),
        ("https://h.example.fr/.*", ".*"),
        ("https://(a|b).example.fr/", "|"),
        ("https://h.example.fr/$", "$"),
        (".*pronote.*", ".*"),
    ] {
        dangers(rule, &[(NoAnchor, sign)]);
    }
}

#[test]
fn dangers_of_expressions() {
    dangers(r"^https://h\.example\.fr/pronote/.*", &[]);
    dangers(r"^https://h\.example\.fr:8443/pronote/.*$", &[]);
    dangers(r"^https:\/\/h\.example\.fr\/(a|b)/[^/]+", &[]);
    dangers(r"^(?i)https://localhost/pronote/.*", &[]);
    dangers(
        "^https://ent.example.fr.*",
        &[
            (NoSlashAfterHost, "ent.example.fr.*"),
            (UnescapedDot, "ent.example.fr.*"),
            (WildcardBeforePath, "ent.example.fr.*"),
        ],
    );
    dangers(r"^https://ent\.example\.fr", &[(NoSlashAfterHost, r"ent\.example\.fr")]);
    let optional = r"ent\.example\.fr/?x";
    dangers(&format!("^https://{optional}"), &[(HostExpression, optional), (NoSlashAfterHost, optional)]);
    dangers("^https://ent.example.fr/vs/.*", &[(UnescapedDot, "ent.example.fr")]);
    dangers(r"^https://.*\.example\.fr/vs/", &[(WildcardBeforePath, r".*\.example\.fr")]);
    dangers(r"^https://.+/vs/", &[(WildcardBeforePath, ".+")]);
    dangers(r"^.*pronote/", &[(WildcardBeforePath, ".*pronote/")]);
    dangers(r"^https://(a|b)\.fr/vs/", &[(HostExpression, r"(a|b)\.fr")]);
    dangers(r"^https://[^/]+\.fr/vs/", &[(HostExpression, r"[^/]+\.fr")]);
    dangers(r"^https://\w\.fr/vs/", &[(HostExpression, r"\w\.fr")]);
    dangers(r"^https://ab?\.fr/vs/", &[(HostExpression, r"ab?\.fr")]);
    dangers(r"^http://localhost/vs/.*", &[(PlainHttp, "http://")]);
    dangers(r"^https?://localhost/vs/.*", &[(PlainHttp, "https?://")]);
    dangers(r"^(http|https)://localhost/vs/.*", &[(PlainHttp, "(http|https)://")]);
    dangers(r"^https://h\.fr/.*", &[(WholeHost, "/.*")]);
    dangers(r"^https://h\.fr(/.*)?$", &[(WholeHost, "(/.*)?")]);
    dangers(r"^https://a\.fr/|b", &[(HostExpression, "b"), (LooseAlternation, "|b")]);
    dangers(r"^https://a\.fr/vs/|^https://b\.fr/vs/", &[(LooseAlternation, r"|^https://b\.fr/vs/")]);
    dangers(r"^https://a\.fr/vs/|.*", &[(LooseAlternation, "|.*"), (WildcardBeforePath, ".*")]);
}

#[test]
fn findings_have_names_that_stay_and_only_a_whole_host_is_a_notice() {
    let names = FindingCode::ALL.map(FindingCode::as_str);
    assert!(names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]));
    let notices = FindingCode::ALL.into_iter().filter(|code| code.severity() == Severity::Notice);
    assert_eq!(notices.collect::<Vec<_>>(), [WholeHost]);
}

#[test]
fn an_address_is_explained() {
    let rules =
        ["https://h.example.fr/vs/**", "https://h.example.fr:8443/cdi/*?a=1", r"^https://x\.fr/.*", "?"];
    let refused = |address: &str| match explain(&rules, address) {
        Explanation::Refused { reasons, .. } => reasons,
        other => panic!("{address}: {other:?}"),
    };
    let host = || Mismatch::Host { expected: "h.example.fr".into() };
    let unreadable = || Mismatch::Unreadable(InvalidPattern::Address(InvalidServiceUrl::Scheme));
    assert_eq!(
        refused("https://h.example.fr.evil.example/vs/"),
        [host(), host(), Mismatch::Expression, unreadable()]
    );
    assert_eq!(
        refused("https://h.example.fr:8443/cdi/x?a=2"),
        [
            Mismatch::Port { expected: 443 },
            Mismatch::Query { expected: "a=1".into() },
            Mismatch::Expression,
            unreadable()
        ]
    );
    assert_eq!(
        refused("https://h.example.fr/vsx")[..2],
        [Mismatch::Path { expected: "/vs/**".into() }, Mismatch::Port { expected: 8443 }]
    );
    assert_eq!(refused("http://localhost/")[0], Mismatch::Scheme { expected: "https" });
    assert_eq!(
        explain(&rules, "https://X.fr:443/a?ticket=ST-1#b"),
        Explanation::Accepted { rule: 2, normal_form: "https://x.fr/a".into() }
    );
    for (address, refusal) in [
        ("https://h.example.fr@evil.example/vs/", InvalidServiceUrl::UserInfo),
        ("https://h.example.fr/vs/../admin", InvalidServiceUrl::DotSegment),
        ("https://x.fr/%2e%2e/", InvalidServiceUrl::DotSegment),
        ("https://x.fr/a%2Fb", InvalidServiceUrl::Encoding),
        ("https://x.fr\\@h.example.fr/vs/", InvalidServiceUrl::Character),
        ("https://x.fr/é", InvalidServiceUrl::Character),
        ("http://h.example.fr/vs/", InvalidServiceUrl::Insecure),
    ] {
        assert_eq!(explain(&rules, address), Explanation::Unacceptable(refusal), "{address}");
    }
}

#[test]
fn a_set_is_read_once_and_skips_what_cannot_be_read() {
    let set = PatternSet::new(&["nonsense", "https://h.example.fr/vs/**", r"^https://h\.example\.fr/.*"]);
    let whose = |address| set.first_match(&ServiceUrl::parse(address).expect("a good address"));
    assert_eq!(whose("https://h.example.fr/vs/a"), Some(1));
    assert_eq!(whose("https://h.example.fr/cdi"), Some(2));
    assert_eq!(whose("https://evil.example/vs/a"), None);
    let unreadable: Vec<_> = set.unreadable().collect();
    assert_eq!(unreadable, [(0, InvalidPattern::Address(InvalidServiceUrl::Scheme))]);
    assert!(!PatternSet::default().matches(&ServiceUrl::parse("https://h.example.fr/").expect("good")));
}
