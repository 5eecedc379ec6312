//! Dangers of rules that are regular expressions.

use super::{Finding, FindingCode, finding};

pub(super) fn findings(body: &str) -> Vec<Finding> {
    let body = body.strip_suffix('$').filter(|rest| !rest.ends_with('\\')).unwrap_or(body);
    let branches = branches(body);
    let mut found: Vec<_> = branches.iter().flat_map(|branch| in_branch(branch)).collect();
    if branches.len() > 1 {
        found.extend(
            branches[1..].iter().map(|branch| finding(FindingCode::LooseAlternation, &format!("|{branch}"))),
        );
    }
    found
}

/// A piece of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sign {
    /// A character that stands for itself, escaped or not.
    Plain(char),
    /// `.`.
    Any,
    /// `|`.
    Or,
    Open,
    Close,
    /// `?`, `*`, `+` or `{…}`.
    Repeat,
    /// A class, an assertion, anything else.
    Other,
}

/// The pieces of an expression, each with the text from where it begins.
fn signs(mut rest: &str) -> Vec<(Sign, &str)> {
    let mut signs = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (sign, len) = match first {
            '\\' => escaped(rest),
            '[' => (Sign::Other, class_len(rest)),
            '{' => (Sign::Repeat, rest.find('}').map_or(rest.len(), |at| at + 1)),
            '.' => (Sign::Any, 1),
            '|' => (Sign::Or, 1),
            '(' => (Sign::Open, 1),
            ')' => (Sign::Close, 1),
            '?' | '*' | '+' => (Sign::Repeat, 1),
            '^' | '$' => (Sign::Other, 1),
            other => (Sign::Plain(other), other.len_utf8()),
        };
        signs.push((sign, rest));
        rest = rest.get(len..).unwrap_or_default();
    }
    signs
}

/// `\.` is a dot; `\d` is a class.
fn escaped(rest: &str) -> (Sign, usize) {
    match rest.chars().nth(1) {
        Some(c) if c.is_ascii_alphanumeric() => (Sign::Other, 2),
        Some(c) => (Sign::Plain(c), 1 + c.len_utf8()),
        None => (Sign::Other, 1),
    }
}

/// The length of a class such as `[^/]` or `[]a]`.
fn class_len(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        let first = matches!(&rest[1..at], "" | "^");
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' if !first => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The alternatives outside parentheses.
fn branches(body: &str) -> Vec<&str> {
    let (mut found, mut from, mut depth) = (Vec::new(), body, 0_usize);
    for (sign, here) in signs(body) {
        match sign {
            Sign::Open => depth += 1,
            Sign::Close => depth = depth.saturating_sub(1),
            Sign::Or if depth == 0 => {
                found.push(&from[..from.len() - here.len()]);
                from = &here[1..];
            }
            _ => {}
        }
    }
    found.push(from);
    found
}

/// The host is what stands between `https://` and the first `/` outside parentheses. It is good if each of its characters
/// stands for itself alone.
fn in_branch(branch: &str) -> Vec<Finding> {
    let branch = branch.trim_start_matches('^');
    let branch = branch.strip_prefix("(?i)").unwrap_or(branch);
    let Some((rest, plain_http)) = after_scheme(branch) else {
        let code = if starts_with_wildcard(branch) {
            FindingCode::WildcardBeforePath
        } else {
            FindingCode::HostExpression
        };
        return vec![finding(code, branch)];
    };
    let mut found = Vec::new();
    if plain_http {
        found.push(finding(FindingCode::PlainHttp, &branch[..branch.len() - rest.len()]));
    }
    let signs = signs(rest);
    let slash = end_of_host(&signs);
    let (host_signs, after) = signs.split_at(slash.unwrap_or(signs.len()));
    let host = &rest[..rest.len() - after.first().map_or(0, |(_, text)| text.len())];
    found.extend(in_host(host, host_signs, slash.is_some()));
    if let [(_, path), ..] = after
        && (path.starts_with("/.*") || OPTIONAL_PATHS.contains(path))
    {
        found.push(finding(FindingCode::WholeHost, path));
    }
    found
}

/// All of a host, its name alone included: the one form in which the slash may be inside parentheses.
const OPTIONAL_PATHS: [&str; 2] = ["(/.*)?", "(?:/.*)?"];

/// What follows `https://`, and whether the expression accepts plain http. Slashes may be escaped.
fn after_scheme(branch: &str) -> Option<(&str, bool)> {
    let schemes =
        [("https", false), ("http", true), ("https?", true), ("http(s)?", true), ("http(?:s)?", true)];
    let choices =
        [("(https|http)", true), ("(http|https)", true), ("(?:https|http)", true), ("(?:http|https)", true)];
    schemes.into_iter().chain(choices).find_map(|(scheme, plain_http)| {
        let rest = branch.strip_prefix(scheme)?;
        let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix(r"\:"))?;
        let rest = rest.strip_prefix("//").or_else(|| rest.strip_prefix(r"\/\/"))?;
        Some((rest, plain_http))
    })
}

fn starts_with_wildcard(branch: &str) -> bool {
    matches!(signs(branch).as_slice(), [(Sign::Any, _), (Sign::Repeat, _), ..])
}

/// The place of the first `/` outside parentheses that must be there.
fn end_of_host(signs: &[(Sign, &str)]) -> Option<usize> {
    let mut depth = 0_usize;
    signs.iter().enumerate().find_map(|(at, (sign, text))| {
        match sign {
            Sign::Open if depth == 0 && OPTIONAL_PATHS.contains(text) => return Some(at),
            Sign::Open => depth += 1,
            Sign::Close => depth = depth.saturating_sub(1),
            Sign::Plain('/') if depth == 0 => {
                let may_be_absent =
                    matches!(signs.get(at + 1), Some((Sign::Repeat, text)) if !text.starts_with('+'));
                return (!may_be_absent).then_some(at);
            }
            _ => {}
        }
        None
    })
}

fn in_host(host: &str, signs: &[(Sign, &str)], ends_with_slash: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    if !ends_with_slash {
        found.push(finding(FindingCode::NoSlashAfterHost, host));
    }
    let mut expression = false;
    let mut at = 0;
    while let Some((sign, _)) = signs.get(at) {
        let repeated = matches!(signs.get(at + 1), Some((Sign::Repeat, _)));
        match sign {
            Sign::Any if repeated => found.push(finding(FindingCode::WildcardBeforePath, host)),
            Sign::Any => found.push(finding(FindingCode::UnescapedDot, host)),
            Sign::Plain(c) if !repeated && (c.is_ascii_alphanumeric() || "-._:[]".contains(*c)) => {}
            _ => expression = true,
        }
        at += if repeated { 2 } else { 1 };
    }
    if expression {
        found.push(finding(FindingCode::HostExpression, host));
    }
    found
}
