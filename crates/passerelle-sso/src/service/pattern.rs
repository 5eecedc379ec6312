//! Patterns of registered services.

use std::fmt;

use super::ServiceUrl;
use super::lint::{self, PatternWarning};
use super::normal::normal_path;
use super::parts::{InvalidServiceUrl, Parts, Scheme, cut};

/// Longest pattern accepted, in bytes.
const MAX_LEN: usize = 512;

/// Which addresses are registered: `https://host/path/**`.
///
/// Scheme, host and port are compared exactly, never by pattern. In the path, `?` stands for one character, `*` for any
/// number, `/` excepted, `**` for any number. `/**` at the end also matches the folder itself, with or without its
/// slash. A query (a `?` with a `=` somewhere after it) must be matched too, `*` standing for anything; without one, any
/// query is accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct ServicePattern {
    raw: Box<str>,
    pub(super) scheme: Scheme,
    host: String,
    port: u16,
    /// In normal form.
    pub(super) path: Vec<Token>,
    query: Option<Vec<Token>>,
}

/// Why a pattern is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidPattern {
    /// Anything that an address could not have either.
    #[error(transparent)]
    Address(#[from] InvalidServiceUrl),
    /// `#` never reaches the server.
    #[error("a pattern has no fragment")]
    Fragment,
    /// More than 512 bytes.
    #[error("the pattern is longer than {MAX_LEN} bytes")]
    Length,
    /// No `/` after the host.
    #[error("a slash is missing after the host")]
    NoPath,
}

/// A piece of a path pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// `**`: anything.
    All,
    /// Exactly this.
    Byte(u8),
    /// `?`: one byte, not a slash.
    One,
    /// `*`: anything without a slash.
    Run,
}

impl ServicePattern {
    /// Reads a pattern.
    pub fn parse(raw: &str) -> Result<Self, InvalidPattern> {
        if raw.len() > MAX_LEN {
            return Err(InvalidPattern::Length);
        }
        if raw.contains('#') {
            return Err(InvalidPattern::Fragment);
        }
        let (address, query) = cut_query(raw);
        let Parts { scheme, host, port, .. } = Parts::read(cut(address, '?').0)?;
        let path = path_of(address).ok_or(InvalidPattern::NoPath)?;
        Parts::read(&format!("https://host{}", path.replace('?', "_")))?;
        Ok(Self {
            raw: raw.into(),
            scheme,
            host,
            port,
            path: tokens(&normal_path(path), true),
            query: query.map(|query| tokens(query, false)),
        })
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        &self.raw
    }

    /// Whether `service` is one of those.
    pub fn matches(&self, service: &ServiceUrl) -> bool {
        let normal = &service.normal;
        let query_suits = match &self.query {
            None => true,
            Some(pattern) => matches(pattern, normal.query.as_deref().unwrap_or_default()),
        };
        (self.scheme, &self.host, self.port) == (normal.scheme, &normal.host, normal.port)
            && query_suits
            && self.path_matches(&normal.path)
    }

    /// What is dangerous in it, for whoever registers it.
    pub fn warnings(&self) -> Vec<PatternWarning> {
        lint::warnings(self)
    }

    fn path_matches(&self, path: &str) -> bool {
        let folder = self.path.strip_suffix(&[Token::Byte(b'/'), Token::All]);
        matches(&self.path, path) || folder.is_some_and(|folder| matches(folder, path))
    }
}

impl fmt::Debug for ServicePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServicePattern({})", self.raw)
    }
}

/// The address and its query, if the first `?` begins one.
fn cut_query(raw: &str) -> (&str, Option<&str>) {
    match cut(raw, '?') {
        (address, Some(query)) if query.contains('=') => (address, Some(query)),
        _ => (raw, None),
    }
}

/// From the first `/` after the host on. A `?` before it would be no wildcard of the path.
fn path_of(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let end = rest.find(['/', '?'])?;
    Some(&rest[end..]).filter(|path| path.starts_with('/'))
}

fn tokens(pattern: &str, in_path: bool) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(pattern.len());
    let mut rest = pattern.as_bytes();
    while let [first, tail @ ..] = rest {
        let (token, tail) = match (first, tail) {
            (b'*', [b'*', tail @ ..]) => (Token::All, tail),
            (b'*', tail) if in_path => (Token::Run, tail),
            (b'*', tail) => (Token::All, tail),
            (b'?', tail) if in_path => (Token::One, tail),
            (&other, tail) => (Token::Byte(other), tail),
        };
        // `***` and longer runs say no more than `**`, and would only cost time.
        if token != Token::All || tokens.last() != Some(&Token::All) {
            tokens.push(token);
        }
        rest = tail;
    }
    tokens
}

/// Keeps the set of places of the pattern that the text may have reached: time grows with the product of the lengths,
/// whatever the pattern.
fn matches(pattern: &[Token], text: &str) -> bool {
    let mut reached = vec![false; pattern.len() + 1];
    reached[0] = true;
    skip_empty_runs(pattern, &mut reached);
    for b in text.bytes() {
        let mut next = vec![false; pattern.len() + 1];
        for (at, token) in pattern.iter().enumerate().filter(|(at, _)| reached[*at]) {
            match token {
                Token::All => next[at] = true,
                Token::Run if b != b'/' => next[at] = true,
                Token::One if b != b'/' => next[at + 1] = true,
                Token::Byte(expected) if *expected == b => next[at + 1] = true,
                Token::Byte(_) | Token::One | Token::Run => {}
            }
        }
        skip_empty_runs(pattern, &mut next);
        reached = next;
    }
    reached.last() == Some(&true)
}

fn skip_empty_runs(pattern: &[Token], reached: &mut [bool]) {
    for (at, token) in pattern.iter().enumerate() {
        if reached[at] && matches!(token, Token::All | Token::Run) {
            reached[at + 1] = true;
        }
    }
}
