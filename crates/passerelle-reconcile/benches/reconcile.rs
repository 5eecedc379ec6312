//! How long matching takes, files already read: `cargo bench -p passerelle-reconcile`.

use divan::Bencher;
use passerelle_reconcile::{Existing, Input, Options, Rules, reconcile};
use passerelle_sample::{Quality, Size, generate};

fn main() {
    divan::main();
}

#[divan::bench(args = [Quality::Ordinary, Quality::Poor])]
fn school(bencher: Bencher<'_, '_>, quality: Quality) {
    run(bencher, Size::School, quality);
}

#[divan::bench(args = [Quality::Ordinary, Quality::Poor], sample_count = 10)]
fn city(bencher: Bencher<'_, '_>, quality: Quality) {
    run(bencher, Size::City, quality);
}

fn run(bencher: Bencher<'_, '_>, size: Size, quality: Quality) {
    let sample = generate(size, quality, 1);
    let options = Options { rules: Rules::Extended, existing: Existing::Keep };
    bencher
        .bench(|| reconcile(Input { users: &sample.users, accounts: &sample.accounts, links: &[] }, options));
}
