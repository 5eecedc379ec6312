//! Why a whole table is refused.

use std::io;

/// The table cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The file is empty: not even a header.
    #[error("the file is empty")]
    Empty,
    /// The source failed.
    #[error("the file cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Columns that the format asks for are not in the header.
    #[error("columns {} are missing; found: {}", missing.join(", "), found.join(", "))]
    MissingColumns {
        /// Their usual names.
        missing: Vec<&'static str>,
        /// The header as written, shortened to 20 columns of 40 characters. Empty when none of the columns asked for
        /// is there: the first row may then be no header at all, but a person.
        found: Vec<String>,
    },
    /// A spreadsheet, a compressed file, UTF-16: not a table in text.
    #[error("the file is not a table in text")]
    NotText,
    /// Suggestions in place of links: nobody has decided them.
    #[error("the file is a list of suggestions, not of links")]
    Suggestions,
    /// More bytes than [`TableLimits::bytes`](super::TableLimits::bytes).
    #[error("the file is longer than {limit} bytes")]
    TooLong {
        /// The limit.
        limit: u64,
    },
    /// A row has more fields than [`TableLimits::fields`](super::TableLimits::fields).
    #[error("line {line}: more than {limit} fields")]
    TooManyFields {
        /// Where the row begins.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// More rows than [`TableLimits::rows`](super::TableLimits::rows).
    #[error("the file has more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// A row is longer than [`TableLimits::row_bytes`](super::TableLimits::row_bytes).
    #[error("line {line}: longer than {limit} bytes")]
    RowTooLong {
        /// Where the row begins.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// A quotation mark opens a field and nothing closes it: the rows below cannot be told apart.
    #[error("line {line}: a quotation mark is not closed")]
    UnclosedQuote {
        /// Where the row begins.
        line: u64,
    },
}
