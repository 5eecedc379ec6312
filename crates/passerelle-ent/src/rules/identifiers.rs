//! The service's own identifiers, handed in by file: what they change.

use std::collections::{BTreeMap, BTreeSet};

use passerelle_exchange::content::IdentifierRecord;
use passerelle_model::OpaqueId;
use passerelle_store::ent::AccountId;
use serde::{Deserialize, Serialize};

/// Identifiers of the service by account. A person who is in several populations has one in each.
pub type ByAccount = BTreeMap<AccountId, BTreeSet<String>>;

/// What a file of identifiers says of the accounts of a school.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Received {
    /// The service's identifiers of the accounts found.
    pub known: ByAccount,
    /// Records whose ENT identifier belongs to no account of the school.
    pub unknown: usize,
    /// Records of people whom the service has not linked yet: no ENT identifier, or no identifier of the service.
    pub unlinked: usize,
    /// Accounts to which the file gives two identifiers in one population: none is taken.
    pub contradictory: usize,
}

/// Finds the accounts behind the records; `accounts` are those of the school.
pub fn received(records: &[IdentifierRecord], accounts: &BTreeMap<OpaqueId, AccountId>) -> Received {
    let mut found: BTreeMap<AccountId, BTreeMap<_, BTreeSet<&str>>> = BTreeMap::new();
    let mut received = Received::default();
    for record in records {
        let (Some(partner), Some(local)) = (&record.partner_id, &record.local_id) else {
            received.unlinked += 1;
            continue;
        };
        match accounts.get(partner) {
            None => received.unknown += 1,
            Some(account) => {
                let populations = found.entry(*account).or_default();
                populations.entry(record.population).or_default().insert(local.as_str());
            }
        }
    }
    for (account, populations) in found {
        if populations.values().any(|identifiers| identifiers.len() > 1) {
            received.contradictory += 1;
            continue;
        }
        received.known.insert(account, populations.into_values().flatten().map(str::to_owned).collect());
    }
    received
}

/// What taking them in would change.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Difference {
    /// Accounts without identifier until now.
    pub new: ByAccount,
    /// Accounts whose identifiers become others: account, before, after.
    pub changed: Vec<(AccountId, BTreeSet<String>, BTreeSet<String>)>,
    /// Accounts that have these identifiers already.
    pub unchanged: usize,
}

impl Difference {
    /// Between what was received and what is kept.
    pub fn between(received: &Received, kept: &ByAccount) -> Self {
        let mut difference = Self::default();
        for (account, after) in &received.known {
            match kept.get(account) {
                None => {
                    difference.new.insert(*account, after.clone());
                }
                Some(before) if before == after => difference.unchanged += 1,
                Some(before) => difference.changed.push((*account, before.clone(), after.clone())),
            }
        }
        difference
    }

    /// How many accounts it touches.
    pub fn touched(&self) -> usize {
        self.new.len() + self.changed.len()
    }

    /// What to keep from now on of the accounts touched.
    pub fn to_keep(&self) -> Vec<(AccountId, String)> {
        let changed = self.changed.iter().map(|(account, _, after)| (account, after));
        let each = |(account, ids): (&AccountId, &BTreeSet<String>)| {
            ids.iter().map(|id| (*account, id.clone())).collect::<Vec<_>>()
        };
        self.new.iter().chain(changed).flat_map(each).collect()
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LocalId, Population};

    use super::*;

    fn record(population: Population, local: &str, partner: &str) -> IdentifierRecord {
        IdentifierRecord {
            population,
            family_name: "EXEMPLE".to_owned(),
            given_name: "Alix".to_owned(),
            birth_date: None,
            national_number: None,
            local_id: LocalId::new(local).ok(),
            partner_id: OpaqueId::new(partner).ok(),
        }
    }

    fn accounts() -> BTreeMap<OpaqueId, AccountId> {
        [("un", 1), ("deux", 2), ("trois", 3)]
            .map(|(id, account)| (OpaqueId::new(id).expect("valid"), account))
            .into()
    }

    fn by_account<const N: usize>(pairs: [(AccountId, &[&str]); N]) -> ByAccount {
        pairs.map(|(account, ids)| (account, ids.iter().map(|id| (*id).to_owned()).collect())).into()
    }

    #[test]
    fn only_accounts_of_the_school_receive_an_identifier() {
        let records = [
            record(Population::Pupil, "P1", "un"),
            record(Population::Pupil, "P9", "inconnu"),
            record(Population::Staff, "S1", ""),
            record(Population::Staff, "", "deux"),
        ];
        let received = received(&records, &accounts());
        assert_eq!(received.known, by_account([(1, &["P1"])]));
        assert_eq!((received.unknown, received.unlinked, received.contradictory), (1, 2, 0));
    }

    #[test]
    fn two_identifiers_are_good_in_two_populations_and_contradictory_in_one() {
        let records = [
            record(Population::Teacher, "T1", "un"),
            record(Population::Guardian, "G1", "un"),
            record(Population::Pupil, "P1", "deux"),
            record(Population::Pupil, "P2", "deux"),
            record(Population::Pupil, "P3", "trois"),
            record(Population::Pupil, "P3", "trois"),
        ];
        let received = received(&records, &accounts());
        assert_eq!(received.known, by_account([(1, &["G1", "T1"]), (3, &["P3"])]));
        assert_eq!(received.contradictory, 1);
    }

    #[test]
    fn the_difference_tells_new_changed_and_unchanged() {
        let known = by_account([(1, &["a", "z"]), (2, &["b"]), (3, &["c"])]);
        let received = Received { known, ..Received::default() };
        let difference = Difference::between(&received, &by_account([(2, &["b"]), (3, &["avant"])]));
        assert_eq!(difference.new, by_account([(1, &["a", "z"])]));
        assert_eq!(difference.changed.len(), 1);
        assert_eq!((difference.unchanged, difference.touched()), (1, 2));
        let kept = difference.to_keep();
        assert_eq!(kept, [(1, "a"), (1, "z"), (3, "c")].map(|(account, id)| (account, id.to_owned())));
    }
}
