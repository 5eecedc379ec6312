//! Opening a file whose kind is told by its content, never by its name.

use std::fs::File;
use std::io::{BufRead, BufReader, Chain, Cursor};
use std::path::{Path, PathBuf};

use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::partner::{ClearText, PartnerUpload};
use passerelle_exchange::sealed::{self, FileKind, OpenLimits, Opened, Recognised};

use crate::console::{Console, Counted};
use crate::failure::Failure;

/// A file opened for reading, its kind told by its first bytes.
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    pub(crate) kind: FileKind,
    pub(crate) reader: BufReader<Chain<Cursor<Vec<u8>>, Counted<File>>>,
}

impl Input {
    pub(crate) fn open(path: &Path, console: Console) -> Result<Self, Failure> {
        let failed = |source| Failure::Read { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        let bytes = file.metadata().map_err(failed)?.len();
        let progress = console.work("lecture-en-cours", &name(path), bytes);
        let Recognised { kind, reader } = Recognised::new(progress.reading(file)).map_err(failed)?;
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

/// Reads an ENT's file: sealed, or in clear where `clear_text` accepts that.
pub(crate) fn read(
    path: &Path,
    key: Option<&PrivateKey>,
    clear_text: ClearText,
    console: Console,
) -> Result<PartnerUpload, Failure> {
    let mut input = Input::open(path, console)?;
    let keys = key.map_or(&[][..], std::slice::from_ref);
    PartnerUpload::read(&input.kind, &mut input.reader, keys, clear_text)
        .map_err(|error| Failure::Partner { path: path.to_owned(), error })
}

/// The name of a file without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
