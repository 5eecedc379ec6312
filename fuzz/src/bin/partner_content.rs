//! The ENT's people: what is read keeps its promises, does not depend on how the bytes arrive, and what is written of it is
//! read back.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use passerelle_exchange::content::{
    ContentLimits, PartnerContent, PartnerFile, read_partner_file, write_partner_file,
};
use passerelle_fuzz::{CONTENT_LIMITS, drip};
use passerelle_model::Population;

fuzz_target!(|data: &[u8]| {
    let file = read_partner_file(&mut &data[..], &CONTENT_LIMITS).ok();
    let dripped = read_partner_file(&mut drip(data), &CONTENT_LIMITS).ok();
    assert_eq!(file.as_ref().map(|file| &file.accounts), dripped.as_ref().map(|file| &file.accounts));
    let Some(file) = file else { return };
    assert!(file.accounts.len() <= CONTENT_LIMITS.records);
    check(&file);

    // What the format cannot carry is lost once; after that nothing is.
    let Some(once) = rewritten(&file) else { return };
    let twice = rewritten(&once).expect("what was written once can be written again");
    assert!(once.accounts == twice.accounts && once.establishments == twice.establishments);
});

/// What the reader promises.
fn check(file: &PartnerFile) {
    let mut seen = BTreeSet::new();
    let fresh = file.accounts.iter().all(|account| seen.insert((account.population, account.id.clone())));
    assert!(fresh, "once per person and population");
    for account in &file.accounts {
        assert!(account.guardians.len() <= CONTENT_LIMITS.guardians);
        for guardian in &account.guardians {
            assert!(seen.contains(&(Population::Guardian, guardian.clone())), "every guardian is an account");
        }
    }
}

/// `file`, written and read again; `None` if it has too little for the format.
fn rewritten(file: &PartnerFile) -> Option<PartnerFile> {
    let PartnerFile { header, establishments, accounts, .. } = file;
    let mut out = Vec::new();
    let report = write_partner_file(&mut out, PartnerContent { header, establishments, accounts }).ok()?;
    let read =
        read_partner_file(&mut &out[..], &ContentLimits::default()).expect("what is written can be read");
    assert_eq!(read.accounts.len() + report.left_out.len(), accounts.len(), "nobody is lost without a word");
    check(&read);
    Some(read)
}
