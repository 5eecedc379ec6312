//! `reconcile`: from two files to safe links.

mod json;
mod left;
mod tables;

use std::path::{Path, PathBuf};
use std::thread;

use passerelle_exchange::base::{Base, Links, read_base, read_links};
use passerelle_exchange::csv::{TableError, TableLimits};
use passerelle_exchange::partner::ClearText;
use passerelle_exchange::sealed::FileKind;
use passerelle_reconcile::{Existing, Input as Compared, Options, Rules, reconcile};
use passerelle_words::{Supervision, count};

use crate::cli;
use crate::clock;
use crate::console::Console;
use crate::defects;
use crate::ent_file::{self, Input};
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};
use crate::key_file;
use crate::report;
use crate::run::Run;
use crate::table;

pub(super) fn run(options: &cli::Reconcile, console: Console) -> Result<Exit, Failure> {
    files::check_destinations(destinations(options), sources(options))?;
    let now = clock::now();
    let run = compute(options, console)?;
    tell_defects(&run, console);
    write(options, &run, now, console)?;
    show(options, &run, console)?;
    let empty = run.base.users.is_empty() || run.ent.content.accounts.is_empty();
    if empty {
        console.remark("rapprochement-rien-a-faire", []);
    }
    Ok(if empty { Exit::NothingToDo } else { Exit::Done })
}

fn destinations(options: &cli::Reconcile) -> impl Iterator<Item = &Path> {
    [&options.output, &options.review, &options.report].into_iter().flatten().map(PathBuf::as_path)
}

fn sources(options: &cli::Reconcile) -> impl Iterator<Item = &Path> {
    let always = [&options.base, &options.export].map(Some);
    let sometimes = [&options.key.key, &options.key.passphrase_file, &options.links].map(Option::as_ref);
    always.into_iter().chain(sometimes).flatten().map(PathBuf::as_path)
}

fn compute(options: &cli::Reconcile, console: Console) -> Result<Run, Failure> {
    let passphrase = options.key.passphrase_file.as_deref();
    let key =
        options.key.key.as_deref().map(|path| key_file::private(path, passphrase, console)).transpose()?;
    let clear_text = if options.clear_text { ClearText::Accepted } else { ClearText::Refused };
    // The two files are read side by side: the sealed one costs a decryption.
    let (base, ent) = thread::scope(|scope| {
        let base = scope.spawn(|| base(&options.base, console));
        let ent = ent_file::read(&options.export, key.as_ref(), clear_text, console);
        (base.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), ent)
    });
    let (base, ent) = (base?, ent?);
    let other = |error| Failure::Partner { path: options.export.clone(), error };
    for uai in ent.check_schools(&options.uai).map_err(other)? {
        console.remark("rapprochement-etablissement-absent", [("uai", uai.to_string().into())]);
    }
    let links = options.links.as_ref().map(|path| Ok((path.clone(), links(path, console)?))).transpose()?;

    let rules = match options.rules {
        cli::Rules::Exact => Rules::Exact,
        cli::Rules::Extended => Rules::Extended,
    };
    let existing = match options.existing {
        cli::Existing::Keep => Existing::Keep,
        cli::Existing::Replace => Existing::Replace,
    };
    let compared = Compared {
        users: &base.users,
        accounts: &ent.content.accounts,
        links: links.as_ref().map_or(&[], |(_, links)| &links.links),
    };
    let outcome = {
        let _turning = console.work("rapprochement-en-cours", "", 0).turning();
        reconcile(compared, Options { rules, existing })
    };
    let supervision = Supervision::count(&base.users, &ent.content.accounts, ent.content.carried, &outcome);
    let service = options.service_name.clone().unwrap_or_else(|| console.words.say("tableau-service"));
    Ok(Run {
        base_path: options.base.clone(),
        base,
        ent_path: options.export.clone(),
        ent,
        links,
        rules,
        outcome,
        supervision,
        service,
    })
}

/// Reads the service's users.
pub(super) fn base(path: &Path, console: Console) -> Result<Base, Failure> {
    let mut input = list(path, console)?;
    read_base(&mut input.reader, &TableLimits::default()).map_err(table_refused(path))
}

/// Reads links already known.
pub(super) fn links(path: &Path, console: Console) -> Result<Links, Failure> {
    let mut input = list(path, console)?;
    read_links(&mut input.reader, &TableLimits::default()).map_err(table_refused(path))
}

fn list(path: &Path, console: Console) -> Result<Input, Failure> {
    let input = Input::open(path, console)?;
    match input.kind {
        FileKind::Other | FileKind::Empty => Ok(input),
        kind => Err(Failure::NotTable { path: path.to_owned(), kind }),
    }
}

fn table_refused(path: &Path) -> impl Fn(TableError) -> Failure {
    let path = path.to_owned();
    move |error| Failure::Table { path: path.clone(), error }
}

fn tell_defects(run: &Run, console: Console) {
    defects::tell(console, &run.base_path, &run.base.defects);
    defects::tell(console, &run.ent_path, &run.ent.content.defects);
    if let Some((path, links)) = &run.links {
        defects::tell(console, path, &links.defects);
    }
}

fn write(
    options: &cli::Reconcile,
    run: &Run,
    now: time::OffsetDateTime,
    console: Console,
) -> Result<(), Failure> {
    let mut outputs = Outputs::default();
    if let Some(path) = &options.output {
        outputs.write(path, Access::Usual, |file| {
            tables::matches(file, run).map_err(files::write_failure(path))
        })?;
    }
    if let Some(path) = &options.review {
        outputs.write(path, Access::Usual, |file| {
            tables::review(file, run, console.words).map_err(files::write_failure(path))
        })?;
    }
    if let Some(path) = &options.report {
        outputs.write(path, Access::Owner, |file| {
            report::write(file, run, now, console.words).map_err(files::write_failure(path))
        })?;
    }
    outputs.publish()
}

fn show(options: &cli::Reconcile, run: &Run, console: Console) -> Result<(), Failure> {
    if options.json {
        return console.result(&json::write(run, options.names, console.words));
    }
    console.result(&table::draw(&run.supervision, console.words, &run.service))?;
    console.print(&left::describe(run, options.names, console.words))?;
    for path in destinations(options) {
        console.remark("fichier-ecrit", [("nom", path.to_string_lossy().into())]);
    }
    if options.report.is_some() {
        console.remark("compte-rendu-noms", []);
    }
    let left = run.supervision.total(|column| column.without_identifier);
    if left > 0 && options.review.is_none() && options.report.is_none() {
        console.remark("rapprochement-voir-revue", [("n", count(left))]);
    }
    Ok(())
}
