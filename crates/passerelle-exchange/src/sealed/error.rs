//! Why a file could not be sealed or opened.

use std::io;

use passerelle_xml::XmlError;

/// Why [`super::seal`] refused. What was already written is worthless.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// An import has exactly one reader, an export one or two.
    #[error("{count} recipients given: this container takes {allowed}")]
    Recipients {
        /// How many were given.
        count: usize,
        /// What the container takes, in words.
        allowed: &'static str,
    },
    /// Readers find their key block by name.
    #[error("two recipients have the same name")]
    SameRecipientName,
    /// The import container cannot say that its content is not compressed.
    #[error("an import container is always compressed")]
    ImportNotCompressed,
    /// A field holds a character that XML cannot carry.
    #[error("the field {element} holds a character that XML cannot carry")]
    IllegalCharacter {
        /// The element or attribute.
        element: &'static str,
    },
    /// The date is not an ISO 8601 instant with an offset.
    #[error("the date is not of the form 2026-09-01T08:30:00+02:00")]
    InvalidDate,
    /// The crypto library refused, which no good key makes it do.
    #[error("encryption failed")]
    Crypto,
    /// The content could not be read.
    #[error("the content could not be read")]
    Read(#[source] io::Error),
    /// The sealed file could not be written.
    #[error("the sealed file could not be written")]
    Write(#[source] io::Error),
}

/// Why [`super::open`] or [`super::read_envelope`] refused.
///
/// Only what is visible without any key is told apart. Whatever depends on a key is [`OpenError::Unreadable`]: an
/// answer that told a bad padding from a bad digest would help to decrypt the file (padding oracle, Bleichenbacher).
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The content, genuine as it is, inflates beyond what is accepted (zip bomb).
    #[error("the content inflates too much: {sealed} bytes gave more than {inflated}")]
    InflatesTooMuch {
        /// Bytes read before stopping, compressed.
        sealed: u64,
        /// Bytes they had given.
        inflated: u64,
    },
    /// `CompresseAvantChiffrement` is neither true nor false.
    #[error("the attribute CompresseAvantChiffrement is neither true nor false")]
    InvalidFlag,
    /// An element that the container must have, and where it must be: the key before the content.
    #[error("the element {element} is missing, or not at its place")]
    MissingElement {
        /// Its name.
        element: &'static str,
    },
    /// No private key was given.
    #[error("no key given")]
    NoKey,
    /// XML whose root element is not one of the two containers.
    #[error("the element {root} is not a sealed container")]
    NotAContainer {
        /// Local name of the root element, shortened.
        root: String,
    },
    /// An element that should be there once.
    #[error("the element {element} is repeated")]
    RepeatedElement {
        /// Its name.
        element: &'static str,
    },
    /// More key blocks than any file has.
    #[error("more than {limit} key blocks")]
    TooManyKeyBlocks {
        /// [`super::OpenLimits::key_blocks`].
        limit: usize,
    },
    /// Wrong key, or a file damaged or tampered with: it cannot and must not be told which.
    #[error("the sealed content cannot be read: wrong key, or damaged or altered file")]
    Unreadable,
    /// The file is not XML, cut short, has a DTD, passes a limit…
    #[error(transparent)]
    Xml(#[from] XmlError),
}
