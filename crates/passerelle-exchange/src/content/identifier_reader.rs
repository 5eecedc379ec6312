//! Reading a list of identifiers, whatever its shape.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::BufRead;

use passerelle_model::{LocalId, NationalNumber, OpaqueId, Population};
use passerelle_xml::{Element, Event, Reader};

use super::{ContentError, ContentLimits, IdentifierList, IdentifierRecord};
use crate::defects::Place;
use crate::words::{self, filled, trimmed};
use crate::{DefectKind, Defects};

/// Reads a list: any root, and the people wherever they stand.
///
/// A person is an element `Professeur`, `Personnel`, `Eleve`, `Responsable`, `Inspecteur` or `MaitreDeStage`, in any
/// namespace, that carries a name or an identifier; one that carries neither is a reference, and is passed over. Attributes
/// are known by `Nom`, `Prenom`, `DateNaissance`, `NumeroNational`, `IDPN` or `ID_PRONOTE`, `IDCAS`, in any letter
/// case. Any other element with an identifier is reported.
pub fn read_identifier_list(
    input: &mut dyn BufRead,
    limits: &ContentLimits,
) -> Result<IdentifierList, ContentError> {
    let mut xml = Reader::new(input, limits.xml())?;
    let mut harvest = Harvest {
        limits,
        root: None,
        records: Vec::new(),
        seen: HashMap::new(),
        hasher: RandomState::new(),
        defects: Defects::default(),
    };
    loop {
        let stray = match xml.read_event()? {
            Event::Start(element) => {
                if harvest.root.is_none() {
                    harvest.root = Some(element.name().chars().take(40).collect());
                }
                harvest.element(element)?;
                false
            }
            Event::Text(text) => filled(text).is_some(),
            Event::End(_) => false,
            Event::Eof => break,
        };
        if stray {
            harvest.defects.add(DefectKind::StrayText, Place::line(xml.position().line));
        }
    }
    Ok(IdentifierList {
        root: harvest.root.unwrap_or_default(),
        records: harvest.records,
        defects: harvest.defects,
    })
}

struct Harvest<'a> {
    limits: &'a ContentLimits,
    root: Option<String>,
    records: Vec<IdentifierRecord>,
    /// Hash of a record to its place.
    seen: HashMap<u64, usize>,
    hasher: RandomState,
    defects: Defects,
}

impl Harvest<'_> {
    fn element(&mut self, element: Element<'_>) -> Result<(), ContentError> {
        let attributes = Attributes::of(element, self.limits.field_bytes);
        let line = element.position().line;
        let Some(population) = population(element.name()) else {
            if attributes.has_identifier() {
                self.defects.add(DefectKind::UnknownElement, Place::line(line));
            }
            return Ok(());
        };
        if !attributes.has_identifier()
            && attributes.family_name.is_empty()
            && attributes.given_name.is_empty()
        {
            return Ok(());
        }
        let place = Place { line, population: Some(population), ident: attributes.ident };
        let record = attributes.record(population, |kind| self.defects.add(kind, place));
        let hash = self.hasher.hash_one(&record);
        if self.seen.get(&hash).is_some_and(|&index| self.records[index] == record) {
            self.defects.add(DefectKind::Repeated, place);
            return Ok(());
        }
        if self.records.len() >= self.limits.records {
            return Err(ContentError::TooManyRecords { limit: self.limits.records });
        }
        self.seen.insert(hash, self.records.len());
        self.records.push(record);
        Ok(())
    }
}

fn population(element: &str) -> Option<Population> {
    Some(match element {
        "Eleve" => Population::Pupil,
        "Inspecteur" => Population::Inspector,
        "MaitreDeStage" => Population::WorkplaceTutor,
        "Personnel" => Population::Staff,
        "Professeur" => Population::Teacher,
        "Responsable" => Population::Guardian,
        _ => return None,
    })
}

/// The attributes of a person, as written.
#[derive(Default)]
struct Attributes<'a> {
    ident: Option<&'a str>,
    family_name: &'a str,
    given_name: &'a str,
    birth_date: &'a str,
    national_number: &'a str,
    local_id: &'a str,
    partner_id: &'a str,
    too_long: usize,
}

impl<'a> Attributes<'a> {
    fn of(element: Element<'a>, limit: usize) -> Self {
        let mut attributes = Self::default();
        for (name, value) in element.attributes() {
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            let field = if is("Nom") {
                &mut attributes.family_name
            } else if is("Prenom") {
                &mut attributes.given_name
            } else if is("DateNaissance") {
                &mut attributes.birth_date
            } else if is("NumeroNational") {
                &mut attributes.national_number
            } else if is("IDPN") || is("ID_PRONOTE") {
                attributes.local_id = value;
                continue;
            } else if is("IDCAS") {
                attributes.partner_id = value;
                continue;
            } else {
                if is("Ident") {
                    attributes.ident = Some(trimmed(value));
                }
                continue;
            };
            if value.len() > limit {
                attributes.too_long += 1;
            } else {
                *field = trimmed(value);
            }
        }
        attributes
    }

    fn has_identifier(&self) -> bool {
        filled(self.local_id).or(filled(self.partner_id)).is_some()
    }

    fn record(&self, population: Population, mut report: impl FnMut(DefectKind)) -> IdentifierRecord {
        for _ in 0..self.too_long {
            report(DefectKind::FieldTooLong);
        }
        if self.family_name.is_empty() || self.given_name.is_empty() {
            report(DefectKind::MissingName);
        }
        let birth_date = words::birth_date(self.birth_date);
        if birth_date.is_none() && !self.birth_date.is_empty() {
            report(DefectKind::UnreadableBirthDate);
        }
        let national_number = NationalNumber::new(self.national_number);
        if national_number.is_none() && !self.national_number.is_empty() {
            report(DefectKind::InvalidNationalNumber);
        }
        // Identifiers are kept verbatim: only what holds nothing but spaces is none.
        let local_id = filled(self.local_id).map(|_| LocalId::new(self.local_id));
        let partner_id = filled(self.partner_id).map(|_| OpaqueId::new(self.partner_id));
        if matches!(local_id, Some(Err(_))) || matches!(partner_id, Some(Err(_))) {
            report(DefectKind::InvalidIdentifier);
        }
        let (local_id, partner_id) = (local_id.and_then(Result::ok), partner_id.and_then(Result::ok));
        if local_id.is_none() && partner_id.is_none() {
            report(DefectKind::MissingIdentifier);
        }
        IdentifierRecord {
            population,
            family_name: self.family_name.to_owned(),
            given_name: self.given_name.to_owned(),
            birth_date,
            national_number,
            local_id,
            partner_id,
        }
    }
}
