//! Public keys.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::digest;
use aws_lc_rs::rsa::{Pkcs1PublicEncryptingKey, PublicEncryptingKey, PublicKeyComponents};
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};

use super::der::{self, Der};
use super::ssh::{self, Numbers};
use super::text::{self, Pem};
use super::{KeyError, KeyForm, MAX_BITS, MIN_BITS};

/// An RSA public key.
#[derive(Clone)]
pub struct PublicKey {
    numbers: Arc<Numbers>,
    key: PublicEncryptingKey,
}

impl PublicKey {
    /// Reads a key file in any of the forms of [`super`]. In a file with several keys or certificates, the first counts.
    pub fn parse(file: &[u8]) -> Result<Self, KeyError> {
        let text = text::read(file)?;
        if text.contains(ssh::SSH2_BEGIN) {
            return Self::from_numbers(&ssh::parse_rfc4716(&text)?, KeyForm::Rfc4716);
        }
        for Pem { tag, contents, .. } in text::pems(&text) {
            let (form, numbers) = match tag.as_str() {
                "CERTIFICATE" | "X509 CERTIFICATE" => (KeyForm::Certificate, certificate(&contents)),
                "PUBLIC KEY" => (KeyForm::Spki, spki(&contents, KeyForm::Spki)),
                "RSA PUBLIC KEY" => {
                    (KeyForm::Pkcs1, pkcs1(&contents).ok_or(KeyError::Damaged { form: KeyForm::Pkcs1 }))
                }
                tag if tag.ends_with("PRIVATE KEY") => return Err(KeyError::PrivateGiven),
                _ => continue,
            };
            return Self::from_numbers(&numbers?, form);
        }
        if text.contains(text::PUTTY_PRIVATE) {
            return Err(KeyError::PrivateGiven);
        }
        match ssh::parse_one_line(&text) {
            Some(numbers) => Self::from_numbers(&numbers?, KeyForm::OpenSsh),
            None => Err(KeyError::Unrecognised),
        }
    }

    pub(super) fn from_numbers(numbers: &Numbers, form: KeyForm) -> Result<Self, KeyError> {
        let n = der::without_leading_zeros(&numbers.n).to_vec();
        let e = der::without_leading_zeros(&numbers.e).to_vec();
        check_size(&n)?;
        let damaged = KeyError::Damaged { form };
        if [&n, &e].iter().any(|number| number.last().is_none_or(|last| last % 2 == 0)) || e == [1] {
            return Err(damaged);
        }
        let components = PublicKeyComponents { n: n.as_slice(), e: e.as_slice() };
        let key = components.try_into().map_err(|_| damaged)?;
        Ok(Self { numbers: Numbers { n, e }.into(), key })
    }

    /// Size of the modulus, in bits.
    pub fn bits(&self) -> usize {
        bits(&self.numbers.n)
    }

    /// SHA-256 fingerprint as `ssh-keygen -l` shows it: `SHA256:` then Base64 without padding.
    pub fn fingerprint(&self) -> String {
        let digest = digest::digest(&digest::SHA256, &ssh::blob(&self.numbers));
        format!("SHA256:{}", BASE64_STANDARD_NO_PAD.encode(digest.as_ref()))
    }

    /// PEM SubjectPublicKeyInfo (`PUBLIC KEY`), what most tools read.
    pub fn to_spki_pem(&self) -> String {
        let number = |number: &[u8]| der::encode(der::INTEGER, &[&[0][..sign_byte(number)], number]);
        let key = der::encode(der::SEQUENCE, &[&number(&self.numbers.n), &number(&self.numbers.e)]);
        let spki =
            der::encode(der::SEQUENCE, &[&rsa_algorithm(), &der::encode(der::BIT_STRING, &[&[0], &key])]);
        text::pem("PUBLIC KEY", &spki)
    }

    /// OpenSSH one-line form, ending with a line feed.
    pub fn to_openssh(&self, comment: &str) -> String {
        ssh::one_line(&self.numbers, comment)
    }

    /// RSA PKCS#1 v1.5 encryption. `None` if the crypto library refuses.
    pub(crate) fn encrypt(&self, plain: &[u8]) -> Option<Vec<u8>> {
        let key = Pkcs1PublicEncryptingKey::new(self.key.clone()).ok()?;
        let mut out = vec![0; key.ciphertext_size()];
        let length = key.encrypt(plain, &mut out).ok()?.len();
        out.truncate(length);
        Some(out)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({} bits, {})", self.bits(), self.fingerprint())
    }
}

impl PartialEq for PublicKey {
    fn eq(&self, other: &Self) -> bool {
        self.numbers.n == other.numbers.n && self.numbers.e == other.numbers.e
    }
}

impl Eq for PublicKey {}

/// Refuses a modulus (without leading zeros) that is too small or too large.
fn check_size(n: &[u8]) -> Result<(), KeyError> {
    match bits(n) {
        bits if bits < MIN_BITS => Err(KeyError::TooSmall { bits }),
        bits if bits > MAX_BITS => Err(KeyError::TooLarge { bits }),
        _ => Ok(()),
    }
}

fn bits(n: &[u8]) -> usize {
    let zeros = n.first().map_or(0, |first| first.leading_zeros() as usize);
    n.len() * 8 - zeros
}

fn sign_byte(number: &[u8]) -> usize {
    usize::from(number.first().is_none_or(|first| first & 0x80 != 0))
}

/// AlgorithmIdentifier of RSA keys.
pub(super) fn rsa_algorithm() -> Vec<u8> {
    let oid = der::encode(der::OBJECT_IDENTIFIER, &[der::RSA_ENCRYPTION]);
    der::encode(der::SEQUENCE, &[&oid, &[der::NULL, 0]])
}

/// RSAPublicKey (RFC 8017 A.1.1).
fn pkcs1(bytes: &[u8]) -> Option<Numbers> {
    let mut file = Der::new(bytes);
    let mut key = file.sequence()?;
    let (n, e) = (key.unsigned()?, key.unsigned()?);
    key.end().and(file.end())?;
    Some(Numbers { n: n.to_vec(), e: e.to_vec() })
}

/// SubjectPublicKeyInfo (RFC 5280 4.1).
fn spki(bytes: &[u8], form: KeyForm) -> Result<Numbers, KeyError> {
    let damaged = KeyError::Damaged { form };
    let mut file = Der::new(bytes);
    let mut info = file.sequence().ok_or(damaged)?;
    let algorithm = info.sequence().and_then(|mut identifier| identifier.next(der::OBJECT_IDENTIFIER));
    if algorithm.ok_or(damaged)? != der::RSA_ENCRYPTION {
        return Err(KeyError::NotRsa { form });
    }
    let bits = info.next(der::BIT_STRING).ok_or(damaged)?;
    info.end().and(file.end()).ok_or(damaged)?;
    match bits.split_first() {
        Some((&0, key)) => pkcs1(key).ok_or(damaged),
        _ => Err(damaged),
    }
}

/// The key in a Certificate (RFC 5280 4.1). Neither dates nor signature are judged: a certificate is here a mere
/// carrier, trusted as the file it came in.
fn certificate(bytes: &[u8]) -> Result<Numbers, KeyError> {
    let form = KeyForm::Certificate;
    spki(certificate_spki(bytes).ok_or(KeyError::Damaged { form })?, form)
}

/// SubjectPublicKeyInfo inside a Certificate, tag and length included.
fn certificate_spki(bytes: &[u8]) -> Option<&[u8]> {
    const VERSION: u8 = 0xa0;
    let mut body = Der::new(bytes).sequence()?.sequence()?;
    if body.starts_with(VERSION) {
        body.next(VERSION)?;
    }
    body.next(der::INTEGER)?; // serial number
    for _ in ["signature algorithm", "issuer", "validity", "subject"] {
        body.sequence()?;
    }
    body.next_whole(der::SEQUENCE)
}
