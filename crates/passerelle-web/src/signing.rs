//! Keys that sign what applications are told, and their turn: one signs, the next is announced, the last is still
//! published while something that it signed is valid.
//!
//! Tokens are JSON Web Tokens signed with ES256 (RFC 7515, RFC 7518 §3.4); the keys are published as a JSON Web Key Set
//! (RFC 7517).

use std::fmt;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING as ALGORITHM, EcdsaKeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use passerelle_model::Timestamp;
use passerelle_store::service::{BaseSlug, SigningKey};
use serde::Serialize;
use serde_json::{Value, json};

use crate::random::{self, NoRandom};
use crate::{Vault, VaultError};

/// Seconds that a signed token is valid.
pub const TOKEN_LIFE: i64 = 90;
/// Seconds that a key stays published after its last token has expired: clocks differ.
const GRACE: i64 = 60;

/// No key, or no signature.
#[derive(Debug, thiserror::Error)]
pub enum SigningError {
    /// The key could not be sealed, or was sealed by another installation.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// A key could not be drawn.
    #[error("a signing key could not be made")]
    Making,
    /// The operating system gave no random bytes.
    #[error(transparent)]
    Random(#[from] NoRandom),
    /// What the seal held is no key.
    #[error("a sealed signing key is none")]
    Unusable,
    /// The claims are not JSON.
    #[error("the claims of a token could not be written")]
    Claims(#[from] serde_json::Error),
    /// The token could not be signed.
    #[error("a token could not be signed")]
    Signing,
}

impl From<SigningError> for crate::Problem {
    fn from(error: SigningError) -> Self {
        Self::failure(error)
    }
}

/// The keys after a turn at `now`: the next one signs, a new one is announced, what nobody needs any more is gone. Of no
/// keys, the first two.
pub fn rotated(
    vault: &Vault,
    base: &BaseSlug,
    keys: &[SigningKey],
    now: Timestamp,
) -> Result<Vec<SigningKey>, SigningError> {
    let mut after: Vec<SigningKey> = published(keys, now).cloned().collect();
    for key in &mut after {
        if key.since.is_none() {
            key.since = Some(now);
        } else if key.until.is_none() {
            key.until = Some(now);
        }
    }
    if current(&after).is_none() {
        after.push(SigningKey { since: Some(now), ..new(vault, base)? });
    }
    after.push(new(vault, base)?);
    Ok(after)
}

/// The key that signs.
pub fn current(keys: &[SigningKey]) -> Option<&SigningKey> {
    keys.iter().find(|key| key.since.is_some() && key.until.is_none())
}

/// Whether the key that signs has done so for `period` seconds, or there is none.
pub fn is_due(keys: &[SigningKey], now: Timestamp, period: i64) -> bool {
    current(keys).and_then(|key| key.since).is_none_or(|since| now.since(since) >= period)
}

/// The keys that something valid may be signed with, now or soon.
pub fn published(keys: &[SigningKey], now: Timestamp) -> impl Iterator<Item = &SigningKey> {
    keys.iter().filter(move |key| key.until.is_none_or(|until| now.since(until) <= TOKEN_LIFE + GRACE))
}

/// The published keys as a JSON Web Key Set.
pub fn key_set(keys: &[SigningKey], now: Timestamp) -> Value {
    let keys: Vec<Value> = published(keys, now)
        .map(|SigningKey { id, point: [x, y], .. }| {
            json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": id, "x": x, "y": y })
        })
        .collect();
    json!({ "keys": keys })
}

/// A key that is ready to sign.
pub struct Signer {
    /// As it stands in every token, with the dot behind it.
    header: String,
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl Signer {
    /// Opens the key of a base.
    pub fn open(vault: &Vault, base: &BaseSlug, key: &SigningKey) -> Result<Self, SigningError> {
        let opened = vault.open(&owner(base, &key.id), &key.sealed)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ALGORITHM, opened.expose_secret());
        let header = encoded(&json!({ "alg": "ES256", "typ": "JWT", "kid": key.id }))?;
        Ok(Self {
            header: format!("{header}."),
            pair: pair.map_err(|_| SigningError::Unusable)?,
            random: SystemRandom::new(),
        })
    }

    /// The signed token of these claims, in the compact form (RFC 7515 §7.1).
    pub fn sign(&self, claims: &impl Serialize) -> Result<String, SigningError> {
        let mut token = self.header.clone();
        token.push_str(&encoded(claims)?);
        let signature = self.pair.sign(&self.random, token.as_bytes()).map_err(|_| SigningError::Signing)?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

fn encoded(part: &impl Serialize) -> Result<String, SigningError> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(part)?))
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer(…)")
    }
}

/// A key that does not sign yet.
fn new(vault: &Vault, base: &BaseSlug) -> Result<SigningKey, SigningError> {
    let making = |_| SigningError::Making;
    let document = EcdsaKeyPair::generate_pkcs8(&ALGORITHM, &SystemRandom::new()).map_err(making)?;
    let pair = EcdsaKeyPair::from_pkcs8(&ALGORITHM, document.as_ref()).map_err(|_| SigningError::Making)?;
    // The public key is an uncompressed point: 4, x, y.
    let point = pair.public_key().as_ref();
    let (x, y) = point.get(1..65).ok_or(SigningError::Making)?.split_at(32);
    let id = URL_SAFE_NO_PAD.encode(random::bytes::<12>()?);
    let sealed = vault.seal(&owner(base, &id), document.as_ref())?;
    Ok(SigningKey {
        id,
        point: [x, y].map(|part| URL_SAFE_NO_PAD.encode(part)),
        sealed,
        since: None,
        until: None,
    })
}

/// Whose secret it is, for the vault: no key opens for another base.
fn owner(base: &BaseSlug, id: &str) -> String {
    format!("signing:{base}:{id}")
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Secret, Timestamp};
    use passerelle_store::service::{BaseSlug, SigningKey};

    use super::{Signer, TOKEN_LIFE, current, is_due, key_set, rotated};
    use crate::Vault;

    const NOW: Timestamp = Timestamp::from_unix(1_790_000_000);

    fn vault() -> Vault {
        Vault::new(&Secret::new("vigne-table-orage".to_owned())).expect("a key")
    }

    fn slug(text: &str) -> BaseSlug {
        BaseSlug::new(text).expect("a slug")
    }

    fn ids(keys: &[SigningKey], at: Timestamp) -> Vec<String> {
        let set = key_set(keys, at);
        let keys = set["keys"].as_array().expect("a list").iter();
        keys.map(|key| key["kid"].as_str().expect("an identifier").to_owned()).collect()
    }

    #[test]
    fn each_key_is_announced_signs_and_stays_until_its_last_token_has_expired() {
        let base = slug("demo");
        assert!(is_due(&[], NOW, 100));
        let first = rotated(&vault(), &base, &[], NOW).expect("made");
        let [signs, next] = <[SigningKey; 2]>::try_from(first.clone()).expect("two");
        assert_eq!(current(&first), Some(&signs));
        assert!(!is_due(&first, NOW.plus(99), 100) && is_due(&first, NOW.plus(100), 100));

        let turn = NOW.plus(100);
        let second = rotated(&vault(), &base, &first, turn).expect("made");
        assert_eq!(current(&second).expect("one signs").id, next.id, "the one that was announced");
        assert_eq!(second.len(), 3);
        assert!(ids(&second, turn.plus(TOKEN_LIFE)).contains(&signs.id));
        assert!(!ids(&second, turn.plus(TOKEN_LIFE + 61)).contains(&signs.id));

        let third = rotated(&vault(), &base, &second, turn.plus(1000)).expect("made");
        assert!(third.iter().all(|key| key.id != signs.id), "it is not kept either");
        // Two turns in a hurry: everything that may still be valid is published.
        let hurried = rotated(&vault(), &base, &second, turn.plus(1)).expect("made");
        assert_eq!(ids(&hurried, turn.plus(1)).len(), 4);
    }

    #[test]
    fn a_key_opens_for_its_base_alone_and_is_never_printed() {
        let keys = rotated(&vault(), &slug("demo"), &[], NOW).expect("made");
        assert!(Signer::open(&vault(), &slug("demo"), &keys[0]).is_ok());
        assert!(Signer::open(&vault(), &slug("autre"), &keys[0]).is_err());
        let swapped = SigningKey { id: keys[1].id.clone(), ..keys[0].clone() };
        assert!(Signer::open(&vault(), &slug("demo"), &swapped).is_err());
        assert!(!format!("{keys:?}").contains(&keys[0].sealed));
    }
}
