//! Writing a sealed container.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use base64::engine::general_purpose::GeneralPurpose;
use base64::write::EncoderWriter;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use passerelle_xml::{Writer, legal};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use zeroize::Zeroizing;

use super::cipher::{Encryptor, Sealed};
use super::{ContainerKind, Envelope, FileKey, Recipient, SealError, names};

/// Bytes read and handed on at once.
const CHUNK: usize = 64 << 10;

/// What was sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealSummary {
    /// Size of the content in clear, in bytes.
    pub plain_bytes: u64,
    /// Size of the bytes given to the cipher (compressed), in bytes.
    pub sealed_bytes: u64,
    /// SHA-256 of those bytes, as in `Verification`.
    pub digest: [u8; 32],
}

/// Seals `content` for `recipients` (one for an import, one or two for an export) and writes the container on one line,
/// with its XML declaration. Memory does not grow with the content.
///
/// Write to a temporary file: after an error, what was written is worthless.
pub fn seal(
    content: &mut dyn Read,
    envelope: &Envelope,
    recipients: &[Recipient<'_>],
    file_key: &FileKey,
    out: &mut dyn Write,
) -> Result<SealSummary, SealError> {
    check(envelope, recipients)?;
    let blocks = recipients
        .iter()
        .map(|recipient| Some((recipient.name, BASE64_STANDARD.encode(file_key.wrap(recipient.key)?))))
        .collect::<Option<Vec<_>>>()
        .ok_or(SealError::Crypto)?;

    let mut xml = Writer::new(out).map_err(SealError::Write)?;
    write_before_content(envelope, &blocks, &mut xml).map_err(SealError::Write)?;
    let text = xml.plain_text().map_err(SealError::Write)?;
    let (plain_bytes, Sealed { bytes: sealed_bytes, digest }) =
        write_content(content, envelope.compressed, file_key, text)?;
    write_after_content(envelope, &digest, &mut xml).map_err(SealError::Write)?;
    xml.finish().map_err(SealError::Write)?;
    Ok(SealSummary { plain_bytes, sealed_bytes, digest })
}

/// Refuses what the container cannot say.
fn check(envelope: &Envelope, recipients: &[Recipient<'_>]) -> Result<(), SealError> {
    let count = recipients.len();
    match envelope.kind {
        ContainerKind::Import if count != 1 => return Err(SealError::Recipients { count, allowed: "one" }),
        ContainerKind::Import if !envelope.compressed => return Err(SealError::ImportNotCompressed),
        ContainerKind::Export if !(1..=2).contains(&count) => {
            return Err(SealError::Recipients { count, allowed: "one or two" });
        }
        _ => {}
    }
    if let [one, other] = recipients
        && one.name == other.name
    {
        return Err(SealError::SameRecipientName);
    }
    let instant = OffsetDateTime::parse(&envelope.date, &Rfc3339).is_ok();
    if !instant || envelope.date.as_bytes().get(10) != Some(&b'T') || envelope.date.contains('z') {
        return Err(SealError::InvalidDate);
    }
    let Envelope { version, partner, description, software, uai, school, post_code_city, .. } = envelope;
    let fields = [
        ("Version", version),
        (names::PARTNER, partner),
        (names::DESCRIPTION, description),
        (names::SOFTWARE, software),
        (names::UAI, uai),
        (names::SCHOOL, school),
        (names::POST_CODE_CITY, post_code_city),
    ];
    let fields = fields.into_iter().map(|(element, text)| (element, text.as_str()));
    let names = recipients.iter().map(|recipient| (names::EXPORT_KEY_NAME, recipient.name));
    for (element, text) in fields.chain(names) {
        if matches!(legal(text), Cow::Owned(_)) {
            return Err(SealError::IllegalCharacter { element });
        }
    }
    Ok(())
}

fn write_before_content(
    envelope: &Envelope,
    blocks: &[(&str, String)],
    xml: &mut Writer<impl Write>,
) -> io::Result<()> {
    match envelope.kind {
        ContainerKind::Import => {
            xml.start(names::IMPORT_ROOT)?;
            xml.attribute("xmlns", names::IMPORT_NAMESPACE)?;
            xml.attribute(names::IMPORT_VERSION, &envelope.version)?;
            element(xml, names::PARTNER, &envelope.partner)?;
            element(xml, names::DESCRIPTION, &envelope.description)?;
            for (_, block) in blocks {
                element(xml, names::IMPORT_KEY, block)?;
            }
            xml.start(names::IMPORT_CONTENT)
        }
        ContainerKind::Export => {
            xml.start(names::EXPORT_ROOT)?;
            xml.attribute("xmlns", names::EXPORT_NAMESPACE)?;
            element(xml, names::EXPORT_VERSION, &envelope.version)?;
            element(xml, names::SOFTWARE, &envelope.software)?;
            xml.start(names::EXPORT_KEYS)?;
            for (name, block) in blocks {
                xml.start(names::EXPORT_KEY)?;
                xml.attribute(names::EXPORT_KEY_NAME, name)?;
                xml.text(block)?;
                xml.end()?;
            }
            xml.end()?;
            xml.start(names::EXPORT_CONTENT)?;
            if !envelope.compressed {
                xml.attribute(names::COMPRESSED, "false")?;
            }
            Ok(())
        }
    }
}

/// Compresses, encrypts and encodes; tells how much content there was, and what the cipher was given.
fn write_content(
    content: &mut dyn Read,
    compressed: bool,
    file_key: &FileKey,
    out: &mut impl Write,
) -> Result<(u64, Sealed), SealError> {
    let encoder: EncoderWriter<'_, GeneralPurpose, _> = EncoderWriter::new(out, &BASE64_STANDARD);
    let mut cipher = Encryptor::new(file_key, encoder).ok_or(SealError::Crypto)?;
    let plain_bytes = if compressed {
        let mut zlib = ZlibEncoder::new(&mut cipher, Compression::default());
        let length = copy(content, &mut zlib)?;
        zlib.finish().map_err(SealError::Write)?;
        length
    } else {
        copy(content, &mut cipher)?
    };
    let (sealed, mut encoder) = cipher.finish().map_err(SealError::Write)?;
    encoder.finish().map_err(SealError::Write)?;
    Ok((plain_bytes, sealed))
}

/// As `std::io::copy`, but tells which side failed, and wipes its buffer.
fn copy(from: &mut dyn Read, to: &mut dyn Write) -> Result<u64, SealError> {
    let mut buffer = Zeroizing::new(vec![0; CHUNK]);
    let mut total = 0;
    loop {
        let length = match from.read(&mut buffer) {
            Ok(0) => return Ok(total),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(SealError::Read(error)),
        };
        to.write_all(&buffer[..length]).map_err(SealError::Write)?;
        total += length as u64;
    }
}

fn write_after_content(
    envelope: &Envelope,
    digest: &[u8; 32],
    xml: &mut Writer<impl Write>,
) -> io::Result<()> {
    let digest = BASE64_STANDARD.encode(digest);
    xml.end()?;
    match envelope.kind {
        ContainerKind::Import => {
            element(xml, names::IMPORT_DIGEST, &digest)?;
            element(xml, names::IMPORT_DATE, &envelope.date)?;
            element(xml, names::UAI, &envelope.uai)
        }
        ContainerKind::Export => {
            element(xml, names::EXPORT_DIGEST, &digest)?;
            element(xml, names::EXPORT_DATE, &envelope.date)?;
            element(xml, names::UAI, &envelope.uai)?;
            element(xml, names::SCHOOL, &envelope.school)?;
            element(xml, names::POST_CODE_CITY, &envelope.post_code_city)
        }
    }
}

fn element(xml: &mut Writer<impl Write>, name: &'static str, text: &str) -> io::Result<()> {
    xml.start(name)?;
    xml.text(text)?;
    xml.end()
}
