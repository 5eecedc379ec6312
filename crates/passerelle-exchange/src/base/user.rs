//! One row of `BASE.csv`.

use passerelle_model::{Address, LocalId, LocalUser, NationalNumber, Population, Sex, Title};

use super::SetAsideReason;
use super::columns::Columns;
use crate::DefectKind;
use crate::csv::Row;
use crate::words::{self, filled};

/// Between the lines of an address in one field, as directories do.
pub(super) const LINE_SEPARATOR: char = '$';

/// Reads a row; the children, not looked up yet, are given apart as written.
pub(super) fn user<'a>(
    row: &'a Row,
    columns: &Columns,
    limit: usize,
    report: &mut impl FnMut(DefectKind),
) -> Result<(LocalUser, &'a str), SetAsideReason> {
    let raw_id = row.field(columns.id);
    let id = filled(raw_id).and_then(|_| LocalId::new(raw_id).ok()).ok_or(SetAsideReason::NoIdentifier)?;
    let population =
        words::population(row.field(columns.population)).ok_or(SetAsideReason::UnknownPopulation)?;
    let mut fields = Fields { row, limit, report };
    let family_name = fields.owned(Some(columns.family_name)).unwrap_or_default();
    let given_name = fields.owned(Some(columns.given_name)).unwrap_or_default();
    if family_name.is_empty() || given_name.is_empty() {
        (fields.report)(DefectKind::MissingName);
    }
    let user = LocalUser {
        id,
        population,
        title: fields.title(columns),
        family_name,
        given_name,
        birth_date: fields.parsed(columns.birth_date, words::birth_date, DefectKind::UnreadableBirthDate),
        national_number: fields.parsed(
            columns.national_number,
            NationalNumber::new,
            DefectKind::InvalidNationalNumber,
        ),
        class: fields.owned(columns.class),
        address: Address {
            lines: fields.address_lines(columns),
            post_code: fields.owned(columns.post_code),
            city: fields.owned(columns.city),
            country: fields.owned(columns.country),
        },
        children: Vec::new(),
    };
    // Verbatim, as identifiers are: outer spaces may be theirs.
    let children =
        fields.filled(columns.children).and(columns.children).map_or("", |column| row.field(column));
    if population != Population::Guardian && !children.is_empty() {
        (fields.report)(DefectKind::ChildrenOfNonGuardian);
        return Ok((user, ""));
    }
    Ok((user, children))
}

struct Fields<'a, 'r, R> {
    row: &'a Row,
    limit: usize,
    report: &'r mut R,
}

impl<'a, R: FnMut(DefectKind)> Fields<'a, '_, R> {
    fn filled(&mut self, column: Option<usize>) -> Option<&'a str> {
        let field = filled(self.row.field(column?))?;
        if field.len() > self.limit {
            (self.report)(DefectKind::FieldTooLong);
            return None;
        }
        Some(field)
    }

    fn owned(&mut self, column: Option<usize>) -> Option<String> {
        self.filled(column).map(str::to_owned)
    }

    fn parsed<T>(
        &mut self,
        column: Option<usize>,
        parse: impl Fn(&str) -> Option<T>,
        defect: DefectKind,
    ) -> Option<T> {
        let parsed = parse(self.filled(column)?);
        if parsed.is_none() {
            (self.report)(defect);
        }
        parsed
    }

    /// The civility, which pupils often have as a sex.
    fn title(&mut self, columns: &Columns) -> Option<Title> {
        let of_sex = |sex: Sex| if sex == Sex::Male { Title::Mr } else { Title::Mrs };
        let any =
            |text: &str| words::title(text).ok().or_else(|| words::sex(text).map(|sex| Some(of_sex(sex))));
        let title = self.parsed(columns.title, any, DefectKind::UnknownTitle).flatten();
        let sex = self.parsed(columns.sex, words::sex, DefectKind::UnknownSex).map(of_sex);
        if title.is_some() && sex.is_some() && title != sex {
            (self.report)(DefectKind::ConflictingSex);
            return None;
        }
        title.or(sex)
    }

    fn address_lines(&mut self, columns: &Columns) -> Vec<String> {
        let mut lines = Vec::new();
        for &column in &columns.address {
            let field = self.filled(Some(column)).unwrap_or_default();
            let written = field.split(LINE_SEPARATOR).flat_map(str::lines);
            lines.extend(written.filter_map(filled).map(str::to_owned));
        }
        lines
    }
}
