//! Contents and tables that were refused.

use passerelle_exchange::content::ContentError;
use passerelle_exchange::csv::TableError;
use passerelle_xml::{XmlError, XmlErrorKind};

use super::{Exit, Told, reading};
use crate::words::Words;

pub(super) fn content(error: &ContentError, words: Words) -> Told {
    match error {
        ContentError::TooManyRecords { limit } => limit_passed("limite-fiches", *limit as u64, words),
        ContentError::WrongRoot { .. } => wrong_kind("nature-autre-xml", words),
        ContentError::Xml(error) => xml(error, words),
    }
}

pub(super) fn xml(XmlError { at, kind }: &XmlError, words: Words) -> Told {
    let bad = |reference, key| Told::new(reference, key, Exit::BadInput);
    match kind {
        XmlErrorKind::AttributeLimit { limit } => limit_passed("limite-attributs", *limit as u64, words),
        XmlErrorKind::ByteLimit { limit } => limit_passed("limite-octets", *limit, words),
        XmlErrorKind::DepthLimit { limit } => limit_passed("limite-profondeur", *limit as u64, words),
        XmlErrorKind::Dtd => bad("E09", "erreur-dtd"),
        XmlErrorKind::Entity => bad("E09", "erreur-entite").number("ligne", at.line),
        XmlErrorKind::EventLimit { limit } => limit_passed("limite-morceau", *limit as u64, words),
        XmlErrorKind::Html => wrong_kind("nature-page-web", words),
        XmlErrorKind::Io(source) => reading(source, words),
        XmlErrorKind::NotXml => wrong_kind("nature-inconnue", words),
        XmlErrorKind::Truncated => bad("E12", "erreur-incomplet").number("position", at.offset),
        XmlErrorKind::UnsupportedEncoding { label } => {
            bad("E09", "erreur-encodage").with("encodage", label.clone())
        }
        _ => bad("E12", "erreur-xml").number("ligne", at.line).number("position", at.offset),
    }
}

pub(super) fn table(error: &TableError, words: Words) -> Told {
    let bad = |key| Told::new("E32", key, Exit::BadInput);
    match error {
        TableError::Empty => bad("erreur-liste-vide"),
        TableError::Io(source) => reading(source, words),
        TableError::MissingColumns { missing, found } if found.is_empty() => {
            bad("erreur-liste-sans-titres").with("manquantes", missing.join(", "))
        }
        TableError::MissingColumns { missing, found } => bad("erreur-liste-colonnes")
            .with("manquantes", missing.join(", "))
            .with("trouvees", found.join(", ")),
        TableError::NotText => bad("erreur-liste-pas-texte"),
        TableError::RowTooLong { line, limit } => {
            bad("erreur-liste-ligne-longue").number("ligne", *line).number("limite", *limit as u64)
        }
        TableError::Suggestions => bad("erreur-liste-propositions"),
        TableError::TooLong { limit } => limit_passed("limite-octets", *limit, words),
        TableError::TooManyFields { line, limit } => {
            bad("erreur-liste-champs").number("ligne", *line).number("limite", *limit as u64)
        }
        TableError::TooManyRows { limit } => limit_passed("limite-lignes", *limit as u64, words),
        TableError::UnclosedQuote { line } => bad("erreur-liste-guillemet").number("ligne", *line),
    }
}

pub(super) fn limit_passed(what: &str, limit: u64, words: Words) -> Told {
    Told::new("E26", "erreur-limite", Exit::BadInput).with("quoi", words.say(what)).number("limite", limit)
}

pub(super) fn wrong_kind(nature: &str, words: Words) -> Told {
    Told::new("E09", "erreur-pas-le-bon-fichier", Exit::BadInput).with("nature", words.say(nature))
}
