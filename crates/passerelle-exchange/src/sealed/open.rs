//! Opening a sealed container.

use std::io::BufRead;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use subtle::ConstantTimeEq as _;

use super::ahead::read_ahead;
use super::plain::Plain;
use super::walk::Walk;
use super::{Envelope, EnvelopeFacts, FileKey, OpenError, OpenLimits};
use crate::keys::PrivateKey;

/// What was read from a file whose seal is good.
#[derive(Debug)]
pub struct Opened<T> {
    /// What the reading function made of the content.
    pub value: T,
    /// The fields in clear (not protected by the seal).
    pub envelope: Envelope,
    /// Name of the key block that opened the file; empty for an import.
    pub recipient: String,
    /// Size of the content as encrypted, in bytes.
    pub sealed_bytes: u64,
    /// Size of the content in clear, in bytes, byte order mark included.
    pub plain_bytes: u64,
}

/// Opens either container: tries every key on every key block, and lets `read` read the content, on a thread of its own,
/// while it is decrypted on this one.
///
/// What `read` sees is unverified while it reads, and fails or is nonsense with a wrong key: it must have no effect but
/// its value, which is given only once the whole file is read and its digest, padding and compression are good.
/// `read` may stop early; the rest is then checked all the same. Memory grows neither with the file nor with the
/// content.
pub fn open<T: Send>(
    input: &mut dyn BufRead,
    keys: &[PrivateKey],
    limits: &OpenLimits,
    read: impl FnOnce(&mut dyn BufRead) -> T + Send,
) -> Result<Opened<T>, OpenError> {
    if keys.is_empty() {
        return Err(OpenError::NoKey);
    }
    let mut walk = Walk::to_content(input, limits)?;
    let blocks: Vec<Vec<u8>> = walk.blocks.iter().map(|(_, block)| decode(block)).collect();
    let (file_key, place) = FileKey::unwrap(&blocks, keys);

    let mut plain = Plain::new(&mut walk.xml, &file_key, walk.envelope.compressed, *limits);
    let value = read_ahead(&mut plain, read);
    let ending = plain.finish()?;

    let digest = walk.finish()?;
    let sealed = ending.sealed.ok_or(OpenError::Unreadable)?;
    if !bool::from(sealed.digest.ct_eq(decode(&digest).as_slice())) {
        return Err(OpenError::Unreadable);
    }
    if let Some(sealed) = ending.too_much {
        return Err(OpenError::InflatesTooMuch { sealed, inflated: ending.plain_bytes });
    }
    let recipient = walk.blocks.into_iter().nth(place).map(|(name, _)| name).unwrap_or_default();
    Ok(Opened {
        value,
        envelope: walk.envelope,
        recipient,
        sealed_bytes: sealed.bytes,
        plain_bytes: ending.plain_bytes,
    })
}

/// Reads what is in clear, without any key and without keeping the content.
pub fn read_envelope(input: &mut dyn BufRead, limits: &OpenLimits) -> Result<EnvelopeFacts, OpenError> {
    let mut walk = Walk::to_content(input, limits)?;
    let mut content_length = 0;
    let mut piece = Vec::new();
    while walk.xml.read_text_piece(&mut piece)? {
        content_length += piece.iter().filter(|byte| !byte.is_ascii_whitespace()).count() as u64;
    }
    walk.finish()?;
    let recipients = walk.blocks.into_iter().map(|(name, _)| name).collect();
    Ok(EnvelopeFacts { envelope: walk.envelope, recipients, content_length })
}

/// Base64 with line breaks. Damage gives nothing, which fails later as any other.
fn decode(text: &str) -> Vec<u8> {
    let text: String = text.split_ascii_whitespace().collect();
    BASE64_STANDARD.decode(text).unwrap_or_default()
}
