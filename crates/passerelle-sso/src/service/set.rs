//! The rules of a service, read once.

use super::{InvalidPattern, ServicePattern, ServiceUrl};

/// Rules that were read once, to be asked often. One that cannot be read accepts nothing.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PatternSet {
    /// In the order given.
    rules: Vec<Result<ServicePattern, InvalidPattern>>,
}

impl PatternSet {
    /// Reads the rules.
    pub fn new<S: AsRef<str>>(patterns: &[S]) -> Self {
        Self { rules: patterns.iter().map(|pattern| ServicePattern::parse(pattern.as_ref())).collect() }
    }

    /// Whether one of the rules accepts `service`.
    pub fn matches(&self, service: &ServiceUrl) -> bool {
        self.first_match(service).is_some()
    }

    /// The place, from 0, of the first rule that accepts `service`.
    pub fn first_match(&self, service: &ServiceUrl) -> Option<usize> {
        self.rules.iter().position(|rule| rule.as_ref().is_ok_and(|rule| rule.matches(service)))
    }

    /// The rules that cannot be read, with their place and what is wrong.
    pub fn unreadable(&self) -> impl Iterator<Item = (usize, InvalidPattern)> {
        self.rules.iter().enumerate().filter_map(|(at, rule)| Some((at, *rule.as_ref().err()?)))
    }

    pub(super) fn rules(&self) -> &[Result<ServicePattern, InvalidPattern>] {
        &self.rules
    }
}
