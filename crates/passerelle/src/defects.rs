//! The defects of the files read, in words: nothing was put aside in silence.

use std::path::Path;

use passerelle_exchange::{DefectKind, DefectPlace, Defects, Effect};
use passerelle_words::{count, defects};
use serde::Serialize;

use crate::console::Console;
use crate::ent_file::name;

/// Says on standard error what was wrong in a file; nothing when nothing was.
pub(crate) fn tell(console: Console, path: &Path, found: &Defects) {
    if found.is_empty() {
        return;
    }
    console.remark("defauts-titre", [("nom", name(path).into()), ("n", count(found.total()))]);
    for (kind, report) in found.iter() {
        console.note(&format!("  {}", defects::line(console.words, kind, report)));
    }
}

/// A kind of defect for machines.
#[derive(Serialize)]
pub(crate) struct DefectJson {
    kind: &'static str,
    effect: &'static str,
    count: u64,
    places: Vec<PlaceJson>,
}

#[derive(Serialize)]
struct PlaceJson {
    line: u64,
    population: Option<&'static str>,
    ident: Option<String>,
}

/// All the defects of a file for machines, with every place that was kept.
pub(crate) fn json(found: &Defects) -> Vec<DefectJson> {
    let place = |place: &DefectPlace| PlaceJson {
        line: place.line,
        population: place.population.map(passerelle_model::Population::code),
        ident: place.ident.clone(),
    };
    let effect = |kind: DefectKind| match kind.effect() {
        Effect::FieldDropped => "field_dropped",
        Effect::RecordSetAside => "record_set_aside",
        Effect::Remark => "remark",
    };
    found
        .iter()
        .map(|(kind, report)| DefectJson {
            kind: kind.code(),
            effect: effect(kind),
            count: report.count,
            places: report.examples.iter().map(place).collect(),
        })
        .collect()
}
