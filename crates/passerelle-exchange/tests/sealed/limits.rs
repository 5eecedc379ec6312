//! What is refused because it would cost too much, or because it is something else.

use std::io::{self, Read as _};

use passerelle_exchange::sealed::{
    ContainerKind, Envelope, FileKey, OpenError, OpenLimits, Recipient, open, read_envelope, seal,
};
use passerelle_xml::{Limits, XmlErrorKind};

use crate::support::{Parts, SECRET, envelope, import_of, key, noise, open_all, open_with, seal_for, zlib};

/// An import whose content is `length` zeros.
fn zeros(length: u64) -> Vec<u8> {
    let mut file = Vec::new();
    let recipients = [Recipient { name: "", key: key().public() }];
    let envelope: Envelope = envelope(ContainerKind::Import);
    let mut content = io::repeat(0).take(length);
    seal(&mut content, &envelope, &recipients, &FileKey::from_bytes(SECRET), &mut file).unwrap();
    file
}

fn xml_refusal(file: &[u8], limits: Limits) -> XmlErrorKind {
    let limits = OpenLimits { xml: limits, ..OpenLimits::default() };
    match open_with(file, std::slice::from_ref(key()), &limits) {
        Err(OpenError::Xml(error)) => error.kind,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened"),
    }
}

#[test]
fn a_zip_bomb_is_stopped_early_and_told_with_its_figures() {
    let file = zeros(64 << 20);
    let limits = OpenLimits::default();
    let mut seen = 0;
    let opened = open(&mut file.as_slice(), std::slice::from_ref(key()), &limits, |content| {
        seen = io::copy(content, &mut io::sink()).map_or(0, |_| u64::MAX);
    });
    let Err(OpenError::InflatesTooMuch { sealed, inflated }) = opened else { panic!("{opened:?}") };
    assert_eq!(seen, 0, "the reader gets an error, not an end");
    assert!(inflated >= limits.ratio_from && inflated < limits.ratio_from + (1 << 20), "{inflated}");
    assert!(sealed < file.len() as u64);
}

#[test]
fn repetition_is_harmless_while_small() {
    assert_eq!(open_all(&zeros(1 << 20)).unwrap().plain_bytes, 1 << 20);
}

#[test]
fn the_inflated_size_has_a_limit_of_its_own_compressed_or_not() {
    let limits = OpenLimits { inflated_bytes: 50_000, ..OpenLimits::default() };
    let mut envelope = envelope(ContainerKind::Export);
    for compressed in [true, false] {
        envelope.compressed = compressed;
        let recipients = [("L", key().public())];
        let good = seal_for(&recipients, &envelope, &vec![b'a'; 50_000]);
        assert!(open_with(&good, std::slice::from_ref(key()), &limits).is_ok());
        let large = seal_for(&recipients, &envelope, &vec![b'a'; 50_001]);
        let error = open_with(&large, std::slice::from_ref(key()), &limits).unwrap_err();
        assert!(matches!(error, OpenError::InflatesTooMuch { .. }), "{error}");
    }
}

#[test]
fn a_bomb_with_a_bad_digest_is_just_unreadable() {
    let mut parts = Parts::of(&zlib(&vec![0; 32 << 20]));
    parts.digest[0] ^= 1;
    assert!(matches!(open_all(&parts.import()), Err(OpenError::Unreadable)));
}

#[test]
fn limits_on_the_envelope_hold() {
    let file = Parts::of(&zlib(b"contenu")).import();
    let limits = OpenLimits::default().xml;
    let refusal = xml_refusal(&file, Limits { bytes: 300, ..limits });
    assert!(matches!(refusal, XmlErrorKind::ByteLimit { limit: 300 }), "{refusal}");
    let refusal = xml_refusal(&file, Limits { event_bytes: 200, ..limits });
    assert!(matches!(refusal, XmlErrorKind::EventLimit { limit: 200 }), "{refusal}");
    let deep = "<a>".repeat(50);
    let refusal = xml_refusal(format!("<ImportChiffre>{deep}").as_bytes(), limits);
    assert!(matches!(refusal, XmlErrorKind::DepthLimit { limit: 8 }), "{refusal}");

    let block = "<PARTENAIRE NOM=\"x\">AAAA</PARTENAIRE>".repeat(17);
    let many = format!("<EXPORT_INDEX_EDUCATION><CLES>{block}</CLES><CONTENU/></EXPORT_INDEX_EDUCATION>");
    let error = open_all(many.as_bytes()).unwrap_err();
    assert!(matches!(error, OpenError::TooManyKeyBlocks { limit: 16 }), "{error}");
}

#[test]
fn the_content_may_be_longer_than_any_field() {
    let noise = noise(1, 200_000);
    let file = Parts::of(&zlib(&noise)).import();
    assert!(file.len() > OpenLimits::default().xml.event_bytes);
    assert_eq!(open_all(&file).unwrap().value, noise);
}

#[test]
fn other_files_are_told_from_containers() {
    let limits = OpenLimits::default().xml;
    assert!(matches!(xml_refusal(b"", limits), XmlErrorKind::NotXml));
    assert!(matches!(xml_refusal(b"id;population;nom\n", limits), XmlErrorKind::NotXml));
    assert!(matches!(xml_refusal(b"<!DOCTYPE html><html><body/></html>", limits), XmlErrorKind::Html));
    let dtd = b"<!DOCTYPE ImportChiffre [<!ENTITY a \"b\">]><ImportChiffre>&a;</ImportChiffre>";
    assert!(matches!(xml_refusal(dtd, limits), XmlErrorKind::Dtd));
    assert!(matches!(xml_refusal(b"<ImportChiffre>&a;</ImportChiffre>", limits), XmlErrorKind::Entity));
    let error = open_all(b"<PARTENAIRE_INDEX/>").unwrap_err();
    assert!(matches!(&error, OpenError::NotAContainer { root } if root == "PARTENAIRE_INDEX"), "{error}");

    let clear = import_of("A", "A", "A");
    let facts = read_envelope(&mut clear.as_slice(), &OpenLimits::default()).unwrap();
    assert_eq!((facts.recipients.len(), facts.content_length), (1, 1), "without a key, nothing is judged");
}
