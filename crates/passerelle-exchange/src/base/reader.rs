//! Reading `BASE.csv`.

use std::collections::HashMap;
use std::io::BufRead;

use passerelle_model::{LocalId, LocalUser, Population};

use super::columns::Columns;
use super::service::{ServiceFields, service_fields};
use super::user::user;
use super::{SetAsideReason, SetAsideRow};
use crate::csv::{Table, TableError, TableLimits};
use crate::defects::Place;
use crate::words::trimmed;
use crate::{DefectKind, Defects};

/// The service's users, as read.
#[derive(Debug)]
pub struct Base {
    /// The users, in the order of the file. An identifier serves one user; every child is one of the
    /// users, or of those the base has already.
    pub users: Vec<LocalUser>,
    /// Of each user, the line of the file.
    pub lines: Vec<u64>,
    /// Of each user, what the list says of the service itself.
    pub service: Vec<ServiceFields>,
    /// Rows left aside, in the order of the file.
    pub set_aside: Vec<SetAsideRow>,
    /// Columns that were not understood, as written (shortened).
    pub unknown_columns: Vec<String>,
    /// What was wrong.
    pub defects: Defects,
}

/// Reads the service's users. Columns `id`, `population`, `nom` and `prenom` are required.
pub fn read_base(input: &mut dyn BufRead, limits: &TableLimits) -> Result<Base, TableError> {
    read_base_beside(input, limits, &[])
}

/// Reads users that join those of a base: their children may also be among `pupils`, which the base has already.
pub fn read_base_beside(
    input: &mut dyn BufRead,
    limits: &TableLimits,
    pupils: &[LocalId],
) -> Result<Base, TableError> {
    let mut table = Table::open(input, limits)?;
    let columns = Columns::of(table.header())?;
    let mut entries = Entries::default();
    for _ in &columns.unknown {
        entries.defects.add(DefectKind::UnknownColumn, Place::line(1));
    }
    while table.advance()? {
        let row = table.row();
        let line = row.line();
        if table.is_mixed() {
            entries.defects.add(DefectKind::MixedEncoding, Place::line(line));
        }
        let (id, population) = (row.field(columns.id), row.field(columns.population));
        let mut report = |kind| entries.defects.add(kind, Place { line, population: None, ident: Some(id) });
        let user = if table.has_all_fields() {
            user(row, &columns, limits.field_bytes, &mut report)
        } else {
            Err(SetAsideReason::FieldCount)
        };
        match user {
            Ok((user, children)) => {
                let children = children.to_owned();
                let service = service_fields(row, &columns, user.population, &mut report);
                entries.rows.push(Entry { user, line, children, service });
            }
            Err(reason) => entries.set_aside(line, id, population, reason),
        }
    }
    entries.settle_identifiers();
    entries.settle_logins();
    entries.look_up_children(pupils);
    Ok(entries.finish(columns.unknown))
}

#[derive(Default)]
struct Entries {
    rows: Vec<Entry>,
    set_aside: Vec<SetAsideRow>,
    defects: Defects,
}

struct Entry {
    user: LocalUser,
    line: u64,
    /// As written.
    children: String,
    service: ServiceFields,
}

impl Entries {
    fn set_aside(&mut self, line: u64, id: &str, population: &str, reason: SetAsideReason) {
        self.defects.add(reason.defect(), Place { line, population: None, ident: Some(id) });
        self.set_aside.push(SetAsideRow::new(line, id, population, reason));
    }

    /// Rows that repeat an identifier: merged when they say the same, set aside otherwise.
    fn settle_identifiers(&mut self) {
        let repeated = repeated_identifiers(&self.rows);
        if repeated.is_empty() {
            return;
        }
        let mut kept = vec![true; self.rows.len()];
        for group in repeated {
            let first = &self.rows[group[0]];
            let same = group.iter().all(|&index| {
                let other = &self.rows[index];
                other.user == first.user && other.children == first.children && other.service == first.service
            });
            for &index in group.iter().skip(usize::from(same)) {
                kept[index] = false;
                let Entry { user, line, .. } = &self.rows[index];
                let (id, population, line) = (user.id.clone(), user.population, *line);
                if same {
                    let place = Place { line, population: Some(population), ident: Some(id.as_str()) };
                    self.defects.add(DefectKind::Repeated, place);
                } else {
                    self.set_aside(line, id.as_str(), population.code(), SetAsideReason::SharedIdentifier);
                }
            }
        }
        let mut kept = kept.into_iter();
        self.rows.retain(|_| kept.next().unwrap_or_default());
    }

    /// A login serves one user, whatever its case: nobody gets one that is written for two.
    fn settle_logins(&mut self) {
        let mut holders: HashMap<String, usize> = HashMap::new();
        for login in self.rows.iter().filter_map(|entry| entry.service.login.as_ref()) {
            *holders.entry(login.to_lowercase()).or_default() += 1;
        }
        for Entry { user, line, service, .. } in &mut self.rows {
            if service.login.as_ref().is_some_and(|login| holders.get(&login.to_lowercase()) > Some(&1)) {
                service.login = None;
                let place =
                    Place { line: *line, population: Some(user.population), ident: Some(user.id.as_str()) };
                self.defects.add(DefectKind::LoginTaken, place);
            }
        }
    }

    fn look_up_children(&mut self, known: &[LocalId]) {
        let is_pupil = |entry: &&Entry| entry.user.population == Population::Pupil;
        let read = self.rows.iter().filter(is_pupil).map(|entry| &entry.user.id);
        let pupils: HashMap<&str, &LocalId> = known.iter().chain(read).map(|id| (id.as_str(), id)).collect();
        let mut found = Vec::new();
        for (index, Entry { user, line, children, .. }) in self.rows.iter().enumerate() {
            if children.is_empty() {
                continue;
            }
            let (children, unknown) = look_up(children, &pupils);
            for _ in 0..unknown {
                let place =
                    Place { line: *line, population: Some(user.population), ident: Some(user.id.as_str()) };
                self.defects.add(DefectKind::UnknownChild, place);
            }
            found.push((index, children));
        }
        for (index, children) in found {
            self.rows[index].user.children = children;
        }
    }

    fn finish(mut self, unknown_columns: Vec<String>) -> Base {
        self.set_aside.sort_by_key(|row| row.line);
        let lines = self.rows.iter().map(|entry| entry.line).collect();
        let (users, service) = self.rows.into_iter().map(|entry| (entry.user, entry.service)).unzip();
        Base { users, lines, service, set_aside: self.set_aside, unknown_columns, defects: self.defects }
    }
}

/// The places of every identifier that stands more than once.
fn repeated_identifiers(rows: &[Entry]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    let mut groups: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, entry) in rows.iter().enumerate() {
        let first = *places.entry(entry.user.id.as_str()).or_insert(index);
        if first != index {
            groups.entry(first).or_insert_with(|| vec![first]).push(index);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}

/// The children listed, separated by `,` or `|`, or by spaces where that alone makes sense; and how many are unknown.
fn look_up(listed: &str, pupils: &HashMap<&str, &LocalId>) -> (Vec<LocalId>, usize) {
    let mut children: Vec<LocalId> = Vec::new();
    let mut unknown = 0;
    let mut add = |found: Option<&&LocalId>| match found {
        Some(id) if children.contains(id) => {}
        Some(id) => children.push((*id).clone()),
        None => unknown += 1,
    };
    for part in listed.split([',', '|']) {
        match pupils.get(part).or_else(|| pupils.get(trimmed(part))) {
            None => part.split_whitespace().for_each(|word| add(pupils.get(word))),
            found => add(found),
        }
    }
    (children, unknown)
}
