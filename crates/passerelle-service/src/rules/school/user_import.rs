//! Importing users: what a list would change in the base.

mod fields;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

pub use fields::Field;
use passerelle_exchange::base::ServiceFields;
use passerelle_model::{LocalId, LocalUser, PerPopulation, Population, Provider};
use passerelle_store::service::{BaseChange, BaseContent, NewUser, RestorePointReason, UserRow};

use super::accounts::chosen_spaces;
use super::hold::{self, Hold};
use super::view::View;

/// What a list would change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UserPlan {
    /// New people.
    pub added: Vec<NewUser>,
    /// People of whom a datum changes.
    pub changed: Vec<Changed>,
    /// Counts.
    pub counts: PerPopulation<UserCounts>,
    /// People of the list's populations whom the list does not have: row numbers.
    pub absent: Vec<(i64, LocalId, Population)>,
    /// People whom the list puts in another population: left as they are.
    pub moved: Vec<i64>,
    /// People whom the list gives a login that serves somebody else: they keep theirs.
    pub logins_taken: Vec<LocalId>,
    /// People of the base before.
    pub before: PerPopulation<usize>,
}

/// What changes of somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Changed {
    /// Row number.
    pub n: i64,
    /// As the base has them.
    pub before: NewUser,
    /// As they become.
    pub after: NewUser,
    /// The data that differ.
    pub fields: Vec<Field>,
}

impl Changed {
    /// Whether the row becomes somebody else: a list whose identifiers slipped by one line does that to everybody.
    fn is_somebody_else(&self) -> bool {
        self.fields.contains(&Field::FamilyName) && self.fields.contains(&Field::GivenName)
    }
}

/// How many people of a population.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct UserCounts {
    /// New.
    pub added: usize,
    /// Changed.
    pub changed: usize,
    /// Of those, the people whose spaces change.
    pub spaces: usize,
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

    /// Whether the safety hold stops it: too many people of a population would go, or become somebody else.
    pub fn hold(&self, remove_absent: bool) -> Result<(), Hold> {
        let absent = |population| if remove_absent { self.counts[population].absent } else { 0 };
        let mut touched = PerPopulation::from_fn(absent);
        for changed in self.changed.iter().filter(|changed| changed.is_somebody_else()) {
            touched[changed.after.user.population] += 1;
        }
        hold::check(&touched, &self.before)
    }
}

/// Compares a list with the base; `service` says of each of its users what it says of spaces and login. A datum that the
/// list leaves empty stays as the base has it; only the populations that the list has count people as absent.
pub fn plan(content: &BaseContent, list: &[LocalUser], service: &[ServiceFields]) -> UserPlan {
    let view = View::new(content, Provider::Cas);
    let taken = taken_logins(content, &view, list, service);
    let nothing = ServiceFields::default();
    let mut plan = UserPlan::default();
    for (user, own) in list.iter().zip(service.iter().chain(std::iter::repeat(&nothing))) {
        let is_taken = taken.contains(&user.id);
        if is_taken {
            plan.logins_taken.push(user.id.clone());
        }
        let own = ServiceFields { login: own.login.clone().filter(|_| !is_taken), ..own.clone() };
        let counts = &mut plan.counts[user.population];
        match view.user(&user.id) {
            None => {
                counts.added += 1;
                plan.added.push(NewUser {
                    user: user.clone(),
                    spaces: chosen_spaces(user.population, &own.spaces),
                    login: own.login,
                    password: None,
                });
            }
            Some(row) if is_moved(row, user) => plan.moved.push(row.n),
            Some(row) => {
                let after = fields::merged(&row.record, user, own);
                let fields = fields::differences(&row.record, &after);
                if fields.is_empty() {
                    counts.unchanged += 1;
                } else {
                    counts.changed += 1;
                    counts.spaces += usize::from(fields.contains(&Field::Spaces));
                    plan.changed.push(Changed { n: row.n, before: row.record.clone(), after, fields });
                }
            }
        }
    }
    count_absent(&mut plan, content, list);
    plan
}

fn count_absent(plan: &mut UserPlan, content: &BaseContent, list: &[LocalUser]) {
    let listed: HashSet<&LocalId> = list.iter().map(|user| &user.id).collect();
    let populations: HashSet<Population> = list.iter().map(|user| user.population).collect();
    for row in &content.users {
        let user = &row.record.user;
        plan.before[user.population] += 1;
        if populations.contains(&user.population) && !listed.contains(&user.id) {
            plan.counts[user.population].absent += 1;
            plan.absent.push((row.n, user.id.clone(), user.population));
        }
    }
}

/// Whether the list puts somebody in another population: the row stays as it is.
fn is_moved(row: &UserRow, listed: &LocalUser) -> bool {
    row.record.user.population != listed.population
}

/// Whose logins in the list serve somebody else of the base. Two people of the list may exchange theirs, where both are
/// written.
fn taken_logins(
    content: &BaseContent,
    view: &View<'_>,
    list: &[LocalUser],
    service: &[ServiceFields],
) -> HashSet<LocalId> {
    let owners: HashMap<String, &LocalId> = content
        .users
        .iter()
        .filter_map(|row| Some((row.record.login.as_deref()?.to_lowercase(), &row.record.user.id)))
        .collect();
    let wanted: HashMap<&LocalId, String> = list
        .iter()
        .zip(service)
        .filter(|(user, _)| view.user(&user.id).is_none_or(|row| !is_moved(row, user)))
        .filter_map(|(user, own)| Some((&user.id, own.login.as_deref()?.to_lowercase())))
        .collect();
    let mut taken: HashSet<LocalId> = HashSet::new();
    // Whoever does not get their new login keeps the old one, which somebody else may have been given.
    loop {
        let stays = |owner: &LocalId, login: &str| {
            taken.contains(owner) || wanted.get(owner).is_none_or(|other| other == login)
        };
        let refused = wanted.iter().filter(|(id, login)| {
            let owner = owners.get(login.as_str());
            owner.is_some_and(|owner| *owner != **id && stays(owner, login)) && !taken.contains(**id)
        });
        let more: Vec<LocalId> = refused.map(|(id, _)| (*id).clone()).collect();
        if more.is_empty() {
            return taken;
        }
        taken.extend(more);
    }
}

/// The changes of « Appliquer », restore point first. `import` is the file that waited: it is erased.
pub fn changes(plan: &UserPlan, remove_absent: bool, import: i64) -> Vec<BaseChange> {
    let changed = plan.changed.iter().map(|changed| changed.after.clone());
    let removed = plan.absent.iter().filter(|_| remove_absent).map(|(_, id, _)| id.clone()).collect();
    vec![
        BaseChange::MakeRestorePoint(RestorePointReason::UserImport),
        BaseChange::RemoveUsers(removed),
        BaseChange::PutUsers(plan.added.iter().cloned().chain(changed).collect()),
        BaseChange::RemovePendingImport(import),
    ]
}
