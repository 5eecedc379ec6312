//! The one place where what went wrong becomes a message and an exit code.
//!
//! Each message has a reference that support can look up, a title, what happened and whether anything was changed,
//! and what to do.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use passerelle_exchange::content::ContentError;
use passerelle_exchange::csv::TableError;
use passerelle_exchange::keys::KeyError;
use passerelle_exchange::partner::PartnerUploadError;
use passerelle_exchange::sealed::{FileKind, OpenError, SealError};
use passerelle_model::Population;
use passerelle_store::StoreError;
use passerelle_web::CertificateError;
use passerelle_words::{Class, Problem, Refusal, Words, nature};

use crate::cli::Role;
use crate::ent_file::name;
use crate::settings::SettingsError;

/// How the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    Done = 0,
    Unexpected = 1,
    Usage = 2,
    RefusedByRule = 3,
    BadInput = 4,
    SafetyHold = 5,
    RemoteSide = 6,
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
    /// A content in clear, or the inside of a sealed file, was refused.
    Content { path: PathBuf, error: ContentError },
    /// A file that must not be replaced is there.
    Exists { path: PathBuf },
    /// A folder stands where a file is to be written.
    IsFolder { path: PathBuf },
    /// A key file was refused.
    Key { path: PathBuf, error: KeyError },
    /// The server's certificate cannot serve.
    Certificate(CertificateError),
    /// A file of authorities holds none.
    NoAuthority { path: PathBuf },
    /// Others keep changing the same data.
    Busy,
    /// Too many people would leave; the number of those must be confirmed.
    Held { population: Population, leaving: usize, present: usize, gone: usize },
    /// Rows of which nobody can tell whom they are about: an absence proves nothing.
    Unattributed { path: PathBuf, rows: u64 },
    /// The ENT has no such account, school or recipient.
    NoSuch { what: &'static str, name: String },
    /// The folder of an output does not exist.
    NoFolder { path: PathBuf },
    /// A passphrase is needed and there is no terminal to ask for it.
    NoTerminal { path: PathBuf },
    /// The port is taken, or the address is not this machine's.
    Listen { address: String, source: io::Error },
    /// The port is taken, or the address is not this machine's: the settings say so.
    ListenHere { address: String, source: io::Error },
    /// The address is not that of a base.
    NotABase { address: String },
    /// A device, or « - », stands where a file is to be written.
    NotAFile { path: PathBuf },
    /// Plain http is for loopback addresses only.
    NotLoopback { address: String },
    /// The folder holds files that are not ours to mix with.
    NotOurFolder { path: PathBuf },
    /// The folder holds data of another version of the program.
    OldData { path: PathBuf },
    /// A sealed file was refused.
    Open { path: PathBuf, error: OpenError },
    /// The data were made for another address.
    OtherAddress { asked: String, made: String },
    /// An output would take the place of a file that is read.
    OutputIsInput { path: PathBuf },
    /// The ENT's file was refused.
    Partner { path: PathBuf, error: PartnerUploadError },
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
    /// Another server did not do its part; what people are told of it.
    Remote { address: String, told: &'static str },
    /// Two outputs are one file.
    SameOutput { path: PathBuf },
    /// The settings of a server are refused.
    Settings { path: PathBuf, error: SettingsError },
    /// Too many people of a base would go or change; their number must be typed.
    Hold { population: Population, touched: usize, total: usize, people: usize },
    /// A rule of the service side refuses it.
    Refused { text: &'static str, name: String },
    /// A file that the service side refused.
    Told(Problem),
    /// A login is used, or is nobody's.
    Login { login: String, text: &'static str },
    /// A content could not be sealed.
    Seal { path: PathBuf, error: SealError },
    /// A server could not go on.
    Server(io::Error),
    /// A database failed.
    Store { path: PathBuf, error: StoreError },
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
        Some(format!("{} {}\n  {}\n  {}", told.reference, told.title, told.fact, told.remedy))
    }

    /// The same in its parts, for a report.
    pub(crate) fn told(&self, words: Words) -> Refusal {
        self.problem().told(words)
    }

    pub(crate) fn exit(&self) -> Exit {
        if matches!(self, Self::Remote { .. }) {
            return Exit::RemoteSide;
        }
        if matches!(self, Self::Held { .. } | Self::Hold { .. }) {
            return Exit::SafetyHold;
        }
        match self.problem().class {
            Class::BadInput => Exit::BadInput,
            Class::RefusedByRule => Exit::RefusedByRule,
            Class::Unexpected => Exit::Unexpected,
            Class::Usage => Exit::Usage,
        }
    }

    fn problem(&self) -> Problem {
        let new = Problem::new;
        match self {
            Self::Content { path, error } => Problem::from(error).file(name(path)),
            Self::Exists { path } => new("E28", "erreur-existe", Class::RefusedByRule).file(name(path)),
            Self::IsFolder { path } => new("E29", "erreur-est-dossier", Class::Usage).file(name(path)),
            Self::Key { path, error } => Problem::from(error).file(name(path)),
            Self::NoFolder { path } => new("E29", "erreur-pas-de-dossier", Class::Usage).file(name(path)),
            Self::Listen { address, source } if source.kind() == io::ErrorKind::AddrInUse => {
                new("E33", "erreur-port-pris", Class::Usage).with("adresse", address)
            }
            Self::Listen { address, source } => new("E33", "erreur-adresse", Class::Usage)
                .with("adresse", address)
                .with("cause", source.to_string()),
            Self::ListenHere { address, source } => new("E33", "erreur-ecoute", Class::Usage)
                .with("adresse", address)
                .with("cause", source.to_string()),
            Self::NotLoopback { address } => {
                new("E33", "erreur-adresse-publique", Class::Usage).with("adresse", address)
            }
            Self::NoTerminal { path } => Problem::from(&KeyError::PassphraseNeeded).file(name(path)),
            Self::NotABase { address } => {
                new("E33", "erreur-pas-une-base", Class::Usage).with("adresse", address)
            }
            Self::NotAFile { path } => new("E29", "erreur-pas-un-fichier", Class::Usage).file(name(path)),
            Self::NotOurFolder { path } => {
                new("E28", "erreur-dossier-occupe", Class::RefusedByRule).file(name(path))
            }
            Self::NotSealed { path, kind } => new("E09", "erreur-pas-chiffre", Class::BadInput)
                .file(name(path))
                .named("nature", nature(kind)),
            Self::NotTable { path, kind } => Problem::not_table(kind).file(name(path)),
            Self::NotToSeal { path, kind, wanted } => new("E31", "erreur-pas-a-chiffrer", Class::BadInput)
                .file(name(path))
                .named("nature", nature(kind))
                .named("attendu", nature(wanted)),
            Self::OldData { path } | Self::Store { path, error: StoreError::OtherVersion { .. } } => {
                new("E34", "erreur-donnees-anciennes", Class::RefusedByRule).file(name(path))
            }
            Self::OtherAddress { asked, made } => {
                new("E33", "erreur-autre-adresse", Class::Usage).with("demandee", asked).with("faite", made)
            }
            Self::Open { path, error } => Problem::from(error).file(name(path)),
            Self::OutputIsInput { path } => {
                new("E29", "erreur-sortie-est-entree", Class::Usage).file(name(path))
            }
            Self::Partner { path, error } => Problem::from(error).file(name(path)),
            Self::Print(error) => Problem::not_written(error).file("stdout"),
            Self::Random => Problem::no_random(),
            Self::Certificate(error) => certificate(error),
            Self::NoAuthority { path } => new("E36", "erreur-autorites", Class::BadInput).file(name(path)),
            Self::Settings { path, error } => settings(error).file(name(path)),
            Self::Busy => new("E18", "erreur-occupe", Class::Unexpected),
            Self::Held { population, leaving, present, gone } => {
                new("E17", "erreur-garde-fou", Class::RefusedByRule)
                    .named("population", Words::population_key(*population))
                    .number("n", *leaving as u64)
                    .number("total", *present as u64)
                    .number("partent", *gone as u64)
            }
            Self::Unattributed { path, rows } => {
                new("E17", "erreur-lignes-anonymes", Class::RefusedByRule).number("n", *rows).file(name(path))
            }
            Self::NoSuch { what, name } => new("E38", what, Class::BadInput).with("nom", name),
            Self::Hold { population, touched, total, people } => {
                new("E17", "erreur-garde-fou-base", Class::RefusedByRule)
                    .named("population", Words::population_key(*population))
                    .number("n", *touched as u64)
                    .number("total", *total as u64)
                    .with("nombre", people.to_string())
            }
            Self::Refused { text, name } => new("E39", text, Class::RefusedByRule).with("nom", name),
            Self::Told(problem) => problem.clone(),
            Self::Login { login, text } => new("E37", text, Class::RefusedByRule).with("login", login),
            Self::Read { path, source } => reading(source).file(name(path)),
            Self::Remote { address, told } => new("E35", told, Class::Unexpected).with("adresse", address),
            Self::SameOutput { path } => new("E29", "erreur-meme-sortie", Class::Usage).file(name(path)),
            Self::Server(error) => {
                new("E30", "erreur-serveur", Class::Unexpected).with("cause", error.to_string())
            }
            Self::Store { path, error } => {
                let cause =
                    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
                new("E30", "erreur-base-de-donnees", Class::Unexpected).file(name(path)).with("cause", cause)
            }
            Self::Seal { path, error } => Problem::from(error).file(name(path)),
            Self::Table { path, error } => Problem::from(error).file(name(path)),
            Self::WrongKind { path, kind } => Problem::not_partner_file(kind).file(name(path)),
            Self::Write { path, source } => Problem::not_written(source).file(name(path)),
        }
    }
}

/// Settings that cannot be served: the key, the line, and what would do.
fn settings(error: &SettingsError) -> Problem {
    let new = |key| Problem::new("E36", key, Class::BadInput);
    match error {
        SettingsError::HttpAddress => new("erreur-reglage-http"),
        SettingsError::Missing { table, key, example } => {
            new("erreur-reglage-absent").with("cle", *key).with("table", *table).with("exemple", example)
        }
        SettingsError::PlainHttp { listen } => {
            new("erreur-reglage-en-clair").with("adresse", listen.to_string())
        }
        SettingsError::OtherRole { found: Role::Ent } => new("erreur-reglage-cote-ent"),
        SettingsError::OtherRole { found: Role::Service } => new("erreur-reglage-cote-service"),
        SettingsError::TwoRoles => new("erreur-reglage-deux-cotes"),
        SettingsError::Misplaced { line } => new("erreur-reglage-deplace").with("ligne", line.to_string()),
        SettingsError::Syntax { line } => new("erreur-reglage-syntaxe").with("ligne", line.to_string()),
        SettingsError::Unknown { line, key, known } => new("erreur-reglage-inconnu")
            .with("ligne", line.to_string())
            .with("cle", key)
            .with("connues", known.join(", ")),
        SettingsError::Value { line, key, form, example } => new("erreur-reglage-valeur")
            .with("ligne", line.to_string())
            .with("cle", key)
            .named("attendu", form.key())
            .with("precision", form.details())
            .with("exemple", example),
    }
}

/// A certificate that cannot serve.
fn certificate(error: &CertificateError) -> Problem {
    let new = |key| Problem::new("E36", key, Class::BadInput);
    match error {
        CertificateError::Read { path, source } => reading(source).file(name(path)),
        CertificateError::NoCertificate { path } => new("erreur-certificat-absent").file(name(path)),
        CertificateError::NoKey { path } => new("erreur-certificat-sans-cle").file(name(path)),
        CertificateError::Mismatch(_) => new("erreur-certificat-desaccord"),
    }
}

/// An input that cannot be opened; a person who types paths is told more than one who chose a file on a page.
fn reading(error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::IsADirectory => Problem::new("E29", "erreur-est-dossier", Class::BadInput),
        io::ErrorKind::NotFound => Problem::new("E29", "erreur-introuvable", Class::BadInput),
        _ => error.into(),
    }
}
