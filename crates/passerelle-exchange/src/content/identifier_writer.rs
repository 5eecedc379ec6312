//! Writing a list of identifiers.

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};

use passerelle_model::{LocalId, PerPopulation, Population};
use passerelle_xml::{Writer, legal};

use super::{IdentifierRecord, LeftOut, LeftOutReason};

const ROOT: &str = "ExportIdentifiants";
const NAMESPACE: &str = "urn:passerelle:identifiants:1";

/// The lists and their elements, in the order of the document.
const LISTS: [(Population, &str, &str); 6] = [
    (Population::Teacher, "Professeurs", "Professeur"),
    (Population::Staff, "Personnels", "Personnel"),
    (Population::Guardian, "Responsables", "Responsable"),
    (Population::Pupil, "Eleves", "Eleve"),
    (Population::Inspector, "Inspecteurs", "Inspecteur"),
    (Population::WorkplaceTutor, "MaitresDeStage", "MaitreDeStage"),
];

/// Writes a list of our own shape: root `ExportIdentifiants`, a list per population that has people, everyone with `Ident`
/// (from 0), `Nom`, `Prenom`, `DateNaissance` when known, `IDPN`, `IDCAS` when linked.
///
/// Returns who was left out, in the order given. Characters that XML forbids are left out of names.
pub fn write_identifier_list(out: &mut dyn Write, records: &[IdentifierRecord]) -> io::Result<Vec<LeftOut>> {
    let (lists, left_out) = lists(records);
    let mut xml = Writer::new(BufWriter::new(out))?;
    xml.line()?;
    xml.start(ROOT)?;
    xml.attribute("xmlns", NAMESPACE)?;
    let mut number = 0_usize;
    for (population, list, element) in LISTS {
        if lists[population].is_empty() {
            continue;
        }
        xml.line()?;
        xml.start(list)?;
        for (record, id) in &lists[population] {
            xml.line()?;
            xml.start(element)?;
            write_person(&mut xml, number, record, id)?;
            xml.end()?;
            number += 1;
        }
        xml.line()?;
        xml.end()?;
    }
    xml.line()?;
    xml.finish()?;
    Ok(left_out)
}

type Lists<'a> = PerPopulation<Vec<(&'a IdentifierRecord, &'a LocalId)>>;

fn lists(records: &[IdentifierRecord]) -> (Lists<'_>, Vec<LeftOut>) {
    let mut lists = Lists::default();
    let mut left_out = Vec::new();
    let mut seen = HashSet::with_capacity(records.len());
    for (index, record) in records.iter().enumerate() {
        let writable = |id: &str| legal(id) == id;
        let partner_writable = record.partner_id.as_ref().is_none_or(|id| writable(id.as_str()));
        let reason = match &record.local_id {
            None => LeftOutReason::NoLocalIdentifier,
            Some(id) if !writable(id.as_str()) || !partner_writable => LeftOutReason::UnwritableIdentifier,
            Some(id) if !seen.insert((record.population, id)) => LeftOutReason::Repeated,
            Some(id) => {
                lists[record.population].push((record, id));
                continue;
            }
        };
        left_out.push(LeftOut { index, reason });
    }
    (lists, left_out)
}

fn write_person(
    xml: &mut Writer<impl Write>,
    number: usize,
    record: &IdentifierRecord,
    id: &LocalId,
) -> io::Result<()> {
    xml.attribute("Ident", &number.to_string())?;
    xml.attribute("Nom", &legal(&record.family_name))?;
    xml.attribute("Prenom", &legal(&record.given_name))?;
    if let Some(date) = record.birth_date {
        xml.attribute("DateNaissance", &date.to_string())?;
    }
    xml.attribute("IDPN", id.as_str())?;
    if let Some(partner_id) = &record.partner_id {
        xml.attribute("IDCAS", partner_id.as_str())?;
    }
    Ok(())
}
