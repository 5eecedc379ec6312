//! Rules that are an origin and a pattern of its paths.

use super::super::ServiceUrl;
use super::super::explain::Mismatch;
use super::super::normal::normal_path;
use super::super::parts::{Parts, Scheme, cut};
use super::InvalidPattern;

/// Longest rule accepted, in bytes.
const MAX_LEN: usize = 512;

#[derive(Clone)]
pub(super) struct PathRule {
    scheme: Scheme,
    host: String,
    port: u16,
    /// In normal form.
    path: Vec<Token>,
    query: Option<Vec<Token>>,
    /// Path and query, as written.
    rest: Box<str>,
}

/// A piece of a path pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token {
    /// `**`: anything.
    All,
    /// Exactly this.
    Byte(u8),
    /// `?`: one byte, not a slash.
    One,
    /// `*`: anything without a slash.
    Run,
}

/// A part of an address, in the order in which they are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Scheme,
    Host,
    Port,
    Path,
    Query,
}

impl PathRule {
    pub(super) fn parse(raw: &str) -> Result<Self, InvalidPattern> {
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
        let rest = path_of(raw).unwrap_or(path).into();
        let path = tokens(&normal_path(path), true);
        Ok(Self { scheme, host, port, path, query: query.map(|query| tokens(query, false)), rest })
    }

    /// The first part of `service` that is not as it must be.
    pub(super) fn mismatch(&self, service: &ServiceUrl) -> Option<Part> {
        let normal = &service.normal;
        let query_suits = || match &self.query {
            None => true,
            Some(pattern) => matches(pattern, normal.query.as_deref().unwrap_or_default()),
        };
        if self.scheme != normal.scheme {
            Some(Part::Scheme)
        } else if self.host != normal.host {
            Some(Part::Host)
        } else if self.port != normal.port {
            Some(Part::Port)
        } else if !self.path_matches(&normal.path) {
            Some(Part::Path)
        } else {
            (!query_suits()).then_some(Part::Query)
        }
    }

    /// What `part` should have been.
    pub(super) fn expected(&self, part: Part) -> Mismatch {
        match part {
            Part::Scheme => Mismatch::Scheme { expected: self.scheme.as_str() },
            Part::Host => Mismatch::Host { expected: self.host.clone() },
            Part::Port => Mismatch::Port { expected: self.port },
            Part::Path => Mismatch::Path { expected: cut_query(&self.rest).0.to_owned() },
            Part::Query => {
                Mismatch::Query { expected: cut_query(&self.rest).1.unwrap_or_default().to_owned() }
            }
        }
    }

    fn path_matches(&self, path: &str) -> bool {
        let folder = self.path.strip_suffix(&[Token::Byte(b'/'), Token::All]);
        matches(&self.path, path) || folder.is_some_and(|folder| matches(folder, path))
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

/// What is before the first wildcard is compared at once, which is all that most rules need.
fn matches(pattern: &[Token], text: &str) -> bool {
    let mut text = text.as_bytes();
    let mut pattern = pattern;
    while let [Token::Byte(expected), after @ ..] = pattern {
        match text {
            [b, rest @ ..] if b == expected => text = rest,
            _ => return false,
        }
        pattern = after;
    }
    match pattern {
        [] => text.is_empty(),
        [Token::All] => true,
        _ => matches_wildcards(pattern, text),
    }
}

/// Keeps the set of places of the pattern that the text may have reached: time grows with the product of the lengths,
/// whatever the pattern.
fn matches_wildcards(pattern: &[Token], text: &[u8]) -> bool {
    let mut reached = vec![false; pattern.len() + 1];
    let mut next = reached.clone();
    reached[0] = true;
    skip_empty_runs(pattern, &mut reached);
    for &b in text {
        next.fill(false);
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
        std::mem::swap(&mut reached, &mut next);
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
