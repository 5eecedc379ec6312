//! *Exports*: which schools, which people and which name a recipient's file has.

use std::collections::{BTreeMap, HashMap};

use passerelle_exchange::content::{LeftOut, LeftOutReason};
use passerelle_model::{OpaqueId, PartnerAccount, PerPopulation, Population, Uai};
use passerelle_store::ent::{Account, AccountId, AccountState, Establishment};

/// Populations that the file has a list for, in the order of its lists.
pub const EXPORTED: [Population; 4] =
    [Population::Teacher, Population::Staff, Population::Guardian, Population::Pupil];

/// The other schools of the same grouping (*cité scolaire*), which one file may cover too.
pub fn grouped_with<'a>(school: &'a Establishment, all: &'a [Establishment]) -> Vec<&'a Establishment> {
    let same = |one: &&Establishment| {
        one.uai != school.uai && one.grouping.is_some() && one.grouping == school.grouping
    };
    all.iter().filter(same).collect()
}

/// Somebody in one population: an entry of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Who.
    pub account: &'a Account,
    /// As whom.
    pub population: Population,
}

/// Why an account is not in the file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NotExported {
    /// It has no name at all.
    NoName,
    /// A name has a character that no file can carry: the recipient would read another name.
    Character,
    /// A name is longer than any name is: the recipient would drop it.
    TooLong,
    /// The format asks for the birth date of pupils.
    NoBirthDate,
    /// The format has no list for this population.
    UnsupportedPopulation,
    /// The record cannot be written for another reason.
    Unwritable,
}

impl From<LeftOutReason> for NotExported {
    fn from(reason: LeftOutReason) -> Self {
        match reason {
            LeftOutReason::NoBirthDate => Self::NoBirthDate,
            LeftOutReason::UnsupportedPopulation => Self::UnsupportedPopulation,
            LeftOutReason::NoLocalIdentifier
            | LeftOutReason::Repeated
            | LeftOutReason::UnwritableIdentifier => Self::Unwritable,
        }
    }
}

/// Who goes into a file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Selection<'a> {
    /// Who is in, once per population, in the order of their rows.
    pub entries: Vec<Entry<'a>>,
    /// Who is not, and why.
    pub left_out: Vec<(Entry<'a>, NotExported)>,
}

impl<'a> Selection<'a> {
    /// Chooses among these accounts for a file that covers these schools: whoever belongs to one of them and is not
    /// gone, once per population however many of the schools.
    pub fn of(accounts: &'a [Account], schools: &[Uai]) -> Self {
        let mut entries: BTreeMap<(AccountId, Population), &Account> = BTreeMap::new();
        for account in accounts.iter().filter(|account| account.state != AccountState::Gone) {
            for membership in account.memberships.iter().filter(|one| schools.contains(&one.uai)) {
                entries.insert((account.id, membership.population), account);
            }
        }
        let mut selection = Self::default();
        for ((_, population), account) in entries {
            let entry = Entry { account, population };
            match reason_against(entry) {
                None => selection.entries.push(entry),
                Some(reason) => selection.left_out.push((entry, reason)),
            }
        }
        selection
    }

    /// How many of each population are in.
    pub fn counts(&self) -> PerPopulation<usize> {
        let mut counts = PerPopulation::default();
        for entry in &self.entries {
            counts[entry.population] += 1;
        }
        counts
    }

    /// The rows of the accounts that are in, each once.
    pub fn account_ids(&self) -> Vec<AccountId> {
        let mut ids: Vec<_> = self.entries.iter().map(|entry| entry.account.id).collect();
        ids.dedup();
        ids
    }

    /// The people as the file has them; `ids` has the opaque identifier of every account that is in.
    pub fn people(&self, ids: &HashMap<AccountId, OpaqueId>) -> Vec<PartnerAccount> {
        self.entries.iter().filter_map(|entry| person(*entry, ids)).collect()
    }

    /// Takes in what the writer left out of [`Selection::people`].
    pub fn leave_out(&mut self, refused: &[LeftOut]) {
        let late = refused.iter().filter_map(|one| Some((*self.entries.get(one.index)?, one.reason.into())));
        self.left_out.extend(late.collect::<Vec<_>>());
    }
}

/// Longest name that recipients keep, in bytes.
const LONGEST_NAME: usize = 1024;

fn reason_against(Entry { account, population }: Entry<'_>) -> Option<NotExported> {
    let names = || [account.family_name.as_str(), account.given_name.as_str()].into_iter();
    if !EXPORTED.contains(&population) {
        Some(NotExported::UnsupportedPopulation)
    } else if account.family_name.trim().is_empty() && account.given_name.trim().is_empty() {
        Some(NotExported::NoName)
    } else if names().any(|name| name.len() > LONGEST_NAME) {
        Some(NotExported::TooLong)
    } else if names().flat_map(str::chars).any(is_unreadable) {
        Some(NotExported::Character)
    } else if population == Population::Pupil && account.birth_date.is_none() {
        Some(NotExported::NoBirthDate)
    } else {
        None
    }
}

/// Whether a name cannot have this character: a control, or one that XML forbids.
fn is_unreadable(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

fn person(
    Entry { account, population }: Entry<'_>,
    ids: &HashMap<AccountId, OpaqueId>,
) -> Option<PartnerAccount> {
    let guardians = account.guardians.iter().filter_map(|guardian| ids.get(guardian).cloned());
    Some(PartnerAccount {
        id: ids.get(&account.id)?.clone(),
        population,
        title: account.title,
        sex: account.sex,
        family_name: account.family_name.clone(),
        given_name: account.given_name.clone(),
        birth_date: account.birth_date,
        national_number: account.national_number.clone(),
        address: account.address.clone(),
        guardians: if population == Population::Pupil { guardians.collect() } else { Vec::new() },
    })
}

#[cfg(test)]
mod tests {
    use passerelle_model::BirthDate;

    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    fn school(code: &str, grouping: Option<&str>) -> Establishment {
        Establishment {
            uai: uai(code),
            name: code.to_owned(),
            city: String::new(),
            grouping: grouping.map(str::to_owned),
        }
    }

    #[test]
    fn a_grouping_is_offered_to_its_members_only() {
        let all = [
            school("0450822X", Some("cité")),
            school("0450823Y", Some("cité")),
            school("0450824Z", Some("autre")),
            school("0450825A", None),
            school("0450826B", None),
        ];
        let others =
            |index: usize| grouped_with(&all[index], &all).iter().map(|one| one.uai).collect::<Vec<_>>();
        assert_eq!(others(0), [uai("0450823Y")]);
        assert!(others(2).is_empty() && others(3).is_empty());
    }

    #[test]
    fn one_bad_record_is_left_out_and_the_others_stay() {
        let here = uai("0450822X");
        let named = |id, family: &str, given: &str| {
            let mut one = account(id, vec![member(here, Population::Teacher)]);
            family.clone_into(&mut one.family_name);
            given.clone_into(&mut one.given_name);
            one
        };
        let accounts = [
            named(1, "EXEMPLE", "Alix"),
            named(2, "EXEM\u{0}PLE", "Alix"),
            named(3, "EXEMPLE", "Al\u{ffff}ix"),
            named(4, " ", "\t"),
            named(5, &"É".repeat(513), "Alix"),
            named(6, "", "Alix"),
        ];
        let selection = Selection::of(&accounts, &[here]);
        assert_eq!(selection.account_ids(), [1, 6]);
        let reasons: Vec<_> =
            selection.left_out.iter().map(|(entry, reason)| (entry.account.id, *reason)).collect();
        assert_eq!(
            reasons,
            [
                (2, NotExported::Character),
                (3, NotExported::Character),
                (4, NotExported::NoName),
                (5, NotExported::TooLong)
            ]
        );
    }

    #[test]
    fn everybody_is_in_once_per_population() {
        let (a, b, other) = (uai("0450822X"), uai("0450823Y"), uai("0450824Z"));
        let both = [member(a, Population::Teacher), member(b, Population::Teacher)];
        let accounts = [
            account(3, both.to_vec()),
            account(1, vec![member(a, Population::Teacher), member(a, Population::Guardian)]),
            account(2, vec![member(other, Population::Staff)]),
        ];
        let selection = Selection::of(&accounts, &[a, b]);
        let entries: Vec<_> = selection.entries.iter().map(|one| (one.account.id, one.population)).collect();
        assert_eq!(entries, [(1, Population::Guardian), (1, Population::Teacher), (3, Population::Teacher)]);
        assert_eq!(selection.account_ids(), [1, 3]);
        assert_eq!(selection.counts()[Population::Teacher], 2);
        assert!(selection.left_out.is_empty());
    }

    #[test]
    fn bad_records_are_left_out_one_by_one() {
        let here = uai("0450822X");
        let mut nameless = account(1, vec![member(here, Population::Teacher)]);
        nameless.family_name.clear();
        nameless.given_name.clear();
        let mut gone = account(5, vec![member(here, Population::Teacher)]);
        gone.state = AccountState::Gone;
        let accounts = [
            nameless,
            account(2, vec![member(here, Population::Pupil)]),
            account(3, vec![member(here, Population::Inspector)]),
            account(4, vec![member(here, Population::Staff)]),
            gone,
        ];
        let selection = Selection::of(&accounts, &[here]);
        assert_eq!(selection.account_ids(), [4]);
        let reasons: Vec<_> =
            selection.left_out.iter().map(|(one, reason)| (one.account.id, *reason)).collect();
        assert_eq!(
            reasons,
            [
                (1, NotExported::NoName),
                (2, NotExported::NoBirthDate),
                (3, NotExported::UnsupportedPopulation)
            ]
        );
    }

    #[test]
    fn a_pupil_refers_to_guardians_by_their_opaque_identifiers() {
        let here = uai("0450822X");
        let mut pupil = account(1, vec![member(here, Population::Pupil)]);
        pupil.birth_date = BirthDate::new(2012, 3, 4).ok();
        pupil.guardians = vec![2, 9];
        let accounts = [pupil, account(2, vec![member(here, Population::Guardian)])];
        let selection = Selection::of(&accounts, &[here]);
        let id = |text: &str| OpaqueId::new(text).expect("valid");
        let people = selection.people(&HashMap::from([(1, id("un")), (2, id("deux"))]));
        assert_eq!(people[0].guardians, [id("deux")], "who is not in the file is not referred to");
    }
}
