//! Containers written otherwise than ours, as other software does.

use passerelle_exchange::sealed::{ContainerKind, OpenError, OpenLimits, read_envelope};

use crate::support::{Parts, between, import_of, noise, open_all, seal_one, zlib};

const CONTENT: &[u8] = b"<a>contenu</a>";

/// Base64 in lines of 76 characters.
fn wrapped(base64: &str, line_end: &str) -> String {
    let lines: Vec<_> = base64.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("{line_end}{}{line_end}", lines.join(line_end))
}

#[test]
fn line_breaks_in_base64_are_accepted_however_they_are_written() {
    let long = noise(5, 80_000);
    let parts = Parts::of(&zlib(&long)).import();
    let [block, content, digest] = ["Cle", "Contenu", "Verification"]
        .map(|tag| between(&parts, &format!("<c:{tag}>"), &format!("</c:{tag}>")));
    for line_end in ["\n", "\r\n", "&#13;\n", "&#xD;&#xA;", " \t"] {
        let [block, content, digest] = [block, content, digest].map(|text| wrapped(text, line_end));
        let file = import_of(&block, &content, &digest);
        assert_eq!(open_all(&file).unwrap().value, long, "{line_end:?}");
    }
    let file =
        import_of(block, &format!("<!-- a --><![CDATA[{}]]>{}", &content[..1001], &content[1001..]), digest);
    assert_eq!(open_all(&file).unwrap().value, long, "comments and CDATA");
    let child = import_of(block, &format!("{}<b/>", &content[..40]), digest);
    assert!(matches!(open_all(&child), Err(OpenError::Xml(_))), "an element inside the content");
}

#[test]
fn a_byte_order_mark_is_passed_over_once_outside_and_inside() {
    for (sealed, seen) in [
        (&b"\xef\xbb\xbf<a/>"[..], &b"<a/>"[..]),
        (b"\xef\xbb\xbf", b""),
        (b"\xef\xbb", b"\xef\xbb"),
        (b"\xef\xbb\xbf\xef\xbb\xbf", b"\xef\xbb\xbf"),
    ] {
        let mut file = b"\xef\xbb\xbf".to_vec();
        file.extend_from_slice(&seal_one(ContainerKind::Import, sealed));
        let opened = open_all(&file).unwrap();
        assert_eq!(opened.value, seen);
        assert_eq!(opened.plain_bytes, sealed.len() as u64);
    }
}

/// An export as a foreign writer might lay it out, with this attribute on its content.
fn export(flag: &str, sealed: &[u8]) -> String {
    let parts = Parts::of(sealed).import();
    let [block, content, digest] = ["Cle", "Contenu", "Verification"]
        .map(|tag| between(&parts, &format!("<c:{tag}>"), &format!("</c:{tag}>")));
    format!(
        "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- export -->\n\
         <EXPORT_INDEX_EDUCATION xmlns='http://www.index-education.com/conteneurexportchiffre'>\n\
         <VERSION>1.0</VERSION><LOGICIEL>L &amp; Cie</LOGICIEL><AJOUT><UAI>faux</UAI></AJOUT>\n\
         <CLES><PARTENAIRE NOM='Autre'>AAAA</PARTENAIRE><PARTENAIRE NOM='Nous'>{block}</PARTENAIRE></CLES>\n\
         <CONTENU{flag}>{content}</CONTENU><VERIFICATION>{digest}</VERIFICATION>\n\
         <DATEHEURE>2026-09-01T08:30:00.123+02:00</DATEHEURE></EXPORT_INDEX_EDUCATION>\n<!-- fin -->\n"
    )
}

#[test]
fn an_export_without_school_is_read_and_compression_is_the_default() {
    let opened = open_all(export("", &zlib(CONTENT)).as_bytes()).unwrap();
    assert_eq!(opened.value, CONTENT);
    assert_eq!(opened.recipient, "Nous");
    let envelope = opened.envelope;
    assert_eq!(envelope.software, "L & Cie");
    assert_eq!(envelope.date, "2026-09-01T08:30:00.123+02:00");
    assert_eq!((envelope.uai, envelope.school, envelope.post_code_city), Default::default());
}

#[test]
fn the_compression_flag_is_read_in_every_spelling() {
    for yes in ["true", "1", "True", " true "] {
        let flag = format!(" CompresseAvantChiffrement=\"{yes}\"");
        assert_eq!(open_all(export(&flag, &zlib(CONTENT)).as_bytes()).unwrap().value, CONTENT, "{yes}");
    }
    for no in ["false", "0", "FALSE"] {
        let flag = format!(" CompresseAvantChiffrement='{no}'");
        assert_eq!(open_all(export(&flag, CONTENT).as_bytes()).unwrap().value, CONTENT, "{no}");
    }
    let error = open_all(export(" CompresseAvantChiffrement='non'", CONTENT).as_bytes()).unwrap_err();
    assert!(matches!(error, OpenError::InvalidFlag), "{error}");
}

#[test]
fn what_is_in_clear_is_read_without_a_key() {
    let file = export(" CompresseAvantChiffrement='false'", CONTENT);
    let facts = read_envelope(&mut file.as_bytes(), &OpenLimits::default()).unwrap();
    assert_eq!(facts.recipients, ["Autre", "Nous"]);
    assert_eq!(facts.envelope.version, "1.0");
    assert!(!facts.envelope.compressed);
    assert_eq!(facts.content_length, 24);
}
