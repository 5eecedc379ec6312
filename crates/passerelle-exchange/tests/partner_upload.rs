//! An ENT's file as it is handed in: recognised, opened, read, held against the schools expected.

use std::io::Read;
use std::sync::LazyLock;

use passerelle_exchange::keys::PrivateKey;
use passerelle_exchange::partner::{ClearText, PartnerUpload, PartnerUploadError, read_partner_upload};
use passerelle_exchange::sealed::{
    ContainerKind, Envelope, FileKey, FileKind, OpenError, Recipient, Recognised, seal,
};
use passerelle_model::Uai;

const CONTENT: &str = r#"<PARTENAIRE_INDEX Date="2026-09-01T08:30:00+02:00" Partenaire="PASSERELLE">
  <Etablissements><Etablissement Ident="0" Numero="0000001A" Nom="COLLEGE FICTIF"/></Etablissements>
  <Professeurs><Professeur Ident="0" Nom="MODELE" Prenom="Camille" ID_Partenaire="id-0"/></Professeurs>
</PARTENAIRE_INDEX>"#;

static KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate(2048).expect("a key"));
static OTHER_KEY: LazyLock<PrivateKey> = LazyLock::new(|| PrivateKey::generate(2048).expect("a key"));

fn sealed() -> Vec<u8> {
    let envelope = Envelope {
        version: "1.0".to_owned(),
        date: "2026-09-02T08:30:00+02:00".to_owned(),
        uai: "0000002B".to_owned(),
        ..Envelope::new(ContainerKind::Import)
    };
    let recipients = [Recipient { name: "", key: KEY.public() }];
    let mut file = Vec::new();
    seal(&mut CONTENT.as_bytes(), &envelope, &recipients, &FileKey::from_bytes([7; 32]), &mut file)
        .expect("sealed");
    file
}

fn upload() -> PartnerUpload {
    read_partner_upload(&sealed()[..], std::slice::from_ref(&*KEY)).expect("read")
}

fn uai(text: &str) -> Uai {
    text.parse().expect("a UAI")
}

#[test]
fn a_sealed_file_gives_its_accounts_its_date_and_its_schools() {
    let upload = upload();
    assert_eq!(upload.content.accounts.len(), 1);
    assert_eq!(upload.date(), "2026-09-01T08:30:00+02:00");
    assert_eq!(upload.uais(), ["0000001A", "0000002B"]);
}

#[test]
fn a_file_is_refused_only_where_it_has_none_of_the_schools() {
    let upload = upload();
    let missing = |expected: &[Uai]| upload.check_schools(expected).expect("accepted");
    assert_eq!(missing(&[]), []);
    assert_eq!(missing(&[uai("0000001A")]), []);
    assert_eq!(missing(&[uai("0000002B"), uai("0450822X")]), [uai("0450822X")]);
    let refused = upload.check_schools(&[uai("0450822X")]);
    let Err(PartnerUploadError::OtherSchool { found, expected }) = refused else { panic!("{refused:?}") };
    assert_eq!(found, ["0000001A", "0000002B"]);
    assert_eq!(expected, [uai("0450822X")]);
}

#[test]
fn what_is_not_a_sealed_file_of_ours_is_refused_for_what_it_is() {
    let keys = std::slice::from_ref(&*KEY);
    let read = |file: &[u8], keys: &[PrivateKey]| read_partner_upload(file, keys).expect_err("refused");
    assert!(matches!(read(CONTENT.as_bytes(), keys), PartnerUploadError::ClearText));
    assert!(matches!(read(&sealed(), &[]), PartnerUploadError::KeyMissing));
    let other = read(&sealed(), std::slice::from_ref(&*OTHER_KEY));
    assert!(matches!(other, PartnerUploadError::Open(OpenError::Unreadable)), "{other:?}");
    for (file, kind) in [
        (&b"<html><body>"[..], FileKind::Html),
        (b"PK\x03\x04", FileKind::Zip),
        (b"", FileKind::Empty),
        (b"id;nom", FileKind::Other),
        (b"<autre/>", FileKind::OtherXml { root: "autre".to_owned() }),
    ] {
        let refused = read(file, keys);
        let PartnerUploadError::WrongKind { kind: found } = refused else { panic!("{refused:?}") };
        assert_eq!(found, kind);
    }
}

#[test]
fn a_content_in_clear_is_read_by_whoever_accepts_it() {
    let mut file = Recognised::new(CONTENT.as_bytes()).expect("read");
    let upload = PartnerUpload::read(&file.kind, &mut file.reader, &[], ClearText::Accepted).expect("read");
    assert_eq!(upload.content.accounts.len(), 1);
    assert!(upload.envelope.is_none());
}

#[test]
fn a_file_is_recognised_however_its_bytes_come_and_none_is_lost() {
    /// One byte at a time.
    struct Slow<'a>(&'a [u8]);
    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let one = buffer.len().min(1);
            self.0.read(&mut buffer[..one])
        }
    }
    let file = sealed();
    let mut recognised = Recognised::new(Slow(&file)).expect("read");
    assert_eq!(recognised.kind, FileKind::SealedImport);
    let mut all = Vec::new();
    recognised.reader.read_to_end(&mut all).expect("read");
    assert_eq!(all, file);
}
