//! The defects of the files read, in words: nothing was put aside in silence.

use passerelle_exchange::{DefectKind, DefectPlace, DefectReport, Effect};

use crate::{Words, count};

/// Examples shown of each kind of defect.
const EXAMPLES: usize = 3;

/// A kind of defect in one line: how many, what, what became of the records, where.
pub fn line(words: Words, kind: DefectKind, report: &DefectReport) -> String {
    words.tell(
        "defauts-ligne",
        [
            ("n", count(report.count)),
            ("defaut", phrase(words, kind).into()),
            ("effet", effect(words, kind).into()),
            ("exemples", examples(words, report).into()),
        ],
    )
}

/// The defect as a noun phrase.
pub fn phrase(words: Words, kind: DefectKind) -> String {
    words.say(&key(kind))
}

/// What to do about it, where something can be done in the file.
pub fn remedy(words: Words, kind: DefectKind) -> Option<String> {
    let key = format!("{}-faire", key(kind));
    Some(words.say(&key)).filter(|text| *text != key)
}

/// What became of the records.
pub fn effect(words: Words, kind: DefectKind) -> String {
    words.say(match kind.effect() {
        Effect::FieldDropped => "defauts-effet-champ",
        Effect::RecordSetAside => "defauts-effet-fiche",
        Effect::Remark => "defauts-effet-remarque",
    })
}

/// The first places: line, list and number of the record.
pub fn examples(words: Words, report: &DefectReport) -> String {
    let mut shown: Vec<String> =
        report.examples.iter().take(EXAMPLES).map(|place| described(words, place)).collect();
    if report.count > shown.len() as u64 {
        shown.push("…".to_owned());
    }
    shown.join(", ")
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

#[cfg(test)]
mod tests {
    use passerelle_exchange::DefectKind;

    use crate::{COMMON, Lang, Words};

    #[test]
    fn every_kind_of_defect_has_its_words() {
        for kind in DefectKind::ALL {
            for lang in [Lang::French, Lang::English] {
                assert_ne!(super::phrase(Words::new(lang, &COMMON), *kind), super::key(*kind));
            }
        }
    }
}
