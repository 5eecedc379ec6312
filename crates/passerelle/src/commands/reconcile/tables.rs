//! `MATCHES.csv` and `REVIEW.csv`.

use std::io::{self, Write};

use passerelle_exchange::base::{MatchRow, ReviewRow, write_matches, write_review};
use passerelle_words::{Reasons, Words, defects};

use crate::run::{Left, Run};

/// Level of a line without suggestion.
const NO_LEVEL: &str = "none";

/// One line per linked user, in the order of the base.
pub(super) fn matches(out: &mut dyn Write, run: &Run) -> io::Result<()> {
    write_matches(
        out,
        run.linked().map(|(user, link)| MatchRow {
            local_id: &user.id,
            population: user.population,
            partner_id: &link.partner,
            rule: link.rule.code(),
            confidence: link.confidence,
        }),
    )
}

/// Everybody else, in the order of the base: once per suggestion, best first.
pub(super) fn review(out: &mut dyn Write, run: &Run, words: Words) -> io::Result<()> {
    let reasons = Reasons::new(words);
    let left = run.left();
    let mut lines = Vec::with_capacity(left.len());
    for left in &left {
        match left {
            Left::Open(_, review) if !review.suggestions.is_empty() => {
                for (suggestion, rank) in review.suggestions.iter().zip(1..) {
                    let partner = run.account(suggestion.account).map(|account| &account.id);
                    lines.push((
                        left,
                        rank,
                        partner,
                        suggestion.level.code(),
                        reasons.suggestion(suggestion),
                    ));
                }
            }
            _ => lines.push((left, 0, None, NO_LEVEL, remark(left, words))),
        }
    }
    write_review(
        out,
        lines.iter().map(|(left, rank, partner_id, level, evidence)| ReviewRow {
            local_id: left.id(),
            population: left.population_code(),
            rank: *rank,
            partner_id: *partner_id,
            level,
            evidence,
        }),
    )
}

/// Why somebody has no suggestion.
pub(super) fn remark(left: &Left<'_>, words: Words) -> String {
    match left {
        Left::Open(..) => words.say("indices-aucun-compte"),
        Left::Row(row) => {
            let reason = defects::phrase(words, row.reason.defect());
            let line = row.line.to_string();
            words.tell("indices-ligne-mise-de-cote", [("ligne", line.into()), ("raison", reason.into())])
        }
        Left::SetAside(_) => words.say("indices-ecarte"),
    }
}
