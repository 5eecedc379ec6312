//! The service's people: what is written of what was read is read back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::content::{ContentLimits, read_identifier_list, write_identifier_list};
use passerelle_fuzz::{CONTENT_LIMITS, drip};

fuzz_target!(|data: &[u8]| {
    let list = read_identifier_list(&mut &data[..], &CONTENT_LIMITS).ok();
    let dripped = read_identifier_list(&mut drip(data), &CONTENT_LIMITS).ok();
    assert!(list.as_ref().map(|list| &list.records) == dripped.as_ref().map(|list| &list.records));
    let Some(list) = list else { return };
    assert!(list.records.len() <= CONTENT_LIMITS.records);

    let mut out = Vec::new();
    let left_out = write_identifier_list(&mut out, &list.records).expect("memory takes everything");
    let read =
        read_identifier_list(&mut &out[..], &ContentLimits::default()).expect("what is written can be read");
    assert!(read.records.len() + left_out.len() <= list.records.len());

    // What the format cannot carry is lost once; after that nothing is.
    let mut again = Vec::new();
    let left_out = write_identifier_list(&mut again, &read.records).expect("memory takes everything");
    assert!(left_out.is_empty() && out == again);
});
