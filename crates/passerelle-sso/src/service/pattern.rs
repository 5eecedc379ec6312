//! Rules for registered services.

mod expression;
mod path;

use std::fmt;

use self::expression::Expression;
use self::path::PathRule;
use super::ServiceUrl;
use super::explain::Mismatch;
use super::parts::InvalidServiceUrl;

/// A rule that says which addresses are registered, of one of two kinds.
///
/// `https://host/path/**`: scheme, host and port are compared exactly, never by pattern. In the path, `?` stands for one
/// character, `*` for any number, `/` excepted, `**` for any number. `/**` at the end also matches the folder itself,
/// with or without its slash. A query (a `?` with a `=` somewhere after it) must be matched too, `*` standing for
/// anything; without one, any query is accepted.
///
/// `^https://host/path/.*`, for experts: a regular expression that must match the whole address in its
/// [normal form](ServiceUrl::normal_form), a `$` at its end or not. It never sees an address that [`ServiceUrl::parse`]
/// refuses, and takes a time proportional to the address, whatever it is. [`lint`](super::lint()) tells its dangers.
#[derive(Clone)]
pub struct ServicePattern {
    raw: Box<str>,
    rule: Rule,
}

#[derive(Clone)]
enum Rule {
    Expression(Expression),
    Path(PathRule),
}

/// Why a rule is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum InvalidPattern {
    /// Anything that an address could not have either.
    #[error(transparent)]
    Address(#[from] InvalidServiceUrl),
    /// Not a regular expression, or one with look-around or back-references, which no linear search has.
    #[error("the regular expression cannot be read")]
    Expression,
    /// A regular expression that takes too much room once compiled: repetitions of repetitions.
    #[error("the regular expression is too large")]
    ExpressionSize,
    /// `#` never reaches the server.
    #[error("a pattern has no fragment")]
    Fragment,
    /// More than 512 bytes, or 1000 for a regular expression.
    #[error("the pattern is too long")]
    Length,
    /// No `/` after the host.
    #[error("a slash is missing after the host")]
    NoPath,
}

impl ServicePattern {
    /// Reads a rule. One that begins with `^` is a regular expression.
    pub fn parse(raw: &str) -> Result<Self, InvalidPattern> {
        let rule = match raw.strip_prefix('^') {
            Some(body) => Rule::Expression(Expression::parse(body)?),
            None => Rule::Path(PathRule::parse(raw)?),
        };
        Ok(Self { raw: raw.into(), rule })
    }

    /// The rule as written.
    pub fn as_str(&self) -> &str {
        &self.raw
    }

    /// Whether it is a regular expression.
    pub fn is_expression(&self) -> bool {
        matches!(self.rule, Rule::Expression(_))
    }

    /// Whether `service` is one of those.
    pub fn matches(&self, service: &ServiceUrl) -> bool {
        match &self.rule {
            Rule::Expression(expression) => expression.matches(service),
            Rule::Path(path) => path.mismatch(service).is_none(),
        }
    }

    /// Why `service` is not one of those; `None` if it is.
    pub fn mismatch(&self, service: &ServiceUrl) -> Option<Mismatch> {
        match &self.rule {
            Rule::Expression(expression) => (!expression.matches(service)).then_some(Mismatch::Expression),
            Rule::Path(path) => path.mismatch(service).map(|part| path.expected(part)),
        }
    }
}

impl PartialEq for ServicePattern {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl Eq for ServicePattern {}

impl fmt::Debug for ServicePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServicePattern({})", self.raw)
    }
}
