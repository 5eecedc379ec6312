//! Small secrets that the database keeps sealed: a copy of it reveals none of them.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hkdf::{HKDF_SHA256, KeyType, Prk, Salt};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use passerelle_model::Secret;
use zeroize::Zeroizing;

/// What the derived keys are for: each purpose has its own.
const SEALING: &[u8] = b"passerelle vault 1 sealing";
/// See [`SEALING`].
const MARKING: &[u8] = b"passerelle vault 1 marking";

/// Something was neither sealed nor opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VaultError {
    /// The secret could not be sealed.
    #[error("a secret could not be sealed")]
    Sealing,
    /// It was sealed with another passphrase, for another owner, or changed since.
    #[error("a sealed secret cannot be opened")]
    Opening,
}

impl From<VaultError> for crate::Problem {
    fn from(error: VaultError) -> Self {
        Self::failure(error)
    }
}

/// Seals secrets with AES-256-GCM and marks codes with HMAC-SHA-256, under keys derived from the installation's
/// passphrase (HKDF with SHA-256). Cheap to clone.
#[derive(Clone)]
pub struct Vault(Arc<Keys>);

struct Keys {
    sealing: RandomizedNonceKey,
    marking: hmac::Key,
}

impl Vault {
    /// From the installation's passphrase, which is long and random: deriving the keys costs nothing.
    pub fn new(passphrase: &Secret<String>) -> Result<Self, VaultError> {
        let master = Salt::new(HKDF_SHA256, &[]).extract(passphrase.expose_secret().as_bytes());
        let sealing = RandomizedNonceKey::new(&AES_256_GCM, &*derived(&master, SEALING)?);
        let marking = hmac::Key::new(hmac::HMAC_SHA256, &*derived(&master, MARKING)?);
        Ok(Self(Arc::new(Keys { sealing: sealing.map_err(|_| VaultError::Sealing)?, marking })))
    }

    /// What a random code of an owner is recognised by. Without the passphrase nobody can tell from it whether a code is
    /// the right one.
    pub fn mark(&self, owner: &str, code: &str) -> String {
        STANDARD_NO_PAD.encode(hmac::sign(&self.0.marking, &marked(owner, code)))
    }

    /// Whether it is the mark of this code.
    pub fn is_mark(&self, owner: &str, code: &str, mark: &str) -> bool {
        let Ok(mark) = STANDARD_NO_PAD.decode(mark) else { return false };
        hmac::verify(&self.0.marking, &marked(owner, code), &mark).is_ok()
    }

    /// The secret, sealed for an owner: a random nonce, then the encrypted secret and its tag; Base64.
    pub fn seal(&self, owner: &str, secret: &[u8]) -> Result<String, VaultError> {
        let mut sealed = secret.to_vec();
        let nonce = self
            .0
            .sealing
            .seal_in_place_append_tag(Aad::from(owner.as_bytes()), &mut sealed)
            .map_err(|_| VaultError::Sealing)?;
        Ok(STANDARD_NO_PAD.encode([&nonce.as_ref()[..], &sealed].concat()))
    }

    /// The secret that was sealed for this owner.
    pub fn open(&self, owner: &str, sealed: &str) -> Result<Secret<Vec<u8>>, VaultError> {
        let bytes = STANDARD_NO_PAD.decode(sealed).map_err(|_| VaultError::Opening)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LEN).ok_or(VaultError::Opening)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| VaultError::Opening)?;
        let mut sealed = sealed.to_vec();
        let opened = self.0.sealing.open_in_place(nonce, Aad::from(owner.as_bytes()), &mut sealed);
        let length = opened.map_err(|_| VaultError::Opening)?.len();
        sealed.truncate(length);
        Ok(Secret::new(sealed))
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(…)")
    }
}

fn derived(master: &Prk, purpose: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let mut key = Zeroizing::new([0; 32]);
    let filled = master.expand(&[purpose], KeyOf32).and_then(|material| material.fill(&mut *key));
    filled.map(|()| key).map_err(|_| VaultError::Sealing)
}

/// No owner and code are written as another owner and another code.
fn marked(owner: &str, code: &str) -> Vec<u8> {
    format!("{}:{owner}{code}", owner.len()).into_bytes()
}

/// The length of a derived key, in bytes.
struct KeyOf32;

impl KeyType for KeyOf32 {
    fn len(&self) -> usize {
        32
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::Secret;

    use super::{Vault, VaultError};

    fn vault(passphrase: &str) -> Vault {
        Vault::new(&Secret::new(passphrase.to_owned())).expect("a key")
    }

    #[test]
    fn a_secret_comes_back_to_its_owner_alone() {
        let one = vault("vigne-table-orage");
        let sealed = one.seal("17", b"12345678901234567890").expect("sealed");
        let opened = vault("vigne-table-orage").open("17", &sealed).expect("the same passphrase");
        assert_eq!(opened.expose_secret(), b"12345678901234567890");
        assert_eq!(one.open("18", &sealed).err(), Some(VaultError::Opening), "moved to another account");
        assert_eq!(vault("autre").open("17", &sealed).err(), Some(VaultError::Opening));
        assert_ne!(sealed, one.seal("17", b"12345678901234567890").expect("another nonce"));
    }

    #[test]
    fn a_code_is_recognised_by_its_mark() {
        let one = vault("vigne-table-orage");
        let mark = one.mark("17", "k7mq-3xwd-9trz");
        assert!(!mark.contains("k7mq") && vault("vigne-table-orage").is_mark("17", "k7mq-3xwd-9trz", &mark));
        assert!(!one.is_mark("17", "k7mq-3xwd-9try", &mark) && !one.is_mark("1", "7k7mq-3xwd-9trz", &mark));
        assert!(!vault("autre").is_mark("17", "k7mq-3xwd-9trz", &mark));
        assert!(!one.is_mark("17", "k7mq-3xwd-9trz", "") && !one.is_mark("17", "k7mq-3xwd-9trz", "é"));
    }

    #[test]
    fn what_was_changed_or_cut_does_not_open() {
        let vault = vault("vigne-table-orage");
        let sealed = vault.seal("17", b"secret").expect("sealed");
        let mut changed = sealed.clone().into_bytes();
        changed[20] = if changed[20] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("ASCII");
        for wrong in [changed.as_str(), "", "AAAA", "é", &sealed[..sealed.len() - 1], &sealed[..16]] {
            assert_eq!(vault.open("17", wrong).err(), Some(VaultError::Opening));
        }
    }
}
