//! Sealed files that were refused, or could not be made.

use passerelle_exchange::sealed::{OpenError, SealError};

use super::kinds::wrong_kind;
use super::{Class, Problem, limit_passed};

impl From<&OpenError> for Problem {
    fn from(error: &OpenError) -> Self {
        let bad = |reference, key| Self::new(reference, key, Class::BadInput);
        match error {
            OpenError::InflatesTooMuch { .. } => bad("E26", "erreur-bombe"),
            OpenError::InvalidFlag => bad("E12", "erreur-indicateur"),
            OpenError::MissingElement { element } => {
                bad("E12", "erreur-element-manquant").with("element", *element)
            }
            OpenError::NoKey => Self::no_key(),
            OpenError::NotAContainer { .. } => wrong_kind("nature-autre-xml"),
            OpenError::RepeatedElement { element } => {
                bad("E12", "erreur-element-repete").with("element", *element)
            }
            OpenError::TooManyKeyBlocks { limit } => limit_passed("limite-cles", *limit as u64),
            OpenError::Unreadable => bad("E11", "erreur-illisible"),
            OpenError::Xml(error) => error.into(),
        }
    }
}

impl From<&SealError> for Problem {
    fn from(error: &SealError) -> Self {
        let usage = |key| Self::new("E31", key, Class::Usage);
        match error {
            SealError::Crypto => Self::no_random(),
            SealError::IllegalCharacter { element } => {
                usage("erreur-scellement-caractere").with("element", *element)
            }
            SealError::ImportNotCompressed => usage("erreur-scellement-compression"),
            SealError::InvalidDate => usage("erreur-scellement-date"),
            SealError::Read(source) => source.into(),
            SealError::Recipients { count, .. } => {
                usage("erreur-scellement-destinataires").number("n", *count as u64)
            }
            SealError::SameRecipientName => usage("erreur-scellement-noms"),
            SealError::Write(source) => Self::not_written(source),
        }
    }
}
