//! The people of an ENT's file, gathered record by record.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use passerelle_model::{NationalNumber, OpaqueId, PartnerAccount, PerPopulation, Population, Title};
use passerelle_xml::Element;

use super::bag;
use super::fields::{Fields, ident};
use super::{ContentError, ContentLimits};
use crate::defects::Place;
use crate::words::UnknownTitle;
use crate::{DefectKind, Defects, words};

/// Keyed by what comes from outside: the standard library's hash, which cannot be made to collide.
#[derive(Default)]
pub(super) struct People {
    accounts: Vec<Entered>,
    /// Of each population, who has a number of the file.
    numbered: PerPopulation<HashMap<u64, Numbered>>,
    references: Vec<Reference>,
    /// Whether the record being read is the last of `accounts`, not one that was set aside.
    current: bool,
    references_of_current: usize,
    records: usize,
}

/// An account and where it was.
pub(super) struct Entered {
    pub(super) account: PartnerAccount,
    pub(super) line: u64,
    pub(super) number: Option<u64>,
}

struct Numbered {
    index: usize,
    ambiguous: bool,
}

/// A pupil's reference to a guardian.
struct Reference {
    pupil: usize,
    guardian: Option<u64>,
}

impl People {
    /// A record begins.
    pub(super) fn begin(
        &mut self,
        population: Population,
        element: Element<'_>,
        limits: &ContentLimits,
        defects: &mut Defects,
    ) -> Result<(), ContentError> {
        self.records += 1;
        if self.records > limits.records {
            return Err(ContentError::TooManyRecords { limit: limits.records });
        }
        let fields = Fields::of(element, Some(population), limits.field_bytes, defects);
        self.references_of_current = 0;
        self.current = match account(population, &fields, defects) {
            Ok(account) => {
                let number = fields.number_in_file(Some(population), defects);
                self.enter(Entered { account, line: fields.line, number }, defects);
                true
            }
            Err(defect) => {
                defects.add(defect, fields.place(Some(population)));
                false
            }
        };
        Ok(())
    }

    /// The guardian of the pupil whose record is being read.
    pub(super) fn guardian(&mut self, element: Element<'_>, limits: &ContentLimits, defects: &mut Defects) {
        if !self.current {
            return;
        }
        self.references_of_current += 1;
        let pupil = self.accounts.len() - 1;
        if self.references_of_current > limits.guardians {
            self.accounts[pupil].report(DefectKind::TooManyGuardians, defects);
        } else {
            self.references.push(Reference { pupil, guardian: element.attribute("Ident").and_then(ident) });
        }
    }

    /// The civility of the guardian whose record is being read.
    pub(super) fn title(&mut self, title: Result<Option<Title>, UnknownTitle>, defects: &mut Defects) {
        let Some(current) = self.accounts.last_mut().filter(|_| self.current) else { return };
        match title {
            Ok(title) => current.account.title = title,
            Err(UnknownTitle) => current.report(DefectKind::UnknownTitle, defects),
        }
    }

    /// Everyone is known: resolves references, then settles repeated identifiers.
    pub(super) fn finish(mut self, limits: &ContentLimits, defects: &mut Defects) -> Vec<PartnerAccount> {
        for Reference { pupil, guardian } in std::mem::take(&mut self.references) {
            let found = guardian.and_then(|number| self.numbered[Population::Guardian].get(&number));
            match found {
                None => self.accounts[pupil].report(DefectKind::DanglingGuardian, defects),
                Some(Numbered { ambiguous: true, .. }) => {
                    self.accounts[pupil].report(DefectKind::AmbiguousGuardian, defects);
                }
                Some(Numbered { index, .. }) => {
                    let id = self.accounts[*index].account.id.clone();
                    self.accounts[pupil].add_guardian(id, limits, defects);
                }
            }
        }
        bag::settle(self.accounts, limits, defects)
    }

    fn enter(&mut self, entered: Entered, defects: &mut Defects) {
        if let Some(number) = entered.number {
            match self.numbered[entered.account.population].entry(number) {
                Entry::Vacant(vacant) => {
                    vacant.insert(Numbered { index: self.accounts.len(), ambiguous: false });
                }
                Entry::Occupied(mut occupied) => {
                    let first = &self.accounts[occupied.get().index];
                    if first.account.id != entered.account.id {
                        entered.report(DefectKind::DuplicateIdent, defects);
                        occupied.get_mut().ambiguous = true;
                    }
                }
            }
        }
        self.accounts.push(entered);
    }
}

impl Entered {
    pub(super) fn report(&self, kind: DefectKind, defects: &mut Defects) {
        let number = self.number.map(|number| number.to_string());
        let population = Some(self.account.population);
        defects.add(kind, Place { line: self.line, population, ident: number.as_deref() });
    }

    /// Adds a guardian to a pupil, once. The limit counts for all the records of one pupil together.
    pub(super) fn add_guardian(&mut self, id: OpaqueId, limits: &ContentLimits, defects: &mut Defects) {
        if self.account.guardians.contains(&id) {
            return;
        }
        if self.account.guardians.len() < limits.guardians {
            self.account.guardians.push(id);
        } else {
            self.report(DefectKind::TooManyGuardians, defects);
        }
    }
}

/// The account of a record, or why the record is set aside.
fn account(
    population: Population,
    fields: &Fields<'_>,
    defects: &mut Defects,
) -> Result<PartnerAccount, DefectKind> {
    let id = words::filled(fields.partner_id).and_then(|_| OpaqueId::new(fields.partner_id).ok());
    let id = id.ok_or(DefectKind::NoIdentifier)?;
    let mut report = |kind| defects.add(kind, fields.place(Some(population)));
    match (fields.family_name, fields.given_name) {
        ("", "") => return Err(DefectKind::Nameless),
        ("", _) | (_, "") => report(DefectKind::MissingName),
        _ => {}
    }
    let birth_date = words::birth_date(fields.birth_date);
    match (fields.birth_date, birth_date) {
        ("", _) if population == Population::Pupil => report(DefectKind::MissingBirthDate),
        ("", _) | (_, Some(_)) => {}
        (_, None) => report(DefectKind::UnreadableBirthDate),
    }
    let sex = words::sex(fields.sex);
    if sex.is_none() && !fields.sex.is_empty() {
        report(DefectKind::UnknownSex);
    }
    let national_number = NationalNumber::new(fields.national_number);
    if national_number.is_none() && !fields.national_number.is_empty() {
        report(DefectKind::InvalidNationalNumber);
    }
    Ok(PartnerAccount {
        id,
        population,
        title: None,
        sex,
        family_name: fields.family_name.to_owned(),
        given_name: fields.given_name.to_owned(),
        birth_date,
        national_number,
        address: fields.address(),
        guardians: Vec::new(),
    })
}
