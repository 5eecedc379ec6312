//! The promise on files of every size, with one rule fixed once for all. Tuning used seeds below 1000 only.

use passerelle_model::Population;
use passerelle_reconcile::{Decision, Existing, Input, Options, Rules, reconcile};
use passerelle_sample::{Note, Quality, Sample, Size, generate};

/// Counts over the people whom data can tell from everybody else.
#[derive(Default, Debug)]
struct Tally {
    with_account: usize,
    found: usize,
    wrong: Vec<Note>,
    left: usize,
    first: usize,
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

    fn recall(&self) -> f64 {
        share(self.found, self.with_account)
    }

    fn first(&self) -> f64 {
        share(self.first, self.left)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of people")]
    let share = part as f64 / whole.max(1) as f64;
    share
}

fn tally(size: Size, quality: Quality, seeds: std::ops::Range<u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        tally.add(&generate(size, quality, seed));
    }
    tally
}

#[test]
fn small_schools() {
    for quality in [Quality::Ordinary, Quality::Poor] {
        let tally = tally(Size::Small, quality, 1000..1060);
        assert!(tally.wrong.is_empty(), "{quality:?} {tally:?}");
        assert!(tally.recall() >= 0.97, "{quality:?} {tally:?}");
    }
}

#[test]
fn schools_of_ordinary_quality() {
    let tally = tally(Size::School, Quality::Ordinary, 1000..1020);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.999, "{tally:?}");
}

#[test]
fn schools_of_poor_quality() {
    let tally = tally(Size::School, Quality::Poor, 1000..1020);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.97, "{tally:?}");
    assert!(tally.first() >= 0.9, "{tally:?}");
}

#[test]
fn a_city_of_ordinary_quality() {
    let tally = tally(Size::City, Quality::Ordinary, 1000..1001);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.997, "{tally:?}");
    assert!(tally.first() >= 0.95, "{tally:?}");
}

#[test]
fn a_city_of_poor_quality() {
    let tally = tally(Size::City, Quality::Poor, 1000..1001);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.95, "{tally:?}");
    assert!(tally.first() >= 0.9, "{tally:?}");
}

/// The figures of the school that both procedures show.
#[test]
fn the_story_of_the_demonstration_school() {
    let sample = generate(Size::School, Quality::Ordinary, 1);
    let linked = |rules: Rules| {
        let input = Input { users: &sample.users, accounts: &sample.accounts, links: &[] };
        let outcome = reconcile(input, Options { rules, existing: Existing::Keep });
        let of = |population: Population| {
            let linked = sample.users.iter().zip(&outcome.decisions).zip(&sample.truth).filter(
                |((user, decision), truth)| match decision {
                    Decision::Linked(link) if user.population == population => {
                        assert_eq!(Some(&link.partner), truth.partner.as_ref(), "nobody wrong");
                        true
                    }
                    _ => false,
                },
            );
            linked.count()
        };
        [Population::Pupil, Population::Guardian, Population::Staff, Population::Teacher].map(of)
    };
    assert_eq!(linked(Rules::Exact), [551, 1043, 4, 102]);
    assert_eq!(linked(Rules::Extended), [551, 1043, 4, 103]);
}
