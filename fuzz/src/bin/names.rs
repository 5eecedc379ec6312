//! The engine on a handful of people with any names: one decision each, no account twice, and the order of the rows
//! changes nothing.
//!
//! An input is text, a person a line, `;` between columns: first letter of the population, family name, given name, birth date.
//! Lines go to the service and to the ENT in turn.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use libfuzzer_sys::fuzz_target;
use passerelle_model::{Address, LocalId, LocalUser, OpaqueId, PartnerAccount, Population};
use passerelle_reconcile::{Decision, Existing, Input, Options, Rules, reconcile};

/// As many people on each side.
const MOST: usize = 12;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let lines: Vec<&str> = text.lines().take(2 * MOST).collect();
    let mut users: Vec<_> = lines.iter().step_by(2).enumerate().map(|(at, line)| user(at, line)).collect();
    let mut accounts: Vec<_> =
        lines.iter().skip(1).step_by(2).enumerate().map(|(at, line)| account(at, line)).collect();
    for rules in [Rules::Exact, Rules::Extended] {
        let before = links(&users, &accounts, rules);
        users.reverse();
        accounts.reverse();
        assert_eq!(before, links(&users, &accounts, rules), "the order of the rows changes nothing");
    }
});

/// Who is linked with which account.
fn links(users: &[LocalUser], accounts: &[PartnerAccount], rules: Rules) -> BTreeMap<LocalId, OpaqueId> {
    let outcome =
        reconcile(Input { users, accounts, links: &[] }, Options { rules, existing: Existing::Keep });
    assert_eq!(outcome.decisions.len(), users.len());
    let mut links = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (user, decision) in users.iter().zip(outcome.decisions) {
        match decision {
            Decision::Linked(link) => {
                let account = &accounts[link.account.expect("a new link has its account in the file")];
                assert_eq!((&account.id, account.population), (&link.partner, user.population));
                assert!(taken.insert((user.population, link.partner.clone())), "an account serves one user");
                assert!((0.0..=1.0).contains(&link.confidence));
                links.insert(user.id.clone(), link.partner);
            }
            Decision::Open(review) => {
                assert!(review.suggestions.len() <= 5);
                assert!(
                    review.suggestions.iter().all(|one| accounts[one.account].population == user.population)
                );
            }
            Decision::SetAside => panic!("nobody was set aside"),
        }
    }
    links
}

fn user(at: usize, line: &str) -> LocalUser {
    let [population, family_name, given_name, birth_date] = columns(line);
    LocalUser {
        id: LocalId::new(at.to_string()).expect("a number is an identifier"),
        population: population_of(population),
        title: None,
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        birth_date: birth_date.parse().ok(),
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    }
}

fn account(at: usize, line: &str) -> PartnerAccount {
    let [population, family_name, given_name, birth_date] = columns(line);
    PartnerAccount {
        id: OpaqueId::new(at.to_string()).expect("a number is an identifier"),
        population: population_of(population),
        title: None,
        sex: None,
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        birth_date: birth_date.parse().ok(),
        national_number: None,
        address: Address::default(),
        guardians: Vec::new(),
    }
}

fn columns(line: &str) -> [&str; 4] {
    let mut columns = line.split(';');
    [(); 4].map(|()| columns.next().unwrap_or_default())
}

fn population_of(letter: &str) -> Population {
    Population::ALL
        .into_iter()
        .find(|population| population.code().starts_with(letter))
        .unwrap_or(Population::Teacher)
}
