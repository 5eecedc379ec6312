//! The key of one file, and the block that carries it to each reader.

use aws_lc_rs::digest;
use md5::{Digest as _, Md5};
use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::Zeroizing;

use crate::keys::{PrivateKey, PublicKey};

/// AES-128 key, then CBC vector.
const SECRET: usize = 32;
/// Key, vector and the MD5 of both: what RSA encrypts.
const BLOCK: usize = 48;

/// The AES key and vector of one file: 16 bytes each, drawn anew for each file.
pub struct FileKey(Zeroizing<[u8; SECRET]>);

impl FileKey {
    /// Takes 32 bytes (key, then vector) that the caller drew from a cryptographic random source.
    pub fn from_bytes(bytes: [u8; SECRET]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn key(&self) -> &[u8] {
        &self.0[..16]
    }

    pub(super) fn vector(&self) -> [u8; 16] {
        let mut vector = [0; 16];
        vector.copy_from_slice(&self.0[16..]);
        vector
    }

    /// The key block encrypted for one reader.
    pub(super) fn wrap(&self, reader: &PublicKey) -> Option<Vec<u8>> {
        let mut block = Zeroizing::new([0; BLOCK]);
        block[..SECRET].copy_from_slice(self.0.as_slice());
        block[SECRET..].copy_from_slice(&Md5::digest(self.0.as_slice()));
        reader.encrypt(block.as_slice())
    }

    /// Tries every key on every block. Always returns a key: where nothing fits, one that looks random and
    /// depends on the first private key and block, so that what follows goes the same way and fails later, as a
    /// damaged file does. The second value is the place of the block that fitted, to be trusted only when the
    /// content's digest matches.
    pub(super) fn unwrap(blocks: &[Vec<u8>], keys: &[PrivateKey]) -> (Self, usize) {
        let mut found = Self::from_bytes(decoy(blocks, keys));
        let mut place = 0_u64;
        for (index, block) in (0_u64..).zip(blocks) {
            for key in keys {
                let plain = key.decrypt(block);
                let (candidate, good) = check(&plain);
                for (to, from) in found.0.iter_mut().zip(candidate.0.iter()) {
                    to.conditional_assign(from, good);
                }
                place.conditional_assign(&index, good);
            }
        }
        (found, usize::try_from(place).unwrap_or(0))
    }
}

/// The key in a decrypted block, and whether length and MD5 are right. What RSA refused comes as an empty block.
fn check(plain: &[u8]) -> (FileKey, Choice) {
    let mut block = Zeroizing::new([0; BLOCK]);
    let length_is_right = plain.len().ct_eq(&BLOCK);
    for (to, from) in block.iter_mut().zip(plain) {
        *to = *from;
    }
    let mut secret = Zeroizing::new([0; SECRET]);
    secret.copy_from_slice(&block[..SECRET]);
    let digest = Md5::digest(secret.as_slice());
    (FileKey(secret), length_is_right & digest.as_slice().ct_eq(&block[SECRET..]))
}

fn decoy(blocks: &[Vec<u8>], keys: &[PrivateKey]) -> [u8; SECRET] {
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(b"no key block fits");
    if let Some(key) = keys.first() {
        context.update(key.decoy_seed());
    }
    for block in blocks {
        context.update(block);
    }
    let mut secret = [0; SECRET];
    secret.copy_from_slice(context.finish().as_ref());
    secret
}
