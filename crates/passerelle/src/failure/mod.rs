//! The one place where what went wrong becomes a message and an exit code.
//!
//! Each message has a reference that support can look up, a title, what happened and whether anything was changed,
//! and what to do.

mod content;
mod keys;
mod sealed;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use passerelle_exchange::content::ContentError;
use passerelle_exchange::csv::TableError;
use passerelle_exchange::keys::KeyError;
use passerelle_exchange::sealed::{FileKind, OpenError, SealError};
use passerelle_model::Uai;

use crate::words::{Lang, Variable, Words, count};

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    Done = 0,
    Unexpected = 1,
    Usage = 2,
    RefusedByRule = 3,
    BadInput = 4,
    NothingToDo = 7,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stopped. Nothing was changed: outputs appear at the very end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The ENT's file is not sealed and nobody said that this is meant.
    ClearText { path: PathBuf },
    /// A content in clear, or the inside of a sealed file, was refused.
    Content { path: PathBuf, error: ContentError },
    /// A file that must not be replaced is there.
    Exists { path: PathBuf },
    /// A folder stands where a file is to be written.
    IsFolder { path: PathBuf },
    /// A key file was refused.
    Key { path: PathBuf, error: KeyError },
    /// A sealed file came without a key.
    KeyMissing { path: PathBuf },
    /// The folder of an output does not exist.
    NoFolder { path: PathBuf },
    /// A passphrase is needed and there is no terminal to ask for it.
    NoTerminal { path: PathBuf },
    /// A device, or « - », stands where a file is to be written.
    NotAFile { path: PathBuf },
    /// The folder holds files that are not ours to mix with.
    NotOurFolder { path: PathBuf },
    /// A sealed file was refused.
    Open { path: PathBuf, error: OpenError },
    /// The file is about other schools than the expected ones.
    OtherSchool { path: PathBuf, found: Vec<String>, expected: Vec<Uai> },
    /// An output would take the place of a file that is read.
    OutputIsInput { path: PathBuf },
    /// Standard output cannot be written.
    Print(io::Error),
    /// The system gives no random bytes.
    Random,
    /// An input cannot be read.
    Read { path: PathBuf, source: io::Error },
    /// A sealed file is wanted and the file is something else.
    NotSealed { path: PathBuf, kind: FileKind },
    /// A list is wanted and the file is something else.
    NotTable { path: PathBuf, kind: FileKind },
    /// What is to be sealed is not what this container carries.
    NotToSeal { path: PathBuf, kind: FileKind, wanted: FileKind },
    /// Two outputs are one file.
    SameOutput { path: PathBuf },
    /// A content could not be sealed.
    Seal { path: PathBuf, error: SealError },
    /// A table in text was refused.
    Table { path: PathBuf, error: TableError },
    /// The file is of another kind than the one needed.
    WrongKind { path: PathBuf, kind: FileKind },
    /// An output cannot be written.
    Write { path: PathBuf, source: io::Error },
}

impl Failure {
    /// What people read; nothing when the reader of standard output has gone.
    pub(crate) fn explain(&self, words: Words) -> Option<String> {
        if matches!(self, Self::Print(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return None;
        }
        let told = self.told(words);
        let say = |part: &str| words.tell(&format!("{}{part}", told.key), told.variables.iter().cloned());
        Some(format!("{} {}\n  {}\n  {}", told.reference, say(""), say(".fait"), say(".faire")))
    }

    pub(crate) fn exit(&self) -> Exit {
        // The language does not change the exit code.
        self.told(Words::new(Lang::French)).exit
    }

    fn told(&self, words: Words) -> Told {
        match self {
            Self::ClearText { path } => {
                Told::new("E16", "erreur-non-protege", Exit::RefusedByRule).file(path)
            }
            Self::Content { path, error } => content::content(error, words).file(path),
            Self::Exists { path } => Told::new("E28", "erreur-existe", Exit::RefusedByRule).file(path),
            Self::IsFolder { path } => Told::new("E29", "erreur-est-dossier", Exit::Usage).file(path),
            Self::Key { path, error } => keys::told(*error, words).file(path),
            Self::KeyMissing { path } => Told::new("E27", "erreur-cle-manquante", Exit::Usage).file(path),
            Self::NoFolder { path } => Told::new("E29", "erreur-pas-de-dossier", Exit::Usage).file(path),
            Self::NoTerminal { path } => Told::new("E27", "erreur-phrase-de-passe", Exit::Usage).file(path),
            Self::NotAFile { path } => Told::new("E29", "erreur-pas-un-fichier", Exit::Usage).file(path),
            Self::NotOurFolder { path } => {
                Told::new("E28", "erreur-dossier-occupe", Exit::RefusedByRule).file(path)
            }
            Self::Open { path, error } => sealed::opening(error, words).file(path),
            Self::NotSealed { path, kind } => Told::new("E09", "erreur-pas-chiffre", Exit::BadInput)
                .file(path)
                .with("nature", words.say(nature(kind))),
            Self::NotToSeal { path, kind, wanted } => {
                Told::new("E31", "erreur-pas-a-chiffrer", Exit::BadInput)
                    .file(path)
                    .with("nature", words.say(nature(kind)))
                    .with("attendu", words.say(nature(wanted)))
            }
            Self::NotTable { path, kind } => Told::new("E32", "erreur-liste-autre", Exit::BadInput)
                .file(path)
                .with("nature", words.say(nature(kind))),
            Self::OtherSchool { path, found, expected } => {
                let found = if found.is_empty() { words.say("uai-aucun") } else { found.join(", ") };
                let expected: Vec<&str> = expected.iter().map(Uai::as_str).collect();
                Told::new("E10", "erreur-autre-etablissement", Exit::BadInput)
                    .file(path)
                    .with("trouve", found)
                    .with("attendu", expected.join(", "))
            }
            Self::OutputIsInput { path } => {
                Told::new("E29", "erreur-sortie-est-entree", Exit::Usage).file(path)
            }
            Self::Print(error) => Told::new("E30", "erreur-ecriture", Exit::Unexpected)
                .with("nom", "stdout")
                .cause(error, words),
            Self::Random => Told::new("E30", "erreur-hasard", Exit::Unexpected),
            Self::Read { path, source } => reading(source, words).file(path),
            Self::SameOutput { path } => Told::new("E29", "erreur-meme-sortie", Exit::Usage).file(path),
            Self::Seal { path, error } => sealed::sealing(error, words).file(path),
            Self::Table { path, error } => content::table(error, words).file(path),
            Self::WrongKind { path, kind } => Told::new("E09", "erreur-pas-le-bon-fichier", Exit::BadInput)
                .file(path)
                .with("nature", words.say(nature(kind))),
            Self::Write { path, source } => {
                Told::new("E30", "erreur-ecriture", Exit::Unexpected).file(path).cause(source, words)
            }
        }
    }
}

fn reading(error: &io::Error, words: Words) -> Told {
    match error.kind() {
        io::ErrorKind::IsADirectory => Told::new("E29", "erreur-est-dossier", Exit::BadInput),
        io::ErrorKind::NotFound => Told::new("E29", "erreur-introuvable", Exit::BadInput),
        _ => Told::new("E29", "erreur-lecture", Exit::BadInput).cause(error, words),
    }
}

/// What a file is, as a noun phrase.
pub(crate) fn nature(kind: &FileKind) -> &'static str {
    match kind {
        FileKind::Empty => "nature-vide",
        FileKind::Html => "nature-page-web",
        FileKind::IdentifierList => "nature-liste-identifiants",
        FileKind::Other => "nature-inconnue",
        FileKind::OtherXml { root } if root.is_empty() => "nature-xml-sans-contenu",
        FileKind::OtherXml { .. } => "nature-autre-xml",
        FileKind::PartnerContent => "nature-contenu-ent",
        FileKind::PrivateKey => "nature-cle-privee",
        FileKind::PublicKey => "nature-cle-publique",
        FileKind::SealedExport => "nature-export-scelle",
        FileKind::SealedImport => "nature-import-scelle",
        FileKind::Utf16 => "nature-utf16",
        FileKind::Zip => "nature-archive",
    }
}

/// A message before it is worded: its reference, its key in the locales with its variables, the exit code.
struct Told {
    reference: &'static str,
    key: &'static str,
    exit: Exit,
    variables: Vec<Variable<'static>>,
}

impl Told {
    fn new(reference: &'static str, key: &'static str, exit: Exit) -> Self {
        Self { reference, key, exit, variables: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, value.into().into()));
        self
    }

    fn number(mut self, name: &'static str, value: u64) -> Self {
        self.variables.push((name, count(usize::try_from(value).unwrap_or(usize::MAX))));
        self
    }

    /// The file, by its name alone: the folder may hold the name of a person.
    fn file(self, path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.with("nom", name)
    }

    /// What went wrong below; in the system's own words where it is rare.
    fn cause(self, error: &io::Error, words: Words) -> Self {
        let known = match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "cause-pas-dossier",
            io::ErrorKind::InvalidData => "cause-pas-texte",
            io::ErrorKind::PermissionDenied => "cause-droits",
            io::ErrorKind::ReadOnlyFilesystem => "cause-lecture-seule",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cause-disque-plein",
            _ => return self.with("cause", error.to_string()),
        };
        self.with("cause", words.say(known))
    }
}
