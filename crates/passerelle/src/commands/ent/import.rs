//! `ent import`: accounts fed by the files of a directory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use passerelle_directory::{Schools, read_schools};
use passerelle_ent::ops::import::{Import, ImportError, Maker, Missing, Opener, Report, apply, plan};
use passerelle_ent::rules::import::Outcome;
use passerelle_exchange::csv::TableLimits;
use passerelle_exchange::sealed::{FileKind, Recognised};
use passerelle_store_sqlite::SqliteEntStore;
use passerelle_web::{Clock as _, SystemClock, random};
use passerelle_words::{count, defects as worded};
use serde::Serialize;

use super::{ACTOR, on_store, print_json};
use crate::cli;
use crate::console::Console;
use crate::defects::{self, DefectJson};
use crate::failure::{Exit, Failure};
use crate::settings::Settings;

pub(super) fn run(options: &cli::EntImport, console: Console) -> Result<Exit, Failure> {
    check(&options.people)?;
    let schools = options.schools.as_deref().map(schools).transpose()?.unwrap_or_default();
    let working = console.work("ent-import-en-cours", "", 0).turning();
    let report = on_store(&options.config, |settings, store| async move {
        let report = work(options, &schools, &settings, &store).await;
        store.close().await;
        Ok((report?, schools))
    });
    drop(working);
    let (report, schools) = report?;
    if options.json {
        print_json(console, &json(options, &report, &schools))?;
    } else {
        if let Some(path) = &options.schools {
            defects::tell(console, path, &schools.defects);
        }
        tell_defects(console, &options.people, &report);
        tell(options, console, &report)?;
    }
    Ok(match (&report.held, report.counts.is_nothing()) {
        (_, true) => Exit::NothingToDo,
        (Some(_), false) if !options.apply && options.confirm != Some(report.counts.gone) => Exit::SafetyHold,
        _ => Exit::Done,
    })
}

async fn work(
    options: &cli::EntImport,
    schools: &Schools,
    settings: &Settings,
    store: &SqliteEntStore,
) -> Result<Report, Failure> {
    let import = Import {
        people: opener(options.people.clone()),
        schools: schools.schools.clone(),
        missing: match options.missing {
            cli::MissingPeople::Keep => Missing::Keep,
            cli::MissingPeople::Gone => Missing::Gone,
        },
        managed: None,
        default_school: None,
        limits: TableLimits::default(),
    };
    let name = random::bytes::<8>().map_err(|_| Failure::Random)?;
    let maker = Maker {
        actor: ACTOR.to_owned(),
        now: SystemClock.now(),
        import: format!("{:016x}", u64::from_be_bytes(name)),
        undo: None,
    };
    let done = if options.apply {
        apply(store, &import, &maker, options.confirm).await
    } else {
        plan(store, &import, &maker).await
    };
    done.map_err(|error| failure(error, &options.people, settings))
}

fn failure(error: ImportError, people: &Path, settings: &Settings) -> Failure {
    let path = people.to_owned();
    match error {
        ImportError::Table(error) => Failure::Table { path, error },
        ImportError::Read(source) => Failure::Read { path, source },
        ImportError::Unattributed { rows } => Failure::Unattributed { path, rows },
        ImportError::Held { held, counts } => Failure::Held {
            population: held.population,
            leaving: held.leaving,
            present: held.present,
            gone: counts.gone,
        },
        ImportError::Busy => Failure::Busy,
        ImportError::Stopped => Failure::Server(std::io::Error::other("stopped")),
        ImportError::Store(error) => Failure::Store { path: settings.database(), error },
    }
}

fn opener(path: PathBuf) -> Opener {
    Arc::new(move || {
        let file = File::open(&path)?;
        Ok(Box::new(BufReader::with_capacity(1 << 18, file)) as Box<dyn BufRead + Send>)
    })
}

/// A file of another kind is told for what it is before anything else.
fn check(path: &Path) -> Result<(), Failure> {
    let read = |source| Failure::Read { path: path.to_owned(), source };
    let file = BufReader::new(File::open(path).map_err(read)?);
    let kind = Recognised::new(file).map_err(read)?.kind;
    match kind {
        FileKind::Other | FileKind::Empty => Ok(()),
        kind => Err(Failure::NotTable { path: path.to_owned(), kind }),
    }
}

fn schools(path: &Path) -> Result<Schools, Failure> {
    check(path)?;
    let file = File::open(path).map_err(|source| Failure::Read { path: path.to_owned(), source })?;
    read_schools(&mut BufReader::new(file), &TableLimits::default())
        .map_err(|error| Failure::Table { path: path.to_owned(), error })
}

fn tell_defects(console: Console, path: &Path, report: &Report) {
    defects::tell(console, path, &report.defects);
    for (kind, _) in report.defects.iter() {
        if let Some(remedy) = worded::remedy(console.words, kind) {
            let defect = worded::phrase(console.words, kind);
            let facts = [("defaut", defect.into()), ("remede", remedy.into())];
            console.note(&format!("  {}", console.words.tell("ent-import-remede", facts)));
        }
    }
}

fn tell(options: &cli::EntImport, console: Console, report: &Report) -> Result<(), Failure> {
    let words = console.words;
    let counts = &report.counts;
    let lines = [
        ("ent-import-crees", counts.created),
        ("ent-import-modifies", counts.changed),
        ("ent-import-inchanges", counts.unchanged),
        ("ent-import-supprimes", counts.gone),
        ("ent-import-etablissements", counts.schools),
    ];
    let title = if options.apply { "ent-import-fait" } else { "ent-import-essai" };
    console.result(&words.tell(title, [("n", count(report.people)), ("lignes", count(report.rows))]))?;
    for (key, n) in lines {
        console.result(&format!("  {}", words.tell1(key, "n", n)))?;
    }
    if counts.is_nothing() {
        return console.result(&words.say("ent-import-rien"));
    }
    if options.apply {
        return Ok(());
    }
    if let Some(held) = &report.held {
        let facts = [
            ("population", words.population(held.population).into()),
            ("n", count(held.leaving)),
            ("total", count(held.present)),
            ("partent", count(counts.gone)),
        ];
        console.remark("ent-import-garde-fou", facts);
    }
    console.result(&words.say("ent-import-ensuite"))
}

#[derive(Serialize)]
struct ImportJson<'a> {
    schema: &'static str,
    applied: bool,
    rows: u64,
    people: usize,
    created: usize,
    changed: usize,
    unchanged: usize,
    gone: usize,
    schools: usize,
    held: Option<HeldJson>,
    first: Vec<FirstJson>,
    defects: Vec<DefectJson>,
    school_defects: Vec<DefectJson>,
    unknown_columns: &'a [String],
}

#[derive(Serialize)]
struct HeldJson {
    population: &'static str,
    leaving: usize,
    present: usize,
}

#[derive(Serialize)]
struct FirstJson {
    line: u64,
    created: bool,
    changed: Vec<&'static str>,
}

fn json<'a>(options: &cli::EntImport, report: &'a Report, schools: &Schools) -> ImportJson<'a> {
    let counts = &report.counts;
    let first = report.first.iter().map(|change| FirstJson {
        line: change.line,
        created: change.outcome == Outcome::Created,
        changed: match &change.outcome {
            Outcome::Changed(what) => what.iter().map(|one| one.code()).collect(),
            Outcome::Created | Outcome::Same => Vec::new(),
        },
    });
    let held = report.held.map(|held| HeldJson {
        population: held.population.code(),
        leaving: held.leaving,
        present: held.present,
    });
    ImportJson {
        schema: "passerelle.ent-import/1",
        applied: options.apply,
        rows: report.rows,
        people: report.people,
        created: counts.created,
        changed: counts.changed,
        unchanged: counts.unchanged,
        gone: counts.gone,
        schools: counts.schools,
        held,
        first: first.collect(),
        defects: defects::json(&report.defects),
        school_defects: defects::json(&schools.defects),
        unknown_columns: &report.unknown_columns,
    }
}
