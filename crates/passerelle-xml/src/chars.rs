//! The characters of XML 1.0 (production 2, `Char`) and of the names we accept.

use std::borrow::Cow;

/// `text` without the characters that XML 1.0 forbids.
pub fn legal(text: &str) -> Cow<'_, str> {
    if all_legal(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&c| is_legal(c)).collect())
    }
}

pub(crate) fn is_legal(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

pub(crate) fn all_legal(text: &str) -> bool {
    // A pass without branches settles nearly every text: only control characters and the lead byte of U+FFFE and
    // U+FFFF call for a closer look.
    let suspect = |b: u8| u8::from(b < b' ' || b == 0xef);
    text.bytes().fold(0, |found, b| found | suspect(b)) == 0 || text.chars().all(is_legal)
}

/// Length of the name that `text` begins with. Beyond ASCII anything goes: names are only ever compared.
pub(crate) fn name_len(text: &[u8]) -> Option<usize> {
    let begins = |b: u8| is_name_byte(b) && !b.is_ascii_digit() && b != b'-' && b != b'.';
    text.first().copied().is_some_and(begins).then(|| {
        let end = text.iter().position(|&b| !is_name_byte(b));
        end.unwrap_or(text.len())
    })
}

fn is_name_byte(b: u8) -> bool {
    NAME_BYTES[usize::from(b)]
}

const NAME_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "below 256")]
        let byte = b as u8;
        table[b] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'-' | b'.' | 0x80..);
        b += 1;
    }
    table
};

pub(crate) fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\r' | b'\n')
}

/// At most 40 characters of `text`, for messages.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::{all_legal, legal, name_len};

    #[test]
    fn forbidden_characters_are_removed_and_the_others_kept() {
        assert_eq!(legal("a\tb\r\né\u{feff}\u{1f600}"), "a\tb\r\né\u{feff}\u{1f600}");
        assert_eq!(legal("a\0b\u{1f}c\u{fffe}d\u{ffff}"), "abcd");
        assert!(all_legal("\u{7f}\u{85}"), "discouraged, not forbidden");
    }

    #[test]
    fn names_begin_with_a_letter() {
        for good in ["a", "xs:element", "_x-1.2", "élève"] {
            assert_eq!(name_len(good.as_bytes()), Some(good.len()), "{good}");
        }
        for bad in ["1a", "-a", ".a", "a/", "a b", "a=\"", "a<b", "a\u{1}"] {
            assert_ne!(name_len(bad.as_bytes()), Some(bad.len()), "{bad}");
        }
        assert_eq!(name_len(b""), None);
    }
}
