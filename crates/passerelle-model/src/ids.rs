//! Identifiers: one type each, so that none passes for another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Longest identifier accepted from outside, in bytes.
const MAX_LEN: usize = 256;

/// The text is empty, too long, or holds a control character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("an identifier has 1 to {MAX_LEN} bytes and no control character")]
pub struct InvalidIdentifier;

fn has_control(text: &str) -> bool {
    // A pass without branches settles nearly every text: only ASCII controls and the lead byte of U+0080 to U+009F
    // call for a closer look.
    let suspect = |b: u8| u8::from(b < b' ' || b == 0x7f || b == 0xc2);
    text.bytes().fold(0, |found, b| found | suspect(b)) != 0 && text.chars().any(char::is_control)
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl TryFrom<String> for $name {
            type Error = InvalidIdentifier;

            fn try_from(text: String) -> Result<Self, InvalidIdentifier> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(identifier: $name) -> Self {
                identifier.0.into()
            }
        }

        impl $name {
            /// Keeps the text verbatim.
            pub fn new(text: impl Into<Box<str>>) -> Result<Self, InvalidIdentifier> {
                let text = text.into();
                if text.is_empty() || text.len() > MAX_LEN || has_control(&text) {
                    return Err(InvalidIdentifier);
                }
                Ok(Self(text))
            }

            /// The identifier, verbatim.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

identifier! {
    /// *Identifiant opaque*, *identifiant ENT*: the one identifier that crosses between the two sides. It has no
    /// meaning; it is kept verbatim and compared exactly.
    OpaqueId
}

identifier! {
    /// The service's own identifier of a user.
    LocalId
}

/// *Numéro national* (INE): national number of a pupil, the strongest single piece of evidence.
///
/// Kept in upper case without inner spaces. Two pupils never share one, yet typing errors happen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NationalNumber(Box<str>);

impl TryFrom<String> for NationalNumber {
    type Error = InvalidIdentifier;

    fn try_from(text: String) -> Result<Self, InvalidIdentifier> {
        Self::new(&text).ok_or(InvalidIdentifier)
    }
}

impl From<NationalNumber> for String {
    fn from(number: NationalNumber) -> Self {
        number.0.into()
    }
}

impl NationalNumber {
    /// Letters and digits only, once spaces are removed; `None` for anything else or when nothing is left.
    pub fn new(text: &str) -> Option<Self> {
        let plausible =
            |text: &str| (4..=32).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if plausible(text) {
            let mut kept: Box<str> = text.into();
            kept.make_ascii_uppercase();
            return Some(Self(kept));
        }
        let kept: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        plausible(&kept).then(|| Self(kept.into()))
    }

    /// The number, in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NationalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NationalNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{LocalId, NationalNumber, OpaqueId};

    #[test]
    fn identifiers_are_kept_verbatim_or_refused() {
        assert_eq!(OpaqueId::new(" a$B ").expect("valid").as_str(), " a$B ");
        assert_eq!(OpaqueId::new("\u{c2}é\u{a0}").expect("no control").as_str(), "\u{c2}é\u{a0}");
        for wrong in ["", "a\nb", "a\u{7f}", "a\u{85}b", &"x".repeat(257)] {
            assert!(OpaqueId::new(wrong).is_err());
            assert!(LocalId::new(wrong).is_err());
        }
    }

    #[test]
    fn a_national_number_is_cleaned_and_never_printed() {
        let number = NationalNumber::new(" 0812 3456 7ab ").expect("valid");
        assert_eq!(number.as_str(), "081234567AB");
        assert!(!format!("{number:?}").contains("0812"));
        assert_eq!(NationalNumber::new("123456789hj").expect("valid").as_str(), "123456789HJ");
        for wrong in ["--", "abc", " a b c ", "1234é", &"1".repeat(33)] {
            assert!(NationalNumber::new(wrong).is_none(), "{wrong}");
        }
    }
}
