//! What the report shows, in the order of its page.

use passerelle_exchange::Defects;
use passerelle_model::{Address, BirthDate, LocalUser, PartnerAccount, Population};
use passerelle_reconcile::{Evidence, LinkDecision, Rules, Sign, Suggestion};
use passerelle_words::{Reasons, Words, count, defects, full_name};
use time::OffsetDateTime;

use crate::ent_file::name;
use crate::run::{Left, Run};

/// Linked people listed; beyond, a sentence says how many are not.
const LINKED: usize = 4_000;
/// People left listed by population; beyond, a sentence says how many are not.
const LEFT: usize = 1_000;

pub(super) struct View {
    pub(super) school: String,
    pub(super) facts: Vec<Fact>,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) notices: Vec<String>,
    pub(super) left_count: String,
    pub(super) left: Vec<Group<LeftPerson>>,
    pub(super) unclaimed: Vec<Group<String>>,
    pub(super) linked: Vec<Group<LinkedPerson>>,
    pub(super) defects: Vec<DefectFile>,
}

/// A line of the heading.
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// A row of the supervision table; `None` is « - ».
pub(super) struct Row {
    pub(super) title: String,
    pub(super) cells: Vec<Option<String>>,
}

/// The people of a population, with a sentence about those who are not listed.
pub(super) struct Group<T> {
    pub(super) title: String,
    pub(super) people: Vec<T>,
    pub(super) more: Option<String>,
}

pub(super) struct LeftPerson {
    pub(super) name: String,
    pub(super) detail: String,
    pub(super) proposals: Vec<Proposal>,
    pub(super) remark: String,
}

pub(super) struct Proposal {
    pub(super) name: String,
    pub(super) detail: String,
    pub(super) level: String,
    pub(super) evidence: Vec<Piece>,
    pub(super) doubt: String,
    pub(super) settle: String,
}

pub(super) struct LinkedPerson {
    pub(super) user: String,
    pub(super) account: String,
    pub(super) rule: String,
    pub(super) evidence: String,
}

pub(super) struct Piece {
    pub(super) sign: &'static str,
    pub(super) text: String,
}

pub(super) struct DefectFile {
    pub(super) title: String,
    pub(super) rows: Vec<DefectRow>,
}

pub(super) struct DefectRow {
    pub(super) what: String,
    pub(super) effect: String,
    pub(super) count: String,
    pub(super) places: String,
}

pub(super) fn build(run: &Run, now: OffsetDateTime, words: Words) -> View {
    let reasons = Reasons::new(words);
    let left = left(run, &reasons, words);
    let left_total = run.left().iter().filter(|left| !matches!(left, Left::SetAside(_))).count();
    View {
        school: school(run, words),
        facts: facts(run, now, words),
        columns: Population::ALL.iter().map(|population| words.population(*population)).collect(),
        rows: rows(run, words),
        notices: notices(run, words),
        left_count: if left_total == 0 {
            words.say("tableau-complet")
        } else {
            words.tell("tableau-reste", [("n", count(left_total))])
        },
        left,
        unclaimed: unclaimed(run, words),
        linked: linked(run, &reasons, words),
        defects: defect_files(run, words),
    }
}

/// The name of the only school, or how many there are.
fn school(run: &Run, words: Words) -> String {
    match run.ent.content.establishments.as_slice() {
        [] => run.ent.uais().join(", "),
        [school] => words.tell(
            "compte-rendu-ecole",
            [("nom", school.name.as_str().into()), ("uai", school.uai.as_str().into())],
        ),
        schools => words.tell("compte-rendu-ecoles", [("n", count(schools.len()))]),
    }
}

fn facts(run: &Run, now: OffsetDateTime, words: Words) -> Vec<Fact> {
    let fact = |label: &str, value: String| Fact { label: words.say(label), value };
    let rules = match run.rules {
        Rules::Exact => "compte-rendu-regles-identiques",
        Rules::Extended => "compte-rendu-regles-etendues",
    };
    let mut facts = vec![fact("compte-rendu-fait-le", words.moment(now))];
    if run.ent.content.establishments.len() > 1 {
        facts.push(fact("compte-rendu-uai", run.ent.uais().join(", ")));
    }
    let date = run.ent.date();
    let exported = if date.is_empty() {
        name(&run.ent_path)
    } else {
        words.tell(
            "compte-rendu-exporte",
            [("nom", name(&run.ent_path).into()), ("date", words.written_moment(date).into())],
        )
    };
    facts.push(fact("compte-rendu-fichier-ent", exported));
    facts.push(fact("compte-rendu-fichier-base", name(&run.base_path)));
    if let Some((path, _)) = &run.links {
        facts.push(fact("compte-rendu-fichier-liens", name(path)));
    }
    facts.push(fact("compte-rendu-regles", words.say(rules)));
    facts
}

fn rows(run: &Run, words: Words) -> Vec<Row> {
    let cells = |cells: [Option<usize>; 6]| cells.map(|cell| cell.map(|count| words.number(count))).to_vec();
    run.supervision
        .rows(words, &run.service)
        .into_iter()
        .map(|row| Row { title: row.title, cells: cells(row.cells) })
        .collect()
}

fn notices(run: &Run, words: Words) -> Vec<String> {
    let stale = run.supervision.total(|column| column.no_longer_in_file);
    let set_aside = run.supervision.total(|column| column.set_aside);
    [("tableau-identifiants-absents", stale), ("tableau-ecartes", set_aside)]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.tell(key, [("n", count(n))]))
        .collect()
}

fn left(run: &Run, reasons: &Reasons, words: Words) -> Vec<Group<LeftPerson>> {
    let all = run.left();
    let mut groups: Vec<_> = Population::ALL
        .into_iter()
        .map(|population| {
            let people = all
                .iter()
                .filter(|left| matches!(left, Left::Open(..)) && left.population() == Some(population))
                .map(|left| left_person(run, left, reasons, words));
            group(words.population(population), people.collect(), LEFT, |person| &person.name, words)
        })
        .collect();
    let set_aside = all.iter().filter(|left| matches!(left, Left::SetAside(_)));
    let set_aside = set_aside.map(|left| left_person(run, left, reasons, words)).collect();
    groups.push(group(words.say("compte-rendu-ecartes"), set_aside, LEFT, |person| &person.name, words));
    let rows = all.iter().filter(|left| matches!(left, Left::Row(_)));
    let rows = rows.map(|left| left_person(run, left, reasons, words)).collect();
    groups.push(group(words.say("compte-rendu-lignes-refusees"), rows, LEFT, |_| "", words));
    groups.retain(|group| !group.people.is_empty());
    groups
}

fn left_person(run: &Run, left: &Left<'_>, reasons: &Reasons, words: Words) -> LeftPerson {
    match left {
        Left::Open(user, review) => LeftPerson {
            name: user_name(user),
            detail: user_detail(user, words),
            proposals: review
                .suggestions
                .iter()
                .filter_map(|suggestion| proposal(run, suggestion, reasons, words))
                .collect(),
            remark: words.say("compte-rendu-sans-proposition"),
        },
        Left::SetAside(user) => LeftPerson {
            name: user_name(user),
            detail: user_detail(user, words),
            proposals: Vec::new(),
            remark: words.say("indices-ecarte"),
        },
        Left::Row(row) => LeftPerson {
            name: words.tell("defauts-lieu", [("ligne", row.line.to_string().into())]),
            detail: String::new(),
            proposals: Vec::new(),
            remark: defects::phrase(words, row.reason.defect()),
        },
    }
}

fn proposal(run: &Run, suggestion: &Suggestion, reasons: &Reasons, words: Words) -> Option<Proposal> {
    let account = run.account(suggestion.account)?;
    Some(Proposal {
        name: account_name(account),
        detail: account_detail(account, words),
        level: reasons.level(suggestion.level),
        evidence: pieces(&suggestion.evidence, reasons),
        doubt: reasons.doubt(suggestion.doubt),
        settle: words.tell("compte-rendu-trancherait", [("donnee", reasons.settle(suggestion).into())]),
    })
}

fn unclaimed(run: &Run, words: Words) -> Vec<Group<String>> {
    let all = run.unclaimed();
    let mut groups: Vec<_> = Population::ALL
        .into_iter()
        .map(|population| {
            let people = all.iter().filter(|account| account.population == population);
            let people = people.map(|account| account_name(account)).collect();
            group(words.population(population), people, LEFT, |name| name, words)
        })
        .collect();
    groups.retain(|group| !group.people.is_empty());
    groups
}

fn linked(run: &Run, reasons: &Reasons, words: Words) -> Vec<Group<LinkedPerson>> {
    let mut room = LINKED;
    let mut groups = Vec::new();
    for population in Population::ALL {
        let people: Vec<_> = run
            .linked()
            .filter(|(user, _)| user.population == population)
            .map(|(user, link)| linked_person(run, user, link, reasons, words))
            .collect();
        if !people.is_empty() {
            let listed = group(words.population(population), people, room, |person| &person.user, words);
            room -= listed.people.len();
            groups.push(listed);
        }
    }
    groups
}

fn linked_person(
    run: &Run,
    user: &LocalUser,
    link: &LinkDecision,
    reasons: &Reasons,
    words: Words,
) -> LinkedPerson {
    let account = link.account.and_then(|place| run.account(place));
    LinkedPerson {
        user: user_name(user),
        account: account.map_or_else(|| words.say("compte-rendu-compte-absent"), account_name),
        rule: reasons.rule(link.rule),
        evidence: reasons.facts(&link.evidence),
    }
}

/// Sorts people by name, as a reader looks for them, and cuts a list that is too long. The title carries the count.
fn group<T>(
    title: String,
    mut people: Vec<T>,
    room: usize,
    name: impl Fn(&T) -> &str,
    words: Words,
) -> Group<T> {
    let total = people.len();
    people.sort_by_cached_key(|person| deunicode::deunicode(name(person)).to_lowercase());
    people.truncate(room);
    let hidden = total - people.len();
    Group {
        title: words.tell("compte-rendu-groupe", [("titre", title.into()), ("n", count(total))]),
        people,
        more: (hidden > 0).then(|| words.tell("compte-rendu-non-listes", [("n", count(hidden))])),
    }
}

fn defect_files(run: &Run, words: Words) -> Vec<DefectFile> {
    let file = |path: &std::path::Path, defects: &Defects| DefectFile {
        title: name(path),
        rows: defects
            .iter()
            .map(|(kind, report)| DefectRow {
                what: defects::phrase(words, kind),
                effect: defects::effect(words, kind),
                count: words.number(report.count),
                places: defects::examples(words, report),
            })
            .collect(),
    };
    let links = run.links.iter().map(|(path, links)| file(path, &links.defects));
    [file(&run.base_path, &run.base.defects), file(&run.ent_path, &run.ent.content.defects)]
        .into_iter()
        .chain(links)
        .filter(|file| !file.rows.is_empty())
        .collect()
}

fn pieces(evidence: &[Evidence], reasons: &Reasons) -> Vec<Piece> {
    let sign = |piece: &Evidence| match piece.fact.sign() {
        Sign::Close => "≈",
        Sign::Different => "≠",
        Sign::Identical => "=",
    };
    evidence.iter().map(|piece| Piece { sign: sign(piece), text: reasons.fact(piece.fact) }).collect()
}

fn user_name(user: &LocalUser) -> String {
    full_name(&user.family_name, &user.given_name)
}

fn account_name(account: &PartnerAccount) -> String {
    full_name(&account.family_name, &account.given_name)
}

/// What tells a user from a namesake: class, birth date, town.
fn user_detail(user: &LocalUser, words: Words) -> String {
    let class = user.class.clone().filter(|class| !class.is_empty());
    listed([class, birth(user.birth_date, words), town(&user.address)])
}

fn account_detail(account: &PartnerAccount, words: Words) -> String {
    listed([birth(account.birth_date, words), town(&account.address), None])
}

fn listed(details: [Option<String>; 3]) -> String {
    details.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn birth(date: Option<BirthDate>, words: Words) -> Option<String> {
    Some(words.tell("compte-rendu-naissance", [("date", words.birth_date(date?).into())]))
}

fn town(address: &Address) -> Option<String> {
    let parts: Vec<&str> =
        [&address.post_code, &address.city].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
