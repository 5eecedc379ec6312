//! Invented accounts for the tests of the rules.

use passerelle_model::{Address, Population, Timestamp, Uai};
use passerelle_store::ent::{Account, AccountId, AccountState, Membership};

pub(crate) fn uai(code: &str) -> Uai {
    code.parse().expect("a UAI")
}

pub(crate) fn member(uai: Uai, population: Population) -> Membership {
    Membership { uai, population, class: None, function: None, manages_accounts: false }
}

/// Nobody in particular.
pub(crate) fn account(id: AccountId, memberships: Vec<Membership>) -> Account {
    Account {
        id,
        login: format!("compte{id}"),
        password: None,
        state: AccountState::Inactive,
        local: false,
        title: None,
        family_name: "EXEMPLE".to_owned(),
        given_name: "Alix".to_owned(),
        birth_date: None,
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships,
        guardians: Vec::new(),
        created: Timestamp::from_unix(0),
        source: None,
        administrator: false,
        credentials: passerelle_store::ent::Credentials::default(),
    }
}
