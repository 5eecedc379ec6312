//! Why a document is refused, and where.

use std::{fmt, io};

/// A refusal: nothing more can be read from the document.
#[derive(Debug, thiserror::Error)]
#[error("{at}: {kind}")]
pub struct XmlError {
    /// Where the piece that was refused begins.
    pub at: Position,
    /// What is wrong with it.
    pub kind: XmlErrorKind,
}

/// A place in a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: u64,
    /// Bytes before it, counted in UTF-8 and without the byte order mark.
    pub offset: u64,
}

impl Position {
    /// The beginning of a document.
    pub const START: Self = Self { line: 1, offset: 0 };
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, byte {}", self.line, self.offset)
    }
}

/// What is wrong with a document.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum XmlErrorKind {
    /// An element has too many attributes.
    #[error("an element has more than {limit} attributes")]
    AttributeLimit {
        /// [`Limits::attributes`](crate::Limits::attributes).
        limit: usize,
    },
    /// The document is too long.
    #[error("the document is longer than {limit} bytes")]
    ByteLimit {
        /// [`Limits::bytes`](crate::Limits::bytes).
        limit: u64,
    },
    /// Elements are nested too deep.
    #[error("elements are nested deeper than {limit}")]
    DepthLimit {
        /// [`Limits::depth`](crate::Limits::depth).
        limit: usize,
    },
    /// A document type declaration, the door of entity tricks.
    #[error("a document type declaration is not accepted")]
    Dtd,
    /// An element has the same attribute twice.
    #[error("an element has the same attribute twice")]
    DuplicateAttribute,
    /// Bytes that do not belong to the encoding of the document.
    #[error("bytes are not in the encoding of the document")]
    Encoding,
    /// An entity that XML itself does not define.
    #[error("an entity is not defined")]
    Entity,
    /// One piece (tag, text, comment) is too long.
    #[error("a tag or a text is longer than {limit} bytes")]
    EventLimit {
        /// [`Limits::event_bytes`](crate::Limits::event_bytes).
        limit: usize,
    },
    /// A web page, most often saved in place of the file.
    #[error("the document is a web page (HTML)")]
    Html,
    /// A character that XML 1.0 forbids, written plainly or as a reference.
    #[error("a character is not allowed in XML")]
    IllegalCharacter,
    /// The source of the document failed.
    #[error("the document cannot be read: {0}")]
    Io(io::Error),
    /// The grammar of XML is not followed.
    #[error("the document does not follow the grammar of XML")]
    Malformed,
    /// An end tag does not close the element that is open.
    #[error("</{found}> closes <{expected}>")]
    MismatchedTag {
        /// The open element, shortened; empty when none is open.
        expected: String,
        /// The end tag, shortened.
        found: String,
    },
    /// The document is empty, or does not begin as XML does.
    #[error("the document is not XML")]
    NotXml,
    /// Text or an element after the end of the root.
    #[error("something follows the end of the document")]
    TrailingContent,
    /// The document ends before its root element does.
    #[error("the document ends too early")]
    Truncated,
    /// An element where only text is expected.
    #[error("an element stands where only text is expected")]
    UnexpectedElement,
    /// The declaration names an encoding that is not supported, or the document is in UTF-16.
    #[error("the encoding {label} is not supported")]
    UnsupportedEncoding {
        /// The encoding, shortened.
        label: String,
    },
}

impl XmlErrorKind {
    /// The refusal, at its place.
    pub fn at(self, at: Position) -> XmlError {
        XmlError { at, kind: self }
    }
}
