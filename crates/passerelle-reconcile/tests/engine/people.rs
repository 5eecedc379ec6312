//! A few people, quickly made.

use passerelle_model::{
    Address, LocalId, LocalUser, NationalNumber, OpaqueId, PartnerAccount, Population, Title,
};
use passerelle_reconcile::{Decision, Existing, Input, Options, Outcome, Rules, reconcile};

/// A user of the base; `names` is « NOM Prénom ».
pub(crate) fn user(id: &str, population: Population, names: &str) -> LocalUser {
    let (family, given) = names.split_once(' ').expect("two names");
    LocalUser {
        id: LocalId::new(id).expect("an identifier"),
        population,
        title: None,
        family_name: family.replace('_', " "),
        given_name: given.to_owned(),
        birth_date: None,
        national_number: None,
        class: None,
        address: Address::default(),
        children: Vec::new(),
    }
}

/// An account of the ENT; `names` is « NOM Prénom ».
pub(crate) fn account(id: &str, population: Population, names: &str) -> PartnerAccount {
    let (family, given) = names.split_once(' ').expect("two names");
    PartnerAccount {
        id: opaque(id),
        population,
        title: None,
        sex: None,
        family_name: family.replace('_', " "),
        given_name: given.to_owned(),
        birth_date: None,
        national_number: None,
        address: Address::default(),
        guardians: Vec::new(),
    }
}

pub(crate) fn opaque(id: &str) -> OpaqueId {
    OpaqueId::new(id).expect("an identifier")
}

pub(crate) fn local(id: &str) -> LocalId {
    LocalId::new(id).expect("an identifier")
}

/// What tells people apart, added in passing.
pub(crate) trait With: Sized {
    fn born(self, date: &str) -> Self;
    fn titled(self, title: Title) -> Self;
    fn numbered(self, number: &str) -> Self;
    fn living_at(self, line: &str) -> Self;
}

macro_rules! with {
    ($record:ty) => {
        impl With for $record {
            fn born(mut self, date: &str) -> Self {
                self.birth_date = Some(date.parse().expect("a date"));
                self
            }
            fn titled(mut self, title: Title) -> Self {
                self.title = Some(title);
                self
            }
            fn numbered(mut self, number: &str) -> Self {
                self.national_number = NationalNumber::new(number);
                self
            }
            fn living_at(mut self, line: &str) -> Self {
                self.address.lines = vec![line.to_owned()];
                self.address.post_code = Some("45000".to_owned());
                self
            }
        }
    };
}

with!(LocalUser);
with!(PartnerAccount);

/// Adds people who have nothing to do with the case, so that names have frequencies: they are equal on both sides.
pub(crate) fn among_a_school(users: &mut Vec<LocalUser>, accounts: &mut Vec<PartnerAccount>) {
    let sample =
        passerelle_sample::generate(passerelle_sample::Size::School, passerelle_sample::Quality::Ordinary, 7);
    users.extend(sample.users);
    accounts.extend(sample.accounts);
}

pub(crate) fn run(users: &[LocalUser], accounts: &[PartnerAccount]) -> Outcome {
    let options = Options { rules: Rules::Extended, existing: Existing::Keep };
    reconcile(Input { users, accounts, links: &[] }, options)
}

/// The account linked to the first, second… user.
pub(crate) fn partner(outcome: &Outcome, user: usize) -> Option<&str> {
    match &outcome.decisions[user] {
        Decision::Linked(link) => Some(link.partner.as_str()),
        _ => None,
    }
}
