//! Key files as text: reading any encoding of comments, PEM in and out.

use std::borrow::Cow;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

use super::{KeyError, MAX_KEY_FILE};

/// How PuTTY's private key files begin.
pub(super) const PUTTY_PRIVATE: &str = "PuTTY-User-Key-File-";
const LINE: usize = 64;

/// One block `-----BEGIN …-----`.
pub(super) struct Pem {
    pub(super) tag: String,
    /// `Proc-Type: 4,ENCRYPTED` (RFC 1421), what OpenSSL used to write.
    pub(super) legacy_encryption: bool,
    pub(super) contents: Zeroizing<Vec<u8>>,
}

/// The file as text. Only comments can hold anything but ASCII, in whatever encoding: they are not kept.
pub(super) fn read(file: &[u8]) -> Result<Cow<'_, str>, KeyError> {
    if file.len() > MAX_KEY_FILE {
        return Err(KeyError::TooLong);
    }
    Ok(String::from_utf8_lossy(file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file)))
}

/// The PEM blocks of a text, in order. A block that is not well formed ends the list.
pub(super) fn pems(text: &str) -> impl Iterator<Item = Pem> {
    pem::parse_many(text).unwrap_or_default().into_iter().map(|block| Pem {
        tag: block.tag().to_owned(),
        legacy_encryption: block.headers().get("Proc-Type").is_some_and(|value| value.contains("ENCRYPTED")),
        contents: Zeroizing::new(block.into_contents()),
    })
}

/// A PEM block with lines of 64 characters.
pub(super) fn pem(tag: &str, der: &[u8]) -> String {
    let lines = der.len().div_ceil(LINE / 4 * 3);
    let mut out = String::with_capacity(lines * (LINE + 1) + 2 * tag.len() + 40);
    out.push_str("-----BEGIN ");
    out.push_str(tag);
    out.push_str("-----\n");
    for line in der.chunks(LINE / 4 * 3) {
        BASE64_STANDARD.encode_string(line, &mut out);
        out.push('\n');
    }
    out.push_str("-----END ");
    out.push_str(tag);
    out.push_str("-----\n");
    out
}
