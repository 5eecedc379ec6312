//! Sealed files that were refused, or could not be made.

use passerelle_exchange::sealed::{OpenError, SealError};

use super::content::{limit_passed, wrong_kind, xml};
use super::{Exit, Told, reading};
use crate::words::Words;

pub(super) fn opening(error: &OpenError, words: Words) -> Told {
    let bad = |reference, key| Told::new(reference, key, Exit::BadInput);
    match error {
        OpenError::InflatesTooMuch { .. } => bad("E26", "erreur-bombe"),
        OpenError::InvalidFlag => bad("E12", "erreur-indicateur"),
        OpenError::MissingElement { element } => {
            bad("E12", "erreur-element-manquant").with("element", *element)
        }
        OpenError::NoKey => Told::new("E27", "erreur-cle-manquante", Exit::Usage),
        OpenError::NotAContainer { .. } => wrong_kind("nature-autre-xml", words),
        OpenError::RepeatedElement { element } => {
            bad("E12", "erreur-element-repete").with("element", *element)
        }
        OpenError::TooManyKeyBlocks { limit } => limit_passed("limite-cles", *limit as u64, words),
        OpenError::Unreadable => bad("E11", "erreur-illisible"),
        OpenError::Xml(error) => xml(error, words),
    }
}

pub(super) fn sealing(error: &SealError, words: Words) -> Told {
    let usage = |key| Told::new("E31", key, Exit::Usage);
    match error {
        SealError::Crypto => Told::new("E30", "erreur-hasard", Exit::Unexpected),
        SealError::IllegalCharacter { element } => {
            usage("erreur-scellement-caractere").with("element", *element)
        }
        SealError::ImportNotCompressed => usage("erreur-scellement-compression"),
        SealError::InvalidDate => usage("erreur-scellement-date"),
        SealError::Read(source) => reading(source, words),
        SealError::Recipients { count, .. } => {
            usage("erreur-scellement-destinataires").number("n", *count as u64)
        }
        SealError::SameRecipientName => usage("erreur-scellement-noms"),
        SealError::Write(source) => {
            Told::new("E30", "erreur-ecriture", Exit::Unexpected).cause(source, words)
        }
    }
}
