//! The people as they really are, before either side writes them.

use passerelle_model::{Address, BirthDate, OpaqueId, Population, Sex};

use crate::Note;
use crate::names::Heritage;
use crate::plan::Level;

/// Everybody. The lists refer to each other by index.
#[derive(Default)]
pub(crate) struct World {
    pub schools: Vec<SchoolFacts>,
    pub homes: Vec<Home>,
    pub people: Vec<Person>,
    pub roles: Vec<Role>,
    pub families: Vec<Family>,
    /// The teacher whose hyphen the demonstration is about.
    pub story_teacher: Option<usize>,
}

/// What a school's two sides choose to write.
#[allow(clippy::struct_excessive_bools, reason = "independent choices, none implies another")]
pub(crate) struct SchoolFacts {
    pub level: Level,
    /// The ENT gives the pupils' sex.
    pub partner_sex: bool,
    /// The ENT gives national numbers.
    pub partner_number: bool,
    /// The ENT gives the pupils' addresses.
    pub partner_address: bool,
    /// The ENT gives the teachers' birth dates.
    pub partner_teacher_date: bool,
    /// One side cuts names after so many letters.
    pub cut: Option<(Side, usize)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Local,
    Partner,
}

pub(crate) struct Home {
    pub address: Address,
    /// The side that still has the former address.
    pub stale: Option<(Side, Address)>,
}

pub(crate) struct Person {
    pub opaque: OpaqueId,
    pub sex: Sex,
    pub birth_name: String,
    /// *Nom d'usage*: the name shown, when there is one.
    pub usage_name: Option<String>,
    /// The first is the one in use.
    pub given: Vec<String>,
    pub birth: BirthDate,
    pub home: Option<usize>,
}

impl Person {
    pub(crate) fn family_name(&self) -> &str {
        self.usage_name.as_ref().unwrap_or(&self.birth_name)
    }
}

/// A person in a population.
pub(crate) struct Role {
    pub person: usize,
    pub population: Population,
    pub school: usize,
    pub presence: Presence,
    pub note: Note,
    pub pupil: Option<PupilFacts>,
    /// Of a guardian the pupils, of a pupil the guardians.
    pub kin: Vec<usize>,
}

impl Role {
    /// Nothing has happened to it yet.
    pub(crate) fn is_untouched(&self) -> bool {
        self.presence == Presence::Both && self.note == Note::Plain
    }

    pub(crate) fn remark(&mut self, note: Note) {
        self.note = self.note.max(note);
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Presence {
    Both,
    LocalOnly,
    PartnerOnly,
}

pub(crate) struct PupilFacts {
    pub class: String,
    /// National number, as each side has it.
    pub local_number: String,
    pub partner_number: String,
}

pub(crate) struct Family {
    pub heritage: Heritage,
    /// The children's name.
    pub name: String,
    pub home: usize,
    pub guardians: Vec<usize>,
    pub pupils: Vec<usize>,
    pub twins: bool,
}
