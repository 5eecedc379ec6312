//! The defects of the files read, in words: nothing was put aside in silence.

use std::path::Path;

use passerelle_exchange::{DefectKind, DefectPlace, DefectReport, Defects, Effect};
use serde::Serialize;

use crate::console::Console;
use crate::ent_file::name;
use crate::words::{Words, count};

/// Examples shown of each kind of defect.
const EXAMPLES: usize = 3;

/// Says on standard error what was wrong in a file; nothing when nothing was.
pub(crate) fn tell(console: Console, path: &Path, defects: &Defects) {
    if defects.is_empty() {
        return;
    }
    let total = size(defects.total());
    console.remark("defauts-titre", [("nom", name(path).into()), ("n", count(total))]);
    for (kind, report) in defects.iter() {
        console.note(&format!("  {}", line(console.words, kind, report)));
    }
}

/// A kind of defect in one line: how many, what, what became of the records, where.
pub(crate) fn line(words: Words, kind: DefectKind, report: &DefectReport) -> String {
    words.tell(
        "defauts-ligne",
        [
            ("n", count(size(report.count))),
            ("defaut", phrase(words, kind).into()),
            ("effet", effect(words, kind).into()),
            ("exemples", examples(words, report).into()),
        ],
    )
}

/// The defect as a noun phrase.
pub(crate) fn phrase(words: Words, kind: DefectKind) -> String {
    words.say(&key(kind))
}

/// What became of the records.
pub(crate) fn effect(words: Words, kind: DefectKind) -> String {
    words.say(match kind.effect() {
        Effect::FieldDropped => "defauts-effet-champ",
        Effect::RecordSetAside => "defauts-effet-fiche",
        Effect::Remark => "defauts-effet-remarque",
    })
}

/// The first places: line, list and number of the record.
pub(crate) fn examples(words: Words, report: &DefectReport) -> String {
    let mut shown: Vec<String> =
        report.examples.iter().take(EXAMPLES).map(|place| described(words, place)).collect();
    if size(report.count) > shown.len() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
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
pub(crate) fn json(defects: &Defects) -> Vec<DefectJson> {
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
    defects
        .iter()
        .map(|(kind, report)| DefectJson {
            kind: kind.code(),
            effect: effect(kind),
            count: report.count,
            places: report.examples.iter().map(place).collect(),
        })
        .collect()
}

fn described(words: Words, place: &DefectPlace) -> String {
    let line = place.line.to_string();
    match &place.ident {
        Some(ident) => {
            words.tell("defauts-lieu-fiche", [("ligne", line.into()), ("fiche", ident.as_str().into())])
        }
        None => words.tell("defauts-lieu", [("ligne", line.into())]),
    }
}

fn key(kind: DefectKind) -> String {
    format!("defaut-{}", kind.code().replace('_', "-"))
}

fn size(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use passerelle_exchange::DefectKind;

    use crate::words::tests::exists_everywhere;

    #[test]
    fn every_kind_of_defect_has_its_words() {
        for kind in DefectKind::ALL {
            assert!(exists_everywhere(&super::key(*kind)), "{kind:?}");
        }
    }
}
