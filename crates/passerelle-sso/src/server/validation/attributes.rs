//! Which attributes an answer holds.

use super::{CasVersion, Release, Success};
use crate::instant;

/// Says that the session lasts; the one standard attribute that SAML answers have too.
pub(super) const LONG_TERM: &str = "longTermAuthenticationRequestTokenUsed";

/// Names that mean something else in an answer: clients that search it by name would take one for the other.
const RESERVED: [&str; 7] = [
    "attributes",
    "authenticationDate",
    "isFromNewLogin",
    LONG_TERM,
    "proxies",
    "proxyGrantingTicket",
    "user",
];

/// Whether an attribute may be called so: a letter or `_`, then letters, digits, `_`, `-` or `.` (it becomes the name of
/// an element), and none of the names that have a meaning of their own.
pub fn is_attribute_name(name: &str) -> bool {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(named)
        && !RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved))
}

/// What the service gets beyond the identifier: the three standard attributes, then those of `success`.
pub(super) fn released(success: &Success, version: CasVersion, release: Release) -> Vec<(&str, Vec<String>)> {
    if (version, release) == (CasVersion::V2, Release::IdentifierOnly) {
        return Vec::new();
    }
    let mut all = vec![
        ("authenticationDate", vec![instant::format(success.authenticated_at)]),
        (LONG_TERM, vec![success.long_term.to_string()]),
        ("isFromNewLogin", vec![success.new_login.to_string()]),
    ];
    all.extend(chosen(success, release).map(|(name, values)| (name, values.to_vec())));
    all
}

/// Those of `success` that are told.
pub(super) fn chosen(success: &Success, release: Release) -> impl Iterator<Item = (&str, &[String])> {
    let told = move |name: &str| release == Release::Attributes && is_attribute_name(name);
    success
        .attributes
        .iter()
        .filter(move |(name, values)| told(name) && !values.is_empty())
        .map(|(name, values)| (name.as_str(), values.as_slice()))
}
