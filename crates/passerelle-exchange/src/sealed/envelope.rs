//! What a sealed file says in clear, around its encrypted content.

use crate::keys::PublicKey;

/// The two containers, one per direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContainerKind {
    /// ENT to service: `ImportChiffre` V1.
    Import,
    /// Service to ENT: `EXPORT_INDEX_EDUCATION`.
    Export,
}

/// The fields in clear, as text: nothing here is protected by the seal, so nothing here is to be trusted.
///
/// A field that the container does not have, or that the file leaves out, is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Which container it is.
    pub kind: ContainerKind,
    /// `ImportChiffre/@Version`, or `VERSION`.
    pub version: String,
    /// `Partenaire`, the partner's name. Import only (an export names its readers: [`Recipient`]).
    pub partner: String,
    /// `Description`, free text. Import only.
    pub description: String,
    /// `LOGICIEL`, product and version of the writer. Export only.
    pub software: String,
    /// `DateExport` or `DATEHEURE`, an `xs:dateTime`; written only if it is one with an offset.
    pub date: String,
    /// `UAI` of the school; files without it exist.
    pub uai: String,
    /// `NOMETABLISSEMENT`. Export only.
    pub school: String,
    /// `CODEPOSTALVILLE`. Export only.
    pub post_code_city: String,
    /// `CONTENU/@CompresseAvantChiffrement`, true where not written. An import is always compressed.
    pub compressed: bool,
}

impl Envelope {
    /// An envelope of this kind with empty fields, compressed.
    pub fn new(kind: ContainerKind) -> Self {
        Self {
            kind,
            version: String::new(),
            partner: String::new(),
            description: String::new(),
            software: String::new(),
            date: String::new(),
            uai: String::new(),
            school: String::new(),
            post_code_city: String::new(),
            compressed: true,
        }
    }
}

/// Somebody who will be able to open the file.
#[derive(Clone, Copy, Debug)]
pub struct Recipient<'a> {
    /// `PARTENAIRE/@NOM` in an export; an import does not write it.
    pub name: &'a str,
    /// The reader's public key.
    pub key: &'a PublicKey,
}

/// What can be told of a sealed file without any key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnvelopeFacts {
    /// The fields in clear.
    pub envelope: Envelope,
    /// One name per key block, in file order; an import has one block, whose name is empty.
    pub recipients: Vec<String>,
    /// Length of the encrypted content, in characters of Base64 without its line breaks.
    pub content_length: u64,
}
