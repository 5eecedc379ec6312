//! What holds for any two lists.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_model::{LocalUser, PartnerAccount};
use passerelle_reconcile::{Decision, Outcome};
use passerelle_sample::{Quality, Sample, Size, generate};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::people::run;

/// The answer without the places of the rows: user, then account or suggestions in order.
fn answer(
    outcome: &Outcome,
    users: &[LocalUser],
    accounts: &[PartnerAccount],
) -> BTreeMap<String, Vec<String>> {
    let named = |account: usize| accounts[account].id.as_str().to_owned();
    users
        .iter()
        .zip(&outcome.decisions)
        .map(|(user, decision)| {
            let answer = match decision {
                Decision::Linked(link) => vec![
                    "linked".to_owned(),
                    link.partner.as_str().to_owned(),
                    link.rule.code().to_owned(),
                    format!("{:.12}", link.confidence),
                ],
                Decision::Open(review) => {
                    let rows = review.suggestions.iter();
                    rows.map(|row| format!("{} {:?} {:?}", named(row.account), row.level, row.settle))
                        .collect()
                }
                Decision::SetAside => vec!["set aside".to_owned()],
            };
            (user.id.as_str().to_owned(), answer)
        })
        .collect()
}

fn shuffled<T>(items: &mut [T], picks: &[Index]) {
    for (place, pick) in picks.iter().enumerate() {
        if items.len() > 1 {
            let place = place % items.len();
            items.swap(place, pick.index(items.len()));
        }
    }
}

fn sample(seed: u64) -> Sample {
    generate(Size::Small, Quality::Poor, seed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_rows_plays_no_part(
        seed in 0_u64..500,
        picks in proptest::collection::vec(any::<Index>(), 300),
        other_picks in proptest::collection::vec(any::<Index>(), 300),
    ) {
        let Sample { mut users, mut accounts, .. } = sample(seed);
        let before = answer(&run(&users, &accounts), &users, &accounts);
        shuffled(&mut users, &picks);
        shuffled(&mut accounts, &other_picks);
        let after = answer(&run(&users, &accounts), &users, &accounts);
        prop_assert_eq!(before, after);
    }

    #[test]
    fn no_identifier_serves_two_users_of_a_population(seed in 0_u64..500) {
        let Sample { users, accounts, .. } = sample(seed);
        let outcome = run(&users, &accounts);
        let mut served = BTreeSet::new();
        for (user, decision) in users.iter().zip(&outcome.decisions) {
            if let Decision::Linked(link) = decision {
                prop_assert!(served.insert((user.population, link.partner.clone())));
                let account = &accounts[link.account.expect("no link was kept")];
                prop_assert_eq!(account.population, user.population);
                prop_assert_eq!(&account.id, &link.partner);
            }
        }
    }

    #[test]
    fn any_texts_are_borne(
        names in proptest::collection::vec(("\\PC{0,12}", "\\PC{0,12}"), 1..12),
    ) {
        let Sample { mut users, mut accounts, .. } = sample(1);
        for ((family, given), (user, account)) in names.iter().zip(users.iter_mut().zip(&mut accounts)) {
            user.family_name.clone_from(family);
            account.given_name.clone_from(given);
            account.family_name.clone_from(given);
        }
        prop_assert_eq!(run(&users, &accounts).decisions.len(), users.len());
    }
}

#[test]
fn the_number_of_threads_plays_no_part() {
    let Sample { users, accounts, .. } = generate(Size::School, Quality::Poor, 3);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        pool.install(|| run(&users, &accounts))
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(8));
}
