//! Restore points and backups: what going back would bring and what would be lost.

use std::collections::{HashMap, HashSet};

use passerelle_model::{PerPopulation, Provider};
use passerelle_store::service::{BaseContent, LinkRecord};
use passerelle_words::Supervision;

use super::supervision;
use super::view::View;

/// The base now beside the base then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The supervision table now.
    pub now: Supervision,
    /// The supervision table then.
    pub then: Supervision,
    /// What is there now and would not be any more.
    pub lost: Lost,
    /// Row numbers of the users about whom a person decided something since then.
    pub by_hand: Vec<i64>,
}

/// What would be lost, in people.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lost {
    /// Users who were not there then.
    pub users: PerPopulation<usize>,
    /// Users whose identifier was not theirs then.
    pub identifiers: PerPopulation<usize>,
}

impl Lost {
    /// A sum over the populations.
    pub fn total(counts: &PerPopulation<usize>) -> usize {
        counts.iter().map(|(_, n)| n).sum()
    }
}

/// Compares what the base holds with what it held.
pub fn compare(now: &BaseContent, then: &BaseContent) -> Comparison {
    let mut lost = Lost::default();
    let kept: HashSet<_> = then.users.iter().map(|row| &row.record.user.id).collect();
    for row in now.users.iter().filter(|row| !kept.contains(&row.record.user.id)) {
        lost.users[row.record.user.population] += 1;
    }
    let held: HashMap<_, _> =
        then.links.iter().map(|link| ((link.provider, &link.local), &link.identifier)).collect();
    for link in now.links.iter().filter(|link| link.identifier.is_some()) {
        if held.get(&(link.provider, &link.local)) != Some(&&link.identifier) {
            lost.identifiers[link.population] += 1;
        }
    }
    let view = View::new(now, Provider::Cas);
    let mut by_hand: Vec<i64> =
        decided_since(now, then).filter_map(|link| view.user(&link.local)).map(|row| row.n).collect();
    by_hand.sort_unstable();
    Comparison {
        now: supervision::count(now, Provider::Cas),
        then: supervision::count(then, Provider::Cas),
        lost,
        by_hand,
    }
}

/// What restoring `then` leaves. With `keep_decisions`, what a person decided since then stays where it still can: the
/// user is there, and the identifier serves nobody else.
pub fn restored(now: &BaseContent, then: &BaseContent, keep_decisions: bool) -> BaseContent {
    let mut restored = then.clone();
    if !keep_decisions {
        return restored;
    }
    let there: HashSet<_> = then.users.iter().map(|row| &row.record.user.id).collect();
    for link in decided_since(now, then).filter(|link| there.contains(&link.local)) {
        let same_user = |other: &LinkRecord| other.provider == link.provider && other.local == link.local;
        let taken = link.identifier.is_some()
            && restored.links.iter().any(|other| {
                !same_user(other)
                    && (other.provider, other.population, &other.identifier)
                        == (link.provider, link.population, &link.identifier)
            });
        if !taken {
            restored.links.retain(|other| !same_user(other));
            restored.links.push(link.clone());
        }
    }
    restored
}

/// A content of elsewhere with the row numbers of this base: each person's own, and none for those who are not here, who
/// get a new one. What the journal and people's requests name by a number stays the same person.
pub fn numbered_as(now: &BaseContent, mut then: BaseContent) -> BaseContent {
    let numbers: HashMap<_, _> = now.users.iter().map(|row| (&row.record.user.id, row.n)).collect();
    for row in &mut then.users {
        row.n = numbers.get(&row.record.user.id).copied().unwrap_or_default();
    }
    then
}

/// What a person decided since then.
fn decided_since<'a>(
    now: &'a BaseContent,
    then: &'a BaseContent,
) -> impl Iterator<Item = &'a LinkRecord> + 'a {
    let before: HashMap<_, _> = then
        .links
        .iter()
        .filter(|link| link.origin.is_human())
        .map(|link| ((link.provider, &link.local), &link.identifier))
        .collect();
    now.links.iter().filter(move |link| {
        link.origin.is_human() && before.get(&(link.provider, &link.local)) != Some(&&link.identifier)
    })
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, Population};

    use super::{compare, numbered_as, restored};
    use crate::rules::school::fixtures::{Content, file_of};

    fn then() -> Content {
        Content::default().user("p1", Population::Teacher).user("p2", Population::Teacher)
    }

    fn now() -> Content {
        then()
            .user("g1", Population::Guardian)
            .account("a1", Population::Teacher)
            .link("p1", Some("a1"), LinkOrigin::Auto)
            .link("p2", None, LinkOrigin::SetAside)
            .file(file_of(&[Population::Teacher]))
    }

    #[test]
    fn what_would_be_lost_is_counted_before() {
        let comparison = compare(&now().build(), &then().build());
        assert_eq!(comparison.lost.users[Population::Guardian], 1);
        assert_eq!(comparison.lost.identifiers[Population::Teacher], 1);
        assert_eq!(comparison.now.columns[Population::Teacher].matched, 1);
        assert_eq!(comparison.then.columns[Population::Teacher].accounts, None);
        assert_eq!(comparison.by_hand, [2]);
    }

    #[test]
    fn nothing_is_lost_between_equals() {
        let comparison = compare(&now().build(), &now().build());
        assert_eq!(comparison.lost, super::Lost::default());
        assert!(comparison.by_hand.is_empty());
    }

    #[test]
    fn what_a_person_decided_since_then_stays_if_asked() {
        let (now, then) = (now().build(), then().build());
        assert_eq!(restored(&now, &then, false), then);
        let kept = restored(&now, &then, true);
        assert_eq!(kept.links.len(), 1);
        assert_eq!(kept.users, then.users);
    }

    #[test]
    fn people_of_elsewhere_take_nobodys_number() {
        let elsewhere =
            Content::default().user("x", Population::Teacher).user("p1", Population::Teacher).build();
        let numbers = |content: &passerelle_store::service::BaseContent| -> Vec<i64> {
            content.users.iter().map(|row| row.n).collect()
        };
        assert_eq!(numbers(&elsewhere), [1, 2]);
        assert_eq!(numbers(&numbered_as(&then().build(), elsewhere)), [0, 1], "p1 has 1 here");
    }

    #[test]
    fn a_decision_gives_way_to_whoever_had_the_identifier() {
        let before = then().link("p1", Some("a1"), LinkOrigin::Auto).build();
        let now = then().link("p2", Some("a1"), LinkOrigin::Manual).build();
        assert_eq!(restored(&now, &before, true), before);
    }
}
