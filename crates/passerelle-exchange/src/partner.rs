//! An ENT's file as it is handed in: recognised, opened, read, and held against the schools expected.

use std::io::{self, BufRead, Read};

use passerelle_model::Uai;

use crate::content::{ContentError, ContentLimits, PartnerFile, read_partner_file};
use crate::keys::PrivateKey;
use crate::sealed::{self, Envelope, FileKind, OpenError, OpenLimits, Recognised};

/// What an ENT's file says.
#[derive(Debug)]
pub struct PartnerUpload {
    /// The people and the schools.
    pub content: PartnerFile,
    /// Fields in clear of the sealed file; none when the content came in clear.
    pub envelope: Option<Envelope>,
}

/// Why an ENT's file was refused.
#[derive(Debug, thiserror::Error)]
pub enum PartnerUploadError {
    /// The file is not sealed and nobody said that this is meant.
    #[error("the content is in clear")]
    ClearText,
    /// The content was refused.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A sealed file and no key.
    #[error("no key given")]
    KeyMissing,
    /// The seal was refused.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file is about none of the schools expected.
    #[error("the file is about other schools")]
    OtherSchool {
        /// UAIs of the file, as written.
        found: Vec<String>,
        /// Those expected.
        expected: Vec<Uai>,
    },
    /// The first bytes could not be read.
    #[error("the file could not be read")]
    Read(#[source] io::Error),
    /// The file is not one of an ENT's accounts.
    #[error("the file is of another kind: {kind:?}")]
    WrongKind {
        /// What it is.
        kind: FileKind,
    },
}

/// Reads an ENT's sealed file with any of `keys`. A content in clear is refused.
pub fn read_partner_upload(
    file: impl Read,
    keys: &[PrivateKey],
) -> Result<PartnerUpload, PartnerUploadError> {
    let mut file = Recognised::new(file).map_err(PartnerUploadError::Read)?;
    PartnerUpload::read(&file.kind, &mut file.reader, keys, ClearText::Refused)
}

/// What becomes of a content in clear.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClearText {
    /// It is read: whoever hands it in knows that it is not protected.
    Accepted,
    /// It is refused.
    Refused,
}

impl PartnerUpload {
    /// Reads a file whose kind is known.
    pub fn read(
        kind: &FileKind,
        file: &mut dyn BufRead,
        keys: &[PrivateKey],
        clear_text: ClearText,
    ) -> Result<Self, PartnerUploadError> {
        match kind {
            // An unknown root is read too: the reader says best what is wrong.
            FileKind::OtherXml { .. } | FileKind::PartnerContent if clear_text == ClearText::Accepted => {
                let content = read_partner_file(file, &ContentLimits::default())?;
                Ok(Self { content, envelope: None })
            }
            FileKind::PartnerContent => Err(PartnerUploadError::ClearText),
            FileKind::SealedImport if keys.is_empty() => Err(PartnerUploadError::KeyMissing),
            FileKind::SealedImport => {
                let read = |content: &mut dyn BufRead| read_partner_file(content, &ContentLimits::default());
                let opened = sealed::open(file, keys, &OpenLimits::default(), read)?;
                Ok(Self { content: opened.value?, envelope: Some(opened.envelope) })
            }
            kind => Err(PartnerUploadError::WrongKind { kind: kind.clone() }),
        }
    }

    /// The moment of the export, as the file writes it.
    pub fn date(&self) -> &str {
        match &self.envelope {
            Some(envelope) if self.content.header.date.is_empty() => &envelope.date,
            _ => &self.content.header.date,
        }
    }

    /// The UAIs that the file is about, as written, each once: its establishments, then its envelope.
    pub fn uais(&self) -> Vec<&str> {
        let establishments = self.content.establishments.iter().map(|school| school.uai.as_str());
        let envelope = self.envelope.iter().map(|envelope| envelope.uai.as_str());
        let mut found: Vec<&str> = Vec::new();
        for uai in establishments.chain(envelope).filter(|uai| !uai.is_empty()) {
            if !found.contains(&uai) {
                found.push(uai);
            }
        }
        found
    }

    /// Refuses a file that is about none of the schools expected. Tells those of them that it does not have.
    pub fn check_schools(&self, expected: &[Uai]) -> Result<Vec<Uai>, PartnerUploadError> {
        let found = self.uais();
        let has = |uai: &Uai| found.iter().any(|found| found.parse() == Ok(*uai));
        let missing: Vec<Uai> = expected.iter().copied().filter(|uai| !has(uai)).collect();
        if !expected.is_empty() && missing.len() == expected.len() {
            return Err(PartnerUploadError::OtherSchool {
                found: found.into_iter().map(str::to_owned).collect(),
                expected: expected.to_vec(),
            });
        }
        Ok(missing)
    }
}
