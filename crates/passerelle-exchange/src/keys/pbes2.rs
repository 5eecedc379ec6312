//! Private keys protected by a passphrase: PKCS#8 EncryptedPrivateKeyInfo with PBES2 (RFC 8018), that is PBKDF2 then
//! AES-CBC, as `openssl genpkey -aes256` and `openssl pkcs8 -topk8 -v2 aes-256-cbc` write them.

use std::num::NonZeroU32;

use aws_lc_rs::cipher::{
    AES_128, AES_192, AES_256, Algorithm, DecryptionContext, EncryptionContext, PaddedBlockDecryptingKey,
    PaddedBlockEncryptingKey, UnboundCipherKey,
};
use aws_lc_rs::{iv, pbkdf2};
use zeroize::Zeroizing;

use super::der::{self, Der};
use super::{KeyError, KeyForm};

const PBES2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
const PBKDF2: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
const HMAC_SHA256: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09];
const AES_256_CBC: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2a];

/// Rounds of PBKDF2 in what we write (OWASP's figure for HMAC-SHA-256).
const ROUNDS: u32 = 600_000;
/// Rounds beyond which a file is taken for an attempt to keep us busy (some seconds).
const MAX_ROUNDS: u32 = 10_000_000;

/// Randomness for protecting one key: drawn by the caller, anew each time.
#[derive(Clone, Copy, Debug)]
pub struct EncryptionSeed {
    /// Salt of the passphrase.
    pub salt: [u8; 16],
    /// Initialisation vector of AES-CBC.
    pub vector: [u8; 16],
}

struct Protection<'a> {
    salt: &'a [u8],
    rounds: NonZeroU32,
    prf: pbkdf2::Algorithm,
    cipher: &'static Algorithm,
    key_length: usize,
    vector: [u8; 16],
    data: &'a [u8],
}

/// PKCS#8 PrivateKeyInfo inside an EncryptedPrivateKeyInfo.
pub(super) fn decrypt(encrypted: &[u8], passphrase: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let protection = parse(encrypted)?;
    let key = protection.derive(passphrase)?;
    let mut data = Zeroizing::new(protection.data.to_vec());
    let length = PaddedBlockDecryptingKey::cbc_pkcs7(key)
        .and_then(|key| {
            key.decrypt(&mut data, DecryptionContext::Iv128(protection.vector.into()))
                .map(|plain| plain.len())
        })
        .map_err(|_| KeyError::WrongPassphrase)?;
    data.truncate(length);
    Ok(data)
}

/// EncryptedPrivateKeyInfo of a PKCS#8 PrivateKeyInfo: AES-256, HMAC-SHA-256.
pub(super) fn encrypt(pkcs8: &[u8], passphrase: &str, seed: &EncryptionSeed) -> Option<Vec<u8>> {
    let protection = Protection {
        salt: &seed.salt,
        rounds: NonZeroU32::new(ROUNDS)?,
        prf: pbkdf2::PBKDF2_HMAC_SHA256,
        cipher: &AES_256,
        key_length: 32,
        vector: seed.vector,
        data: pkcs8,
    };
    let key = PaddedBlockEncryptingKey::cbc_pkcs7(protection.derive(passphrase).ok()?).ok()?;
    // Room for the padding, so that no copy in clear is left behind by growing.
    let mut data = Zeroizing::new(Vec::with_capacity(pkcs8.len() + 16));
    data.extend_from_slice(pkcs8);
    let context = EncryptionContext::Iv128(iv::FixedLength::from(seed.vector));
    key.less_safe_encrypt(&mut *data, context).ok()?;

    let oid = |contents: &[u8]| der::encode(der::OBJECT_IDENTIFIER, &[contents]);
    let sequence = |parts: &[&[u8]]| der::encode(der::SEQUENCE, parts);
    let octets = |contents: &[u8]| der::encode(der::OCTET_STRING, &[contents]);
    let rounds = der::encode(der::INTEGER, &[der::without_leading_zeros(&ROUNDS.to_be_bytes())]);
    let prf = sequence(&[&oid(HMAC_SHA256), &[der::NULL, 0]]);
    let kdf = sequence(&[&oid(PBKDF2), &sequence(&[&octets(&seed.salt), &rounds, &prf])]);
    let cipher = sequence(&[&oid(AES_256_CBC), &octets(&seed.vector)]);
    let scheme = sequence(&[&oid(PBES2), &sequence(&[&kdf, &cipher])]);
    Some(sequence(&[&scheme, &octets(&data)]))
}

impl Protection<'_> {
    fn derive(&self, passphrase: &str) -> Result<UnboundCipherKey, KeyError> {
        let mut key = Zeroizing::new([0; 32]);
        let key = &mut key[..self.key_length];
        pbkdf2::derive(self.prf, self.rounds, self.salt, passphrase.as_bytes(), key);
        UnboundCipherKey::new(self.cipher, key).map_err(|_| KeyError::LegacyEncryption)
    }
}

fn parse(encrypted: &[u8]) -> Result<Protection<'_>, KeyError> {
    let damaged = KeyError::Damaged { form: KeyForm::EncryptedPkcs8 };
    let mut file = Der::new(encrypted);
    let mut info = file.sequence().ok_or(damaged)?;
    let mut scheme = info.sequence().ok_or(damaged)?;
    let data = info.next(der::OCTET_STRING).ok_or(damaged)?;
    info.end().and(file.end()).ok_or(damaged)?;
    if scheme.next(der::OBJECT_IDENTIFIER).ok_or(damaged)? != PBES2 {
        return Err(KeyError::LegacyEncryption);
    }
    let mut parameters = scheme.sequence().ok_or(damaged)?;
    let mut kdf = parameters.sequence().ok_or(damaged)?;
    let mut cipher = parameters.sequence().ok_or(damaged)?;
    if kdf.next(der::OBJECT_IDENTIFIER).ok_or(damaged)? != PBKDF2 {
        return Err(KeyError::LegacyEncryption);
    }
    let (cipher, key_length, vector) = cipher_of(&mut cipher).ok_or(KeyError::LegacyEncryption)?;
    let mut kdf = kdf.sequence().ok_or(damaged)?;
    let salt = kdf.next(der::OCTET_STRING).ok_or(damaged)?;
    let rounds = kdf.unsigned().and_then(small).and_then(NonZeroU32::new).ok_or(damaged)?;
    if kdf.starts_with(der::INTEGER) && kdf.unsigned().and_then(small) != u32::try_from(key_length).ok() {
        return Err(damaged);
    }
    let prf = prf_of(&mut kdf).ok_or(KeyError::LegacyEncryption)?;
    Ok(Protection { salt, rounds, prf, cipher, key_length, vector, data })
}

fn small(digits: &[u8]) -> Option<u32> {
    let value =
        digits.iter().try_fold(0_u32, |value, &digit| value.checked_mul(256)?.checked_add(digit.into()))?;
    (value <= MAX_ROUNDS).then_some(value)
}

fn cipher_of(identifier: &mut Der<'_>) -> Option<(&'static Algorithm, usize, [u8; 16])> {
    let (cipher, key_length): (&'static Algorithm, _) = match identifier.next(der::OBJECT_IDENTIFIER)? {
        [prefix @ .., last] if prefix == &AES_256_CBC[..8] => match last {
            0x02 => (&AES_128, 16),
            0x16 => (&AES_192, 24),
            0x2a => (&AES_256, 32),
            _ => return None,
        },
        _ => return None,
    };
    Some((cipher, key_length, identifier.next(der::OCTET_STRING)?.try_into().ok()?))
}

/// The pseudo-random function: HMAC-SHA-1 where none is written.
fn prf_of(parameters: &mut Der<'_>) -> Option<pbkdf2::Algorithm> {
    let Some(mut identifier) = parameters.sequence() else {
        return parameters.end().map(|()| pbkdf2::PBKDF2_HMAC_SHA1);
    };
    match identifier.next(der::OBJECT_IDENTIFIER)? {
        [prefix @ .., last] if prefix == &HMAC_SHA256[..7] => match last {
            0x07 => Some(pbkdf2::PBKDF2_HMAC_SHA1),
            0x09 => Some(pbkdf2::PBKDF2_HMAC_SHA256),
            0x0a => Some(pbkdf2::PBKDF2_HMAC_SHA384),
            0x0b => Some(pbkdf2::PBKDF2_HMAC_SHA512),
            _ => None,
        },
        _ => None,
    }
}
