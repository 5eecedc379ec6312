//! A report of the connection test, in words.

use http::StatusCode;
use passerelle_store::service::ConnectionTest;
use passerelle_web::components::{Icon, State};
use passerelle_web::outbound::{HttpOutbound, PeerCertificate, TlsFault};
use passerelle_web::{Known, OutboundError, Problem};
use passerelle_words::Words;

use super::cas_form::complaint;
use crate::ops::connection_test::{Check, Fault, Outcome, Passed, Report, SignInPage};
use crate::words::CATALOGUE;

/// The report as it is drawn.
pub(super) struct Shown {
    /// « Essai du 3 septembre 2026 à 14 h 05 ».
    pub(super) title: String,
    /// The lines.
    pub(super) lines: Vec<Line>,
}

/// One line.
pub(super) struct Line {
    /// What was looked at.
    pub(super) name: String,
    /// In a word, with its shape.
    pub(super) state: State,
    /// What was found, then what to do; empty where there is nothing to say.
    pub(super) sentences: Vec<String>,
}

/// Words the report.
pub(super) fn shown(w: Words, report: &Report) -> Shown {
    let lines = report.lines.iter().map(|line| {
        let (state, sentences) = outcome(w, &line.outcome);
        Line { name: w.say(name(line.check)), state, sentences }
    });
    Shown { title: w.tell1("console-essai-du", "quand", w.moment(report.at)), lines: lines.collect() }
}

/// A test as the base keeps it: its lines in a word each.
pub(super) fn recorded(w: Words, test: &ConnectionTest) -> Vec<(String, State)> {
    let word = |outcome: &str| match outcome {
        "oui" => State::new(Icon::Tick, w.say("console-essai-oui")),
        "a_savoir" => State::new(Icon::Notice, w.say("console-essai-a-savoir")),
        "non" => State::new(Icon::Cross, w.say("console-essai-non")),
        "a_faire" => State::new(Icon::Empty, w.say("console-essai-a-faire")),
        _ => State::new(Icon::Bar, w.say("console-essai-non-teste")),
    };
    let named = |code: &str| Check::ALL.into_iter().find(|check| check.code() == code);
    test.lines
        .iter()
        .filter_map(|(check, outcome)| Some((w.say(name(named(check)?)), word(outcome))))
        .collect()
}

/// The lines of a kept test that failed.
pub(super) fn failed(w: Words, test: &ConnectionTest) -> Vec<String> {
    let failed =
        |check: &Check| test.lines.iter().any(|(code, found)| code == check.code() && found == "non");
    Check::ALL.into_iter().filter(failed).map(|check| w.say(name(check))).collect()
}

const fn name(check: Check) -> &'static str {
    match check {
        Check::Address => "console-essai-adresse",
        Check::Reachable => "console-essai-joignable",
        Check::Encrypted => "console-essai-chiffree",
        Check::SignInPage => "console-essai-page",
        Check::OurAddress => "console-essai-notre-adresse",
        Check::Validation => "console-essai-validation",
        Check::Clocks => "console-essai-horloges",
        Check::RealTry => "console-essai-reel",
    }
}

fn outcome(w: Words, outcome: &Outcome) -> (State, Vec<String>) {
    match outcome {
        Outcome::Passed(passed) => {
            (State::new(Icon::Tick, w.say("console-essai-oui")), vec![success(w, passed)])
        }
        Outcome::Advice(fault) => {
            (State::new(Icon::Notice, w.say("console-essai-a-savoir")), failure(w, fault))
        }
        Outcome::Failed(fault) => (State::new(Icon::Cross, w.say("console-essai-non")), failure(w, fault)),
        Outcome::NotTested => (State::new(Icon::Bar, w.say("console-essai-non-teste")), Vec::new()),
        Outcome::ToDo => (
            State::new(Icon::Empty, w.say("console-essai-a-faire")),
            vec![w.say("console-essai-reel-comment")],
        ),
    }
}

fn success(w: Words, passed: &Passed) -> String {
    match passed {
        Passed::Address => w.say("console-essai-adresse-oui"),
        Passed::Reachable { host, milliseconds } => {
            w.tell2("console-essai-joignable-oui", "hote", host.as_str(), "ms", *milliseconds)
        }
        Passed::Answers { host } => w.tell1("console-essai-repond", "hote", host.as_str()),
        Passed::Encrypted => w.say("console-essai-chiffree-oui"),
        Passed::Certificate(seen) => presented(w, "console-essai-certificat-oui", seen),
        Passed::SignInPage(SignInPage::Form) => w.say("console-essai-page-oui"),
        Passed::SignInPage(SignInPage::Elsewhere { host }) => {
            w.tell1("console-essai-page-ailleurs", "hote", host.as_str())
        }
        Passed::OurAddress => w.say("console-essai-notre-adresse-oui"),
        Passed::FalseTicketRefused => w.say("console-essai-validation-oui"),
        Passed::Clocks { seconds } => w.tell1("console-essai-horloges-oui", "n", *seconds),
    }
}

/// What happened, then what to do (E22 to E24).
fn failure(w: Words, fault: &Fault) -> Vec<String> {
    let told = |problem: Problem| {
        let (fact, remedy) = problem.sentences(w);
        vec![format!("{}.", problem.title(w)), fact, remedy]
    };
    match fault {
        Fault::Address(error) => vec![w.say(complaint(*error))],
        Fault::NoAnswer { address, error: error @ OutboundError::Timeout } => told(
            Problem::known(Known::Unreachable)
                .with("adresse", address.as_str())
                .number("n", HttpOutbound::TOTAL.as_secs())
                .with("raison", w.say(reason(*error))),
        ),
        Fault::NoAnswer { address, error } => told(unreachable(address, w.say(reason(*error)))),
        Fault::NoSignInPage { address, status } => {
            told(unreachable(address, answered(w, "console-raison-pas-de-page", *status)))
        }
        Fault::Unreadable { address, status } => {
            told(unreachable(address, answered(w, "console-raison-illisible", *status)))
        }
        Fault::Certificate { host, fault, seen } => {
            let mut sentences = told(
                Problem::known(Known::Unsafe)
                    .with("hote", host.as_str())
                    .with("raison", w.say(certificate(*fault))),
            );
            sentences.extend(seen.map(|seen| presented(w, "console-essai-certificat-vu", &seen)));
            sentences
        }
        Fault::EndsSoon(seen) => vec![presented(w, "console-essai-certificat-bientot", seen)],
        Fault::Unregistered { pattern } => {
            told(Problem::known(Known::UnknownToEnt).with("service", pattern.as_str()))
        }
        Fault::AnyAddress => vec![w.say("console-essai-toute-adresse")],
        Fault::Plain => vec![w.say("console-essai-sans-chiffrement")],
        Fault::FalseTicketAccepted => vec![w.say("console-essai-faux-ticket-accepte")],
        Fault::Clocks { seconds } => vec![w.tell1("console-essai-horloges-non", "n", *seconds)],
        Fault::NoClock => vec![w.say("console-essai-sans-horloge")],
    }
}

/// A sentence about a certificate that was seen, with its end and its fingerprint.
fn presented(w: Words, key: &str, seen: &PeerCertificate) -> String {
    w.tell2(key, "date", w.moment(seen.until), "empreinte", seen.digest.to_string())
}

/// E22. Its own text says how long we waited; where the answer came at once, so does ours.
fn unreachable(address: &str, reason: String) -> Problem {
    Problem::new(StatusCode::OK, Some("E22"), "console-e22", &CATALOGUE)
        .with("adresse", address)
        .with("raison", reason)
}

fn answered(w: Words, key: &str, status: StatusCode) -> String {
    w.tell1(key, "code", status.as_str())
}

const fn reason(error: OutboundError) -> &'static str {
    match error {
        OutboundError::PlainHttp => "console-raison-http",
        // The console's own test asks for any address: it never meets a private one.
        OutboundError::Address | OutboundError::Private => "console-raison-adresse",
        OutboundError::Refused => "console-raison-personne",
        OutboundError::Timeout => "console-raison-delai",
        OutboundError::Tls(fault) => certificate(fault),
        OutboundError::TooLarge => "console-raison-trop-long",
        OutboundError::Broken => "console-raison-coupee",
    }
}

const fn certificate(fault: TlsFault) -> &'static str {
    match fault {
        TlsFault::Expired => "console-certificat-expire",
        TlsFault::NotYet => "console-certificat-pas-encore",
        TlsFault::OtherName => "console-certificat-autre-nom",
        TlsFault::Unknown => "console-certificat-inconnu",
        TlsFault::Changed => "console-certificat-change",
        TlsFault::Other => "console-certificat-autre",
    }
}
