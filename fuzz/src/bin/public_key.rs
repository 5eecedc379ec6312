//! Public keys in every form: whatever is read can be written and read again, the same key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::keys::{MAX_BITS, MIN_BITS, PublicKey};

fuzz_target!(|data: &[u8]| {
    let Ok(key) = PublicKey::parse(data) else { return };
    assert!((MIN_BITS..=MAX_BITS).contains(&key.bits()));
    for written in [key.to_spki_pem(), key.to_openssh("a comment")] {
        let read = PublicKey::parse(written.as_bytes()).expect("what is written can be read");
        assert_eq!(read.fingerprint(), key.fingerprint());
    }
});
