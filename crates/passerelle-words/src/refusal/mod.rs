//! What was refused, as people are told: a reference that support can look up, a title, what happened and whether
//! anything was changed, and what to do.

mod content;
mod keys;
mod kinds;
mod sealed;
#[cfg(test)]
mod tests;

use std::io;

pub use kinds::nature;

use crate::{Variable, Words, count};

/// A refusal in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What support asks for: « E09 ».
    pub reference: &'static str,
    /// What it is.
    pub title: String,
    /// What happened, and whether anything was changed.
    pub fact: String,
    /// What to do.
    pub remedy: String,
}

/// Whose turn it is after a refusal: an exit code, or a status of HTTP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// What was given cannot be used.
    BadInput,
    /// What was given is good and a rule refuses it.
    RefusedByRule,
    /// The system failed.
    Unexpected,
    /// What was asked for does not make sense.
    Usage,
}

/// A refusal before it is worded: no language yet.
///
/// Every error of `passerelle-exchange` becomes one with `Problem::from(&error)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What support asks for.
    pub reference: &'static str,
    /// Whose turn it is.
    pub class: Class,
    key: &'static str,
    variables: Vec<(&'static str, Detail)>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Detail {
    Number(u64),
    Text(String),
    /// A text of the catalogue.
    Key(&'static str),
}

impl Problem {
    /// The texts are those of `key`: the title, its `.fait` and its `.faire`.
    pub fn new(reference: &'static str, key: &'static str, class: Class) -> Self {
        Self { reference, class, key, variables: Vec::new() }
    }

    /// A result could not be written.
    pub fn not_written(error: &io::Error) -> Self {
        Self::new("E30", "erreur-ecriture", Class::Unexpected).cause(error)
    }

    /// The system gives no random bytes.
    pub fn no_random() -> Self {
        Self::new("E30", "erreur-hasard", Class::Unexpected)
    }

    /// A variable that is a text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.variables.push((name, Detail::Text(value.into())));
        self
    }

    /// A variable that is a number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: u64) -> Self {
        self.variables.push((name, Detail::Number(value)));
        self
    }

    /// A variable that is itself a text of the catalogue.
    #[must_use]
    pub fn named(mut self, name: &'static str, key: &'static str) -> Self {
        self.variables.push((name, Detail::Key(key)));
        self
    }

    /// The file it is about, by its name alone: its folder may hold the name of a person.
    #[must_use]
    pub fn file(self, name: impl Into<String>) -> Self {
        self.with("nom", name)
    }

    /// What went wrong below; in the system's own words where it is rare.
    #[must_use]
    pub fn cause(self, error: &io::Error) -> Self {
        let known = match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => "cause-pas-dossier",
            io::ErrorKind::InvalidData => "cause-pas-texte",
            io::ErrorKind::PermissionDenied => "cause-droits",
            io::ErrorKind::ReadOnlyFilesystem => "cause-lecture-seule",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "cause-disque-plein",
            _ => return self.with("cause", error.to_string()),
        };
        self.named("cause", known)
    }

    /// In words.
    pub fn told(&self, words: Words) -> Refusal {
        let variables = || self.variables.iter().map(|(name, detail)| variable(name, detail, words));
        let say = |part: &str| words.tell(&format!("{}{part}", self.key), variables());
        Refusal { reference: self.reference, title: say(""), fact: say(".fait"), remedy: say(".faire") }
    }
}

/// An input that could not be read to its end.
impl From<&io::Error> for Problem {
    fn from(error: &io::Error) -> Self {
        Self::new("E29", "erreur-lecture", Class::BadInput).cause(error)
    }
}

fn variable<'a>(name: &'static str, detail: &'a Detail, words: Words) -> Variable<'a> {
    let value = match detail {
        Detail::Key(key) => words.say(key).into(),
        Detail::Number(number) => count(*number),
        Detail::Text(text) => text.as_str().into(),
    };
    (name, value)
}

fn limit_passed(what: &'static str, limit: u64) -> Problem {
    Problem::new("E26", "erreur-limite", Class::BadInput).named("quoi", what).number("limite", limit)
}
