//! Attributes: their names, and which of them an answer holds.

use std::fmt;

use super::{CasVersion, Layout, Release, Success};
use crate::instant;

/// Says that the session lasts; the one standard attribute that SAML answers have too.
pub(super) const LONG_TERM: &str = "longTermAuthenticationRequestTokenUsed";

/// Longest name, in bytes.
const MAX_NAME: usize = 64;

/// Names that mean something else in an answer: clients that search it by name would take one for the other.
const RESERVED: [&str; 13] = [
    "attributes",
    "authenticationDate",
    "authenticationFailure",
    "authenticationSuccess",
    "isFromNewLogin",
    LONG_TERM,
    "proxies",
    "proxy",
    "proxyGrantingTicket",
    "proxyTicket",
    "serviceResponse",
    "user",
    "userAttributes",
];

/// A datum about a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Attribute {
    /// What it is called in the answer.
    pub name: AttributeName,
    /// Its values, in order.
    pub values: Vec<String>,
}

/// Its values tell who someone is.
impl fmt::Debug for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attribute({})", self.name)
    }
}

/// The name of an attribute. It becomes the name of an element: a letter or `_`, then letters, digits, `_`, `-` or `.`,
/// 64 at most, which is an `NCName` that every client reads the same. Not one of the names that have a meaning of their
/// own in an answer, in any case, nor one that begins with `xml`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AttributeName(Box<str>);

/// Why a text cannot be the name of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidAttributeName {
    /// A character that a name does not have, or not at the beginning: accent, space, `:`, `@`…
    #[error("the name of an attribute is a letter, then letters, digits, `_`, `-` or `.`")]
    Character,
    /// Nothing, or more than 64 bytes.
    #[error("the name of an attribute has from 1 to {MAX_NAME} characters")]
    Length,
    /// It would be taken for something else.
    #[error("this name has a meaning of its own in an answer")]
    Reserved,
}

impl AttributeName {
    /// Checks a name.
    pub fn new(name: &str) -> Result<Self, InvalidAttributeName> {
        if name.is_empty() || name.len() > MAX_NAME {
            return Err(InvalidAttributeName::Length);
        }
        let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') || !name.chars().all(named) {
            return Err(InvalidAttributeName::Character);
        }
        let xml = name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("xml"));
        if xml || RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved)) {
            return Err(InvalidAttributeName::Reserved);
        }
        Ok(Self(name.into()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttributeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the service gets beyond the identifier.
pub(super) struct Released<'a> {
    /// The three of the specification; empty if none at all is told.
    pub(super) standard: Vec<(&'a str, Vec<String>)>,
    /// Those of the answer.
    pub(super) own: Vec<(&'a str, &'a [String])>,
    pub(super) layout: Layout,
}

pub(super) fn released(success: &Success, version: CasVersion, release: Release) -> Released<'_> {
    let (layout, in_cas2) = match release {
        Release::IdentifierOnly => (Layout::Nested, false),
        Release::Attributes { layout, in_cas2 } => (layout, in_cas2),
    };
    let own: Vec<_> = chosen(success, release).collect();
    if version == CasVersion::V2 && (!in_cas2 || own.is_empty()) {
        return Released { standard: Vec::new(), own: Vec::new(), layout };
    }
    let standard = vec![
        ("authenticationDate", vec![instant::format(success.authenticated_at)]),
        (LONG_TERM, vec![success.long_term.to_string()]),
        ("isFromNewLogin", vec![success.new_login.to_string()]),
    ];
    Released { standard, own, layout }
}

/// Those of `success` that are told.
pub(super) fn chosen(success: &Success, release: Release) -> impl Iterator<Item = (&str, &[String])> {
    success
        .attributes
        .iter()
        .filter(move |attribute| release != Release::IdentifierOnly && !attribute.values.is_empty())
        .map(|attribute| (attribute.name.as_str(), attribute.values.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::{AttributeName, InvalidAttributeName};

    #[test]
    fn a_name_can_only_be_taken_for_itself() {
        use InvalidAttributeName::{Character, Length, Reserved};

        let long = "a".repeat(65);
        for (name, refusal) in [
            ("", Length),
            (long.as_str(), Length),
            ("a:b", Character),
            ("a b", Character),
            ("1a", Character),
            ("-a", Character),
            ("a>b", Character),
            ("a@b", Character),
            ("prénom", Character),
            ("user", Reserved),
            ("USER", Reserved),
            ("Attributes", Reserved),
            ("proxies", Reserved),
            ("proxygrantingticket", Reserved),
            ("isfromnewlogin", Reserved),
            ("authenticationFailure", Reserved),
            ("userAttributes", Reserved),
            ("xmlns", Reserved),
        ] {
            assert_eq!(AttributeName::new(name), Err(refusal), "{name}");
        }
        for name in ["profil", "nom-1", "_x", "a.b", "dateNaissance", "utilisateur"] {
            assert_eq!(AttributeName::new(name).as_ref().map(AttributeName::as_str), Ok(name));
        }
    }
}
