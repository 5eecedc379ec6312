//! What the connection to a partner relies on: its certificate and its clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// « Certificat de l'ENT »: whom an encrypted connection to a partner is accepted from.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum CertificateTrust {
    /// « autorités reconnues »: those of the system, and those that the settings of the server add.
    #[default]
    Recognised,
    /// « ce certificat seulement »: this very certificate, whoever issued it and whatever names it has.
    Certificate(CertificateDigest),
    /// Certificates of this authority alone, in PEM form.
    Authority(String),
}

impl CertificateTrust {
    /// Whether it is the recognised authorities that count.
    pub fn is_recognised(&self) -> bool {
        *self == Self::Recognised
    }
}

/// What was kept and is not understood any more is an authority that vouches for nobody.
impl From<String> for CertificateTrust {
    fn from(kept: String) -> Self {
        match kept.parse() {
            _ if kept.is_empty() => Self::Recognised,
            Ok(digest) => Self::Certificate(digest),
            Err(_) => Self::Authority(kept),
        }
    }
}

impl From<CertificateTrust> for String {
    fn from(trust: CertificateTrust) -> Self {
        match trust {
            CertificateTrust::Recognised => Self::new(),
            CertificateTrust::Certificate(digest) => digest.to_string(),
            CertificateTrust::Authority(pem) => pem,
        }
    }
}

/// The SHA-256 digest of a certificate in DER form: its « empreinte ».
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CertificateDigest([u8; 32]);

/// Not 32 bytes in hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a SHA-256 fingerprint is 64 hexadecimal digits")]
pub struct InvalidDigest;

impl CertificateDigest {
    /// The digest of these bytes, computed elsewhere.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// `AB:CD:…`, the way browsers and OpenSSL show it.
impl fmt::Display for CertificateDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            let separator = if place == 0 { "" } else { ":" };
            write!(f, "{separator}{byte:02X}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for CertificateDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateDigest({self})")
    }
}

/// With or without colons and spaces, in either case.
impl FromStr for CertificateDigest {
    type Err = InvalidDigest;

    fn from_str(text: &str) -> Result<Self, InvalidDigest> {
        let mut digits = text.chars().filter(|c| *c != ':' && !c.is_whitespace()).map(|c| c.to_digit(16));
        let mut nibble = || digits.next().flatten().and_then(|digit| u8::try_from(digit).ok());
        let mut bytes = [0; 32];
        for byte in &mut bytes {
            *byte = (nibble().ok_or(InvalidDigest)? << 4) | nibble().ok_or(InvalidDigest)?;
        }
        if digits.next().is_none() { Ok(Self(bytes)) } else { Err(InvalidDigest) }
    }
}

/// Seconds by which a partner's clock and ours may differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct ClockTolerance(u16);

impl ClockTolerance {
    /// The largest: tickets live as long.
    pub const MAX: u16 = 300;

    /// So many seconds, [`MAX`](Self::MAX) at most.
    pub const fn new(seconds: u16) -> Self {
        Self(if seconds > Self::MAX { Self::MAX } else { seconds })
    }

    /// In seconds.
    pub const fn seconds(self) -> u16 {
        self.0
    }
}

/// A minute.
impl Default for ClockTolerance {
    fn default() -> Self {
        Self(60)
    }
}

impl From<u16> for ClockTolerance {
    fn from(seconds: u16) -> Self {
        Self::new(seconds)
    }
}

impl From<ClockTolerance> for u16 {
    fn from(tolerance: ClockTolerance) -> Self {
        tolerance.0
    }
}

#[cfg(test)]
mod tests {
    use super::{CertificateDigest, CertificateTrust, ClockTolerance};

    #[test]
    fn a_fingerprint_is_read_as_programs_write_it() {
        let bytes = std::array::from_fn(|n| u8::try_from(n * 8).expect("small"));
        let digest = CertificateDigest::new(bytes);
        let shown = digest.to_string();
        assert!(shown.starts_with("00:08:10:18:") && shown.ends_with(":F0:F8"), "{shown}");
        for text in [shown.clone(), shown.replace(':', ""), shown.to_lowercase(), shown.replace(':', " ")] {
            assert_eq!(text.parse(), Ok(digest), "{text}");
        }
        for odd in ["", "00:08", &shown[..shown.len() - 1], &format!("{shown}:00"), &shown.replace('8', "é")]
        {
            assert!(odd.parse::<CertificateDigest>().is_err(), "{odd}");
        }
    }

    #[test]
    fn trust_is_kept_as_a_text_and_a_tolerance_within_its_bounds() {
        let digest = CertificateDigest::new([7; 32]);
        for trust in [
            CertificateTrust::Recognised,
            CertificateTrust::Certificate(digest),
            CertificateTrust::Authority("-----BEGIN CERTIFICATE-----\n".to_owned()),
        ] {
            assert_eq!(CertificateTrust::from(String::from(trust.clone())), trust);
        }
        assert_eq!(ClockTolerance::from(9999).seconds(), 300);
        assert_eq!(ClockTolerance::default().seconds(), 60);
    }
}
