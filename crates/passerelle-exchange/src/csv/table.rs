//! A table, row by row.

use std::borrow::Cow;
use std::io::BufRead;

use super::lines::Lines;
use super::row::Ending;
use super::{Header, Row, TableError, TableLimits};
use crate::words::filled;

/// Lines that one row may spread over: a quotation mark left open must not swallow the rows below.
const MAX_LINES: u64 = 16;

/// A table being read. Rows are decoded one by one: a row that is not UTF-8 is taken for Windows-1252, so that a file put
/// together from two sources is read right.
pub struct Table<R> {
    lines: Lines<R>,
    limits: TableLimits,
    header: Header,
    delimiter: u8,
    raw: Vec<u8>,
    row: Row,
    rows: usize,
    /// Of the first row that tells.
    encoding: Option<Encoding>,
    /// Whether the row just reached is in another one.
    mixed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Windows1252,
}

impl<R: BufRead> Table<R> {
    /// Reads the header.
    pub fn open(input: R, limits: &TableLimits) -> Result<Self, TableError> {
        let mut lines = Lines::new(input, *limits);
        let mut raw = Vec::new();
        while raw.is_empty() {
            if !lines.append(&mut raw, 1)? {
                return Err(TableError::Empty);
            }
        }
        let marked = raw.starts_with(b"\xef\xbb\xbf");
        if marked {
            raw.drain(..3);
        }
        if raw.contains(&0) || raw.starts_with(b"\xff\xfe") || raw.starts_with(b"PK\x03\x04") {
            return Err(TableError::NotText);
        }
        let mut table = Self {
            lines,
            limits: *limits,
            header: Header::new(&Row::default()),
            delimiter: b';',
            raw,
            row: Row::default(),
            rows: 0,
            encoding: marked.then_some(Encoding::Utf8),
            mixed: false,
        };
        table.delimiter = delimiter(&table.raw);
        table.complete_row(table.lines.number())?;
        table.header = Header::new(&table.row);
        Ok(table)
    }

    /// Its first row.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Goes to the next row that holds something. `false` at the end.
    pub fn advance(&mut self) -> Result<bool, TableError> {
        loop {
            self.raw.clear();
            let line = self.lines.number() + 1;
            if !self.lines.append(&mut self.raw, line)? {
                return Ok(false);
            }
            self.complete_row(line)?;
            if self.row.fields_from(0).any(|field| filled(field).is_some()) {
                break;
            }
        }
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(TableError::TooManyRows { limit: self.limits.rows });
        }
        Ok(true)
    }

    /// The row just reached.
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// Whether the row just reached is in another encoding than the first row that told which.
    pub fn is_mixed(&self) -> bool {
        self.mixed
    }

    /// Whether the row has as many fields as the header; more is no fault when they are empty.
    pub fn has_all_fields(&self) -> bool {
        let columns = self.header.len();
        self.row.len() >= columns && self.row.fields_from(columns).all(|field| filled(field).is_none())
    }

    /// Cuts the row begun in `raw`, with the lines that a quoted field may add.
    fn complete_row(&mut self, line: u64) -> Result<(), TableError> {
        loop {
            let (text, encoding) = decode(&self.raw);
            let ending = self.row.cut(&text, self.delimiter, line);
            if ending == Ending::StrayQuote && self.lines.number() > line {
                return Err(TableError::UnclosedQuote { line });
            }
            if ending != Ending::Open {
                self.mixed = encoding.is_some() && self.encoding.is_some() && encoding != self.encoding;
                self.encoding = self.encoding.or(encoding);
                break;
            }
            let spread = self.lines.number() + 1 - line;
            self.raw.push(b'\n');
            if spread >= MAX_LINES || !self.lines.append(&mut self.raw, line)? {
                return Err(TableError::UnclosedQuote { line });
            }
        }
        if self.row.len() > self.limits.fields {
            return Err(TableError::TooManyFields { line, limit: self.limits.fields });
        }
        Ok(())
    }
}

/// The text of a row, and its encoding if the row tells.
fn decode(raw: &[u8]) -> (Cow<'_, str>, Option<Encoding>) {
    if let Ok(text) = std::str::from_utf8(raw) {
        return (Cow::Borrowed(text), (!text.is_ascii()).then_some(Encoding::Utf8));
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw);
    (text, Some(Encoding::Windows1252))
}

/// The most frequent of the three in the header, outside quotes; `;` when in doubt.
fn delimiter(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    for b in header {
        quoted ^= *b == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| delimiter == b && !quoted) {
            *count += 1;
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b';', |(delimiter, _)| delimiter)
}
