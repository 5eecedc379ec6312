//! The list of schools.

use std::collections::BTreeMap;
use std::io::BufRead;

use passerelle_exchange::csv::{Table, TableError, TableLimits};
use passerelle_exchange::words::{filled, trimmed};
use passerelle_exchange::{DefectKind, Defects, Place};
use passerelle_model::Uai;

use crate::Told;

/// *Établissement*, as the list has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct School {
    /// Its code.
    pub uai: Uai,
    /// Its name.
    pub name: String,
    /// Its town.
    pub city: Told<String>,
    /// *Regroupement*: the name that schools sharing one base have in common.
    pub grouping: Told<String>,
}

/// The schools of a list, in its order.
#[derive(Clone, Debug, Default)]
pub struct Schools {
    /// Each once.
    pub schools: Vec<School>,
    /// What is wrong in it.
    pub defects: Defects,
    /// Columns that were not understood, as written (shortened).
    pub unknown_columns: Vec<String>,
}

/// Reads a list of schools. The columns `uai` and `nom` are required.
pub fn read_schools(input: &mut dyn BufRead, limits: &TableLimits) -> Result<Schools, TableError> {
    let mut table = Table::open(input, limits)?;
    let header = table.header();
    let [uai, name] = header.require([
        ("uai", &["uai", "rne", "codeuai", "coderne", "identifiant", "code"]),
        ("nom", &["nom", "libelle", "etablissement", "denomination", "nometablissement", "structure"]),
    ])?;
    let city = header.find(&["ville", "commune"]);
    let grouping = header.find(&["regroupement", "citescolaire", "groupe", "groupement"]);
    let read: Vec<usize> = [Some(uai), Some(name), city, grouping].into_iter().flatten().collect();
    let mut found = Schools { unknown_columns: header.others(&read, &[]), ..Schools::default() };
    for _ in &found.unknown_columns {
        found.defects.add(DefectKind::UnknownColumn, Place::line(1));
    }
    let mut known: BTreeMap<Uai, usize> = BTreeMap::new();
    while table.advance()? {
        let row = table.row();
        let place = Place { line: row.line(), population: None, ident: Some(trimmed(row.field(uai))) };
        if !table.has_all_fields() {
            found.defects.add(DefectKind::FieldCount, place);
            continue;
        }
        let Ok(code) = row.field(uai).parse::<Uai>() else {
            found.defects.add(DefectKind::EstablishmentWithoutUai, place);
            continue;
        };
        let told = |column: Option<usize>| match column.map(|column| text(row.field(column), limits)) {
            None => Told::Silent,
            Some(None) => Told::Nothing,
            Some(Some(text)) => Told::Value(text),
        };
        let Some(name) = text(row.field(name), limits) else {
            found.defects.add(DefectKind::Nameless, place);
            continue;
        };
        let school = School { uai: code, name, city: told(city), grouping: told(grouping) };
        if let Some(before) = known.get(&code) {
            let same = found.schools[*before] == school;
            let kind = if same { DefectKind::Repeated } else { DefectKind::RepeatedSchool };
            found.defects.add(kind, place);
            continue;
        }
        if !code.key_is_right() {
            found.defects.add(DefectKind::WrongKeyLetter, place);
        }
        known.insert(code, found.schools.len());
        found.schools.push(school);
    }
    Ok(found)
}

fn text(field: &str, limits: &TableLimits) -> Option<String> {
    let field = filled(field).filter(|field| field.len() <= limits.field_bytes)?;
    let tidy = field.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(tidy.chars().filter(|c| !c.is_control()).collect()).filter(|text: &String| !text.is_empty())
}
