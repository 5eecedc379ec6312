//! Opening a file whose kind is told by its content, never by its name.

use std::fs::File;
use std::io::{BufRead, BufReader, Chain, Cursor, Read};
use std::path::{Path, PathBuf};

use passerelle_exchange::content::{ContentLimits, PartnerFile, read_partner_file};
use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{self, Envelope, FileKind, OpenLimits, Opened, recognise};
use passerelle_model::Uai;

use crate::console::{Console, Counted};
use crate::failure::Failure;
use crate::files::BUFFER;

/// A file opened for reading, its kind told by its first bytes.
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    pub(crate) kind: FileKind,
    pub(crate) reader: BufReader<Chain<Cursor<Vec<u8>>, Counted<File>>>,
}

/// What tells the kind of a file, in bytes.
const HEAD: u64 = 4 << 10;

impl Input {
    pub(crate) fn open(path: &Path, console: Console) -> Result<Self, Failure> {
        let failed = |source| Failure::Read { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        let progress = console.work("lecture-en-cours", &name(path), bytes);
        let mut file = progress.reading(file);
        // A pipe may give its first bytes one by one.
        let mut head = Vec::new();
        (&mut file).take(HEAD).read_to_end(&mut head).map_err(failed)?;
        let kind = recognise(&head);
        let reader = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(file));
        Ok(Self { path: path.to_owned(), kind, reader })
    }

    /// The refusal of a file of this kind.
    pub(crate) fn wrong_kind(&self) -> Failure {
        Failure::WrongKind { path: self.path.clone(), kind: self.kind.clone() }
    }

    /// Opens the seal and hands the content to `read`.
    pub(crate) fn unseal<T: Send>(
        &mut self,
        key: &PrivateKey,
        read: impl FnOnce(&mut dyn BufRead) -> T + Send,
    ) -> Result<Opened<T>, Failure> {
        sealed::open(&mut self.reader, std::slice::from_ref(key), &OpenLimits::default(), read)
            .map_err(|error| Failure::Open { path: self.path.clone(), error })
    }
}

/// The ENT's file once read.
#[derive(Debug)]
pub(crate) struct EntFile {
    pub(crate) content: PartnerFile,
    /// Fields in clear of the sealed file; none when the content came in clear.
    pub(crate) envelope: Option<Envelope>,
}

impl EntFile {
    /// Reads an ENT's file: sealed, or in clear where `clear_text` accepts that.
    pub(crate) fn read(
        path: &Path,
        key: Option<&PrivateKey>,
        clear_text: bool,
        console: Console,
    ) -> Result<Self, Failure> {
        let mut input = Input::open(path, console)?;
        let refused = |error| Failure::Content { path: path.to_owned(), error };
        match input.kind {
            // An unknown root is read too: the reader says best what is wrong.
            FileKind::OtherXml { .. } | FileKind::PartnerContent if clear_text => {
                let content =
                    read_partner_file(&mut input.reader, &ContentLimits::default()).map_err(refused)?;
                Ok(Self { content, envelope: None })
            }
            FileKind::PartnerContent => Err(Failure::ClearText { path: path.to_owned() }),
            FileKind::SealedImport => {
                let key = key.ok_or_else(|| Failure::KeyMissing { path: path.to_owned() })?;
                let opened =
                    input.unseal(key, |content| read_partner_file(content, &ContentLimits::default()))?;
                Ok(Self { content: opened.value.map_err(refused)?, envelope: Some(opened.envelope) })
            }
            _ => Err(input.wrong_kind()),
        }
    }

    /// The moment of the export, as the file writes it.
    pub(crate) fn date(&self) -> &str {
        match &self.envelope {
            Some(envelope) if self.content.header.date.is_empty() => &envelope.date,
            _ => &self.content.header.date,
        }
    }

    /// The UAIs that the file is about, as written, each once: its establishments, then its envelope.
    pub(crate) fn uais(&self) -> Vec<&str> {
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
    pub(crate) fn check_schools(&self, path: &Path, expected: &[Uai]) -> Result<Vec<Uai>, Failure> {
        let found = self.uais();
        let has = |uai: &Uai| found.iter().any(|found| found.parse() == Ok(*uai));
        let missing: Vec<Uai> = expected.iter().copied().filter(|uai| !has(uai)).collect();
        if !expected.is_empty() && missing.len() == expected.len() {
            return Err(Failure::OtherSchool {
                path: path.to_owned(),
                found: found.into_iter().map(str::to_owned).collect(),
                expected: expected.to_vec(),
            });
        }
        Ok(missing)
    }
}

/// The name of a file without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
