//! The promise on files of every size, with one rule fixed once for all. Tuning looked at seeds below 3,000 only.

use passerelle_model::Population;
use passerelle_reconcile::{Decision, Existing, Input, Options, Rules, reconcile};
use passerelle_sample::{Quality, Size, generate};

use crate::tally::tally;

#[test]
fn small_schools() {
    for quality in [Quality::Ordinary, Quality::Poor] {
        let tally = tally(Size::Small, quality, 5000..5060);
        assert!(tally.wrong.is_empty(), "{quality:?} {tally:?}");
        assert!(tally.recall() >= 0.97, "{quality:?} {tally:?}");
    }
}

#[test]
fn schools_of_ordinary_quality() {
    let tally = tally(Size::School, Quality::Ordinary, 5000..5020);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.999, "{tally:?}");
}

#[test]
fn schools_of_poor_quality() {
    let tally = tally(Size::School, Quality::Poor, 5000..5020);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.97, "{tally:?}");
    assert!(tally.first() >= 0.9, "{tally:?}");
}

#[test]
fn a_city_of_ordinary_quality() {
    let tally = tally(Size::City, Quality::Ordinary, 5000..5001);
    assert!(tally.wrong.is_empty(), "{tally:?}");
    assert!(tally.recall() >= 0.997, "{tally:?}");
    assert!(tally.first() >= 0.95, "{tally:?}");
}

#[test]
fn a_city_of_poor_quality() {
    let tally = tally(Size::City, Quality::Poor, 5000..5001);
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
