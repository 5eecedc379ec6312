//! A file of people, row by row.

use std::io::BufRead;

use passerelle_exchange::DefectKind;
use passerelle_exchange::csv::{Row, Table, TableError, TableLimits};
use passerelle_exchange::words::{filled, trimmed};
use passerelle_model::LocalId;

use crate::columns::Columns;
use crate::row::person;
use crate::{Ground, Person};

/// The table and its columns. Every pass over a file reads it through here, so that all see the same rows.
pub(crate) struct Reading<'g, R> {
    table: Table<R>,
    columns: Columns,
    ground: &'g Ground,
    field_bytes: usize,
}

impl<'g, R: BufRead> Reading<'g, R> {
    pub(crate) fn open(input: R, limits: &TableLimits, ground: &'g Ground) -> Result<Self, TableError> {
        let table = Table::open(input, limits)?;
        let columns = Columns::of(table.header(), ground.default_school.is_none())?;
        Ok(Self { table, columns, ground, field_bytes: limits.field_bytes })
    }

    pub(crate) fn advance(&mut self) -> Result<bool, TableError> {
        self.table.advance()
    }

    pub(crate) fn line(&self) -> u64 {
        self.table.row().line()
    }

    /// Whether the row is in another encoding than those before.
    pub(crate) fn is_mixed(&self) -> bool {
        self.table.is_mixed()
    }

    /// Columns that are not read, as written.
    pub(crate) fn unknown_columns(&self) -> &[String] {
        &self.columns.unknown
    }

    /// Whether the file names children.
    pub(crate) fn names_children(&self) -> bool {
        self.columns.children.is_some()
    }

    /// The key of the row's person, when it can be one.
    pub(crate) fn key(&self) -> Option<&str> {
        filled(self.row().field(self.columns.id)).filter(|key| LocalId::new(*key).is_ok())
    }

    /// The key as written, for telling where a defect is.
    pub(crate) fn written_key(&self) -> &str {
        trimmed(self.row().field(self.columns.id))
    }

    /// Whom the row is about, without the guardians, or why it cannot be used.
    pub(crate) fn person(&self, report: &mut dyn FnMut(DefectKind)) -> Result<Person, DefectKind> {
        let key = self.key().ok_or(DefectKind::NoIdentifier)?;
        if !self.table.has_all_fields() {
            return Err(DefectKind::FieldCount);
        }
        person(key, self.row(), &self.columns, self.ground, self.field_bytes, report)
    }

    /// The keys of the children that the row names.
    pub(crate) fn children(&self) -> impl Iterator<Item = &str> {
        let listed = self.columns.children.map_or("", |column| self.row().field(column));
        let separates = |c: char| matches!(c, ',' | '|' | ';') || c.is_whitespace();
        listed.split(separates).filter_map(filled)
    }

    fn row(&self) -> &Row {
        self.table.row()
    }
}
