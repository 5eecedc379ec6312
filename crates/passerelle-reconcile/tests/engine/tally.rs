//! How a run compares with the truth of an invented sample.

use std::ops::Range;

use passerelle_reconcile::{Decision, Existing, Input, Options, Rules, reconcile};
use passerelle_sample::{Note, Quality, Sample, Size, generate};

/// Counts over the people whom data can tell from everybody else.
#[derive(Default, Debug)]
pub(crate) struct Tally {
    pub(crate) with_account: usize,
    pub(crate) found: usize,
    pub(crate) wrong: Vec<Note>,
    pub(crate) left: usize,
    pub(crate) first: usize,
}

impl Tally {
    fn add(&mut self, sample: &Sample) {
        let options = Options { rules: Rules::Extended, existing: Existing::Keep };
        let input = Input { users: &sample.users, accounts: &sample.accounts, links: &[] };
        let outcome = reconcile(input, options);
        for (decision, truth) in outcome.decisions.iter().zip(&sample.truth) {
            if truth.note.is_undecidable() {
                continue;
            }
            self.with_account += usize::from(truth.partner.is_some());
            match decision {
                Decision::Linked(link) if Some(&link.partner) == truth.partner.as_ref() => self.found += 1,
                Decision::Linked(_) => self.wrong.push(truth.note),
                Decision::Open(review) if truth.partner.is_some() => {
                    self.left += 1;
                    let first = review.suggestions.first().map(|first| &sample.accounts[first.account].id);
                    self.first += usize::from(first == truth.partner.as_ref());
                }
                Decision::Open(_) | Decision::SetAside => {}
            }
        }
    }

    /// Share found of those who have an account.
    pub(crate) fn recall(&self) -> f64 {
        share(self.found, self.with_account)
    }

    /// Share of those left whose account is the first suggestion.
    pub(crate) fn first(&self) -> f64 {
        share(self.first, self.left)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    let share = part as f64 / whole.max(1) as f64;
    share
}

/// Matches the samples of `seeds`.
pub(crate) fn tally(size: Size, quality: Quality, seeds: Range<u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        tally.add(&generate(size, quality, seed));
    }
    tally
}
