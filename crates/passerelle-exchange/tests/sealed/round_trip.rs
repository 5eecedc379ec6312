//! Sealing then opening is the identity, for every kind of container.

use std::io::{self, Read, Write};

use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::sealed::{
    ContainerKind, EnvelopeFacts, FileKey, FileKind, OpenLimits, Recipient, SealError, open, read_envelope,
    recognise, seal,
};
use proptest::prelude::*;

use crate::support::{
    SECRET, copy, envelope, key, noise, open_all, open_with, other_key, seal_for, seal_one,
};

fn content() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        // Long enough for several pieces of everything, compressible or not.
        (any::<u64>(), 0_usize..400_000).prop_map(|(seed, length)| noise(seed, length)),
        (any::<u8>(), 0_usize..400_000).prop_map(|(byte, length)| vec![byte; length]),
    ]
    .prop_filter("a leading byte order mark is not content", |bytes| !bytes.starts_with(b"\xef\xbb\xbf"))
}

fn text() -> impl Strategy<Value = String> {
    "[ -~àéœÉ\t\r\n\u{85}\u{10000}]{0,20}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_sealed_opens(
        content in content(),
        secret in any::<[u8; 32]>(),
        (export, two, compressed) in any::<(bool, bool, bool)>(),
        (version, free, name) in (text(), text(), text()),
    ) {
        let mut envelope = envelope(if export { ContainerKind::Export } else { ContainerKind::Import });
        envelope.compressed = !export || compressed;
        envelope.version = version;
        if export {
            envelope.school = free;
        } else {
            envelope.description = free;
        }
        let first = Recipient { name: &name, key: other_key().public() };
        let second = Recipient { name: "Lecteur, bien sûr", key: key().public() };
        let recipients = if export && two { vec![first, second] } else { vec![second] };
        let mut file = Vec::new();
        let summary = seal(&mut content.as_slice(), &envelope, &recipients, &FileKey::from_bytes(secret), &mut file).unwrap();

        let opened = open_all(&file).unwrap();
        prop_assert!(opened.value == content);
        prop_assert_eq!(&opened.envelope, &envelope);
        prop_assert_eq!(opened.recipient, if export { "Lecteur, bien sûr" } else { "" });
        prop_assert_eq!(opened.sealed_bytes, summary.sealed_bytes);
        prop_assert_eq!(opened.plain_bytes, content.len() as u64);

        let EnvelopeFacts { envelope: seen, recipients: names, content_length } =
            read_envelope(&mut file.as_slice(), &OpenLimits::default()).unwrap();
        prop_assert_eq!(seen, envelope);
        prop_assert_eq!(names.len(), recipients.len());
        let padded = (summary.sealed_bytes / 16 + 1) * 16;
        prop_assert_eq!(content_length, padded.div_ceil(3) * 4);
    }
}

#[test]
fn either_recipient_opens_with_a_ring_of_keys() {
    let both = [("Un", key().public()), ("Deux", other_key().public())];
    let file = seal_for(&both, &envelope(ContainerKind::Export), b"contenu");
    let ring = [PrivateKey::generate(2048).unwrap(), copy(other_key())];
    let opened = open_with(&file, &ring, &OpenLimits::default()).unwrap();
    assert_eq!((opened.value.as_slice(), opened.recipient.as_str()), (&b"contenu"[..], "Deux"));
    let opened = open_with(&file, &[copy(key())], &OpenLimits::default()).unwrap();
    assert_eq!(opened.recipient, "Un");
}

#[test]
fn a_file_is_on_one_line_and_is_recognised() {
    for (kind, told) in
        [(ContainerKind::Import, FileKind::SealedImport), (ContainerKind::Export, FileKind::SealedExport)]
    {
        let file = seal_one(kind, b"contenu");
        assert_eq!(file.iter().position(|&byte| byte == b'\n'), Some(file.len() - 1));
        assert!(file.starts_with(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><"));
        assert_eq!(recognise(&file), told);
    }
}

#[test]
fn the_flag_is_written_only_when_the_content_is_not_compressed() {
    let mut envelope = envelope(ContainerKind::Export);
    let has_flag = |file: &[u8]| String::from_utf8_lossy(file).contains("CompresseAvantChiffrement");
    assert!(!has_flag(&seal_for(&[("L", key().public())], &envelope, b"x")));
    envelope.compressed = false;
    assert!(has_flag(&seal_for(&[("L", key().public())], &envelope, b"x")));
}

#[test]
fn a_reader_that_stops_early_or_reads_by_bits_gets_the_same_verdict() {
    let long = noise(7, 300_000);
    let file = seal_one(ContainerKind::Import, &long);
    let keys = [copy(key())];
    let limits = OpenLimits::default();
    let nothing = open(&mut file.as_slice(), &keys, &limits, |_| ()).unwrap();
    assert_eq!(nothing.plain_bytes, 300_000);
    let first = open(&mut file.as_slice(), &keys, &limits, |content| {
        let mut start = [0; 3];
        content.read_exact(&mut start).map(|()| start)
    });
    assert_eq!(first.unwrap().value.unwrap(), long[..3]);
    let ended = open(&mut file.as_slice(), &keys, &limits, |content| {
        io::copy(content, &mut io::sink()).unwrap();
        content.fill_buf().unwrap().len()
    });
    assert_eq!(ended.unwrap().value, 0, "the end is the end, however often it is asked");
}

#[test]
fn what_the_container_cannot_say_is_refused_before_anything_is_written() {
    let refused = |envelope, recipients: &[Recipient<'_>]| {
        let mut out = Vec::new();
        let file_key = FileKey::from_bytes(SECRET);
        let error = seal(&mut io::empty(), &envelope, recipients, &file_key, &mut out).unwrap_err();
        assert!(out.is_empty());
        error
    };
    let one = Recipient { name: "Un", key: key().public() };
    let two = Recipient { name: "Deux", key: key().public() };
    let import = envelope(ContainerKind::Import);
    let export = envelope(ContainerKind::Export);

    let count = |error| match error {
        SealError::Recipients { count, .. } => count,
        other => panic!("{other}"),
    };
    assert_eq!(count(refused(import.clone(), &[])), 0);
    assert_eq!(count(refused(import.clone(), &[one, two])), 2);
    assert_eq!(count(refused(export.clone(), &[])), 0);
    assert_eq!(count(refused(export.clone(), &[one, two, one])), 3);
    assert!(matches!(refused(export.clone(), &[one, one]), SealError::SameRecipientName));

    let mut clear = import.clone();
    clear.compressed = false;
    assert!(matches!(refused(clear, &[one]), SealError::ImportNotCompressed));
    let mut control = import.clone();
    control.description = "a\u{1}".into();
    let error = refused(control, &[one]);
    assert!(matches!(error, SealError::IllegalCharacter { element: "Description" }));
    for date in ["", "2026-09-01", "2026-09-01T08:30:00", "2026-09-01 08:30:00+02:00", "2026-13-01T08:30:00Z"]
    {
        let mut wrong = import.clone();
        wrong.date = date.into();
        assert!(matches!(refused(wrong, &[one]), SealError::InvalidDate), "{date}");
    }
}

#[test]
fn failures_of_either_side_are_told_apart() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let envelope = envelope(ContainerKind::Import);
    let recipients = [Recipient { name: "", key: key().public() }];
    let file_key = FileKey::from_bytes(SECRET);
    let error = seal(&mut Broken, &envelope, &recipients, &file_key, &mut io::sink()).unwrap_err();
    assert!(matches!(error, SealError::Read(cause) if cause.kind() == io::ErrorKind::ConnectionReset));
    let error = seal(&mut io::empty(), &envelope, &recipients, &file_key, &mut Broken).unwrap_err();
    assert!(matches!(error, SealError::Write(cause) if cause.kind() == io::ErrorKind::StorageFull));
}
