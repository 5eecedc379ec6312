//! The guardians of a family: parents, step-parents, grandparents.

use passerelle_model::{BirthDate, Population, Sex};

use crate::Note;
use crate::cast::{Cast, Draft};
use crate::dates::{SCHOOL_YEAR, birthday};
use crate::names::{Generation, Heritage};
use crate::places::Town;
use crate::world::Family;

/// The names of a household.
pub(crate) struct Household {
    pub children_name: String,
    father: String,
    mother: String,
    mother_usage: Option<String>,
    heritage: Heritage,
}

impl Household {
    pub(crate) fn draw(cast: &mut Cast, heritage: Heritage, guardians: usize) -> Self {
        let (father, mother) = (cast.family_name(heritage), cast.family_name(heritage));
        let together = guardians > 1;
        let mother_usage = match cast.dice.below(100) {
            0..40 => Some(father.clone()),
            40..55 if together => Some(father.clone()),
            55..63 if is_single(&father) && is_single(&mother) => Some(format!("{mother}-{father}")),
            _ => None,
        };
        let children_name = match cast.dice.below(100) {
            0..8 if is_single(&father) && is_single(&mother) => format!("{father}-{mother}"),
            8..11 if is_single(&father) && is_single(&mother) => format!("{father} {mother}"),
            11..14 if is_single(&father) && is_single(&mother) => format!("{mother}-{father}"),
            14..24 => mother.clone(),
            24..50 if !together => mother.clone(),
            _ => father.clone(),
        };
        Self { children_name, father, mother, mother_usage, heritage }
    }
}

/// One word: a second name can be added to it.
fn is_single(name: &str) -> bool {
    !name.contains(['-', ' ', '\''])
}

pub(crate) fn adult_birth(cast: &mut Cast) -> BirthDate {
    birthday(&mut cast.dice, SCHOOL_YEAR - 58, SCHOOL_YEAR - 33)
}

fn elder_birth(cast: &mut Cast) -> BirthDate {
    birthday(&mut cast.dice, SCHOOL_YEAR - 82, SCHOOL_YEAR - 60)
}

impl Cast {
    /// Adds the guardians of a family: one parent, both, then a step-parent and a grandparent.
    pub(crate) fn guardians(
        &mut self,
        town: &Town,
        school: usize,
        household: &Household,
        family: &mut Family,
        count: usize,
    ) {
        let mother_stays = self.dice.chance(if count == 1 { 0.85 } else { 0.985 });
        let separated = self.dice.chance(0.25);
        for rank in 0..count {
            let home = if rank == 1 && separated { self.home(town) } else { family.home };
            let guardian = match (rank, mother_stays) {
                (0, false) => self.father(school, household, home),
                (1, _) if self.dice.chance(0.985) => self.father(school, household, home),
                (0 | 1, _) => self.mother(school, household, home),
                (2, _) if separated || self.dice.coin() => self.step_parent(school, household, home),
                _ => self.grandparent(town, school, household, family),
            };
            family.guardians.push(guardian);
        }
    }

    fn mother(&mut self, school: usize, names: &Household, home: usize) -> usize {
        let (name, usage) = (names.mother.clone(), names.mother_usage.clone());
        self.guardian(school, names.heritage, Sex::Female, (name, usage), home)
    }

    fn father(&mut self, school: usize, names: &Household, home: usize) -> usize {
        self.guardian(school, names.heritage, Sex::Male, (names.father.clone(), None), home)
    }

    fn step_parent(&mut self, school: usize, names: &Household, home: usize) -> usize {
        let own = self.family_name(names.heritage);
        if self.dice.coin() {
            let usage = self.dice.chance(0.6).then(|| names.father.clone());
            self.guardian(school, names.heritage, Sex::Female, (own, usage), home)
        } else {
            self.guardian(school, names.heritage, Sex::Male, (own, None), home)
        }
    }

    /// The father's mother, or his father, who may bear his very name.
    fn grandparent(&mut self, town: &Town, school: usize, names: &Household, family: &Family) -> usize {
        let home = if self.dice.coin() { self.home(town) } else { family.home };
        let sex = self.sex();
        let usage = (sex == Sex::Female).then(|| names.father.clone());
        let birth_name = match sex {
            Sex::Female => self.family_name(names.heritage),
            Sex::Male => names.father.clone(),
        };
        let father = family.guardians.iter().copied().find(|role| self.person_of(*role).sex == Sex::Male);
        let namesake = (sex == Sex::Male && self.dice.chance(0.15)).then_some(father).flatten();
        let wanted = namesake.map(|father| self.person_of(father).given[0].clone());
        let draft = Draft {
            heritage: names.heritage,
            generation: Generation::Adult,
            sex,
            birth_name,
            usage_name: usage,
            birth: elder_birth(self),
            home: Some(home),
        };
        let person = self.person(draft, wanted.as_deref());
        let role = self.role(person, Population::Guardian, school);
        if let Some(father) = namesake {
            self.remark_namesakes(father, role);
        }
        role
    }

    fn remark_namesakes(&mut self, father: usize, grandfather: usize) {
        let full_name = |role: usize| {
            let person = self.person_of(role);
            (person.family_name().to_owned(), person.given[0].clone())
        };
        if full_name(father) == full_name(grandfather) {
            for role in [father, grandfather] {
                self.world.roles[role].remark(Note::Namesake);
            }
        }
    }

    fn guardian(
        &mut self,
        school: usize,
        heritage: Heritage,
        sex: Sex,
        (birth_name, usage_name): (String, Option<String>),
        home: usize,
    ) -> usize {
        let birth = adult_birth(self);
        let generation = Generation::Adult;
        let draft = Draft { heritage, generation, sex, birth_name, usage_name, birth, home: Some(home) };
        let person = self.person(draft, None);
        self.role(person, Population::Guardian, school)
    }

    fn person_of(&self, role: usize) -> &crate::world::Person {
        &self.world.people[self.world.roles[role].person]
    }

    /// A relative who stands, for the other side, in this guardian's place: a grandparent, an aunt, the other
    /// parent's new spouse.
    pub(crate) fn replacement(&mut self, town: &Town, family: usize, replaced: usize) -> usize {
        let Family { heritage, home, .. } = self.world.families[family];
        let (sex, shown) = {
            let person = self.person_of(replaced);
            (person.sex, person.family_name().to_owned())
        };
        let own = self.family_name(heritage);
        let first = self.person_of(replaced).given[0].clone();
        let (sex, birth_name, usage_name, birth, wanted) = match self.dice.below(100) {
            0..35 => (Sex::Female, own, Some(shown), elder_birth(self), None),
            35..55 => (Sex::Female, shown, None, adult_birth(self), None),
            55..90 if sex == Sex::Female => (sex, own, Some(shown), adult_birth(self), None),
            55..90 => (sex, own, None, adult_birth(self), None),
            _ if sex == Sex::Male => (sex, shown, None, elder_birth(self), Some(first)),
            _ => (Sex::Male, shown, None, elder_birth(self), None),
        };
        let home = if self.dice.chance(0.3) { self.home(town) } else { home };
        let generation = Generation::Adult;
        let draft = Draft { heritage, generation, sex, birth_name, usage_name, birth, home: Some(home) };
        let person = self.person(draft, wanted.as_deref());
        let school = self.world.roles[replaced].school;
        let role = self.role(person, Population::Guardian, school);
        for pupil in self.world.roles[replaced].kin.clone() {
            self.relate(role, pupil);
        }
        role
    }
}
