//! What a test found.

use http::StatusCode;
use passerelle_model::{CasDelegation, Timestamp};
use passerelle_store::service::ConnectionTest;
use passerelle_web::OutboundError;
use passerelle_web::outbound::{PeerCertificate, TlsFault};

use super::checks::SignInPage;
use crate::rules::addresses::ServerAddressError;
use crate::rules::delegation::fingerprint;

/// The eight lines, and when they were tried.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// When.
    pub at: Timestamp,
    /// In the order of [`Check::ALL`].
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What was looked at.
    pub check: Check,
    /// What was found.
    pub outcome: Outcome,
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Check {
    /// « Adresse bien écrite ».
    Address,
    /// « Serveur joignable ».
    Reachable,
    /// « Connexion chiffrée ».
    Encrypted,
    /// « Page de connexion de l'ENT ».
    SignInPage,
    /// « Notre adresse est acceptée par l'ENT ».
    OurAddress,
    /// « Validation ».
    Validation,
    /// « Horloges ».
    Clocks,
    /// « Essai réel »: only a person with an account of the ENT can do it.
    RealTry,
}

impl Check {
    /// In order.
    pub const ALL: [Self; 8] = [
        Self::Address,
        Self::Reachable,
        Self::Encrypted,
        Self::SignInPage,
        Self::OurAddress,
        Self::Validation,
        Self::Clocks,
        Self::RealTry,
    ];

    /// The word that records use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Address => "adresse",
            Self::Reachable => "joignable",
            Self::Encrypted => "chiffree",
            Self::SignInPage => "page",
            Self::OurAddress => "notre_adresse",
            Self::Validation => "validation",
            Self::Clocks => "horloges",
            Self::RealTry => "essai_reel",
        }
    }
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is as it should be.
    Passed(Passed),
    /// It works, and something is to be known of it.
    Advice(Fault),
    /// It is not as it should be.
    Failed(Fault),
    /// A line before it failed.
    NotTested,
    /// A person has to do it.
    ToDo,
}

impl Outcome {
    /// The word that records use.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Passed(_) => "oui",
            Self::Advice(_) => "a_savoir",
            Self::Failed(_) => "non",
            Self::NotTested => "non_teste",
            Self::ToDo => "a_faire",
        }
    }
}

/// What was seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Passed {
    /// The address is well written.
    Address,
    /// The server answered.
    Reachable {
        /// Its name.
        host: String,
        /// How long it took.
        milliseconds: u64,
    },
    /// Something answered, though not in a way that can be trusted: see the next line.
    Answers {
        /// Its name.
        host: String,
    },
    /// The certificate was recognised.
    Encrypted,
    /// The certificate was recognised; when it ends.
    Certificate(PeerCertificate),
    /// The sign-in page.
    SignInPage(SignInPage),
    /// The ENT offers to sign in for our address.
    OurAddress,
    /// The ENT refused a ticket that nobody issued.
    FalseTicketRefused,
    /// The two clocks agree within so many seconds.
    Clocks {
        /// At most.
        seconds: u64,
    },
}

/// What is wrong, or to be known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The address.
    Address(ServerAddressError),
    /// E22.
    NoAnswer {
        /// What was called.
        address: String,
        /// What happened.
        error: OutboundError,
    },
    /// E23.
    Certificate {
        /// The server.
        host: String,
        /// What is wrong with its certificate.
        fault: TlsFault,
        /// The certificate, where it could be seen.
        seen: Option<PeerCertificate>,
    },
    /// The ENT shows its sign-in page for whatever address: whether it accepts ours, only a person can try.
    AnyAddress,
    /// The certificate is good, and ends soon.
    EndsSoon(PeerCertificate),
    /// No encryption: the server is on this machine.
    Plain,
    /// E22: an answer, but no sign-in page.
    NoSignInPage {
        /// What was called.
        address: String,
        /// What it answered.
        status: StatusCode,
    },
    /// E24.
    Unregistered {
        /// What the ENT should register.
        pattern: String,
    },
    /// E22: not an answer of this method.
    Unreadable {
        /// What was called.
        address: String,
        /// What it answered.
        status: StatusCode,
    },
    /// Anybody could enter.
    FalseTicketAccepted,
    /// The two clocks differ.
    Clocks {
        /// By so many seconds.
        seconds: u64,
    },
    /// The server does not tell the time.
    NoClock,
}

impl Report {
    /// The report as the base keeps it.
    pub fn record(&self, cas: &CasDelegation, by: &str) -> ConnectionTest {
        let line = |line: &Line| (line.check.code().to_owned(), line.outcome.code().to_owned());
        ConnectionTest {
            at: self.at,
            by: by.to_owned(),
            server: cas.server.clone(),
            fingerprint: fingerprint(cas),
            lines: self.lines.iter().map(line).collect(),
        }
    }

    /// How many lines passed.
    pub fn passed(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::Passed(_) | Outcome::Advice(_)))
    }

    /// How many lines failed.
    pub fn failed(&self) -> usize {
        self.count(|outcome| matches!(outcome, Outcome::Failed(_)))
    }

    fn count(&self, wanted: impl Fn(&Outcome) -> bool) -> usize {
        self.lines.iter().filter(|line| wanted(&line.outcome)).count()
    }
}
