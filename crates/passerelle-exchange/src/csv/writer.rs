//! Writing a table.

use std::io::{self, Write};

/// Writes rows: UTF-8, `;`, LF, quotes where needed.
pub(crate) struct TableWriter<W: Write>(csv::Writer<W>);

impl<W: Write> TableWriter<W> {
    /// Writes the header.
    pub(crate) fn new(out: W, header: &[&str]) -> io::Result<Self> {
        let mut table = Self(
            csv::WriterBuilder::new()
                .delimiter(b';')
                .terminator(csv::Terminator::Any(b'\n'))
                .from_writer(out),
        );
        table.row(header)?;
        Ok(table)
    }

    /// Writes a row.
    pub(crate) fn row(&mut self, fields: &[&str]) -> io::Result<()> {
        Ok(self.0.write_record(fields)?)
    }

    /// Writes what waits in memory.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}
