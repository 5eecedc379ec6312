//! Writing `PARTENAIRE_INDEX` (RapprochementSSO V2.0), valid against its schema.
//!
//! A population without people has no list, since the schema forbids an empty one.

use std::collections::{HashMap, HashSet};
use std::io::{self, BufWriter, Write};

use passerelle_model::{Address, PartnerAccount, PerPopulation, Population, Sex, Title};
use passerelle_xml::{Writer, legal};

use super::partner_reader::{ROOT, record_element};
use super::{Establishment, PartnerContent, WriteError};

const NAMESPACE: &str = "http://www.index-education.com/rapprochementssoV2.0";

/// In this order people are numbered, and so are their lists in the ENTs known so far.
const NUMBERING: [Population; 4] =
    [Population::Teacher, Population::Staff, Population::Guardian, Population::Pupil];

/// In this order the schema wants the lists.
const LISTS: [(Population, &str); 4] = [
    (Population::Staff, "Personnels"),
    (Population::Teacher, "Professeurs"),
    (Population::Guardian, "Responsables"),
    (Population::Pupil, "Eleves"),
];

/// `Civilites`: number and label, exactly so.
const TITLES: [(&str, &str); 3] = [("2", "M"), ("1", "Mme"), ("0", "undefined")];

/// What was written, and what could not be.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
#[must_use = "accounts may have been left out"]
pub struct WriteReport {
    /// Accounts written.
    pub written: PerPopulation<usize>,
    /// Accounts left out, in the order given.
    pub left_out: Vec<LeftOut>,
    /// References to guardians who are not among the accounts written: dropped.
    pub dropped_guardians: usize,
}

/// An account that is not in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its place among the accounts given.
    pub index: usize,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why an account is not in the file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LeftOutReason {
    /// The format asks for the birth date of pupils.
    NoBirthDate,
    /// The format asks for the service's own identifier.
    NoLocalIdentifier,
    /// The same identifier was already written in this population.
    Repeated,
    /// The format has no list for this population.
    UnsupportedPopulation,
    /// The identifier has a character that XML forbids.
    UnwritableIdentifier,
}

/// Writes the content of an ENT's file.
///
/// People are numbered from 0, the same number for the same identifier in every list; establishments too, apart.
/// Characters that XML forbids are left out of names and addresses.
pub fn write_partner_file(
    out: &mut dyn Write,
    content: PartnerContent<'_>,
) -> Result<WriteReport, WriteError> {
    if content.establishments.is_empty() {
        return Err(WriteError::NoEstablishment);
    }
    if !content.establishments.iter().any(|establishment| establishment.managed) {
        return Err(WriteError::NoManagedEstablishment);
    }
    let (lists, left_out) = lists(content.accounts);
    let mut report = WriteReport { left_out, ..WriteReport::default() };
    let numbers = Numbers::of(&lists);
    let mut xml = Writer::new(BufWriter::new(out))?;
    write_head(&mut xml, content)?;
    for (population, name) in LISTS {
        if lists[population].is_empty() {
            continue;
        }
        report.written[population] = lists[population].len();
        xml.line()?;
        xml.start(name)?;
        for account in &lists[population] {
            xml.line()?;
            report.dropped_guardians += write_person(&mut xml, account, &numbers)?;
        }
        xml.line()?;
        xml.end()?;
    }
    xml.line()?;
    xml.finish()?;
    Ok(report)
}

type Lists<'a> = PerPopulation<Vec<&'a PartnerAccount>>;

/// Who is written, by population, and who is not.
fn lists(accounts: &[PartnerAccount]) -> (Lists<'_>, Vec<LeftOut>) {
    let mut lists = Lists::default();
    let mut left_out = Vec::new();
    let mut seen = HashSet::with_capacity(accounts.len());
    for (index, account) in accounts.iter().enumerate() {
        let population = account.population;
        let reason = if record_element(population).is_none() {
            LeftOutReason::UnsupportedPopulation
        } else if population == Population::Pupil && account.birth_date.is_none() {
            LeftOutReason::NoBirthDate
        } else if legal(account.id.as_str()) != account.id.as_str() {
            LeftOutReason::UnwritableIdentifier
        } else if !seen.insert((population, &account.id)) {
            LeftOutReason::Repeated
        } else {
            lists[population].push(account);
            continue;
        };
        left_out.push(LeftOut { index, reason });
    }
    (lists, left_out)
}

/// Numbers of people inside the file.
struct Numbers<'a> {
    people: HashMap<&'a str, usize>,
    guardians: HashSet<&'a str>,
}

impl<'a> Numbers<'a> {
    fn of(lists: &Lists<'a>) -> Self {
        let mut people = HashMap::new();
        for account in NUMBERING.into_iter().flat_map(|population| &lists[population]) {
            let next = people.len();
            people.entry(account.id.as_str()).or_insert(next);
        }
        let guardians = lists[Population::Guardian].iter().map(|account| account.id.as_str()).collect();
        Self { people, guardians }
    }

    fn person(&self, id: &str) -> String {
        self.people.get(id).copied().unwrap_or_default().to_string()
    }
}

fn write_head(xml: &mut Writer<impl Write>, content: PartnerContent<'_>) -> io::Result<()> {
    xml.line()?;
    xml.start(ROOT)?;
    xml.attribute("xmlns", NAMESPACE)?;
    xml.attribute("Date", &legal(&content.header.date))?;
    xml.attribute("Partenaire", &legal(&content.header.partner))?;
    if let Some(protocol) = content.header.protocol {
        xml.attribute("ProtocoleDelegationAuthentification", protocol.code())?;
    }
    xml.line()?;
    xml.start("Nomenclatures")?;
    xml.start("Civilites")?;
    for (number, label) in TITLES {
        xml.start("Civilite")?;
        xml.attribute("Ident", number)?;
        xml.attribute("Libelle", label)?;
        xml.end()?;
    }
    xml.end()?;
    xml.end()?;
    xml.line()?;
    xml.start("Etablissements")?;
    for (number, establishment) in content.establishments.iter().enumerate() {
        xml.line()?;
        write_establishment(xml, number, establishment)?;
    }
    xml.line()?;
    xml.end()?;
    xml.line()?;
    xml.start("EtablissementsGeres")?;
    for (number, _) in content.establishments.iter().enumerate().filter(|(_, one)| one.managed) {
        xml.start("Etablissement")?;
        xml.attribute("Ident", &number.to_string())?;
        xml.end()?;
    }
    xml.end()
}

fn write_establishment(xml: &mut Writer<impl Write>, number: usize, one: &Establishment) -> io::Result<()> {
    xml.start("Etablissement")?;
    xml.attribute("Ident", &number.to_string())?;
    xml.attribute("Numero", &legal(&one.uai))?;
    xml.attribute("Nom", &legal(&one.name))?;
    write_address(xml, &one.address)?;
    xml.end()
}

/// Writes a person; returns how many guardians were dropped.
fn write_person(
    xml: &mut Writer<impl Write>,
    one: &PartnerAccount,
    numbers: &Numbers<'_>,
) -> io::Result<usize> {
    let pupil = one.population == Population::Pupil;
    xml.start(record_element(one.population).unwrap_or_default())?;
    xml.attribute("Ident", &numbers.person(one.id.as_str()))?;
    xml.attribute("ID_Partenaire", one.id.as_str())?;
    xml.attribute("Nom", &legal(&one.family_name))?;
    xml.attribute("Prenom", &legal(&one.given_name))?;
    if let Some(date) = one.birth_date.filter(|_| pupil || one.population == Population::Teacher) {
        xml.attribute("DateNaissance", &date.to_string())?;
    }
    if let Some(sex) = one.sex.filter(|_| pupil) {
        xml.attribute("Sexe", if sex == Sex::Female { "Feminin" } else { "Masculin" })?;
    }
    if let Some(number) = one.national_number.as_ref().filter(|_| pupil) {
        xml.attribute("NumeroNational", number.as_str())?;
    }
    write_address(xml, &one.address)?;
    let mut dropped = 0;
    if pupil {
        for guardian in &one.guardians {
            if numbers.guardians.contains(guardian.as_str()) {
                write_reference(xml, "Responsable", &numbers.person(guardian.as_str()))?;
            } else {
                dropped += 1;
            }
        }
    } else if one.population == Population::Guardian {
        let number = match one.title {
            Some(Title::Mr) => "2",
            Some(Title::Mrs) => "1",
            None => "0",
        };
        write_reference(xml, "Civilite", number)?;
    }
    xml.end()?;
    Ok(dropped)
}

fn write_reference(xml: &mut Writer<impl Write>, name: &'static str, number: &str) -> io::Result<()> {
    xml.start(name)?;
    xml.attribute("Ident", number)?;
    xml.end()
}

fn write_address(xml: &mut Writer<impl Write>, address: &Address) -> io::Result<()> {
    const LINES: [&str; 4] = ["Adresse1", "Adresse2", "Adresse3", "Adresse4"];
    let lines = LINES.into_iter().zip(&address.lines);
    let rest = [("CodePostal", &address.post_code), ("Ville", &address.city), ("Pays", &address.country)];
    let rest = rest.into_iter().filter_map(|(name, value)| value.as_ref().map(|value| (name, value)));
    for (name, value) in lines.chain(rest) {
        xml.attribute(name, &legal(value))?;
    }
    Ok(())
}
