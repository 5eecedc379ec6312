//! The attributes that people and establishments have in common.

use passerelle_model::{Address, Population};
use passerelle_xml::Element;

use crate::words::{filled, trimmed};
use crate::{DefectKind, Defects, defects::Place};

/// The attributes of a record, as written. What is longer than the limit is already reported and dropped.
#[derive(Clone, Copy, Default)]
pub(super) struct Fields<'a> {
    pub(super) line: u64,
    pub(super) ident: Option<&'a str>,
    /// Verbatim, of whatever length.
    pub(super) partner_id: &'a str,
    pub(super) number: &'a str,
    pub(super) family_name: &'a str,
    pub(super) given_name: &'a str,
    pub(super) birth_date: &'a str,
    pub(super) sex: &'a str,
    pub(super) national_number: &'a str,
    address: [&'a str; 4],
    post_code: &'a str,
    city: &'a str,
    country: &'a str,
}

impl<'a> Fields<'a> {
    pub(super) fn of(
        element: Element<'a>,
        population: Option<Population>,
        limit: usize,
        defects: &mut Defects,
    ) -> Self {
        let mut fields = Self { line: element.position().line, ..Self::default() };
        let mut dropped = 0;
        for (name, value) in element.attributes() {
            let field = match name {
                "Ident" => {
                    fields.ident = Some(trimmed(value));
                    continue;
                }
                "Nom" => &mut fields.family_name,
                "Prenom" => &mut fields.given_name,
                "DateNaissance" => &mut fields.birth_date,
                "Sexe" => &mut fields.sex,
                "NumeroNational" => &mut fields.national_number,
                "Numero" => &mut fields.number,
                "Adresse1" => &mut fields.address[0],
                "Adresse2" => &mut fields.address[1],
                "Adresse3" => &mut fields.address[2],
                "Adresse4" => &mut fields.address[3],
                "CodePostal" => &mut fields.post_code,
                "Ville" => &mut fields.city,
                "Pays" => &mut fields.country,
                _ if name.eq_ignore_ascii_case("ID_Partenaire") => {
                    fields.partner_id = value;
                    continue;
                }
                _ => continue,
            };
            if value.len() > limit {
                dropped += 1;
            } else {
                *field = trimmed(value);
            }
        }
        for _ in 0..dropped {
            defects.add(DefectKind::FieldTooLong, fields.place(population));
        }
        fields
    }

    pub(super) fn place(&self, population: Option<Population>) -> Place<'a> {
        Place { line: self.line, population, ident: self.ident }
    }

    /// The number of the record inside the file, with a remark when it is not what the format says.
    pub(super) fn number_in_file(
        &self,
        population: Option<Population>,
        defects: &mut Defects,
    ) -> Option<u64> {
        let number = self.ident.and_then(ident);
        match number {
            None => defects.add(DefectKind::InvalidIdent, self.place(population)),
            Some(number) if number > u64::from(u32::MAX) => {
                defects.add(DefectKind::OversizedIdent, self.place(population));
            }
            Some(_) => {}
        }
        number
    }

    pub(super) fn address(&self) -> Address {
        let owned = |text: &str| filled(text).map(str::to_owned);
        // A line made only of the directory's own separator is no line.
        let lines = self.address.iter().filter(|line| !line.chars().all(|c| c == '$' || c.is_whitespace()));
        Address {
            lines: lines.map(|line| (*line).to_owned()).collect(),
            post_code: owned(self.post_code),
            city: owned(self.city),
            country: owned(self.country),
        }
    }
}

/// `Ident`: digits. The format says 32 bits, some exporters put a SIRET.
pub(super) fn ident(text: &str) -> Option<u64> {
    let text = trimmed(text);
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}
