//! `ent export`: the sealed file of a recipient.

use std::io::Write;
use std::sync::Arc;

use passerelle_ent::EntState;
use passerelle_ent::ops::exports::{ExportError, Order, export_for, people};
use passerelle_ent::rules::exports::{NotExported, Selection, grouped_with};
use passerelle_model::Uai;
use passerelle_store::ent::Establishment;
use passerelle_words::count;

use super::{ACTOR, broken, on_store};
use crate::cli::{self, Role};
use crate::commands::serve;
use crate::console::Console;
use crate::ent_file::name;
use crate::failure::{Exit, Failure};
use crate::files::{self, Access, Outputs};
use crate::servers::{self, Means};
use crate::settings::Settings;

pub(super) fn run(options: &cli::EntExport, console: Console) -> Result<Exit, Failure> {
    let config = &options.config;
    files::check_beside(&options.output, config, &Settings::load_for(config, Role::Ent)?)?;
    on_store(config, |settings, store| async move {
        let means = Means::of(&settings)?;
        let store = Arc::new(store);
        let side = serve::ent_side(&settings, store.clone(), console)?;
        let (_, state) = servers::ent_state(side, &means);
        let done = export(options, &state, console, broken(&settings)).await;
        store.close().await;
        done
    })
}

async fn export(
    options: &cli::EntExport,
    state: &EntState,
    console: Console,
    failed: impl Fn(passerelle_store::StoreError) -> Failure,
) -> Result<Exit, Failure> {
    let known = state.store().establishments().await.map_err(&failed)?;
    let recipient = state.store().recipient(&options.recipient).await.map_err(&failed)?;
    let no_recipient =
        || Failure::NoSuch { what: "erreur-ent-destinataire", name: options.recipient.clone() };
    let recipient = recipient.filter(|one| one.public_key.is_some()).ok_or_else(no_recipient)?;
    let order = Order { schools: schools(options, &known)?, recipient };
    let accounts = people(state, &order.uais()).await.map_err(&failed)?;
    let selection = Selection::of(&accounts, &order.uais());
    for (entry, reason) in &selection.left_out {
        let facts = [("n", entry.account.id.to_string().into()), ("raison", said(console, *reason).into())];
        console.remark("ent-export-ecarte", facts);
    }
    let file = export_for(state, ACTOR, &order).await.map_err(|error| match error {
        ExportError::Store(error) => failed(error),
        ExportError::Draw(_) => Failure::Random,
        error => Failure::NoSuch { what: "erreur-ent-export", name: error.to_string() },
    })?;
    let mut outputs = Outputs::default();
    outputs.write(&options.output, Access::Owner, |out| {
        out.write_all(&file.content).map_err(files::write_failure(&options.output))
    })?;
    outputs.publish()?;
    let written: usize = file.written.iter().map(|(_, n)| n).sum();
    let facts =
        [("nom", name(&options.output).into()), ("n", count(written)), ("ecartes", count(file.left_out))];
    console.result(&console.words.tell("ent-export-fait", facts))?;
    Ok(Exit::Done)
}

/// The schools asked for, in that order, and those grouped with the first when they are wanted.
fn schools(options: &cli::EntExport, known: &[Establishment]) -> Result<Vec<Establishment>, Failure> {
    let find = |uai: &Uai| {
        let school = known.iter().find(|one| one.uai == *uai).cloned();
        school.ok_or_else(|| Failure::NoSuch { what: "erreur-ent-etablissement", name: uai.to_string() })
    };
    let mut schools = options.uai.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    if options.grouping {
        let first = schools.first().map(|school| grouped_with(school, known)).unwrap_or_default();
        let more: Vec<_> = first.into_iter().filter(|one| !options.uai.contains(&one.uai)).cloned().collect();
        schools.extend(more);
    }
    Ok(schools)
}

fn said(console: Console, reason: NotExported) -> String {
    console.words.say(match reason {
        NotExported::NoName => "ent-export-raison-nom",
        NotExported::Character => "ent-export-raison-caractere",
        NotExported::TooLong => "ent-export-raison-longueur",
        NotExported::NoBirthDate => "ent-export-raison-naissance",
        NotExported::UnsupportedPopulation => "ent-export-raison-population",
        NotExported::Unwritable => "ent-export-raison-autre",
    })
}
