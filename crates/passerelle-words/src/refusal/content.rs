//! Contents and tables that were refused.

use passerelle_exchange::content::ContentError;
use passerelle_exchange::csv::TableError;
use passerelle_xml::{XmlError, XmlErrorKind};

use super::kinds::wrong_kind;
use super::{Class, Problem, limit_passed};

impl From<&ContentError> for Problem {
    fn from(error: &ContentError) -> Self {
        match error {
            ContentError::TooManyRecords { limit } => limit_passed("limite-fiches", *limit as u64),
            ContentError::WrongRoot { .. } => wrong_kind("nature-autre-xml"),
            ContentError::Xml(error) => error.into(),
        }
    }
}

impl From<&XmlError> for Problem {
    fn from(XmlError { at, kind }: &XmlError) -> Self {
        let bad = |reference, key| Self::new(reference, key, Class::BadInput);
        match kind {
            XmlErrorKind::AttributeLimit { limit } => limit_passed("limite-attributs", *limit as u64),
            XmlErrorKind::ByteLimit { limit } => limit_passed("limite-octets", *limit),
            XmlErrorKind::DepthLimit { limit } => limit_passed("limite-profondeur", *limit as u64),
            XmlErrorKind::Dtd => bad("E09", "erreur-dtd"),
            XmlErrorKind::Entity => bad("E09", "erreur-entite").number("ligne", at.line),
            XmlErrorKind::EventLimit { limit } => limit_passed("limite-morceau", *limit as u64),
            XmlErrorKind::Html => wrong_kind("nature-page-web"),
            XmlErrorKind::Io(source) => source.into(),
            XmlErrorKind::NotXml => wrong_kind("nature-inconnue"),
            XmlErrorKind::Truncated => bad("E12", "erreur-incomplet").number("position", at.offset),
            XmlErrorKind::UnsupportedEncoding { label } => {
                bad("E09", "erreur-encodage").with("encodage", label.clone())
            }
            _ => bad("E12", "erreur-xml").number("ligne", at.line).number("position", at.offset),
        }
    }
}

impl From<&TableError> for Problem {
    fn from(error: &TableError) -> Self {
        let bad = |key| Self::new("E32", key, Class::BadInput);
        match error {
            TableError::Empty => bad("erreur-liste-vide"),
            TableError::Io(source) => source.into(),
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
            TableError::TooLong { limit } => limit_passed("limite-octets", *limit),
            TableError::TooManyFields { line, limit } => {
                bad("erreur-liste-champs").number("ligne", *line).number("limite", *limit as u64)
            }
            TableError::TooManyRows { limit } => limit_passed("limite-lignes", *limit as u64),
            TableError::UnclosedQuote { line } => bad("erreur-liste-guillemet").number("ligne", *line),
        }
    }
}
