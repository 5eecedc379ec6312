//! Tokens: what a browser keeps to be recognised.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use passerelle_store::TokenDigest;
use zeroize::Zeroizing;

use crate::random::{self, NoRandom};

/// 256 random bits as 43 characters of base64url; never printed, wiped when dropped.
#[derive(Clone)]
pub struct Token(Zeroizing<String>);

impl Token {
    /// Length of its text.
    const LEN: usize = 43;

    /// A new one.
    pub fn random() -> Result<Self, NoRandom> {
        let bytes = Zeroizing::new(random::bytes::<32>()?);
        Ok(Self(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes))))
    }

    /// A token that comes back; nothing when it cannot be one of ours.
    pub fn read(text: &str) -> Option<Self> {
        let plausible = text.len() == Self::LEN
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        plausible.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// What is kept of it on our side.
    pub fn digest(&self) -> TokenDigest {
        TokenDigest::from_hex(hex(digest(&SHA256, self.0.as_bytes()).as_ref()))
    }

    /// Its text, for the browser or the partner it is given to. The name is long so that each use is seen in review.
    pub fn expose_secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_is_long_different_each_time_and_never_printed() {
        let (one, two) = (Token::random().expect("random"), Token::random().expect("random"));
        assert_eq!(one.expose_secret().len(), Token::LEN);
        assert_ne!(one.expose_secret(), two.expose_secret());
        assert_eq!(format!("{one:?}"), "Token(…)");
        assert_eq!(one.digest(), Token::read(one.expose_secret()).expect("valid").digest());
        assert_eq!(one.digest().as_hex().len(), 64);
    }

    #[test]
    fn what_cannot_be_a_token_is_not_read() {
        for wrong in
            ["", "fr", &"a".repeat(42), &"a".repeat(44), &"é".repeat(43), &format!("{} ", "a".repeat(42))]
        {
            assert!(Token::read(wrong).is_none(), "{wrong}");
        }
    }
}
