//! One bag, whatever the number of schools: what to think of an identifier that comes back.
//!
//! - the same person again in the same list: one account, completed by what the repetition adds;
//! - the same person in two lists: one account in each;
//! - different people: nobody can tell whose the identifier is, so all of them are set aside.
//!
//! Two entries are the same person when their names agree once folded (case, accents, separators; second given names and
//! double names may be in part) and nothing else contradicts it: birth date, national number. A missing name agrees with
//! anything, if the other one is known.

use std::collections::{HashMap, HashSet};

use passerelle_model::PartnerAccount;

use super::ContentLimits;
use super::people::Entered;
use crate::words::plain;
use crate::{DefectKind, Defects};

/// Applies the rules. The order of the file is kept, and every guardian left is one of the accounts.
pub(super) fn settle(
    mut entered: Vec<Entered>,
    limits: &ContentLimits,
    defects: &mut Defects,
) -> Vec<PartnerAccount> {
    let repeated = repeated_identifiers(&entered);
    if repeated.is_empty() {
        return entered.into_iter().map(|entered| entered.account).collect();
    }
    let mut removed = vec![false; entered.len()];
    let mut set_aside = HashSet::new();
    for group in repeated {
        if are_one_person(group.iter().map(|&index| &entered[index].account)) {
            merge(&group, &mut entered, &mut removed, limits, defects);
        } else {
            set_aside.insert(entered[group[0]].account.id.clone());
            for index in group {
                entered[index].report(DefectKind::SharedIdentifier, defects);
                removed[index] = true;
            }
        }
    }
    let mut kept: Vec<Entered> = entered
        .into_iter()
        .zip(removed)
        .filter(|(_, removed)| !removed)
        .map(|(entered, _)| entered)
        .collect();
    for pupil in &mut kept {
        for _ in 0..forget(&mut pupil.account, &set_aside) {
            pupil.report(DefectKind::DanglingGuardian, defects);
        }
    }
    kept.into_iter().map(|entered| entered.account).collect()
}

/// The places of every identifier that stands more than once, each group in the order of the file.
fn repeated_identifiers(entered: &[Entered]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // Of each identifier, its first place, then its group once it has one.
    let mut seen: HashMap<&str, (usize, Option<usize>)> = HashMap::with_capacity(entered.len());
    for (index, Entered { account, .. }) in entered.iter().enumerate() {
        match seen.get_mut(account.id.as_str()) {
            None => {
                seen.insert(account.id.as_str(), (index, None));
            }
            Some((_, Some(group))) => groups[*group].push(index),
            Some((first, group)) => {
                *group = Some(groups.len());
                groups.push(vec![*first, index]);
            }
        }
    }
    groups
}

fn are_one_person<'a>(accounts: impl Iterator<Item = &'a PartnerAccount> + Clone) -> bool {
    let always =
        |name: fn(&PartnerAccount) -> &str| accounts.clone().all(|account| !name(account).is_empty());
    (always(|account| &account.family_name) || always(|account| &account.given_name))
        && are_one_name(accounts.clone().map(|account| account.family_name.as_str()))
        && are_one_name(accounts.clone().map(|account| account.given_name.as_str()))
        && agree(accounts.clone().filter_map(|account| account.birth_date))
        && agree(accounts.filter_map(|account| account.national_number.as_ref()))
}

/// Whether the known names are the longest one or some of its words: second given names and usage names may stand
/// in one list only.
fn are_one_name<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let words = |name: &'a str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).map(plain).filter(|word| !word.is_empty()).collect()
    };
    let Some(longest) = names.clone().max_by_key(|name| words(name).len()) else { return true };
    let all = words(longest);
    let whole = all.concat();
    names.map(words).all(|words| words.concat() == whole || words.iter().all(|word| all.contains(word)))
}

fn agree<T: PartialEq>(mut known: impl Iterator<Item = T>) -> bool {
    known.next().is_none_or(|first| known.all(|other| other == first))
}

/// Merges the entries of one person, population by population, into the first of each.
fn merge(
    group: &[usize],
    entered: &mut [Entered],
    removed: &mut [bool],
    limits: &ContentLimits,
    defects: &mut Defects,
) {
    let mut firsts: Vec<usize> = Vec::new();
    for &index in group {
        let population = entered[index].account.population;
        match firsts.iter().find(|&&first| entered[first].account.population == population) {
            None => firsts.push(index),
            Some(&first) => {
                entered[index].report(DefectKind::Repeated, defects);
                removed[index] = true;
                let mut other = entered[index].account.clone();
                for guardian in std::mem::take(&mut other.guardians) {
                    entered[first].add_guardian(guardian, limits, defects);
                }
                if complete(&mut entered[first].account, other) {
                    entered[first].report(DefectKind::ConflictingSex, defects);
                }
            }
        }
    }
}

/// Adds what `other` knows more, guardians apart. Returns whether the two contradict each other about the sex, which is then forgotten.
fn complete(account: &mut PartnerAccount, other: PartnerAccount) -> bool {
    if account.family_name.is_empty() {
        account.family_name = other.family_name;
    }
    if account.given_name.is_empty() {
        account.given_name = other.given_name;
    }
    if account.address.is_empty() {
        account.address = other.address;
    }
    account.birth_date = account.birth_date.or(other.birth_date);
    account.national_number = account.national_number.take().or(other.national_number);
    let title_conflict = conflict(&mut account.title, other.title);
    conflict(&mut account.sex, other.sex) || title_conflict
}

fn conflict<T: PartialEq>(known: &mut Option<T>, other: Option<T>) -> bool {
    match (known.as_ref(), other) {
        (Some(one), Some(two)) if *one != two => {
            *known = None;
            true
        }
        (None, other) => {
            *known = other;
            false
        }
        _ => false,
    }
}

/// Removes the guardians that are set aside; returns how many there were.
fn forget(account: &mut PartnerAccount, set_aside: &HashSet<passerelle_model::OpaqueId>) -> usize {
    let before = account.guardians.len();
    account.guardians.retain(|guardian| !set_aside.contains(guardian));
    before - account.guardians.len()
}

#[cfg(test)]
mod tests {
    use super::are_one_name;

    #[test]
    fn second_names_and_usage_names_may_stand_in_one_list_only() {
        for (names, one) in [
            (["LEILA", "Leïla Meryem"], true),
            (["JEAN-MARIE", "Jean Marie"], true),
            (["DUPONT", "DUPONT-MARTIN"], true),
            (["", "DUPONT"], true),
            (["Léa", "Léo"], false),
            (["Jean-Marc", "Jean-Marie"], false),
        ] {
            assert_eq!(are_one_name(names.into_iter()), one, "{names:?}");
        }
    }
}
