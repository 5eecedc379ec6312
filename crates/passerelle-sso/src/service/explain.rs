//! Would this address be accepted, and if not, why?

use super::{InvalidPattern, InvalidServiceUrl, PatternSet, ServiceUrl};

/// What becomes of an address, for whoever tries it out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Explanation {
    /// A rule accepts it.
    Accepted {
        /// The place of the rule, from 0; the first of those that accept it.
        rule: usize,
        /// The address as the rules see it.
        normal_form: String,
    },
    /// No rule accepts it.
    Refused {
        /// Why each does not, in their order.
        reasons: Vec<Mismatch>,
        /// The address as the rules see it.
        normal_form: String,
    },
    /// No rule is asked: the address itself is not harmless.
    Unacceptable(InvalidServiceUrl),
}

/// Why a rule does not accept an address: the first part of it that is not as it must be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mismatch {
    /// The regular expression does not match the whole address.
    Expression,
    /// Another host.
    Host {
        /// That of the rule, in lower case.
        expected: String,
    },
    /// Another path.
    Path {
        /// The pattern of the rule.
        expected: String,
    },
    /// Another port.
    Port {
        /// That of the rule, written or not.
        expected: u16,
    },
    /// Another query.
    Query {
        /// The pattern of the rule.
        expected: String,
    },
    /// http for https, or the other way round.
    Scheme {
        /// `https` or `http`.
        expected: &'static str,
    },
    /// The rule itself cannot be read, and accepts nothing.
    Unreadable(InvalidPattern),
}

/// Tries `address` against rules.
pub fn explain<S: AsRef<str>>(patterns: &[S], address: &str) -> Explanation {
    let service = match ServiceUrl::parse(address) {
        Ok(service) => service,
        Err(refusal) => return Explanation::Unacceptable(refusal),
    };
    let (set, normal_form) = (PatternSet::new(patterns), service.normal_form());
    if let Some(rule) = set.first_match(&service) {
        return Explanation::Accepted { rule, normal_form };
    }
    let reasons = set.rules().iter().filter_map(|rule| match rule {
        Ok(rule) => rule.mismatch(&service),
        Err(refusal) => Some(Mismatch::Unreadable(*refusal)),
    });
    Explanation::Refused { reasons: reasons.collect(), normal_form }
}
