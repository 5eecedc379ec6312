//! Reading `PARTENAIRE_INDEX` (RapprochementSSO V2.0; any version and prefix of its namespace).
//!
//! Lists may come in any order, empty or more than once. What the format does not know is reported and passed over.

use std::collections::HashMap;
use std::io::BufRead;

use passerelle_model::{PerPopulation, Population, Title};
use passerelle_xml::{Element, Reader};

use super::children::next_child;
use super::fields::{Fields, ident};
use super::people::People;
use super::{ContentError, ContentLimits, Establishment, PartnerFile, PartnerHeader, Protocol};
use crate::defects::Place;
use crate::words::{self, UnknownTitle, trimmed};
use crate::{DefectKind, Defects};

pub(super) const ROOT: &str = "PARTENAIRE_INDEX";

/// Reads the content of an ENT's file, record by record.
pub fn read_partner_file(
    input: &mut dyn BufRead,
    limits: &ContentLimits,
) -> Result<PartnerFile, ContentError> {
    let mut reader = PartnerReader {
        xml: Reader::new(input, limits.xml())?,
        limits,
        header: PartnerHeader::default(),
        titles: None,
        establishments: Vec::new(),
        numbered: HashMap::new(),
        managed: Vec::new(),
        carried: PerPopulation::default(),
        people: People::default(),
        defects: Defects::default(),
    };
    reader.read()?;
    Ok(reader.finish())
}

struct PartnerReader<'a, R: BufRead> {
    xml: Reader<R>,
    limits: &'a ContentLimits,
    header: PartnerHeader,
    titles: Option<Titles>,
    establishments: Vec<Establishment>,
    /// Number in the file to place among the establishments.
    numbered: HashMap<u64, usize>,
    /// `EtablissementsGeres`: number in the file, and line.
    managed: Vec<(Option<u64>, u64)>,
    carried: PerPopulation<bool>,
    people: People,
    defects: Defects,
}

/// `Civilites`: what each number means.
type Titles = HashMap<u64, Result<Option<Title>, UnknownTitle>>;

impl<R: BufRead> PartnerReader<'_, R> {
    fn read(&mut self) -> Result<(), ContentError> {
        self.xml.read_event()?;
        let root = self.xml.element();
        if root.name() != ROOT {
            return Err(ContentError::wrong_root(ROOT, root));
        }
        self.header = header(root, self.limits, &mut self.defects);
        while self.next_child()? {
            match self.xml.element().name() {
                "Nomenclatures" => self.read_nomenclatures()?,
                "Etablissements" => self.read_establishments()?,
                "EtablissementsGeres" => self.read_managed()?,
                "Personnels" => self.read_people(Population::Staff)?,
                "Professeurs" => self.read_people(Population::Teacher)?,
                "Responsables" => self.read_people(Population::Guardian)?,
                "Eleves" => self.read_people(Population::Pupil)?,
                _ => self.pass_over()?,
            }
        }
        // Nothing may follow: the reader refuses it.
        self.xml.read_event()?;
        Ok(())
    }

    fn read_nomenclatures(&mut self) -> Result<(), ContentError> {
        while self.next_child()? {
            if self.xml.element().name() != "Civilites" {
                self.pass_over()?;
                continue;
            }
            let titles = self.titles.get_or_insert_default();
            while next_child(&mut self.xml, &mut self.defects)? {
                let element = self.xml.element();
                let number = element.attribute("Ident").and_then(ident);
                let label = element.attribute("Libelle").unwrap_or_default();
                if let Some(number) = number
                    && titles.len() < self.limits.guardians
                {
                    titles.insert(number, words::title(label));
                }
                self.xml.skip_element()?;
            }
        }
        Ok(())
    }

    fn read_establishments(&mut self) -> Result<(), ContentError> {
        while self.next_child()? {
            if self.xml.element().name() == "Etablissement" {
                self.add_establishment()?;
                self.xml.skip_element()?;
            } else {
                self.pass_over()?;
            }
        }
        Ok(())
    }

    fn add_establishment(&mut self) -> Result<(), ContentError> {
        if self.establishments.len() >= self.limits.establishments {
            return Err(ContentError::TooManyRecords { limit: self.limits.establishments });
        }
        let fields = Fields::of(self.xml.element(), None, self.limits.field_bytes, &mut self.defects);
        if fields.number.is_empty() {
            self.defects.add(DefectKind::EstablishmentWithoutUai, fields.place(None));
            return Ok(());
        }
        if let Some(number) = fields.number_in_file(None, &mut self.defects) {
            let place = self.establishments.len();
            if *self.numbered.entry(number).or_insert(place) != place {
                self.defects.add(DefectKind::DuplicateIdent, fields.place(None));
            }
        }
        self.establishments.push(Establishment {
            uai: fields.number.to_owned(),
            name: fields.family_name.to_owned(),
            address: fields.address(),
            managed: false,
        });
        Ok(())
    }

    fn read_managed(&mut self) -> Result<(), ContentError> {
        while self.next_child()? {
            let element = self.xml.element();
            if element.name() != "Etablissement" {
                self.pass_over()?;
                continue;
            }
            if self.managed.len() >= self.limits.establishments {
                return Err(ContentError::TooManyRecords { limit: self.limits.establishments });
            }
            self.managed.push((element.attribute("Ident").and_then(ident), element.position().line));
            self.xml.skip_element()?;
        }
        Ok(())
    }

    fn read_people(&mut self, population: Population) -> Result<(), ContentError> {
        let line = self.xml.position().line;
        self.carried[population] = true;
        let mut empty = true;
        while self.next_child()? {
            empty = false;
            if Some(self.xml.element().name()) == record_element(population) {
                self.people.begin(population, self.xml.element(), self.limits, &mut self.defects)?;
                self.read_relatives(population)?;
            } else {
                self.pass_over()?;
            }
        }
        if empty {
            self.defects
                .add(DefectKind::EmptyList, Place { line, population: Some(population), ident: None });
        }
        Ok(())
    }

    /// What is inside a person's record.
    fn read_relatives(&mut self, population: Population) -> Result<(), ContentError> {
        while self.next_child()? {
            let element = self.xml.element();
            match (population, element.name()) {
                (Population::Guardian, "Civilite") => {
                    let title = title(self.titles.as_ref(), element);
                    self.people.title(title, &mut self.defects);
                    self.xml.skip_element()?;
                }
                (Population::Pupil, "Responsable") => {
                    self.people.guardian(element, self.limits, &mut self.defects);
                    self.xml.skip_element()?;
                }
                _ => self.pass_over()?,
            }
        }
        Ok(())
    }

    fn next_child(&mut self) -> Result<bool, ContentError> {
        Ok(next_child(&mut self.xml, &mut self.defects)?)
    }

    /// The element just begun has no place here.
    fn pass_over(&mut self) -> Result<(), ContentError> {
        self.defects.add(DefectKind::UnknownElement, Place::line(self.xml.position().line));
        Ok(self.xml.skip_element()?)
    }

    fn finish(mut self) -> PartnerFile {
        for (number, line) in self.managed {
            match number.and_then(|number| self.numbered.get(&number)) {
                Some(&place) => self.establishments[place].managed = true,
                None => self.defects.add(DefectKind::DanglingEstablishment, Place::line(line)),
            }
        }
        let accounts = self.people.finish(self.limits, &mut self.defects);
        PartnerFile {
            header: self.header,
            establishments: self.establishments,
            carried: self.carried,
            accounts,
            defects: self.defects,
        }
    }
}

/// The element of one person, in the list of a population.
pub(super) fn record_element(population: Population) -> Option<&'static str> {
    match population {
        Population::Pupil => Some("Eleve"),
        Population::Guardian => Some("Responsable"),
        Population::Staff => Some("Personnel"),
        Population::Teacher => Some("Professeur"),
        Population::Inspector | Population::WorkplaceTutor => None,
    }
}

fn header(root: Element<'_>, limits: &ContentLimits, defects: &mut Defects) -> PartnerHeader {
    let place = Place::line(root.position().line);
    let attribute = |name| {
        let value = trimmed(root.attribute(name).unwrap_or_default());
        if value.len() > limits.field_bytes { String::new() } else { value.to_owned() }
    };
    let (date, partner) = (attribute("Date"), attribute("Partenaire"));
    if date.is_empty() || partner.is_empty() {
        defects.add(DefectKind::MissingHeader, place);
    }
    let code = attribute("ProtocoleDelegationAuthentification");
    let protocol = Protocol::ALL.into_iter().find(|protocol| protocol.code().eq_ignore_ascii_case(&code));
    if protocol.is_none() && !code.is_empty() {
        defects.add(DefectKind::UnknownProtocol, place);
    }
    PartnerHeader { date, partner, protocol }
}

/// What `Civilite/@Ident` means: by the file's own nomenclature, else by the usual one.
fn title(titles: Option<&Titles>, element: Element<'_>) -> Result<Option<Title>, UnknownTitle> {
    let number = element.attribute("Ident").and_then(ident).ok_or(UnknownTitle)?;
    match (titles, number) {
        (Some(titles), number) => titles.get(&number).copied().unwrap_or(Err(UnknownTitle)),
        (None, 0) => Ok(None),
        (None, 1) => Ok(Some(Title::Mrs)),
        (None, 2) => Ok(Some(Title::Mr)),
        (None, _) => Err(UnknownTitle),
    }
}
