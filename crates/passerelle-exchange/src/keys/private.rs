//! Private keys.

use std::fmt;

use aws_lc_rs::digest;
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeySize, Pkcs1PrivateDecryptingKey, PrivateDecryptingKey};
use passerelle_model::Secret;
use zeroize::{Zeroize as _, Zeroizing};

use super::der::{self, Der};
use super::pbes2::{self, EncryptionSeed};
use super::public::rsa_algorithm;
use super::ssh::{self, Numbers};
use super::text::{self, Pem};
use super::{KeyError, KeyForm, PublicKey};

/// An RSA private key. Never printed; wiped from memory when dropped, as far as the crypto library does.
pub struct PrivateKey {
    key: Pkcs1PrivateDecryptingKey,
    public: PublicKey,
    /// PKCS#8 PrivateKeyInfo.
    pkcs8: Zeroizing<Vec<u8>>,
    decoy_seed: Zeroizing<[u8; 32]>,
}

impl PrivateKey {
    /// Reads a key file: PEM PKCS#1 or PKCS#8, the latter possibly protected by a passphrase. A passphrase given for a
    /// key that has none is ignored.
    pub fn parse(file: &[u8], passphrase: Option<&Secret<String>>) -> Result<Self, KeyError> {
        let text = text::read(file)?;
        for Pem { tag, legacy_encryption, contents } in text::pems(&text) {
            return match tag.as_str() {
                _ if legacy_encryption => Err(KeyError::LegacyEncryption),
                "ENCRYPTED PRIVATE KEY" => {
                    let passphrase = passphrase.ok_or(KeyError::PassphraseNeeded)?;
                    Self::from_pkcs8(&decrypted(&contents, passphrase)?, KeyForm::EncryptedPkcs8)
                }
                "OPENSSH PRIVATE KEY" => Err(KeyError::OpenSshPrivate),
                "PRIVATE KEY" => Self::from_pkcs8(&contents, KeyForm::Pkcs8),
                "RSA PRIVATE KEY" => Self::from_pkcs1(&contents, KeyForm::Pkcs1),
                tag if tag.ends_with("PRIVATE KEY") => Err(KeyError::NotRsa { form: KeyForm::Pkcs1 }),
                _ => continue,
            };
        }
        if text.contains(text::PUTTY_PRIVATE) {
            return Err(KeyError::PuttyPrivate);
        }
        let public = PublicKey::parse(file).is_ok() || text.contains(ssh::SSH2_BEGIN);
        Err(if public { KeyError::PublicGiven } else { KeyError::Unrecognised })
    }

    /// Makes a new key of 2048, 3072, 4096 or 8192 bits, from the crypto library's own random source.
    pub fn generate(bits: usize) -> Result<Self, KeyError> {
        let size = match bits {
            2048 => KeySize::Rsa2048,
            3072 => KeySize::Rsa3072,
            4096 => KeySize::Rsa4096,
            8192 => KeySize::Rsa8192,
            _ => return Err(KeyError::SizeNotOffered { bits }),
        };
        let key = PrivateDecryptingKey::generate(size).map_err(|_| KeyError::Generation)?;
        let pkcs8: Pkcs8V1Der<'_> = key.as_der().map_err(|_| KeyError::Generation)?;
        Self::from_pkcs8(pkcs8.as_ref(), KeyForm::Pkcs8)
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// PEM PKCS#8 without protection.
    pub fn to_pkcs8_pem(&self) -> Secret<String> {
        Secret::new(text::pem("PRIVATE KEY", &self.pkcs8))
    }

    /// PEM PKCS#8 protected by a passphrase (PBES2: PBKDF2-HMAC-SHA-256, AES-256-CBC).
    pub fn to_encrypted_pkcs8_pem(
        &self,
        passphrase: &Secret<String>,
        seed: &EncryptionSeed,
    ) -> Result<String, KeyError> {
        let encrypted = pbes2::encrypt(&self.pkcs8, passphrase.expose_secret(), seed);
        Ok(text::pem("ENCRYPTED PRIVATE KEY", &encrypted.ok_or(KeyError::Generation)?))
    }

    /// RSA PKCS#1 v1.5 decryption. Any failure gives nothing: the caller goes on as if it had worked.
    pub(crate) fn decrypt(&self, encrypted: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(vec![0; self.key.min_output_size()]);
        let length = self.key.decrypt(encrypted, &mut out).map_or(0, |plain| plain.len());
        out[length..].zeroize();
        out.truncate(length);
        out
    }

    /// A value that only the holder of this key can compute.
    pub(crate) fn decoy_seed(&self) -> &[u8] {
        self.decoy_seed.as_slice()
    }

    fn from_pkcs8(pkcs8: &[u8], form: KeyForm) -> Result<Self, KeyError> {
        let pkcs1 = inner_pkcs1(pkcs8, form)?;
        Self::from_pkcs1(pkcs1, form)
    }

    fn from_pkcs1(pkcs1: &[u8], form: KeyForm) -> Result<Self, KeyError> {
        let damaged = KeyError::Damaged { form };
        let public = PublicKey::from_numbers(&public_numbers(pkcs1).ok_or(damaged)?, form)?;
        let octets = Zeroizing::new(der::encode(der::OCTET_STRING, &[pkcs1]));
        let version = der::encode(der::INTEGER, &[&[0]]);
        let pkcs8 = Zeroizing::new(der::encode(der::SEQUENCE, &[&version, &rsa_algorithm(), &octets]));
        let key = PrivateDecryptingKey::from_pkcs8(&pkcs8).map_err(|_| damaged)?;
        let mut decoy_seed = Zeroizing::new([0; 32]);
        decoy_seed.copy_from_slice(digest::digest(&digest::SHA256, &pkcs8).as_ref());
        Ok(Self { key: Pkcs1PrivateDecryptingKey::new(key).map_err(|_| damaged)?, public, pkcs8, decoy_seed })
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({} bits, {})", self.public.bits(), self.public.fingerprint())
    }
}

/// PKCS#8 out of its protection. What does not look like PKCS#8 then comes from a wrong passphrase.
fn decrypted(contents: &[u8], passphrase: &Secret<String>) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let pkcs8 = pbes2::decrypt(contents, passphrase.expose_secret())?;
    match inner_pkcs1(&pkcs8, KeyForm::EncryptedPkcs8) {
        Err(KeyError::Damaged { .. }) => Err(KeyError::WrongPassphrase),
        _ => Ok(pkcs8),
    }
}

/// RSAPrivateKey inside a PKCS#8 PrivateKeyInfo (RFC 5958).
fn inner_pkcs1(pkcs8: &[u8], form: KeyForm) -> Result<&[u8], KeyError> {
    let damaged = KeyError::Damaged { form };
    let mut info = Der::new(pkcs8).sequence().ok_or(damaged)?;
    info.unsigned().ok_or(damaged)?; // version
    let algorithm = info.sequence().and_then(|mut identifier| identifier.next(der::OBJECT_IDENTIFIER));
    if algorithm.ok_or(damaged)? != der::RSA_ENCRYPTION {
        return Err(KeyError::NotRsa { form });
    }
    info.next(der::OCTET_STRING).ok_or(damaged)
}

/// The public numbers of an RSAPrivateKey (RFC 8017 A.1.2).
fn public_numbers(pkcs1: &[u8]) -> Option<Numbers> {
    let mut key = Der::new(pkcs1).sequence()?;
    key.unsigned()?; // version
    Some(Numbers { n: key.unsigned()?.to_vec(), e: key.unsigned()?.to_vec() })
}
