//! *Alertes*: accounts that lack something, and people who seem to have two.

use std::collections::BTreeMap;

use passerelle_model::{Population, Uai};
use passerelle_store::ent::{Account, AccountState};

use super::folding::folded;

/// What an account lacks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lack {
    /// A name: no file can carry the account.
    Name,
    /// A pupil's birth date: the recipient's file cannot carry the account.
    BirthDate,
    /// The function of a staff member.
    Function,
}

/// What needs a look in a school.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Alerts<'a> {
    /// Accounts that lack something, in the order given.
    pub lacking: Vec<(&'a Account, Lack)>,
    /// Probable duplicates: the same name, whatever its spelling, and the same birth date.
    pub duplicates: Vec<Vec<&'a Account>>,
}

impl Alerts<'_> {
    /// Whether nothing needs a look.
    pub fn is_empty(&self) -> bool {
        self.lacking.is_empty() && self.duplicates.is_empty()
    }
}

/// Looks at the accounts of a school.
pub fn alerts(accounts: &[Account], school: Uai) -> Alerts<'_> {
    let living = || accounts.iter().filter(|account| account.state != AccountState::Gone);
    let lacking = living().flat_map(|account| lacks(account, school).map(move |lack| (account, lack)));
    Alerts { lacking: lacking.collect(), duplicates: duplicates(living()) }
}

fn lacks(account: &Account, school: Uai) -> impl Iterator<Item = Lack> {
    let here = || account.memberships.iter().filter(move |membership| membership.uai == school);
    let name = account.family_name.trim().is_empty() && account.given_name.trim().is_empty();
    let birth_date = account.birth_date.is_none() && here().any(|one| one.population == Population::Pupil);
    let empty = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let function = here().any(|one| one.population == Population::Staff && empty(&one.function));
    let found = [(name, Lack::Name), (birth_date, Lack::BirthDate), (function, Lack::Function)];
    found.into_iter().filter_map(|(lacks, what)| lacks.then_some(what))
}

fn duplicates<'a>(accounts: impl Iterator<Item = &'a Account>) -> Vec<Vec<&'a Account>> {
    let mut groups: BTreeMap<_, Vec<&Account>> = BTreeMap::new();
    for account in accounts {
        let name = (folded(&account.family_name), folded(&account.given_name));
        let named = !(name.0.is_empty() && name.1.is_empty());
        if let Some(date) = account.birth_date.filter(|_| named) {
            groups.entry((name, date)).or_default().push(account);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

#[cfg(test)]
mod tests {
    use passerelle_model::BirthDate;

    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    fn born(mut account: Account, family: &str, given: &str, day: u8) -> Account {
        family.clone_into(&mut account.family_name);
        given.clone_into(&mut account.given_name);
        account.birth_date = Some(BirthDate::new(2012, 3, day).expect("a day"));
        account
    }

    #[test]
    fn what_is_mandatory_and_missing_is_told() {
        let school = uai("0450822X");
        let pupil = account(1, vec![member(school, Population::Pupil)]);
        let staff = account(2, vec![member(school, Population::Staff)]);
        let teacher = account(3, vec![member(school, Population::Teacher)]);
        let mut with_function = account(4, vec![member(school, Population::Staff)]);
        with_function.memberships[0].function = Some("CPE".to_owned());
        let mut gone = account(5, vec![member(school, Population::Pupil)]);
        gone.state = AccountState::Gone;
        let elsewhere = account(6, vec![member(uai("0450823Y"), Population::Staff)]);

        let accounts = [pupil, staff, teacher, with_function, gone, elsewhere];
        let found = alerts(&accounts, school);
        let told: Vec<_> = found.lacking.iter().map(|(account, lack)| (account.id, *lack)).collect();
        assert_eq!(told, [(1, Lack::BirthDate), (2, Lack::Function)]);
        assert!(found.duplicates.is_empty());
    }

    #[test]
    fn the_same_name_and_birth_date_make_a_probable_duplicate() {
        let school = uai("0450822X");
        let one = |id| account(id, vec![member(school, Population::Pupil)]);
        let accounts = [
            born(one(1), "MARCHAND", "Élodie", 4),
            born(one(2), "Marchand", "ELODIE", 4),
            born(one(3), "MARCHAND", "Élodie", 5),
            born(one(4), "MARCHAND", "Élise", 4),
        ];
        let found = alerts(&accounts, school);
        let groups: Vec<Vec<_>> =
            found.duplicates.iter().map(|group| group.iter().map(|one| one.id).collect()).collect();
        assert_eq!(groups, [[1, 2]]);
    }

    #[test]
    fn people_without_birth_date_are_no_duplicates() {
        let school = uai("0450822X");
        let accounts = [1, 2].map(|id| account(id, vec![member(school, Population::Guardian)]));
        assert!(alerts(&accounts, school).is_empty());
    }
}
