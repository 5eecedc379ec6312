//! The first pass over a file of people.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::BufRead;

use indexmap::IndexMap;
use passerelle_exchange::csv::{TableError, TableLimits};
use passerelle_exchange::{DefectKind, Defects, Place};
use passerelle_model::{PerPopulation, Population, Uai};

use crate::entry::{Entry, digest};
use crate::reading::Reading;
use crate::{Coverage, Ground, Person};

/// Everything about a file but what it says of each person: its defects, whom and which schools it is about, who is
/// whose guardian. It takes about a hundred bytes per person.
#[derive(Default)]
pub struct Survey {
    people: IndexMap<Box<str>, Entry>,
    /// Pupil and guardian, sorted; without the pairs that cannot be.
    kin: Vec<(u32, u32)>,
    logins: HashMap<u64, u32>,
    coverage: Coverage,
    defects: Defects,
    unknown_columns: Vec<String>,
    rows: u64,
    unattributed: u64,
    posts: PerPopulation<usize>,
    names_children: bool,
}

impl fmt::Debug for Survey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Survey({} rows, {} keys)", self.rows, self.people.len())
    }
}

impl Survey {
    /// Reads a file to its end. The columns `id`, `population`, `nom`, `prenom` and, unless the ground has a default
    /// school, `uai` are required.
    pub fn of(input: &mut dyn BufRead, limits: &TableLimits, ground: &Ground) -> Result<Self, TableError> {
        let mut reading = Reading::open(input, limits, ground)?;
        let mut survey = Self {
            unknown_columns: reading.unknown_columns().to_vec(),
            names_children: reading.names_children(),
            ..Self::default()
        };
        for _ in reading.unknown_columns() {
            survey.defects.add(DefectKind::UnknownColumn, Place::line(1));
        }
        let mut doubtful = BTreeSet::new();
        while reading.advance()? {
            survey.row(&reading, &mut doubtful);
        }
        survey.settle_kin();
        Ok(survey)
    }

    /// Whether the file speaks of this key, be it in rows that were left aside.
    pub fn speaks_of(&self, source: &str) -> bool {
        self.entry(source).is_some_and(|entry| entry.rows > 0 || entry.partial)
    }

    /// How many people it has, each once.
    pub fn people(&self) -> usize {
        self.people.values().filter(|entry| entry.is_good()).count()
    }

    /// How many positions of each population it has.
    pub fn posts(&self) -> &PerPopulation<usize> {
        &self.posts
    }

    /// How many rows, header excluded.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Rows of which nobody can tell whom they are about: as long as there are some, an absence proves nothing.
    pub fn unattributed(&self) -> u64 {
        self.unattributed
    }

    /// The schools and populations that it is about.
    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    /// What is wrong in it.
    pub fn defects(&self) -> &Defects {
        &self.defects
    }

    /// Columns that were not understood, as written (shortened).
    pub fn unknown_columns(&self) -> &[String] {
        &self.unknown_columns
    }

    /// Whether the file gives this login to somebody, without regard to case.
    pub fn gives_login(&self, login: &str) -> bool {
        self.logins.contains_key(&digest(login.to_lowercase()))
    }

    /// Whether somebody has a guardian who is himself somebody's child: they are settled when all others are.
    pub fn has_late(&self) -> bool {
        self.people.values().any(|entry| entry.late)
    }

    pub(crate) fn entry(&self, source: &str) -> Option<&Entry> {
        self.people.get(source)
    }

    /// The keys of the guardians whom the file names for a pupil; `None` when it names nobody's.
    pub(crate) fn guardians(&self, source: &str) -> Option<Vec<String>> {
        let (pupil, _, entry) = self.people.get_full(source)?;
        if !self.names_children || !entry.pupil {
            return None;
        }
        let pupil = u32::try_from(pupil).ok()?;
        let from = self.kin.partition_point(|(child, _)| *child < pupil);
        let own = self.kin[from..].iter().take_while(|(child, _)| *child == pupil);
        Some(own.filter_map(|(_, guardian)| self.key(*guardian)).map(str::to_owned).collect())
    }

    fn key(&self, index: u32) -> Option<&str> {
        self.people.get_index(index as usize).map(|(key, _)| &**key)
    }

    fn row<R: BufRead>(&mut self, reading: &Reading<'_, R>, doubtful: &mut BTreeSet<Uai>) {
        self.rows += 1;
        let line = reading.line();
        let place = Place { line, population: None, ident: Some(reading.written_key()) };
        if reading.is_mixed() {
            self.defects.add(DefectKind::MixedEncoding, place);
        }
        let person = reading.person(&mut |kind| self.defects.add(kind, place));
        let Some(key) = reading.key() else {
            self.unattributed += 1;
            self.defects.add(DefectKind::NoIdentifier, place);
            return;
        };
        let index = self.index(key);
        match person {
            Ok(person) => {
                self.good(index, &person, place, doubtful);
                self.children(index, &person, reading, place);
            }
            Err(kind) => {
                self.people[index].partial = true;
                self.defects.add(kind, place);
            }
        }
    }

    fn index(&mut self, key: &str) -> usize {
        match self.people.get_index_of(key) {
            Some(index) => index,
            None => self.people.insert_full(key.into(), Entry::default()).0,
        }
    }

    fn good(&mut self, index: usize, person: &Person, place: Place<'_>, doubtful: &mut BTreeSet<Uai>) {
        let entry = &mut self.people[index];
        if entry.conflict || !entry.add(person) {
            if !std::mem::replace(&mut entry.conflict, true) {
                self.defects.add(DefectKind::SharedIdentifier, Place { line: entry.line, ..place });
            }
            self.defects.add(DefectKind::SharedIdentifier, place);
            return;
        }
        for post in &person.posts {
            self.coverage.add(post.uai, post.population);
            self.posts[post.population] += 1;
            if !post.uai.key_is_right() && doubtful.insert(post.uai) {
                self.defects.add(DefectKind::WrongKeyLetter, place);
            }
        }
        if let (Some(login), Ok(own)) = (&person.login, u32::try_from(index)) {
            let first = *self.logins.entry(digest(login.to_lowercase())).or_insert(own);
            if first != own && !std::mem::replace(&mut self.people[index].login_refused, true) {
                self.defects.add(DefectKind::LoginTaken, place);
            }
        }
    }

    fn children<R: BufRead>(
        &mut self,
        guardian: usize,
        person: &Person,
        reading: &Reading<'_, R>,
        place: Place<'_>,
    ) {
        let is_guardian = person.posts.iter().any(|post| post.population == Population::Guardian);
        let Ok(guardian) = u32::try_from(guardian) else { return };
        for child in reading.children() {
            if !is_guardian {
                self.defects.add(DefectKind::ChildrenOfNonGuardian, place);
                return;
            }
            if let Ok(child) = u32::try_from(self.index(child)) {
                self.kin.push((child, guardian));
            }
        }
    }

    /// Leaves out the pairs whose pupil or guardian is not taken in; marks the others.
    fn settle_kin(&mut self) {
        self.kin.sort_unstable();
        self.kin.dedup();
        let (people, defects) = (&mut self.people, &mut self.defects);
        self.kin.retain(|(child, guardian)| {
            let (child, guardian) = (*child as usize, *guardian as usize);
            if !people[guardian].is_good() {
                return false;
            }
            let known = people[child].is_good() && people[child].pupil;
            if known {
                people[child].child = true;
            } else {
                let ident = people.get_index(guardian).map(|(key, _)| &**key);
                let place = Place { line: people[guardian].line, population: None, ident };
                defects.add(DefectKind::UnknownChild, place);
            }
            known
        });
        self.kin.shrink_to_fit();
        for (child, guardian) in &self.kin {
            self.people[*child as usize].late |= self.people[*guardian as usize].child;
        }
    }
}
