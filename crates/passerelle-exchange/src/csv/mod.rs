//! Tables in text: what the CSV files of this field have in common.
//!
//! Read: `;`, `,` or tabulation, found from the header; UTF-8 with or without byte order mark, each row that is not UTF-8 being
//! taken for Windows-1252; columns in any order, under any of their usual French names; quotes; line ends of any
//! system. Blank rows are passed over.
//!
//! Written: UTF-8 without byte order mark, `;`, LF, quotes where needed.

mod error;
mod header;
mod limits;
mod lines;
mod row;
mod table;
mod writer;

pub use error::TableError;
pub use header::Header;
pub use limits::TableLimits;
pub use row::Row;
pub use table::Table;
pub(crate) use writer::TableWriter;
