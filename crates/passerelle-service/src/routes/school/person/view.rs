//! People and accounts as the page shows them.

use passerelle_model::{LocalUser, PartnerAccount, Population};
use passerelle_reconcile::{Doubt, Evidence, Fact, Level, Suggestion};
use passerelle_web::components::{Icon, State};
pub(super) use passerelle_words::full_name as name;
use passerelle_words::{Reasons, Words};

use super::super::guard::School;
use super::super::wording;
use crate::ops::school::linking::Person;
use crate::rules::school::listing::{self, Shown};

/// What is known of somebody, one line per datum.
pub(super) struct Line {
    pub(super) what: String,
    pub(super) value: String,
}

/// A suggestion.
pub(super) struct Suggested {
    pub(super) account: i64,
    pub(super) name: String,
    pub(super) identifier: String,
    pub(super) level: String,
    pub(super) evidence: Vec<State>,
    pub(super) doubt: String,
    pub(super) settle: String,
    pub(super) weights: Vec<Line>,
    pub(super) contradictory: bool,
    pub(super) is_likely: bool,
}

/// An account of the file.
pub(super) struct Candidate {
    pub(super) account: i64,
    pub(super) family: String,
    pub(super) given: String,
    pub(super) identifier: String,
    pub(super) taken: bool,
}

/// What the base knows of the person.
pub(super) fn known(school: &School, user: &LocalUser) -> Vec<Line> {
    let w = school.w;
    let line = |key: &str, value: Option<String>| {
        Some(Line { what: w.say(key), value: value.filter(|value| !value.is_empty())? })
    };
    let children = (!user.children.is_empty()).then(|| w.number(user.children.len()));
    let lines = [
        line("etab-col-civilite", Some(wording::title(w, user.title))),
        line("etab-col-naissance", user.birth_date.map(|date| w.birth_date(date))),
        line("etab-col-classe", user.class.clone()),
        line("etab-col-commune", Some(town(&user.address))),
        line("etab-col-enfants", children),
    ];
    lines.into_iter().flatten().collect()
}

/// Post code and town, no street.
fn town(address: &passerelle_model::Address) -> String {
    let parts = [address.post_code.as_deref(), address.city.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The suggestions, best first.
pub(super) fn suggested(school: &School, person: &Person) -> Vec<Suggested> {
    let w = school.w;
    let reasons = Reasons::new(w);
    let accounts = &person.content.accounts;
    if let Some(link) = &person.seen.certain
        && let Some(row) = link.account.and_then(|place| accounts.get(place))
    {
        let certain = shown(school, person, row.n, &row.account, &link.evidence, &reasons);
        return vec![Suggested { level: w.say("etab-niveau-certain"), is_likely: true, ..certain }];
    }
    let one = |suggestion: &Suggestion| {
        let row = accounts.get(suggestion.account)?;
        // That the writing differs is what brings people to this page.
        let doubt = Some(suggestion.doubt).filter(|doubt| *doubt != Doubt::NotIdentical);
        Some(Suggested {
            level: reasons.level(suggestion.level),
            doubt: doubt.map(|doubt| reasons.doubt(doubt)).unwrap_or_default(),
            settle: reasons.settle(suggestion),
            contradictory: suggestion.level == Level::Contradictory,
            is_likely: suggestion.level == Level::Probable,
            ..shown(school, person, row.n, &row.account, &suggestion.evidence, &reasons)
        })
    };
    person.seen.suggestions.iter().filter_map(one).collect()
}

fn shown(
    school: &School,
    person: &Person,
    n: i64,
    account: &PartnerAccount,
    evidence: &[Evidence],
    reasons: &Reasons,
) -> Suggested {
    let w = school.w;
    let facts = evidence.iter().map(|piece| State::new(wording::sign(piece.fact), reasons.fact(piece.fact)));
    let weights = evidence
        .iter()
        .map(|piece| Line { what: reasons.fact(piece.fact), value: format!("{:+.1}", piece.bits) });
    Suggested {
        account: n,
        name: name(&account.family_name, &account.given_name),
        identifier: wording::identifier(&account.id, school.sees_identifiers()),
        level: String::new(),
        evidence: facts.chain(unknown(w, &person.user().record.user, evidence)).collect(),
        doubt: String::new(),
        settle: String::new(),
        weights: weights.collect(),
        contradictory: false,
        is_likely: false,
    }
}

/// The data that would have mattered and that one side does not have: « ? ».
fn unknown(w: Words, user: &LocalUser, evidence: &[Evidence]) -> Vec<State> {
    let mut lines = Vec::new();
    let mut unless = |seen: &dyn Fn(Fact) -> bool, key: &str| {
        if !evidence.iter().any(|piece| seen(piece.fact)) {
            lines.push(State::new(Icon::Question, w.say(key)));
        }
    };
    if matches!(user.population, Population::Pupil | Population::Teacher) {
        unless(&|fact| matches!(fact, Fact::BirthDate(_)), "etab-inconnu-naissance");
    }
    if user.population == Population::Pupil {
        unless(&|fact| matches!(fact, Fact::NationalNumber(_)), "etab-inconnu-numero");
    }
    unless(&|fact| matches!(fact, Fact::Address(_)), "etab-inconnu-adresse");
    lines
}

/// The accounts of the file, suggestions left to their own list; and how many there are.
pub(super) fn candidates(
    school: &School,
    person: &Person,
    shown: Shown,
    search: &str,
) -> (Vec<Candidate>, usize) {
    let view = person.view();
    let population = person.user().record.user.population;
    let page = listing::accounts(&person.content, &view, population, shown, search, 1);
    let rows = page.rows.iter().map(|(row, taken)| Candidate {
        account: row.n,
        family: row.account.family_name.clone(),
        given: row.account.given_name.clone(),
        identifier: wording::identifier(&row.account.id, school.sees_identifiers()),
        taken: *taken,
    });
    (rows.collect(), page.found)
}
