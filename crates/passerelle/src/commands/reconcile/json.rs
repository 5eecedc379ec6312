//! `reconcile --json`: the whole answer for machines.
//!
//! The form is stable and described in `JSON.md`.

use std::collections::BTreeMap;

use passerelle_model::Population;
use passerelle_reconcile::{Evidence, Rules, Sign};
use passerelle_words::{Column, Reasons, Words, full_name};
use serde::Serialize;

use super::tables::remark;
use crate::defects::{self, DefectJson};
use crate::run::{Left, Run};

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    export: Export<'a>,
    rules: &'static str,
    /// By population.
    table: BTreeMap<&'static str, Column>,
    matches: Vec<Match<'a>>,
    review: Vec<Person<'a>>,
    defects: Defective,
}

#[derive(Serialize)]
struct Export<'a> {
    sealed: bool,
    date: &'a str,
    partner: &'a str,
    establishments: Vec<School<'a>>,
}

#[derive(Serialize)]
struct School<'a> {
    uai: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
struct Match<'a> {
    local_id: &'a str,
    population: &'static str,
    partner_id: &'a str,
    rule: &'static str,
    confidence: f64,
    in_file: bool,
    evidence: Vec<Piece>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_name: Option<String>,
}

#[derive(Serialize)]
struct Person<'a> {
    local_id: &'a str,
    population: &'a str,
    /// `open`, `set_aside` (by a person) or `refused` (a row that could not be used).
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    suggestions: Vec<Proposal<'a>>,
    remark: Option<String>,
}

#[derive(Serialize)]
struct Proposal<'a> {
    rank: usize,
    partner_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    partner_name: Option<String>,
    level: &'static str,
    evidence: Vec<Piece>,
    doubt: String,
    settle: String,
}

#[derive(Serialize)]
struct Piece {
    sign: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Defective {
    base: Vec<DefectJson>,
    export: Vec<DefectJson>,
    links: Vec<DefectJson>,
}

/// The answer in one JSON object, indented; names only when asked for.
pub(super) fn write(run: &Run, names: bool, words: Words) -> String {
    let reasons = Reasons::new(words);
    let content = &run.ent.content;
    let answer = Answer {
        schema: "passerelle.reconcile/1",
        export: Export {
            sealed: run.ent.envelope.is_some(),
            date: run.ent.date(),
            partner: &content.header.partner,
            establishments: content
                .establishments
                .iter()
                .map(|school| School { uai: &school.uai, name: &school.name })
                .collect(),
        },
        rules: match run.rules {
            Rules::Exact => "exact",
            Rules::Extended => "extended",
        },
        table: run
            .supervision
            .columns
            .iter()
            .map(|(population, column)| (population.code(), *column))
            .collect(),
        matches: matches(run, names, &reasons),
        review: run.left().iter().map(|left| person(run, left, names, &reasons, words)).collect(),
        defects: Defective {
            base: defects::json(&run.base.defects),
            export: defects::json(&content.defects),
            links: run.links.as_ref().map_or_else(Vec::new, |(_, links)| defects::json(&links.defects)),
        },
    };
    serde_json::to_string_pretty(&answer).unwrap_or_default()
}

fn matches<'a>(run: &'a Run, names: bool, reasons: &Reasons) -> Vec<Match<'a>> {
    run.linked()
        .map(|(user, link)| Match {
            local_id: user.id.as_str(),
            population: user.population.code(),
            partner_id: link.partner.as_str(),
            rule: link.rule.code(),
            confidence: link.confidence,
            in_file: link.account.is_some(),
            evidence: pieces(&link.evidence, reasons),
            name: names.then(|| full_name(&user.family_name, &user.given_name)),
            partner_name: link.account.filter(|_| names).and_then(|place| account_name(run, place)),
        })
        .collect()
}

fn person<'a>(run: &'a Run, left: &Left<'a>, names: bool, reasons: &Reasons, words: Words) -> Person<'a> {
    let (local_id, population): (&'a str, &'a str) = match *left {
        Left::Open(user, _) | Left::SetAside(user) => (user.id.as_str(), user.population.code()),
        // Where columns have slipped, what stands for a population may be a name.
        Left::Row(row) => (&row.id, left.population().map_or("", Population::code)),
    };
    let suggestions = match *left {
        Left::Open(_, review) => review.suggestions.as_slice(),
        _ => &[],
    };
    Person {
        local_id,
        population,
        state: match left {
            Left::Open(..) => "open",
            Left::Row(_) => "refused",
            Left::SetAside(_) => "set_aside",
        },
        name: match *left {
            Left::Open(user, _) | Left::SetAside(user) if names => {
                Some(full_name(&user.family_name, &user.given_name))
            }
            _ => None,
        },
        suggestions: suggestions
            .iter()
            .zip(1..)
            .map(|(suggestion, rank)| Proposal {
                rank,
                partner_id: run.account(suggestion.account).map_or("", |account| account.id.as_str()),
                partner_name: names.then(|| account_name(run, suggestion.account)).flatten(),
                level: suggestion.level.code(),
                evidence: pieces(&suggestion.evidence, reasons),
                doubt: reasons.doubt(suggestion.doubt),
                settle: reasons.settle(suggestion),
            })
            .collect(),
        remark: suggestions.is_empty().then(|| remark(left, words)),
    }
}

fn account_name(run: &Run, place: usize) -> Option<String> {
    run.account(place).map(|account| full_name(&account.family_name, &account.given_name))
}

fn pieces(evidence: &[Evidence], reasons: &Reasons) -> Vec<Piece> {
    let sign = |piece: &Evidence| match piece.fact.sign() {
        Sign::Close => "close",
        Sign::Different => "different",
        Sign::Identical => "identical",
    };
    evidence.iter().map(|piece| Piece { sign: sign(piece), text: reasons.fact(piece.fact) }).collect()
}
