//! School codes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Key letters, by remainder of the seven digits divided by 23 (field guide §1).
const KEY_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// *UAI* (ex RNE): national code of an establishment, seven digits and a letter, kept in upper case.
///
/// A wrong key letter is accepted, since real files carry such codes; see [`Uai::key_is_right`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uai([u8; 8]);

impl TryFrom<String> for Uai {
    type Error = InvalidUai;

    fn try_from(text: String) -> Result<Self, InvalidUai> {
        text.parse()
    }
}

impl From<Uai> for String {
    fn from(uai: Uai) -> Self {
        uai.as_str().to_owned()
    }
}

impl Uai {
    /// The eight characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether the last letter is the one the seven digits call for. Worth a remark, never a refusal.
    pub fn key_is_right(&self) -> bool {
        let digits = self.0[..7].iter().fold(0_usize, |sum, digit| sum * 10 + usize::from(digit - b'0'));
        KEY_LETTERS[digits % KEY_LETTERS.len()] == self.0[7]
    }
}

/// Not seven digits and a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a UAI is seven digits and a letter")]
pub struct InvalidUai;

impl FromStr for Uai {
    type Err = InvalidUai;

    /// Accepts surrounding white space and lower case.
    fn from_str(text: &str) -> Result<Self, InvalidUai> {
        let mut code: [u8; 8] = text.trim().as_bytes().try_into().map_err(|_| InvalidUai)?;
        code.make_ascii_uppercase();
        let (digits, letter) = code.split_at(7);
        if digits.iter().all(u8::is_ascii_digit) && letter[0].is_ascii_uppercase() {
            Ok(Self(code))
        } else {
            Err(InvalidUai)
        }
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Uai;

    #[test]
    fn the_key_letter_is_known_but_never_required() {
        for right in ["0410017W", "0290009C", " 0060013g "] {
            assert!(right.parse::<Uai>().expect("valid").key_is_right(), "{right}");
        }
        assert!(!"0450822X".parse::<Uai>().expect("accepted all the same").key_is_right());
    }

    #[test]
    fn anything_else_is_refused() {
        for wrong in ["", "045082X", "04508222", "X450822X", "0450822XX", "045082éX"] {
            assert!(wrong.parse::<Uai>().is_err(), "{wrong}");
        }
    }
}
