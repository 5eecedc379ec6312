//! The table of `docs/matching.md`: `cargo run --release -p passerelle-reconcile --example figures [FIRST_SEED]`.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use passerelle_sample::{Quality, Size};

#[path = "../tests/engine/tally.rs"]
mod tally;

fn main() {
    let first: u64 = std::env::args().nth(1).and_then(|seed| seed.parse().ok()).unwrap_or(7000);
    println!("| files | seeds | with an account | found | wrong | left | first |");
    println!("|---|---|---|---|---|---|---|");
    for (size, count) in [(Size::Small, 200), (Size::School, 100), (Size::City, 8)] {
        for quality in [Quality::Ordinary, Quality::Poor] {
            let tally = tally::tally(size, quality, first..first + count);
            println!(
                "| {size:?}, {quality:?} | {first} to {} | {} | {:.3} % | {} | {} | {:.1} % |",
                first + count - 1,
                tally.with_account,
                100.0 * tally.recall(),
                tally.wrong.len(),
                tally.left,
                100.0 * tally.first(),
            );
            for wrong in tally.wrong {
                println!("wrong: {}", wrong.code());
            }
        }
    }
}
