//! One row of a file of people.

use passerelle_exchange::DefectKind;
use passerelle_exchange::csv::Row;
use passerelle_exchange::words::{self, filled, plain};
use passerelle_model::{Address, NationalNumber, Population, Sex, Uai};

use crate::columns::Columns;
use crate::{Ground, HashedPassword, Person, Post, Told};

/// Between the lines of an address in one field, as directories do.
const LINE_SEPARATOR: char = '$';
/// Lines of an address, at most.
const ADDRESS_LINES: usize = 4;
/// Longest login, in characters.
const LONGEST_LOGIN: usize = 64;
/// Longest name, class or function, in characters.
const LONGEST_NAME: usize = 80;

/// Reads a row that has all its fields.
pub(crate) fn person(
    key: &str,
    row: &Row,
    columns: &Columns,
    ground: &Ground,
    limit: usize,
    report: &mut dyn FnMut(DefectKind),
) -> Result<Person, DefectKind> {
    let population = population(row.field(columns.population)).ok_or(DefectKind::UnknownPopulation)?;
    let uai = school(columns.uai.map_or("", |column| row.field(column)), ground)?;
    let mut fields = Fields { row, limit, report };
    let family_name = fields.name(Some(columns.family_name)).over(None).unwrap_or_default();
    let given_name = fields.name(Some(columns.given_name)).over(None).unwrap_or_default();
    match (family_name.is_empty(), given_name.is_empty()) {
        (true, true) => return Err(DefectKind::Nameless),
        (false, false) => {}
        _ => (fields.report)(DefectKind::MissingName),
    }
    let (title, sex) = fields.title_and_sex(columns);
    let birth_date = fields.parsed(columns.birth_date, words::birth_date, DefectKind::UnreadableBirthDate);
    if population == Population::Pupil && birth_date == Told::Nothing {
        (fields.report)(DefectKind::MissingBirthDate);
    }
    let post = Post {
        uai,
        population,
        class: fields.name(columns.class),
        function: fields.name(columns.function),
        manages_accounts: fields.manages(columns.manages, ground),
    };
    let password = fields.parsed(columns.password, HashedPassword::new, DefectKind::UnknownPasswordHash);
    Ok(Person {
        source: key.to_owned(),
        line: row.line(),
        login: fields.parsed(columns.login, login, DefectKind::InvalidLogin).over(None),
        password: fields.granted(ground, password).over(None),
        title,
        family_name,
        given_name,
        birth_date,
        sex,
        national_number: fields.parsed(
            columns.national_number,
            NationalNumber::new,
            DefectKind::InvalidNationalNumber,
        ),
        address: fields.address(columns),
        posts: vec![post],
        partial: false,
        guardians: None,
    })
}

/// *Population*, under the names of a file of ours or of the national profiles (SDET).
fn population(text: &str) -> Option<Population> {
    words::population(text).or_else(|| {
        let profile = plain(text);
        match profile.strip_prefix("national").unwrap_or(&profile) {
            "1" | "elv" | "student" => Some(Population::Pupil),
            "2" | "tut" | "relative" => Some(Population::Guardian),
            "3" | "ens" | "doc" | "teacher" => Some(Population::Teacher),
            "4" | "5" | "6" | "dir" | "col" | "evs" | "eta" | "cpe" | "aed" => Some(Population::Staff),
            "7" | "aca" => Some(Population::Inspector),
            _ => None,
        }
    })
}

fn school(text: &str, ground: &Ground) -> Result<Uai, DefectKind> {
    let uai = match (filled(text), ground.default_school) {
        (None, Some(school)) => school,
        (text, _) => text.unwrap_or_default().parse().map_err(|_| DefectKind::UnknownSchool)?,
    };
    if !ground.schools.contains(&uai) {
        return Err(DefectKind::UnknownSchool);
    }
    match &ground.managed {
        Some(managed) if !managed.contains(&uai) => Err(DefectKind::ForeignSchool),
        _ => Ok(uai),
    }
}

/// A login that can be typed: no white space, no control character, neither empty nor endless.
fn login(text: &str) -> Option<String> {
    let typed = |c: char| !c.is_whitespace() && !c.is_control();
    (text.chars().count() <= LONGEST_LOGIN && text.chars().all(typed)).then(|| text.to_owned())
}

/// White space in one piece, control characters removed.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(word.chars().filter(|c| !c.is_control() && !matches!(c, '\u{200b}' | '\u{feff}')));
    }
    tidy
}

struct Fields<'a, 'r> {
    row: &'a Row,
    limit: usize,
    report: &'r mut dyn FnMut(DefectKind),
}

impl<'a> Fields<'a, '_> {
    fn told(&mut self, column: Option<usize>) -> Told<&'a str> {
        let Some(column) = column else { return Told::Silent };
        match filled(self.row.field(column)) {
            None => Told::Nothing,
            Some(field) if field.len() > self.limit => {
                (self.report)(DefectKind::FieldTooLong);
                Told::Silent
            }
            Some(field) => Told::Value(field),
        }
    }

    fn parsed<T>(
        &mut self,
        column: Option<usize>,
        parse: impl FnOnce(&str) -> Option<T>,
        defect: DefectKind,
    ) -> Told<T> {
        match self.told(column) {
            Told::Silent => Told::Silent,
            Told::Nothing => Told::Nothing,
            Told::Value(text) => parse(text).map_or_else(
                || {
                    (self.report)(defect);
                    Told::Silent
                },
                Told::Value,
            ),
        }
    }

    fn name(&mut self, column: Option<usize>) -> Told<String> {
        let tidied = self.parsed(
            column,
            |text| Some(tidy(text)).filter(|name| name.chars().count() <= LONGEST_NAME),
            DefectKind::FieldTooLong,
        );
        if tidied == Told::Value(String::new()) { Told::Nothing } else { tidied }
    }

    /// A right that only somebody with every right gives.
    fn granted<T>(&mut self, ground: &Ground, told: Told<T>) -> Told<T> {
        match told {
            Told::Value(_) if !ground.grants() => {
                (self.report)(DefectKind::RightNotGiven);
                Told::Silent
            }
            told if ground.grants() => told,
            _ => Told::Silent,
        }
    }

    fn manages(&mut self, column: Option<usize>, ground: &Ground) -> Told<bool> {
        let yes =
            |text: &str| matches!(plain(text).as_str(), "oui" | "o" | "1" | "x" | "vrai" | "true" | "yes");
        match self.told(column) {
            Told::Value(text) if yes(text) => self.granted(ground, Told::Value(true)),
            Told::Nothing | Told::Value(_) if ground.grants() => Told::Value(false),
            Told::Silent | Told::Nothing | Told::Value(_) => Told::Silent,
        }
    }

    fn title_and_sex(&mut self, columns: &Columns) -> (Told<passerelle_model::Title>, Told<Sex>) {
        let title = self.parsed(columns.title, |text| words::title(text).ok(), DefectKind::UnknownTitle);
        let title = match title {
            Told::Value(Some(title)) => Told::Value(title),
            Told::Value(None) | Told::Nothing => Told::Nothing,
            Told::Silent => Told::Silent,
        };
        let sex = self.parsed(columns.sex, words::sex, DefectKind::UnknownSex);
        match (title, sex) {
            (Told::Value(title), Told::Value(sex)) if Sex::from(title) != sex => {
                (self.report)(DefectKind::ConflictingSex);
                (Told::Silent, Told::Silent)
            }
            both => both,
        }
    }

    fn address(&mut self, columns: &Columns) -> Told<Address> {
        if !columns.has_address() {
            return Told::Silent;
        }
        let mut lines = Vec::new();
        for &column in &columns.address {
            if let Told::Value(field) = self.told(Some(column)) {
                let written = field.split(LINE_SEPARATOR).flat_map(str::lines).map(tidy);
                lines.extend(written.filter(|line| !line.is_empty()));
            }
        }
        lines.truncate(ADDRESS_LINES);
        let address = Address {
            lines,
            post_code: self.name(columns.post_code).over(None),
            city: self.name(columns.city).over(None),
            country: self.name(columns.country).over(None),
        };
        if address.is_empty() { Told::Nothing } else { Told::Value(address) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn populations_go_by_many_names() {
        let known = [
            ("eleve", Population::Pupil),
            ("National_ELV", Population::Pupil),
            ("Relative", Population::Guardian),
            ("National_2", Population::Guardian),
            ("Enseignant", Population::Teacher),
            ("National_DOC", Population::Teacher),
            ("National_DIR", Population::Staff),
            ("National_ACA", Population::Inspector),
            ("maître de stage", Population::WorkplaceTutor),
        ];
        for (text, expected) in known {
            assert_eq!(population(text), Some(expected), "{text}");
        }
        assert_eq!((population("Guest"), population(""), population("8")), (None, None, None));
    }

    #[test]
    fn names_are_tidied_and_logins_are_not() {
        assert_eq!(tidy(" LE\n  GALL\u{7} "), "LE GALL");
        assert_eq!(login("a.bukisa"), Some("a.bukisa".to_owned()));
        assert_eq!((login("a bukisa"), login(&"x".repeat(65))), (None, None));
    }
}
