//! The links known before: what is written is read back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::{
    base::{read_links, write_links},
    csv::TableLimits,
};
use passerelle_fuzz::{TABLE_LIMITS, drip};

fuzz_target!(|data: &[u8]| {
    let links = read_links(&mut &data[..], &TABLE_LIMITS).ok();
    let dripped = read_links(&mut drip(data), &TABLE_LIMITS).ok();
    assert_eq!(links.as_ref().map(|links| &links.links), dripped.as_ref().map(|links| &links.links));
    let Some(links) = links else { return };
    assert!(links.links.len() <= TABLE_LIMITS.rows && links.lines.len() == links.links.len());

    let mut out = Vec::new();
    write_links(&mut out, &links.links).expect("memory takes everything");
    let read = read_links(&mut &out[..], &TableLimits::default()).expect("what is written can be read");
    assert_eq!(read.links, links.links, "what is written is read back");
});
