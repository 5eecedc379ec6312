//! What a file is, from its first bytes.

use super::names;

/// How much is looked at, in bytes.
pub(super) const HEAD: usize = 4 << 10;

/// What [`recognise`] made of the beginning of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A sealed file from an ENT (`ImportChiffre`).
    SealedImport,
    /// A sealed file from a service (`EXPORT_INDEX_EDUCATION`).
    SealedExport,
    /// Content of an ENT's file in clear (`PARTENAIRE_INDEX`).
    PartnerContent,
    /// Content of a service's file in clear: person lists with identifiers, or a timetable export.
    IdentifierList,
    /// A web page, often a sign-in page saved in place of the file.
    Html,
    /// XML of another kind.
    OtherXml {
        /// Local name of the root element; empty if it is not within the bytes given.
        root: String,
    },
    /// A private key in text form.
    PrivateKey,
    /// A public key or certificate in text form.
    PublicKey,
    /// Text in UTF-16: not supported, to be saved again as UTF-8.
    Utf16,
    /// A ZIP archive (or an office document, which is one).
    Zip,
    /// Nothing, or nothing but blanks.
    Empty,
    /// None of these: a CSV, for instance.
    Other,
}

/// Tells what a file is from its first bytes: 4 KB are enough, more are not looked at. Being recognised promises
/// nothing about the rest.
pub fn recognise(head: &[u8]) -> FileKind {
    let head = &head[..head.len().min(HEAD)];
    let utf16 = [&b"\xff\xfe"[..], b"\xfe\xff", b"<\0", b"\0<"];
    if utf16.iter().any(|mark| head.starts_with(mark)) {
        return FileKind::Utf16;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return FileKind::Zip;
    }
    let text = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head));
    let text = text.trim_ascii_start();
    if text.is_empty() {
        FileKind::Empty
    } else if text.starts_with('<') {
        recognise_markup(text)
    } else {
        recognise_key(text)
    }
}

fn recognise_markup(text: &str) -> FileKind {
    let root = root_name(text).unwrap_or_default();
    match root {
        names::IMPORT_ROOT => FileKind::SealedImport,
        names::EXPORT_ROOT => FileKind::SealedExport,
        "PARTENAIRE_INDEX" => FileKind::PartnerContent,
        "ExportIdentifiants" | "ExportEmploiDuTemps" => FileKind::IdentifierList,
        _ if ["html", "head", "body"].iter().any(|name| root.eq_ignore_ascii_case(name)) => FileKind::Html,
        _ => FileKind::OtherXml { root: root.to_owned() },
    }
}

/// Local name of the root element, or of what a document type declaration announces.
fn root_name(mut text: &str) -> Option<&str> {
    loop {
        text = text.trim_ascii_start();
        let skipped = [("<?", "?>"), ("<!--", "-->")].into_iter().find(|(begin, _)| text.starts_with(begin));
        let Some((begin, end)) = skipped else { break };
        let inside = &text[begin.len()..];
        text = &inside[inside.find(end)? + end.len()..];
    }
    let rest = match text.get(..9) {
        Some(start) if start.eq_ignore_ascii_case("<!doctype") => text[9..].trim_ascii_start(),
        _ => text.strip_prefix('<')?,
    };
    let name = &rest[..rest.find([' ', '\t', '\r', '\n', '/', '>', '['])?];
    Some(name.rsplit(':').next().unwrap_or(name))
}

fn recognise_key(text: &str) -> FileKind {
    let label = text.split("-----BEGIN ").nth(1).and_then(|rest| rest.split("-----").next());
    match label {
        Some(label) if label.ends_with("PRIVATE KEY") => FileKind::PrivateKey,
        Some(label) if label.ends_with("PUBLIC KEY") || label.ends_with("CERTIFICATE") => FileKind::PublicKey,
        _ if text.starts_with("PuTTY-User-Key-File-") => FileKind::PrivateKey,
        _ if text.starts_with("ssh-") || text.starts_with("---- BEGIN SSH2 PUBLIC KEY") => {
            FileKind::PublicKey
        }
        _ => FileKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_whatever_comes_before_its_root() {
        let cases = [
            (
                "\u{feff}<?xml version=\"1.0\"?>\n<!-- a > b -->\r\n<ImportChiffre Version=\"1\">",
                FileKind::SealedImport,
            ),
            ("<x:EXPORT_INDEX_EDUCATION xmlns:x=\"u\">", FileKind::SealedExport),
            ("<PARTENAIRE_INDEX\n", FileKind::PartnerContent),
            ("<ExportIdentifiants>", FileKind::IdentifierList),
            ("<?xml version=\"1.0\"?><ExportEmploiDuTemps/>", FileKind::IdentifierList),
            ("<!DOCTYPE html>\n<p>", FileKind::Html),
            ("<!doctype HTML PUBLIC \"…\">", FileKind::Html),
            ("<HTML>", FileKind::Html),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", FileKind::OtherXml { root: "a".into() }),
            ("<autre>", FileKind::OtherXml { root: "autre".into() }),
            ("<?xml version", FileKind::OtherXml { root: String::new() }),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----", FileKind::PrivateKey),
            ("subject=CN=x\n-----BEGIN CERTIFICATE-----", FileKind::PublicKey),
            ("---- BEGIN SSH2 PUBLIC KEY ----", FileKind::PublicKey),
            ("ssh-rsa AAAA", FileKind::PublicKey),
            ("PK\u{3}\u{4}rest", FileKind::Zip),
            (" \r\n\t", FileKind::Empty),
            ("\u{feff}", FileKind::Empty),
            ("id;population;nom", FileKind::Other),
        ];
        for (head, kind) in cases {
            assert_eq!(recognise(head.as_bytes()), kind, "{head}");
        }
        assert_eq!(recognise(b"\xff\xfe<\0?\0"), FileKind::Utf16);
        assert_eq!(recognise(b"<\0?\0"), FileKind::Utf16);
    }

    #[test]
    fn any_cut_is_harmless() {
        let head = "<?xml version=\"1.0\"?><!-- é --><!DOCTYPE a><ImportChiffre>".as_bytes();
        for end in 0..head.len() {
            recognise(&head[..end]);
        }
    }
}
