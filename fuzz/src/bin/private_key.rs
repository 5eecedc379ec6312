//! Private keys, protected or not: whatever is read can be written and read again, the same key.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::keys::PrivateKey;
use passerelle_model::Secret;

/// The passphrase of the protected seeds.
static PASSPHRASE: LazyLock<Secret<String>> = LazyLock::new(|| Secret::new("passerelle".to_owned()));

fuzz_target!(|data: &[u8]| {
    let Ok(key) = PrivateKey::parse(data, Some(&PASSPHRASE)) else { return };
    let written = key.to_pkcs8_pem();
    let read =
        PrivateKey::parse(written.expose_secret().as_bytes(), None).expect("what is written can be read");
    assert_eq!(read.public().fingerprint(), key.public().fingerprint());
    assert!(!format!("{key:?}").contains("PRIVATE"), "a private key is not printed");
});
