//! Percent-encoding and hexadecimal.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986, section 2.3.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` as the value of a parameter, in an address or in a form: encoded once.
pub(crate) fn parameter(text: &str) -> String {
    utf8_percent_encode(text, VALUE).to_string()
}

/// `bytes` in lower case, two characters each.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// An identifier that XML accepts as such: it does not begin with a digit.
pub(crate) fn xml_id(entropy: [u8; 16]) -> String {
    format!("_{}", hex(&entropy))
}
