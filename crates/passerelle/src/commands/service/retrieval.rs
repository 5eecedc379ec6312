//! `import`: the ENT's file, read, checked, applied.

use passerelle_model::Population;
use passerelle_service::ops::school::SchoolError;
use passerelle_service::ops::school::retrieval::{self, Answer, Preview};
use passerelle_service::rules::school::choices::{ExistingChoice, Retrieval, RulesChoice};
use passerelle_service::rules::school::retrieval::{Counts, Question};
use passerelle_words::count;
use serde::Serialize;

use super::{at_work, file, print_json};
use crate::cli;
use crate::console::Console;
use crate::defects;
use crate::failure::{Exit, Failure};

/// How many people an effect is for.
type Effect = fn(&Counts) -> usize;

/// What is counted of each population, with the texts that name it.
const EFFECTS: [(&str, Effect); 6] = [
    ("import-rapproches", |counts| counts.linked),
    ("import-changes", |counts| counts.changed),
    ("import-perdus", |counts| counts.lost),
    ("import-a-decider", |counts| counts.undecided),
    ("import-sans-proposition", |counts| counts.no_suggestion),
    ("import-inchanges", |counts| counts.unchanged),
];

/// What the file says, without comparing anybody.
pub(super) fn read(options: &cli::ImportFile, console: Console) -> Result<Exit, Failure> {
    let preview = tried(options, console)?;
    let upload = &preview.waiting.upload;
    let of = |population| {
        upload.content.accounts.iter().filter(|account| account.population == population).count()
    };
    let carried = Population::ALL.into_iter().filter(|population| upload.content.carried[*population]);
    let counts: Vec<(Population, usize)> = carried.map(|population| (population, of(population))).collect();
    defects::tell(console, &options.input, &upload.content.defects);
    if options.json {
        let populations = counts.iter().map(|(population, n)| (Population::code(*population), *n)).collect();
        let read = ReadJson { schema: "passerelle.import-read/1", exported: upload.date(), populations };
        print_json(console, &read)?;
        return Ok(Exit::Done);
    }
    console.result(&console.words.tell1("import-date", "date", upload.date()))?;
    for (population, n) in counts {
        let facts = [("population", console.words.population(population).into()), ("n", count(n))];
        console.result(&console.words.tell("import-population", facts))?;
    }
    Ok(Exit::Done)
}

/// What taking the file would change.
pub(super) fn check(options: &cli::ImportFile, console: Console) -> Result<Exit, Failure> {
    let preview = tried(options, console)?;
    show(options, console, &preview, false)?;
    Ok(verdict(&preview, None))
}

/// Takes the file.
pub(super) fn apply(options: &cli::ImportApply, console: Console) -> Result<Exit, Failure> {
    let asked = &options.file;
    let preview = tried(asked, console)?;
    let exit = verdict(&preview, options.release);
    if !options.apply || exit != Exit::Done {
        show(asked, console, &preview, false)?;
        return Ok(exit);
    }
    let (name, content) = file(&asked.input)?;
    let choices = choices(asked, &preview);
    at_work(&asked.on.config, console, |office| async move {
        let (slug, key) = (&asked.on.base.0, office.state.key.clone());
        let refused = |error: SchoolError| office.refused(error);
        let work = async || {
            let desk = office.desk(slug).await?;
            let n = retrieval::receive(&desk, key.clone(), &name, content, choices.rules).await;
            let n = n.map_err(refused)?;
            let mut answers: Vec<Answer> = choices.existing.map(Answer::Existing).into_iter().collect();
            answers.extend(choices.old_accepted.then_some(Answer::Old));
            answers.extend(choices.without.iter().map(|population| Answer::Without(*population)));
            for answer in answers {
                retrieval::answer(&office.desk(slug).await?, n, answer).await.map_err(refused)?;
            }
            let desk = office.desk(slug).await?;
            let shown = desk.base.version;
            retrieval::apply(&desk, key, n, shown, options.release).await.map_err(refused)
        };
        office.exclusively(slug, work).await
    })?;
    show(asked, console, &preview, true)?;
    Ok(Exit::Done)
}

/// Compares the file with the base; keeps nothing.
fn tried(options: &cli::ImportFile, console: Console) -> Result<Preview, Failure> {
    let (name, content) = file(&options.input)?;
    at_work(&options.on.config, console, |office| async move {
        let desk = office.desk(&options.on.base.0).await?;
        let key = office.state.key.clone();
        let mut choices = asked(options);
        loop {
            let tried = retrieval::trial(&desk, key.clone(), &name, content.clone(), choices.clone()).await;
            let preview = tried.map_err(|error| office.refused(error))?;
            match preview.question {
                Some(Question::Missing { population, .. }) if options.accept_missing => {
                    choices.without.push(population);
                }
                _ => return Ok(preview),
            }
        }
    })
}

fn asked(options: &cli::ImportFile) -> Retrieval {
    Retrieval {
        rules: match options.rules {
            cli::Rules::Exact => RulesChoice::Exact,
            cli::Rules::Extended => RulesChoice::Extended,
        },
        existing: options.existing.map(|existing| match existing {
            cli::Existing::Keep => ExistingChoice::Keep,
            cli::Existing::Replace => ExistingChoice::Replace,
        }),
        old_accepted: options.accept_old,
        without: Vec::new(),
    }
}

/// What was asked, with the populations that the file was found to lack.
fn choices(options: &cli::ImportFile, preview: &Preview) -> Retrieval {
    Retrieval { without: preview.waiting.choices.without.clone(), ..asked(options) }
}

/// A file that links nobody new is taken all the same, as the pages do: its accounts are those to choose from by hand.
fn verdict(preview: &Preview, release: Option<usize>) -> Exit {
    if preview.question.is_some() {
        return Exit::RefusedByRule;
    }
    match preview.plan.hold() {
        Err(hold) if release != Some(hold.people()) => Exit::SafetyHold,
        _ if preview.held && preview.plan.people() == 0 => Exit::NothingToDo,
        _ => Exit::Done,
    }
}

fn show(
    options: &cli::ImportFile,
    console: Console,
    preview: &Preview,
    applied: bool,
) -> Result<(), Failure> {
    let words = console.words;
    let (plan, question) = (&preview.plan, preview.question.as_ref());
    let held = plan.hold().err().map(|hold| hold.people());
    if options.json {
        let effects =
            EFFECTS.iter().map(|(key, number)| (key.trim_start_matches("import-"), plan.total(number)));
        let report = CheckJson {
            schema: "passerelle.import-check/1",
            applied,
            effects: effects.collect(),
            question: question.map(question_code),
            held,
        };
        return print_json(console, &report);
    }
    for (key, number) in EFFECTS {
        console.result(&words.tell1(key, "n", plan.total(number)))?;
    }
    if applied {
        return console.result(&words.say("import-applique"));
    }
    match (question, held) {
        (Some(question), _) => console.remark(question_key(question), []),
        (None, Some(n)) => console.remark("base-utilisateurs-garde-fou", [("n", n.to_string().into())]),
        (None, None) => {}
    }
    console.result(&words.say("import-ensuite"))
}

fn question_key(question: &Question) -> &'static str {
    match question {
        Question::Existing { replace_recommended: true } => "import-question-remplacer",
        Question::Existing { replace_recommended: false } => "import-question-conserver",
        Question::Missing { .. } => "import-question-manque",
        Question::Old { .. } => "import-question-ancien",
    }
}

fn question_code(question: &Question) -> &'static str {
    match question {
        Question::Existing { .. } => "existing",
        Question::Missing { .. } => "missing_population",
        Question::Old { .. } => "old",
    }
}

#[derive(Serialize)]
struct ReadJson<'a> {
    schema: &'static str,
    exported: &'a str,
    populations: std::collections::BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct CheckJson {
    schema: &'static str,
    applied: bool,
    effects: std::collections::BTreeMap<&'static str, usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    held: Option<usize>,
}
