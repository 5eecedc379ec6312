//! Dangers of rules with wildcards.

use super::super::parts::cut;
use super::{Finding, FindingCode, finding};

pub(super) fn findings(pattern: &str) -> Vec<Finding> {
    if let Some(sign) = sign_of_expression(pattern) {
        return vec![finding(FindingCode::NoAnchor, sign)];
    }
    let mut found = Vec::new();
    let (scheme, rest) = pattern.split_once("://").unwrap_or(("", pattern));
    if scheme.eq_ignore_ascii_case("http") {
        found.push(finding(FindingCode::PlainHttp, &pattern[.."http://".len()]));
    }
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if host.contains(['*', '?']) {
        found.push(finding(FindingCode::HostWildcard, host));
    }
    found.extend(in_path(match cut(path, '?') {
        (page, Some(query)) if query.contains('=') => page,
        _ => path,
    }));
    found
}

/// What only a regular expression has. `.*` at the end of a segment could be a wildcard after a dot, but hardly ever is.
fn sign_of_expression(pattern: &str) -> Option<&str> {
    let found = ["\\", "|", "{", "[^", ".+", "(?", "(.", "(/", ")?", ")*", ")+", "?://"];
    let sign = found.into_iter().find_map(|sign| pattern.matches(sign).next());
    let ends = |at: usize| matches!(pattern.as_bytes().get(at + ".*".len()), None | Some(b'/' | b'$'));
    sign.or_else(|| pattern.match_indices(".*").find(|(at, _)| ends(*at)).map(|(_, sign)| sign))
        .or_else(|| pattern.ends_with('$').then_some("$"))
}

fn in_path(path: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    if let Some(first) = segments.peek()
        && first.starts_with('*')
    {
        found.push(finding(FindingCode::WholeHost, &path[..=first.len()]));
    }
    while let Some(segment) = segments.next() {
        let inside = segment.find("**").is_some_and(|at| at > 0);
        if inside || segment.ends_with('*') && !segment.starts_with('*') {
            found.push(finding(FindingCode::GluedWildcard, segment));
        }
        if segment.contains("**") && (segments.peek().is_some() || !segment.ends_with("**")) {
            found.push(finding(FindingCode::InnerDoubleWildcard, segment));
        }
        if segment.contains('?') {
            found.push(finding(FindingCode::OneCharacter, segment));
        }
    }
    found
}
