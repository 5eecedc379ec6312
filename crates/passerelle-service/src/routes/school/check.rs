//! S34: what would change. Nothing is written before « Appliquer ».

use askama::Template;
use axum::Form;
use axum::extract::Path;
use passerelle_model::{OpaqueId, Population};
use passerelle_web::components::Steps;
use passerelle_web::{Page, Rendered, html};
use passerelle_words::{defects, full_name};
use serde::Deserialize;

use super::frame::{Frame, inside_matching};
use super::guard::{Manager, School};
use super::wording;
use crate::ops::school::retrieval::{self, Answer, Preview};
use crate::ops::school::waiting;
use crate::rules::school::choices::{ExistingChoice, RulesChoice};
use crate::rules::school::hold;
use crate::rules::school::retrieval::{Counts, Effect, Plan, Question};

/// People listed in each group; the rest is counted.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "school/check.html")]
struct Check {
    page: Page,
    frame: Frame,
    steps: Steps,
    n: i64,
    version: u64,
    file: String,
    exported: String,
    exact: bool,
    question: Option<Asked>,
    columns: Vec<String>,
    rows: Vec<Row>,
    beyond: Vec<String>,
    groups: Vec<Group>,
    defects: Vec<String>,
    people: usize,
    share: usize,
    limit: usize,
    hold: Option<Held>,
    point: String,
}

/// What has to be answered first.
struct Asked {
    title: String,
    sentences: Vec<String>,
    answers: Vec<Reply>,
}

/// An answer, with its effect in numbers.
struct Reply {
    value: String,
    label: String,
    effect: String,
    recommended: bool,
}

/// A row of « ce qui va se passer ».
struct Row {
    title: String,
    cells: Vec<usize>,
    total: usize,
}

/// People to whom the same thing happens.
struct Group {
    title: String,
    people: Vec<Line>,
    more: usize,
}

/// A person of a group.
struct Line {
    name: String,
    population: String,
    before: String,
    after: String,
    note: String,
}

/// What the safety hold says.
struct Held {
    sentences: Vec<String>,
    people: usize,
}

/// The steps bar.
pub(super) fn steps(school: &School, current: usize) -> Steps {
    let names = [
        "etab-etape-preparer",
        "etab-etape-importer",
        "etab-etape-verifier",
        "etab-etape-appliquer",
        "etab-etape-completer",
        "etab-etape-terminer",
    ];
    Steps::new(school.w, names.map(|name| school.w.say(name)).into(), current)
}

/// The page.
pub(super) async fn show(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    let preview = retrieval::preview(&school.desk, school.state.key.clone(), n).await;
    let preview = preview.map_err(|error| school.refused(error))?;
    Ok(html(&build(&school, &preview)))
}

/// What the questions send.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    reponse: String,
}

/// An answer to the question of the page.
pub(super) async fn answer(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(Sent { reponse }): Form<Sent>,
) -> Rendered {
    let answer = match reponse.as_str() {
        "conserver" => Some(Answer::Existing(ExistingChoice::Keep)),
        "remplacer" => Some(Answer::Existing(ExistingChoice::Replace)),
        "ancien" => Some(Answer::Old),
        other => {
            other.strip_prefix("sans-").and_then(|code| Population::from_code(code).ok()).map(Answer::Without)
        }
    };
    if let Some(answer) = answer {
        retrieval::answer(&school.desk, n, answer).await.map_err(|error| school.refused(error))?;
    }
    Ok(school.to(&format!("rapprochement/imports/{n}/verifier")))
}

/// What « Appliquer » sends.
#[derive(Deserialize)]
pub(super) struct Applied {
    version: u64,
    /// The number typed to release the safety hold.
    #[serde(default)]
    nombre: String,
}

/// « Appliquer ».
pub(super) async fn apply(
    Manager(school): Manager,
    Path((_, n)): Path<(String, i64)>,
    Form(Applied { version, nombre }): Form<Applied>,
) -> Rendered {
    let released = typed_number(&nombre);
    retrieval::apply(&school.desk, school.state.key.clone(), n, version, released)
        .await
        .map_err(|error| school.refused(error))?;
    Ok(school.to(&format!("rapprochement/imports/{n}/resultat")))
}

/// « Ne rien faire »: the file is erased.
pub(super) async fn discard(Manager(school): Manager, Path((_, n)): Path<(String, i64)>) -> Rendered {
    waiting::discard(&school.desk, n).await.map_err(|error| school.refused(error))?;
    Ok(school.to("rapprochement/"))
}

/// A number as people type it, spaces included.
pub(super) fn typed_number(text: &str) -> Option<usize> {
    text.chars().filter(|c| !c.is_whitespace()).collect::<String>().parse().ok()
}

fn build(school: &School, preview: &Preview) -> Check {
    let w = school.w;
    let (waiting, plan) = (&preview.waiting, &preview.plan);
    let (page, frame) = inside_matching(school, w.say("etab-verifier-titre"));
    let columns = Population::ALL.into_iter().filter(|&population| plan.users[population] > 0);
    let columns: Vec<Population> = columns.collect();
    Check {
        steps: steps(school, 3),
        n: waiting.import.n,
        version: school.desk.base.version,
        file: waiting.import.file_name.clone(),
        exported: w.written_moment(waiting.upload.date()),
        exact: waiting.choices.rules == RulesChoice::Exact,
        question: preview.question.as_ref().map(|question| asked(school, preview, question)),
        rows: rows(school, plan, &columns),
        columns: columns.iter().map(|&population| w.population(population)).collect(),
        beyond: beyond(school, plan),
        groups: groups(school, preview),
        defects: waiting
            .upload
            .content
            .defects
            .iter()
            .map(|(kind, report)| defects::line(w, kind, report))
            .collect(),
        people: plan.people(),
        share: hold::share(&plan.touched(), &plan.users),
        limit: hold::PERCENT,
        hold: plan.hold().err().map(|hold| held(school, &hold)),
        point: w.tell1("etab-point-nom", "quand", w.moment(school.desk.now)),
        page,
        frame,
    }
}

/// The safety hold in words; the same for every operation that it stops.
fn held(school: &School, hold: &hold::Hold) -> Held {
    Held { sentences: held_sentences(school, hold), people: hold.people() }
}

/// « 30 professeurs sur 104 (28 %) perdraient ou changeraient d'identifiant. »
pub(super) fn held_sentences(school: &School, hold: &hold::Hold) -> Vec<String> {
    let w = school.w;
    let sentence = |&(population, n, total): &(Population, usize, usize)| {
        let people = wording::people(w, population, n);
        let total_text = w.number(total);
        let percent = (n * 100 / total.max(1)).to_string();
        w.tell(
            "etab-garde-fou-phrase",
            [("personnes", people.into()), ("total", total_text.into()), ("part", percent.into())],
        )
    };
    hold.populations.iter().map(sentence).collect()
}

fn asked(school: &School, preview: &Preview, question: &Question) -> Asked {
    let w = school.w;
    let reply = |value: &str, label: String| Reply {
        value: value.to_owned(),
        label,
        effect: String::new(),
        recommended: false,
    };
    match question {
        Question::Old { days } => Asked {
            title: w.tell1("etab-ancien-titre", "date", w.written_moment(preview.waiting.upload.date())),
            sentences: vec![w.tell1("etab-ancien-fait", "n", days.unsigned_abs())],
            answers: vec![reply("ancien", w.say("etab-ancien-continuer"))],
        },
        Question::Missing { population, before } => {
            let name = w.population(*population).to_lowercase();
            Asked {
                title: w.say("etab-manque-titre"),
                sentences: vec![w.tell2("etab-manque-fait", "population", name.as_str(), "n", *before)],
                answers: vec![reply(
                    &format!("sans-{}", population.code()),
                    w.tell1("etab-manque-continuer", "population", name.as_str()),
                )],
            }
        }
        Question::Existing { replace_recommended } => {
            let effect = |plan: Option<&Plan>| {
                let touched = plan.map_or(0, |plan| plan.total(|counts| counts.changed + counts.lost));
                let new = plan.map_or(0, |plan| plan.total(|counts| counts.linked));
                w.tell2("etab-existants-effet", "n", touched, "nouveaux", new)
            };
            let (keep, replace) = preview.either.as_ref().map(|(keep, replace)| (keep, replace)).unzip();
            let keep = Reply {
                effect: effect(keep),
                recommended: !replace_recommended,
                ..reply("conserver", w.say("etab-existants-conserver"))
            };
            let replace = Reply {
                effect: effect(replace),
                recommended: *replace_recommended,
                ..reply("remplacer", w.say("etab-existants-remplacer"))
            };
            Asked {
                title: w.say("etab-existants-titre"),
                sentences: vec![w.say("etab-existants-fait")],
                answers: vec![keep, replace],
            }
        }
    }
}

fn rows(school: &School, plan: &Plan, columns: &[Population]) -> Vec<Row> {
    let row = |key: &str, number: fn(&Counts) -> usize| Row {
        title: school.w.say(key),
        cells: columns.iter().map(|&population| number(&plan.counts[population])).collect(),
        total: plan.total(number),
    };
    vec![
        row("etab-verifier-rapproches", |counts| counts.linked),
        row("etab-verifier-changes", |counts| counts.changed),
        row("etab-verifier-perdus", |counts| counts.lost),
        row("etab-verifier-a-decider", |counts| counts.undecided),
        row("etab-verifier-sans-proposition", |counts| counts.no_suggestion),
        row("etab-verifier-inchanges", |counts| counts.unchanged),
    ]
}

/// « 1 professeur de plus : trait d'union ».
fn beyond(school: &School, plan: &Plan) -> Vec<String> {
    let w = school.w;
    let line = |population: Population| {
        let found: Vec<_> = plan.beyond_exact.iter().filter(|((of, _), _)| *of == population).collect();
        let total: usize = found.iter().map(|(_, n)| **n).sum();
        let reasons = found.iter().map(|((_, difference), n)| {
            let word = w.say(difference.key());
            if found.len() == 1 { word } else { w.tell2("etab-ecart-compte", "ecart", word, "n", **n) }
        });
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        let people = wording::people(w, population, total);
        (total > 0).then(|| w.tell2("etab-ecart-ligne", "personnes", people, "ecarts", reasons))
    };
    Population::ALL.into_iter().filter_map(line).collect()
}

/// Which effects make a group.
type Kind = fn(&Effect) -> bool;

fn groups(school: &School, preview: &Preview) -> Vec<Group> {
    let kinds: [(&str, Kind); 6] = [
        ("etab-groupe-rapproches", |effect| matches!(effect, Effect::Linked(_))),
        ("etab-groupe-changes", |effect| matches!(effect, Effect::Changed { .. })),
        ("etab-groupe-perdus", |effect| matches!(effect, Effect::Lost { .. })),
        ("etab-groupe-a-decider", |effect| matches!(effect, Effect::Undecided { .. })),
        ("etab-groupe-sans-proposition", |effect| matches!(effect, Effect::NoSuggestion)),
        ("etab-groupe-inchanges", |effect| matches!(effect, Effect::SetAside | Effect::Unchanged)),
    ];
    let group = |(key, is_one): (&str, Kind)| {
        let effects = &preview.plan.effects;
        let rows: Vec<usize> = (0..effects.len()).filter(|&row| is_one(&effects[row])).collect();
        let n = rows.len();
        let people = rows.iter().take(SHOWN).map(|&row| line(school, preview, row)).collect();
        (n > 0).then(|| Group { title: school.w.tell1(key, "n", n), people, more: n.saturating_sub(SHOWN) })
    };
    kinds.into_iter().filter_map(group).collect()
}

fn line(school: &School, preview: &Preview, row: usize) -> Line {
    let w = school.w;
    let user = &preview.waiting.content.users[row].record.user;
    let reasons = passerelle_words::Reasons::new(w);
    let id = |id: &OpaqueId| wording::identifier(id, false);
    let name_of = |account: usize| {
        let account = &preview.waiting.upload.content.accounts[account];
        full_name(&account.family_name, &account.given_name)
    };
    let (before, after, note) = match &preview.plan.effects[row] {
        Effect::Linked(link) => (String::new(), id(&link.partner), reasons.rule(link.rule)),
        Effect::Changed { before, link } => (id(before), id(&link.partner), reasons.facts(&link.evidence)),
        Effect::Lost { before } => (id(before), w.say("etab-aucun"), String::new()),
        Effect::Undecided { contradicts: Some(account), .. } => {
            (String::new(), String::new(), w.tell1("etab-verifier-contredit", "nom", name_of(*account)))
        }
        Effect::Undecided { suggestions, .. } => {
            (String::new(), String::new(), w.tell1("etab-verifier-propositions", "n", *suggestions))
        }
        Effect::SetAside => (String::new(), String::new(), w.say("etab-etat-ecarte")),
        Effect::NoSuggestion | Effect::Unchanged => Default::default(),
    };
    Line {
        name: full_name(&user.family_name, &user.given_name),
        population: w.population(user.population),
        before,
        after,
        note,
    }
}
