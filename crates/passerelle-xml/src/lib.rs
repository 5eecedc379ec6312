//! Reading and writing XML that comes from, or goes to, someone else.
//!
//! [`Reader`] is a pull reader over any `BufRead`. It holds one piece of the document at a time and refuses what a
//! hostile or damaged document is made of:
//!
//! - document type declarations, and with them every entity but the five of XML and character references;
//! - duplicate attributes, mismatched tags, characters that XML 1.0 forbids, bytes outside the encoding;
//! - documents, pieces, nestings and attribute lists beyond the [`Limits`];
//! - documents cut short, text or elements after the root.
//!
//! Every refusal is an [`XmlError`]: what, and at which line and byte. Documents are in UTF-8, with or without a byte
//! order mark, or declare ISO-8859-1, ISO-8859-15 or Windows-1252.
//!
//! Not supported: namespaces (elements go by their local name and tell their prefix, attributes go by their name as
//! written), DTDs, XML 1.1.
//!
//! [`Writer`] is the small counterpart: escaped text, tags closed in order.

mod chars;
mod encoding;
mod error;
mod limits;
mod reader;
mod source;
mod tag;
mod writer;

pub use chars::legal;
pub use error::{Position, XmlError, XmlErrorKind};
pub use limits::Limits;
pub use reader::{Event, Reader};
pub use tag::Element;
pub use writer::Writer;
