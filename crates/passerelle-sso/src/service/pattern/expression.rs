//! Rules that are regular expressions.

use regex::{Error, Regex, RegexBuilder};

use super::super::ServiceUrl;
use super::InvalidPattern;

/// Longest expression accepted, in bytes.
const MAX_LEN: usize = 1000;
/// Most that a compiled expression may take, in bytes. Those of the field take 10 KiB.
const MAX_PROGRAM: usize = 256 << 10;
/// Most parentheses within parentheses.
const MAX_DEPTH: u32 = 32;

/// A regular expression that matches whole addresses.
#[derive(Clone)]
pub(super) struct Expression(Regex);

impl Expression {
    /// `body` is what follows the `^`.
    pub(super) fn parse(body: &str) -> Result<Self, InvalidPattern> {
        if body.len() >= MAX_LEN {
            return Err(InvalidPattern::Length);
        }
        // By itself first: it must not close the group that it is put in.
        compile(body)?;
        compile(&format!("\\A(?:{body})\\z")).map(Self)
    }

    pub(super) fn matches(&self, service: &ServiceUrl) -> bool {
        self.0.is_match(&service.normal_form())
    }
}

fn compile(expression: &str) -> Result<Regex, InvalidPattern> {
    RegexBuilder::new(expression)
        .size_limit(MAX_PROGRAM)
        .dfa_size_limit(MAX_PROGRAM)
        .nest_limit(MAX_DEPTH)
        .build()
        .map_err(|error| match error {
            Error::CompiledTooBig(_) => InvalidPattern::ExpressionSize,
            _ => InvalidPattern::Expression,
        })
}
