//! Why a whole content is refused, in either direction.

use std::io;

use passerelle_xml::{Element, XmlError, XmlErrorKind};

/// The content cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// More records than [`ContentLimits::records`](super::ContentLimits::records) or
    /// [`ContentLimits::establishments`](super::ContentLimits::establishments).
    #[error("the file has more than {limit} records")]
    TooManyRecords {
        /// The limit.
        limit: usize,
    },
    /// A document of another kind.
    #[error("the root element is {found}, not {expected}")]
    WrongRoot {
        /// The root element that was expected.
        expected: &'static str,
        /// The root element of the document, without prefix, shortened.
        found: String,
    },
    /// Not XML, cut short, hostile: see [`XmlErrorKind`].
    #[error(transparent)]
    Xml(#[from] XmlError),
}

impl ContentError {
    /// The error of the underlying source, when that is what failed (a sealed file that does not open, for example).
    pub fn io(&self) -> Option<&io::Error> {
        match self {
            Self::Xml(XmlError { kind: XmlErrorKind::Io(error), .. }) => Some(error),
            _ => None,
        }
    }

    pub(super) fn wrong_root(expected: &'static str, found: Element<'_>) -> Self {
        Self::WrongRoot { expected, found: found.name().chars().take(40).collect() }
    }
}

/// The content cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The destination failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The format asks for at least one establishment.
    #[error("the file needs at least one establishment")]
    NoEstablishment,
    /// The format asks for at least one managed establishment.
    #[error("the file needs at least one managed establishment")]
    NoManagedEstablishment,
}
