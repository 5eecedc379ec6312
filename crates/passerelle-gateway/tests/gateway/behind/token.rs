//! Tokens, verified without the library that made them.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// The claims of a token that one of these published keys signed; also the key's identifier.
pub(super) fn verified(token: &str, key_set: &Value) -> Option<(Value, String)> {
    let [header, claims, signature] = token.split('.').collect::<Vec<_>>().try_into().ok()?;
    let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let read: Value = serde_json::from_slice(&decoded(header)?).ok()?;
    assert_eq!((&read["alg"], &read["typ"]), (&"ES256".into(), &"JWT".into()));
    let key = key_set["keys"].as_array()?.iter().find(|key| key["kid"] == read["kid"])?;
    assert_eq!((&key["kty"], &key["crv"], &key["use"]), (&"EC".into(), &"P-256".into(), &"sig".into()));
    assert!(key.get("d").is_none(), "no private part is published");
    let mut point = vec![4];
    point.extend(decoded(key["x"].as_str()?)?);
    point.extend(decoded(key["y"].as_str()?)?);
    let signed = format!("{header}.{claims}");
    let verifier = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
    verifier.verify(signed.as_bytes(), &decoded(signature)?).ok()?;
    Some((serde_json::from_slice(&decoded(claims)?).ok()?, read["kid"].as_str()?.to_owned()))
}
