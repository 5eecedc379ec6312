//! Importing users: what a list would change in the base.

use std::collections::{HashMap, HashSet};

use passerelle_model::{LocalId, LocalUser, PerPopulation, Population, Provider};
use passerelle_store::service::{BaseChange, BaseContent, NewUser, RestorePointReason, UserRow};

use super::hold::{self, Hold};
use super::view::View;

/// What a list would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UserPlan {
    /// New people.
    pub added: Vec<LocalUser>,
    /// People of whom a datum changes: row number, and what they become.
    pub changed: Vec<(i64, LocalUser)>,
    /// Counts.
    pub counts: PerPopulation<UserCounts>,
    /// People of the list's populations whom the list does not have: row numbers.
    pub absent: Vec<(i64, LocalId, Population)>,
    /// People whom the list puts in another population: left as they are.
    pub moved: Vec<i64>,
    /// Absent people who hold an identifier.
    pub absent_linked: PerPopulation<usize>,
    /// People of the base before.
    pub before: PerPopulation<usize>,
}

/// How many people of a population.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct UserCounts {
    /// New.
    pub added: usize,
    /// Changed.
    pub changed: usize,
    /// As they were.
    pub unchanged: usize,
    /// Not in the list.
    pub absent: usize,
}

impl UserPlan {
    /// A sum over the populations.
    pub fn total(&self, number: impl Fn(&UserCounts) -> usize) -> usize {
        self.counts.iter().map(|(_, counts)| number(counts)).sum()
    }

    /// People who would be written or removed.
    pub fn people(&self, remove_absent: bool) -> usize {
        let removed = if remove_absent { self.absent.len() } else { 0 };
        self.added.len() + self.changed.len() + removed
    }

    /// Whether the safety hold stops it: people removed lose their identifier.
    pub fn hold(&self, remove_absent: bool) -> Result<(), Hold> {
        if remove_absent { hold::check(&self.absent_linked, &self.before) } else { Ok(()) }
    }
}

/// Compares a list with the base. A datum that the list leaves empty stays as the base has it; only the populations that
/// the list has count people as absent.
pub fn plan(content: &BaseContent, list: &[LocalUser]) -> UserPlan {
    let view = View::new(content, Provider::Cas);
    let mut plan = UserPlan::default();
    for user in list {
        let counts = &mut plan.counts[user.population];
        match view.user(&user.id) {
            None => {
                counts.added += 1;
                plan.added.push(user.clone());
            }
            Some(row) if row.record.user.population != user.population => plan.moved.push(row.n),
            Some(row) => {
                let merged = merged(&row.record.user, user);
                if merged == row.record.user {
                    counts.unchanged += 1;
                } else {
                    counts.changed += 1;
                    plan.changed.push((row.n, merged));
                }
            }
        }
    }
    let listed: HashSet<&LocalId> = list.iter().map(|user| &user.id).collect();
    let populations: HashSet<Population> = list.iter().map(|user| user.population).collect();
    for row in &content.users {
        let user = &row.record.user;
        plan.before[user.population] += 1;
        if populations.contains(&user.population) && !listed.contains(&user.id) {
            plan.counts[user.population].absent += 1;
            plan.absent.push((row.n, user.id.clone(), user.population));
            let held = view.link(&user.id).is_some_and(|link| link.identifier.is_some());
            plan.absent_linked[user.population] += usize::from(held);
        }
    }
    plan
}

/// The changes of « Appliquer », restore point first. `import` is the file that waited: it is erased.
pub fn changes(content: &BaseContent, plan: &UserPlan, remove_absent: bool, import: i64) -> Vec<BaseChange> {
    let rows: HashMap<i64, &UserRow> = content.users.iter().map(|row| (row.n, row)).collect();
    let added = plan.added.iter().map(|user| NewUser {
        user: user.clone(),
        spaces: Vec::new(),
        login: None,
        password: None,
    });
    let changed = plan.changed.iter().filter_map(|(n, user)| {
        let record = rows.get(n)?.record.clone();
        Some(NewUser { user: user.clone(), ..record })
    });
    let removed = plan.absent.iter().filter(|_| remove_absent).map(|(_, id, _)| id.clone()).collect();
    vec![
        BaseChange::MakeRestorePoint(RestorePointReason::UserImport),
        BaseChange::RemoveUsers(removed),
        BaseChange::PutUsers(added.chain(changed).collect()),
        BaseChange::RemovePendingImport(import),
    ]
}

/// The list's person, completed by what the base knows more.
fn merged(known: &LocalUser, listed: &LocalUser) -> LocalUser {
    let text = |listed: &str, known: &str| if listed.is_empty() { known } else { listed }.to_owned();
    LocalUser {
        id: known.id.clone(),
        population: known.population,
        title: listed.title.or(known.title),
        family_name: text(&listed.family_name, &known.family_name),
        given_name: text(&listed.given_name, &known.given_name),
        birth_date: listed.birth_date.or(known.birth_date),
        national_number: listed.national_number.clone().or_else(|| known.national_number.clone()),
        class: listed.class.clone().or_else(|| known.class.clone()),
        address: if listed.address.is_empty() { known.address.clone() } else { listed.address.clone() },
        children: if listed.children.is_empty() { known.children.clone() } else { listed.children.clone() },
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{LinkOrigin, Population};
    use passerelle_store::service::BaseChange;

    use super::{changes, plan};
    use crate::rules::school::fixtures::{Content, user};

    #[test]
    fn people_are_added_changed_or_left_and_never_removed_unasked() {
        let content = Content::default()
            .named_user("p1", Population::Teacher, "FERRAND", "Océane")
            .named_user("p2", Population::Teacher, "GALLOIS", "Marc")
            .named_user("p3", Population::Teacher, "HAMON", "Lise")
            .user("e1", Population::Pupil)
            .build();
        let list = [
            user("p1", Population::Teacher, "FERRAND", "Océane"),
            user("p2", Population::Teacher, "GALLOIS-PETIT", "Marc"),
            user("p4", Population::Teacher, "NOUVEL", "Ana"),
        ];
        let plan = plan(&content, &list);
        let counts = plan.counts[Population::Teacher];
        assert_eq!((counts.added, counts.changed, counts.unchanged, counts.absent), (1, 1, 1, 1));
        assert_eq!(plan.counts[Population::Pupil].absent, 0, "the list says nothing of pupils");
        assert_eq!((plan.people(false), plan.people(true)), (2, 3));
        let removed = |asked| {
            let changes = changes(&content, &plan, asked, 1);
            changes.into_iter().find_map(|change| match change {
                BaseChange::RemoveUsers(users) => Some(users.len()),
                _ => None,
            })
        };
        assert_eq!((removed(false), removed(true)), (Some(0), Some(1)));
    }

    #[test]
    fn what_the_list_leaves_empty_stays() {
        let mut known = user("e1", Population::Pupil, "ABADIE", "Lou");
        known.class = Some("6B".to_owned());
        let mut content = Content::default().user("e1", Population::Pupil).build();
        content.users[0].record.user = known;
        let plan = plan(&content, &[user("e1", Population::Pupil, "ABADIE", "Lou")]);
        assert!(plan.changed.is_empty());
    }

    #[test]
    fn another_population_is_another_decision() {
        let content = Content::default().user("p1", Population::Teacher).build();
        let plan = plan(&content, &[user("p1", Population::Staff, "NOM p1", "Camille")]);
        assert_eq!((plan.moved.len(), plan.people(false)), (1, 0));
    }

    #[test]
    fn removing_many_people_who_are_linked_is_held() {
        let mut content = Content::default();
        for n in 0..20 {
            let id = format!("p{n}");
            content =
                content.user(&id, Population::Teacher).link(&id, Some(&format!("a{n}")), LinkOrigin::Auto);
        }
        let plan = plan(&content.build(), &[user("p0", Population::Teacher, "NOM p0", "Camille")]);
        assert!(plan.hold(false).is_ok());
        assert_eq!(plan.hold(true).unwrap_err().people(), 19);
    }
}
