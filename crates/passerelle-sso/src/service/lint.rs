//! What is dangerous in a pattern.

use super::ServicePattern;
use super::parts::Scheme;
use super::pattern::Token;

/// A pattern that accepts more than its author may think. Every page that it accepts can receive tickets: one open
/// redirection among them is enough to lose some.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PatternWarning {
    /// A wildcard glued to a name: `/pronote**` also accepts `/pronote-other/…`.
    GluedWildcard,
    /// `**` before the end of the path: whatever leads to the rest is accepted.
    InnerDoubleWildcard,
    /// `?` stands for one character of the path; a query has a `=`.
    OneCharacter,
    /// Plain http, good for trying out on this machine only.
    PlainHttp,
    /// Every page of the host.
    WholeHost,
}

pub(super) fn warnings(pattern: &ServicePattern) -> Vec<PatternWarning> {
    let path = &pattern.path;
    let wild = |token: &Token| matches!(token, Token::All | Token::Run);
    let plain = |token: &Token| matches!(token, Token::Byte(b) if *b != b'/');
    let glued = (1..path.len()).any(|at| {
        let ends = path.get(at + 1).is_none_or(|next| *next == Token::Byte(b'/'));
        plain(&path[at - 1]) && (path[at] == Token::All || path[at] == Token::Run && ends)
    });
    let inner = path.split_last().is_some_and(|(_, before)| before.contains(&Token::All));
    let found = [
        (PatternWarning::GluedWildcard, glued),
        (PatternWarning::InnerDoubleWildcard, inner),
        (PatternWarning::OneCharacter, path.contains(&Token::One)),
        (PatternWarning::PlainHttp, pattern.scheme == Scheme::Http),
        (PatternWarning::WholeHost, path.get(1).is_some_and(wild)),
    ];
    found.into_iter().filter(|(_, present)| *present).map(|(warning, _)| warning).collect()
}
