//! Sealed containers: the envelope without a key, and opening with one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::sealed::{open, read_envelope};
use passerelle_fuzz::{KEY, OPEN_LIMITS, drip};

fuzz_target!(|data: &[u8]| {
    let facts = read_envelope(&mut &data[..], &OPEN_LIMITS);
    let dripped = read_envelope(&mut drip(data), &OPEN_LIMITS);
    assert_eq!(facts.as_ref().ok(), dripped.as_ref().ok(), "the same envelope, however the bytes arrive");

    let mut length = 0;
    let opened = open(&mut drip(data), &*KEY, &OPEN_LIMITS, |content| {
        let mut plain = Vec::new();
        let read = content.read_to_end(&mut plain);
        length = plain.len() as u64;
        read.is_ok()
    });
    assert!(length <= OPEN_LIMITS.inflated_bytes, "the limit holds while streaming");
    if let Ok(opened) = opened {
        let facts = facts.expect("what opens has an envelope");
        assert_eq!(opened.envelope, facts.envelope);
        assert!(facts.recipients.contains(&opened.recipient));
        assert!(opened.value && opened.plain_bytes == length, "what opens was read to its end");
    }
});
