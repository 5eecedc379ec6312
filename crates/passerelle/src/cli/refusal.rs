//! A command line that cannot be followed, said in the reader's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use passerelle_words::Words;

/// Why parsing stopped: help was asked for, or something is wrong.
#[derive(Debug)]
pub(crate) struct Refusal(Error);

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl Refusal {
    /// Help or version, to be printed on standard output.
    pub(crate) fn help(&self) -> Option<String> {
        matches!(self.0.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
            .then(|| self.0.to_string())
    }

    /// What is wrong with the command line, in one or two lines.
    pub(crate) fn explain(&self, words: Words) -> String {
        let argument = || self.context(ContextKind::InvalidArg).unwrap_or_default();
        let value = || self.context(ContextKind::InvalidValue).unwrap_or_default();
        let mut text = match self.0.kind() {
            ErrorKind::ArgumentConflict => words.tell(
                "usage-conflit",
                [
                    ("argument", argument().into()),
                    ("autre", self.context(ContextKind::PriorArg).unwrap_or_default().into()),
                ],
            ),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                words.say("usage-commande-manquante")
            }
            ErrorKind::InvalidSubcommand => words.tell(
                "usage-commande-inconnue",
                [("commande", self.context(ContextKind::InvalidSubcommand).unwrap_or_default().into())],
            ),
            ErrorKind::InvalidValue if value().is_empty() => {
                words.tell("usage-valeur-manquante", [("argument", argument().into())])
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => words
                .tell("usage-valeur-refusee", [("argument", argument().into()), ("valeur", value().into())]),
            ErrorKind::MissingRequiredArgument => {
                words.tell("usage-argument-manquant", [("argument", argument().into())])
            }
            ErrorKind::UnknownArgument => {
                words.tell("usage-argument-inconnu", [("argument", argument().into())])
            }
            _ => words.say("usage-autre"),
        };
        if self.0.kind() == ErrorKind::ValueValidation && argument().starts_with("--uai") {
            text.push(' ');
            text.push_str(&words.say("usage-uai"));
        }
        for (kind, key) in [
            (ContextKind::ValidValue, "usage-valeurs-possibles"),
            (ContextKind::SuggestedArg, "usage-vouliez-vous"),
            (ContextKind::SuggestedSubcommand, "usage-vouliez-vous"),
            (ContextKind::SuggestedValue, "usage-vouliez-vous"),
        ] {
            if let Some(found) = self.context(kind).filter(|found| !found.is_empty()) {
                text.push(' ');
                text.push_str(&words.tell(key, [("texte", found.into())]));
            }
        }
        text
    }

    fn context(&self, kind: ContextKind) -> Option<String> {
        Some(match self.0.get(kind)? {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            other => other.to_string(),
        })
    }
}
