//! What is dangerous in a rule.

mod expression;
mod path;

/// A rule that accepts more than its author may think. Every page that it accepts can receive tickets: one open
/// redirection among them is enough to lose some.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// What is wrong.
    pub code: FindingCode,
    /// The part of the rule concerned, as written; never empty.
    pub part: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing; often wanted.
    Notice,
    /// More pages of the host than meant.
    Warning,
    /// Other hosts than meant, or the rule does not say what it seems to.
    Danger,
}

/// What is wrong with a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingCode {
    /// A wildcard glued to a name: `/pronote**` also accepts `/pronote-other/…`.
    GluedWildcard,
    /// The host is not a fixed name: a choice, a class, a repetition…
    HostExpression,
    /// `*` or `?` in the host: the rule is refused, as hosts are compared exactly.
    HostWildcard,
    /// `**` before the end of the path: whatever leads to the rest is accepted.
    InnerDoubleWildcard,
    /// `^https://a\.fr/|b`: an alternative outside parentheses is a rule of its own, without host.
    LooseAlternation,
    /// A regular expression that does not begin with `^`: it is not read as one.
    NoAnchor,
    /// Nothing separates the host from what follows: `^https://ent\.example\.fr.*` also accepts
    /// `https://ent.example.fr.evil.example/`.
    NoSlashAfterHost,
    /// `?` stands for one character of the path; a query has a `=`.
    OneCharacter,
    /// Plain http, good for trying out on this machine only.
    PlainHttp,
    /// `.` in the host of a regular expression stands for any character: write `\.`.
    UnescapedDot,
    /// Every page of the host.
    WholeHost,
    /// `.*` or `.+` before the path: any host at all.
    WildcardBeforePath,
}

impl FindingCode {
    /// Every code.
    pub const ALL: [Self; 12] = [
        Self::GluedWildcard,
        Self::HostExpression,
        Self::HostWildcard,
        Self::InnerDoubleWildcard,
        Self::LooseAlternation,
        Self::NoAnchor,
        Self::NoSlashAfterHost,
        Self::OneCharacter,
        Self::PlainHttp,
        Self::UnescapedDot,
        Self::WholeHost,
        Self::WildcardBeforePath,
    ];

    /// A name that does not change, for keys of texts and for scripts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GluedWildcard => "glued-wildcard",
            Self::HostExpression => "host-expression",
            Self::HostWildcard => "host-wildcard",
            Self::InnerDoubleWildcard => "inner-double-wildcard",
            Self::LooseAlternation => "loose-alternation",
            Self::NoAnchor => "no-anchor",
            Self::NoSlashAfterHost => "no-slash-after-host",
            Self::OneCharacter => "one-character",
            Self::PlainHttp => "plain-http",
            Self::UnescapedDot => "unescaped-dot",
            Self::WholeHost => "whole-host",
            Self::WildcardBeforePath => "wildcard-before-path",
        }
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::WholeHost => Severity::Notice,
            Self::GluedWildcard | Self::InnerDoubleWildcard | Self::OneCharacter | Self::PlainHttp => {
                Severity::Warning
            }
            Self::HostExpression
            | Self::HostWildcard
            | Self::LooseAlternation
            | Self::NoAnchor
            | Self::NoSlashAfterHost
            | Self::UnescapedDot
            | Self::WildcardBeforePath => Severity::Danger,
        }
    }
}

/// What is dangerous in a rule, for whoever registers it: each finding once, in the order of their codes. A rule that
/// [cannot be read](super::ServicePattern::parse) is looked at too, as far as it can be.
pub fn lint(pattern: &str) -> Vec<Finding> {
    let mut found = match pattern.strip_prefix('^') {
        Some(body) => expression::findings(body),
        None => path::findings(pattern),
    };
    found.retain(|finding| !finding.part.is_empty());
    found.sort();
    found.dedup();
    found
}

fn finding(code: FindingCode, part: &str) -> Finding {
    Finding { code, part: part.to_owned() }
}
