//! Every error of the files' readers can be told in both languages, with its own reference.

use std::io;

use passerelle_exchange::content::ContentError;
use passerelle_exchange::csv::TableError;
use passerelle_exchange::keys::{KeyError, KeyForm};
use passerelle_exchange::partner::PartnerUploadError;
use passerelle_exchange::sealed::{FileKind, OpenError, SealError};
use passerelle_xml::{Position, XmlError, XmlErrorKind};

use super::{Class, Problem};
use crate::{COMMON, Lang, Words};

fn xml(kind: XmlErrorKind) -> OpenError {
    OpenError::Xml(XmlError { at: Position { line: 1_044, offset: 20_000 }, kind })
}

fn opening() -> Vec<(&'static str, OpenError)> {
    vec![
        ("E26", OpenError::InflatesTooMuch { sealed: 1, inflated: 2 }),
        ("E12", OpenError::InvalidFlag),
        ("E12", OpenError::MissingElement { element: "Cle" }),
        ("E27", OpenError::NoKey),
        ("E09", OpenError::NotAContainer { root: "html".to_owned() }),
        ("E12", OpenError::RepeatedElement { element: "Cle" }),
        ("E26", OpenError::TooManyKeyBlocks { limit: 3 }),
        ("E11", OpenError::Unreadable),
        ("E26", xml(XmlErrorKind::AttributeLimit { limit: 3 })),
        ("E26", xml(XmlErrorKind::ByteLimit { limit: 3 })),
        ("E26", xml(XmlErrorKind::DepthLimit { limit: 3 })),
        ("E09", xml(XmlErrorKind::Dtd)),
        ("E09", xml(XmlErrorKind::Entity)),
        ("E26", xml(XmlErrorKind::EventLimit { limit: 3 })),
        ("E09", xml(XmlErrorKind::Html)),
        ("E29", xml(XmlErrorKind::Io(io::Error::other("broken")))),
        ("E12", xml(XmlErrorKind::Malformed)),
        ("E09", xml(XmlErrorKind::NotXml)),
        ("E12", xml(XmlErrorKind::Truncated)),
        ("E09", xml(XmlErrorKind::UnsupportedEncoding { label: "UTF-16".to_owned() })),
    ]
}

fn sealing() -> Vec<(&'static str, SealError)> {
    vec![
        ("E30", SealError::Crypto),
        ("E31", SealError::IllegalCharacter { element: "Description" }),
        ("E31", SealError::ImportNotCompressed),
        ("E31", SealError::InvalidDate),
        ("E29", SealError::Read(io::ErrorKind::PermissionDenied.into())),
        ("E31", SealError::Recipients { count: 3, allowed: "one or two" }),
        ("E31", SealError::SameRecipientName),
        ("E30", SealError::Write(io::ErrorKind::StorageFull.into())),
    ]
}

fn tables() -> Vec<TableError> {
    let columns = |found: &[&str]| TableError::MissingColumns {
        missing: vec!["id"],
        found: found.iter().map(|&name| name.into()).collect(),
    };
    vec![
        TableError::Empty,
        columns(&[]),
        columns(&["nom"]),
        TableError::NotText,
        TableError::RowTooLong { line: 2, limit: 3 },
        TableError::Suggestions,
        TableError::TooManyFields { line: 2, limit: 3 },
        TableError::UnclosedQuote { line: 2 },
    ]
}

fn keys() -> Vec<KeyError> {
    vec![
        KeyError::Damaged { form: KeyForm::Pkcs8 },
        KeyError::LegacyEncryption,
        KeyError::NotRsa { form: KeyForm::Pkcs8 },
        KeyError::OpenSshPrivate,
        KeyError::PassphraseNeeded,
        KeyError::PrivateGiven,
        KeyError::PublicGiven,
        KeyError::PuttyPrivate,
        KeyError::SizeNotOffered { bits: 3073 },
        KeyError::TooLarge { bits: 16_384 },
        KeyError::TooLong,
        KeyError::TooSmall { bits: 1024 },
        KeyError::Unrecognised,
        KeyError::WrongPassphrase,
    ]
}

fn uploads() -> Vec<(&'static str, PartnerUploadError)> {
    let other = |found: &[&str]| PartnerUploadError::OtherSchool {
        found: found.iter().map(|&uai| uai.to_owned()).collect(),
        expected: ["0450822X".parse().expect("a UAI")].to_vec(),
    };
    vec![
        ("E16", PartnerUploadError::ClearText),
        ("E26", PartnerUploadError::Content(ContentError::TooManyRecords { limit: 3 })),
        ("E27", PartnerUploadError::KeyMissing),
        ("E11", PartnerUploadError::Open(OpenError::Unreadable)),
        ("E10", other(&[])),
        ("E10", other(&["0990001N", "0990002P"])),
        ("E29", PartnerUploadError::Read(io::Error::other("broken"))),
        ("E09", PartnerUploadError::WrongKind { kind: FileKind::Zip }),
    ]
}

#[test]
fn every_error_is_told_in_both_languages() {
    let opening = opening();
    let problems = opening.iter().map(|(reference, error)| (*reference, error.into()));
    let sealing = sealing();
    let problems = problems.chain(sealing.iter().map(|(reference, error)| (*reference, error.into())));
    let tables = tables();
    let problems = problems.chain(tables.iter().map(|error| ("E32", error.into())));
    let keys = keys();
    let problems = problems.chain(keys.iter().map(|error| ("E27", error.into())));
    let uploads = uploads();
    let problems = problems.chain(uploads.iter().map(|(reference, error)| (*reference, error.into())));

    for (reference, problem) in problems {
        let problem: Problem = problem;
        for lang in [Lang::French, Lang::English] {
            let told = problem.clone().file("pronote.xml").told(Words::new(lang, &COMMON));
            assert_eq!(told.reference, reference, "{told:?}");
            for text in [&told.title, &told.fact, &told.remedy] {
                assert!(!text.starts_with("erreur-") && text.contains(' '), "{text}");
            }
        }
    }
}

#[test]
fn a_refusal_says_what_happened_and_what_to_do() {
    let error = PartnerUploadError::OtherSchool {
        found: vec!["0990001N".to_owned()],
        expected: vec!["0450822X".parse().expect("a UAI")],
    };
    let problem = Problem::from(&error).file("pronote.xml");
    assert_eq!(problem.class, Class::BadInput);
    let told = problem.told(Words::new(Lang::French, &COMMON));
    assert_eq!(told.title, "Ce fichier vient d’un autre établissement");
    assert_eq!(
        told.fact,
        "«\u{a0}pronote.xml\u{a0}» concerne 0990001N. Vous attendez 0450822X. Rien n’a été modifié."
    );
    assert_eq!(
        told.remedy,
        "Choisissez le fichier de votre établissement. Si la base est partagée, demandez à la région de créer un \
         regroupement."
    );
}

#[test]
fn numbers_are_grouped_but_a_size_in_bits_is_not() {
    let words = Words::new(Lang::French, &COMMON);
    let cut = Problem::from(&xml(XmlErrorKind::Truncated)).file("pronote.xml").told(words);
    assert!(cut.fact.contains("l’octet 20\u{202f}000,"), "{}", cut.fact);
    let small = Problem::from(&KeyError::TooSmall { bits: 1024 }).file("key.pem").told(words);
    assert!(small.fact.contains("a 1024 bits"), "{}", small.fact);
}
