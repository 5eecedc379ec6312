//! `doctor`: whether a server can work, before it has to. It changes nothing, and makes no database.

mod bases;
mod bundle;
mod local;
mod partners;

use std::fmt::Write as _;

use passerelle_words::{Variable, Words};
use serde::Serialize;

use crate::cli;
use crate::console::Console;
use crate::failure::{Exit, Failure};
use crate::files;
use crate::servers;
use crate::settings::Settings;
use local::Database;

pub(super) fn run(options: &cli::Doctor, console: Console) -> Result<Exit, Failure> {
    let settings = Settings::load(&options.config)?;
    if let Some(path) = &options.bundle {
        files::check_beside(path, &options.config, &settings)?;
    }
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Failure::Server)?;
    let (findings, bases) = runtime.block_on(examine(options, &settings, console));
    let text = if options.json { json(&findings) } else { describe(&findings, console.words) };
    // First what was found: it is there to read even where the bundle cannot be written.
    console.result(&text)?;
    if let Some(path) = &options.bundle {
        bundle::write(path, &settings, &findings, &bases, console)?;
    }
    Ok(exit(&findings))
}

async fn examine(
    options: &cli::Doctor,
    settings: &Settings,
    console: Console,
) -> (Vec<Finding>, Vec<bases::Facts>) {
    let words = console.words;
    let file = options.config.to_string_lossy();
    let name = [("nom", file.as_ref().into())];
    let mut findings = vec![Finding::told(Check::Settings, State::Ok, words, "doctor-reglages", &name)];
    findings.push(local::address(settings, words).await);
    findings.extend(local::certificate(settings, words));
    findings.extend(local::key(settings, console));
    findings.extend(local::disk(settings, words));
    let (database, store) = local::database(settings, words).await;
    findings.push(database);
    let mut facts = Vec::new();
    match servers::outbound(settings.trust.as_deref()) {
        Ok(outbound) => match store {
            Some(Database::Ent(store)) => {
                findings.extend(partners::all(&store, &outbound, words).await);
                store.close().await;
            }
            Some(Database::Service(store)) => {
                let (found, counted) = bases::all(&store, &outbound, &settings.upstreams, words).await;
                findings.extend(found);
                facts = counted;
                store.close().await;
            }
            None => {}
        },
        Err(failure) => {
            findings.push(Finding::failed(Check::Trust, &failure, words));
        }
    }
    (findings, facts)
}

/// What was looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Check {
    Settings,
    Address,
    Certificate,
    Key,
    Disk,
    Database,
    Trust,
    Recipient,
    Service,
    Clock,
    Base,
    Ent,
}

impl Check {
    /// Its name, for people.
    fn key(self) -> &'static str {
        match self {
            Self::Settings => "doctor-nom-reglages",
            Self::Address => "doctor-nom-adresse",
            Self::Certificate => "doctor-nom-certificat",
            Self::Key => "doctor-nom-cle",
            Self::Disk => "doctor-nom-disque",
            Self::Database => "doctor-nom-base",
            Self::Trust => "doctor-nom-autorites",
            Self::Recipient => "doctor-nom-destinataire",
            Self::Service => "doctor-nom-service",
            Self::Clock => "doctor-nom-horloge",
            Self::Base => "doctor-nom-base-service",
            Self::Ent => "doctor-nom-ent",
        }
    }

    /// Whether somebody else's server is at fault.
    fn is_remote(self) -> bool {
        matches!(self, Self::Service | Self::Clock | Self::Ent)
    }
}

/// How it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Ok,
    Warning,
    Failure,
}

/// One line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Finding {
    check: Check,
    state: State,
    /// The recipient or the base that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient: Option<String>,
    text: String,
    /// What to do; nothing where all is well.
    #[serde(skip_serializing_if = "String::is_empty")]
    remedy: String,
}

impl Finding {
    /// What a command would stop at.
    fn failed(check: Check, failure: &Failure, words: Words) -> Self {
        let told = failure.told(words);
        Self { check, state: State::Failure, recipient: None, text: told.title, remedy: told.remedy }
    }

    /// From the locales: what is found under `key`, what to do under `{key}.faire`.
    fn told(check: Check, state: State, words: Words, key: &str, variables: &[Variable<'_>]) -> Self {
        let remedy = match state {
            State::Ok => String::new(),
            State::Warning | State::Failure => words.tell(&format!("{key}.faire"), variables.to_vec()),
        };
        Self { check, state, recipient: None, text: words.tell(key, variables.to_vec()), remedy }
    }

    fn of(mut self, recipient: &str) -> Self {
        self.recipient = Some(recipient.to_owned());
        self
    }
}

/// Failures of our own side come first: they are the ones to repair here.
fn exit(findings: &[Finding]) -> Exit {
    let mut failures = findings.iter().filter(|finding| finding.state == State::Failure).peekable();
    if failures.peek().is_none() {
        Exit::Done
    } else if failures.all(|finding| finding.check.is_remote()) {
        Exit::RemoteSide
    } else {
        Exit::RefusedByRule
    }
}

fn describe(findings: &[Finding], words: Words) -> String {
    let mut text = String::new();
    for finding in findings {
        let state = words.say(match finding.state {
            State::Ok => "doctor-bien",
            State::Warning => "doctor-attention",
            State::Failure => "doctor-echec",
        });
        let mut name = words.say(finding.check.key());
        if let Some(recipient) = &finding.recipient {
            let _ = write!(name, " {recipient}");
        }
        let line = words.tell2("inspect-ligne", "quoi", name.as_str(), "valeur", finding.text.as_str());
        let _ = writeln!(text, "{state:<10} {line}");
        if !finding.remedy.is_empty() {
            let _ = writeln!(text, "{:<10} {}", "", finding.remedy);
        }
    }
    let count = |state| findings.iter().filter(|finding| finding.state == state).count();
    let (warnings, failures) = (count(State::Warning), count(State::Failure));
    let end = if failures > 0 {
        words.tell1("doctor-fin-echecs", "n", failures)
    } else if warnings > 0 {
        words.tell1("doctor-fin-remarques", "n", warnings)
    } else {
        words.say("doctor-fin-bien")
    };
    text.push_str(&end);
    text
}

fn json(findings: &[Finding]) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        schema: &'static str,
        checks: &'a [Finding],
    }
    serde_json::to_string_pretty(&Report { schema: "passerelle.doctor/1", checks: findings })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Check, Exit, Finding, State, exit};

    fn finding(check: Check, state: State) -> Finding {
        Finding { check, state, recipient: None, text: String::new(), remedy: String::new() }
    }

    #[test]
    fn the_exit_code_says_on_which_side_to_look() {
        let good = finding(Check::Key, State::Ok);
        let doubtful = finding(Check::Certificate, State::Warning);
        let own = finding(Check::Key, State::Failure);
        let other = finding(Check::Service, State::Failure);
        assert_eq!(exit(&[good.clone(), doubtful.clone()]), Exit::Done);
        assert_eq!(exit(&[good, other.clone()]), Exit::RemoteSide);
        assert_eq!(exit(&[other, own, doubtful]), Exit::RefusedByRule);
    }
}
