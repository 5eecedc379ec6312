//! What the terminal says under the table.

use passerelle_words::{Reasons, Words, count, full_name};

use crate::run::{Left, Run};

/// People listed on the terminal; the others stand in the review file.
const LISTED: usize = 12;

/// What is left to do, then the people concerned, by identifier or, with `names`, by name.
pub(super) fn describe(run: &Run, names: bool, words: Words) -> String {
    let mut text = String::new();
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    let stale = run.supervision.total(|column| column.no_longer_in_file);
    if stale > 0 {
        line(words.tell("tableau-identifiants-absents", [("n", count(stale))]));
    }
    let set_aside = run.supervision.total(|column| column.set_aside);
    if set_aside > 0 {
        line(words.tell("tableau-ecartes", [("n", count(set_aside))]));
    }
    let left: Vec<Left<'_>> =
        run.left().into_iter().filter(|left| !matches!(left, Left::SetAside(_))).collect();
    if left.is_empty() {
        if !run.base.users.is_empty() {
            line(words.say("tableau-complet"));
        }
        return text;
    }
    line(words.tell("tableau-reste", [("n", count(left.len()))]));
    let (alone, left): (Vec<_>, Vec<_>) = left.into_iter().partition(Left::resembles_nobody);
    let reasons = Reasons::new(words);
    for left in left.iter().take(LISTED) {
        let (person, remark) = person(run, left, names, &reasons, words);
        line(format!("  {person}"));
        line(format!("    {remark}"));
    }
    if left.len() > LISTED {
        line(format!("  {}", words.tell("rapprochement-et-autres", [("n", count(left.len() - LISTED))])));
    }
    if !alone.is_empty() {
        line(format!("  {}", without_suggestion(&alone, names, words)));
    }
    text
}

/// All those whom no account resembles, in one sentence: the same reason is not said to each.
fn without_suggestion(alone: &[Left<'_>], names: bool, words: Words) -> String {
    let mut who: Vec<String> = alone.iter().take(LISTED).map(|left| who(left, names, words)).collect();
    if alone.len() > LISTED {
        who.push("…".to_owned());
    }
    let facts = [("n", count(alone.len())), ("qui", who.join(", ").into())];
    words.tell("rapprochement-sans-ressemblance", facts)
}

/// Who is left with the best suggestion, then what is known of it.
fn person(run: &Run, left: &Left<'_>, names: bool, reasons: &Reasons, words: Words) -> (String, String) {
    let who = who(left, names, words);
    let best = match left {
        Left::Open(_, review) => review.suggestions.first(),
        _ => None,
    };
    let Some(best) = best else {
        return (who, super::tables::remark(left, words));
    };
    let account = match run.account(best.account) {
        Some(account) if names => full_name(&account.family_name, &account.given_name),
        Some(account) => account.id.as_str().to_owned(),
        None => String::new(),
    };
    let proposal = words.tell(
        "rapprochement-proposition",
        [("qui", who.into()), ("compte", account.into()), ("niveau", reasons.level(best.level).into())],
    );
    (proposal, reasons.suggestion(best))
}

/// A person by population and identifier, and by name when asked; a row that could not be used by its line.
fn who(left: &Left<'_>, names: bool, words: Words) -> String {
    match left {
        Left::Open(user, _) if names => words.tell(
            "rapprochement-personne-nommee",
            [
                ("population", user.population.code().into()),
                ("id", user.id.as_str().into()),
                ("nom", full_name(&user.family_name, &user.given_name).into()),
            ],
        ),
        Left::Row(row) if row.id.is_empty() => {
            words.tell("defauts-lieu", [("ligne", row.line.to_string().into())])
        }
        Left::Row(row) => words.tell(
            "defauts-lieu-fiche",
            [("ligne", row.line.to_string().into()), ("fiche", row.id.as_str().into())],
        ),
        _ => words.tell(
            "rapprochement-personne",
            [("population", left.population_code().into()), ("id", left.id().into())],
        ),
    }
}
