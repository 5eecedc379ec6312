//! The first row: what each column is.

use super::{Row, TableError};
use crate::words::{plain, trimmed};

/// Names of the columns.
pub struct Header {
    written: Vec<String>,
    plain: Vec<String>,
}

impl Header {
    pub(super) fn new(row: &Row) -> Self {
        let written: Vec<String> = row.fields_from(0).map(|name| trimmed(name).to_owned()).collect();
        let plain = written.iter().map(|name| plain(name)).collect();
        Self { written, plain }
    }

    pub(crate) fn len(&self) -> usize {
        self.written.len()
    }

    /// The column that goes by one of these names (letters and digits in lower case); an earlier name wins.
    pub fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.plain.iter().position(|column| column == name))
    }

    /// The columns asked for, or which of them are missing. Each is given by its usual name and all its names.
    pub fn require<const N: usize>(
        &self,
        columns: [(&'static str, &[&str]); N],
    ) -> Result<[usize; N], TableError> {
        let found = columns.map(|(_, names)| self.find(names));
        if found.iter().all(Option::is_some) {
            return Ok(found.map(Option::unwrap_or_default));
        }
        // Without any known title this may be the row of a person, whose name no message must show.
        let shown = if found.iter().any(Option::is_some) { 20 } else { 0 };
        let missing = columns.into_iter().zip(found).filter(|(_, found)| found.is_none());
        Err(TableError::MissingColumns {
            missing: missing.map(|((name, _), _)| name).collect(),
            found: self.written.iter().take(shown).map(|name| name.chars().take(40).collect()).collect(),
        })
    }

    /// Columns with a name that are not among `read` and that do not go by one of the `ignored` names.
    pub fn others(&self, read: &[usize], ignored: &[&str]) -> Vec<String> {
        let other = |index: &usize| {
            !read.contains(index)
                && !self.plain[*index].is_empty()
                && !ignored.contains(&self.plain[*index].as_str())
        };
        let shortened = |index: usize| self.written[index].chars().take(40).collect();
        (0..self.written.len()).filter(other).map(shortened).collect()
    }
}
