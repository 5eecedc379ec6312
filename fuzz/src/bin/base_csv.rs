//! The service's users: identifiers are unique, children exist, and what is written is read back.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::{
    base::{read_base, write_base},
    csv::TableLimits,
};
use passerelle_fuzz::{TABLE_LIMITS, drip};

fuzz_target!(|data: &[u8]| {
    let base = read_base(&mut &data[..], &TABLE_LIMITS).ok();
    let dripped = read_base(&mut drip(data), &TABLE_LIMITS).ok();
    assert!(base.as_ref().map(|base| &base.users) == dripped.as_ref().map(|base| &base.users));
    let Some(base) = base else { return };

    assert!(base.users.len() <= TABLE_LIMITS.rows && base.lines.len() == base.users.len());
    let ids: BTreeSet<_> = base.users.iter().map(|user| &user.id).collect();
    assert_eq!(ids.len(), base.users.len(), "an identifier serves one user");
    assert!(base.users.iter().flat_map(|user| &user.children).all(|child| ids.contains(child)));

    let mut out = Vec::new();
    write_base(&mut out, &base.users).expect("memory takes everything");
    let read = read_base(&mut &out[..], &TableLimits::default()).expect("what is written can be read");
    assert!(read.users == base.users, "what is written is read back");
});
