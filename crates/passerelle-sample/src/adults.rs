//! The adults of a school: teachers and staff.

use passerelle_model::{Population, Sex};

use crate::Note;
use crate::cast::{Cast, Draft};
use crate::dates::{SCHOOL_YEAR, birthday};
use crate::names::{Generation, Names};

/// The teacher whose hyphen one side has and the other has not.
const STORY_TEACHER: (&str, &str) = ("Bukisa", "Jean-Marie");

impl Cast {
    /// Adds the teachers; a few are guardians of the same school. `guardians` are the roles to choose among.
    pub(crate) fn teachers(&mut self, school: usize, count: usize, guardians: &[usize]) {
        let with_children = self.dice.share(0.03, count);
        for rank in 0..count {
            if rank < with_children && self.parent_teacher(school, guardians) {
                continue;
            }
            self.adult(school, Population::Teacher);
        }
    }

    /// Adds the staff.
    pub(crate) fn staff(&mut self, school: usize, count: usize) {
        for _ in 0..count {
            self.adult(school, Population::Staff);
        }
    }

    /// Adds the teacher of the demonstration.
    pub(crate) fn story_teacher(&mut self, school: usize) {
        let (family, given) = STORY_TEACHER;
        let draft = Draft {
            heritage: crate::names::Heritage::General,
            generation: Generation::Adult,
            sex: Sex::Male,
            birth_name: family.into(),
            usage_name: None,
            birth: birthday(&mut self.dice, 1975, 1985),
            home: None,
        };
        let person = self.person(draft, Some(given));
        let role = self.role(person, Population::Teacher, school);
        self.world.roles[role].remark(Note::Separators);
        self.world.story_teacher = Some(role);
    }

    /// Makes a guardian a teacher too, unless none is found.
    fn parent_teacher(&mut self, school: usize, guardians: &[usize]) -> bool {
        for _ in 0..10 {
            let guardian = *self.dice.pick(guardians);
            if self.world.roles[guardian].is_untouched() {
                let teacher = self.role(self.world.roles[guardian].person, Population::Teacher, school);
                for role in [guardian, teacher] {
                    self.world.roles[role].remark(Note::TwoRoles);
                }
                return true;
            }
        }
        false
    }

    fn adult(&mut self, school: usize, population: Population) {
        let heritage = Names::heritage(&mut self.dice);
        let sex = if self.dice.chance(0.62) { Sex::Female } else { Sex::Male };
        let birth_name = self.family_name(heritage);
        let usage_name = (sex == Sex::Female && self.dice.chance(0.5)).then(|| {
            let married = self.family_name(heritage);
            if self.dice.chance(0.12) && !birth_name.contains(['-', ' ']) && !married.contains(['-', ' ']) {
                format!("{birth_name}-{married}")
            } else {
                married
            }
        });
        let birth = birthday(&mut self.dice, SCHOOL_YEAR - 63, SCHOOL_YEAR - 24);
        let generation = Generation::Adult;
        let draft = Draft { heritage, generation, sex, birth_name, usage_name, birth, home: None };
        let person = self.person(draft, None);
        self.role(person, population, school);
    }
}
