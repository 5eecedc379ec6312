//! Rules of services, both kinds: a rule on the first line and an address on the second.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_sso::service::{
    Explanation, FindingCode, PatternSet, ServicePattern, ServiceUrl, Severity, explain, lint,
};

fuzz_target!(|text: &str| {
    let (rule, address) = text.split_once('\n').unwrap_or((text, text));
    let found = lint(rule);
    assert!(found.is_sorted() && found.iter().all(|finding| rule.contains(alternative(&finding.part))));

    let rules = [rule];
    let parsed = ServicePattern::parse(rule);
    let explained = explain(&rules, address);
    let Ok(service) = ServiceUrl::parse(address) else {
        assert!(matches!(explained, Explanation::Unacceptable(_)));
        return;
    };
    let accepted = parsed.as_ref().is_ok_and(|rule| rule.matches(&service));
    assert_eq!(PatternSet::new(&rules).matches(&service), accepted);
    match explained {
        Explanation::Accepted { rule, normal_form } => {
            assert!(accepted && rule == 0);
            let again = ServiceUrl::parse(&normal_form).expect("a normal form is an address");
            assert!(again.same_as(&service) && again.normal_form() == normal_form);
        }
        Explanation::Refused { reasons, .. } => assert!(!accepted && reasons.len() == 1),
        Explanation::Unacceptable(_) => panic!("the address is acceptable"),
    }
    if let Ok(parsed) = parsed
        && accepted
        && !found.iter().any(|finding| finding.code.severity() == Severity::Danger)
    {
        let plain = rule.replace('\\', "").to_ascii_lowercase();
        assert!(plain.contains(service.host()), "without a danger, the host is written in the rule");
        let http = found.iter().any(|finding| finding.code == FindingCode::PlainHttp);
        assert!(http || service.origin().starts_with("https://"), "plain http is told");
        assert_eq!(parsed.mismatch(&service), None);
    }
});

/// The part without the bar that begins an alternative.
fn alternative(part: &str) -> &str {
    part.strip_prefix('|').unwrap_or(part)
}
