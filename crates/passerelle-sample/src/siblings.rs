//! The children of one family: ages, twins, given names that look alike, class and national number.

use passerelle_model::{BirthDate, Sex};

use crate::Note;
use crate::cast::Cast;
use crate::dates::{SCHOOL_YEAR, birthday};
use crate::dice::Dice;
use crate::names::{Generation, fold, tables};
use crate::plan::Level;
use crate::world::{Family, PupilFacts, Role};

/// A child to be born.
pub(crate) struct Child {
    pub sex: Sex,
    pub birth: BirthDate,
    /// A given name that the story of the family calls for.
    pub given: Option<String>,
}

/// Children, and what the first two have in common.
pub(crate) struct Siblings {
    pub children: Vec<Child>,
    pub note: Option<Note>,
}

impl Cast {
    /// Draws `count` children of one school for this family.
    pub(crate) fn siblings(&mut self, school: usize, family: &Family, count: usize) -> Siblings {
        let mut children: Vec<Child> = Vec::with_capacity(count);
        for _ in 0..count {
            let sex = self.sex();
            let birth = self.pupil_birth(school, &children);
            let given = self.sibling_name(family, sex, &children);
            children.push(Child { sex, birth, given: Some(given) });
        }
        let note = match &mut children[..] {
            [first, second, ..] => self.resemblance(family, first, second),
            _ => None,
        };
        Siblings { children, note }
    }

    /// Makes the first two children twins, or gives them names that look alike, from time to time.
    fn resemblance(&mut self, family: &Family, first: &mut Child, second: &mut Child) -> Option<Note> {
        if self.dice.chance(0.08) {
            second.birth = first.birth;
            match self.dice.below(10) {
                0..3 => alike(&mut self.dice, first, second),
                3..8 => self.alliterate(family, first, second),
                _ => {}
            }
            Some(Note::Twin)
        } else if self.dice.chance(0.02) {
            alike(&mut self.dice, first, second);
            Some(Note::SiblingsAlike)
        } else {
            None
        }
    }

    /// Gives the second child a name that begins like the first one's.
    fn alliterate(&mut self, family: &Family, first: &Child, second: &mut Child) {
        let model = first.given.clone().unwrap_or_default();
        for _ in 0..60 {
            let name = self.names.given(&mut self.dice, family.heritage, Generation::Pupil, second.sex);
            if fold(&name).chars().next() == fold(&model).chars().next()
                && !tables::is_one_name(&name, &model)
            {
                second.given = Some(name);
                return;
            }
        }
    }

    /// A given name that no sibling bears, in any spelling: no parents call their children Sara and Sarah.
    fn sibling_name(&mut self, family: &Family, sex: Sex, siblings: &[Child]) -> String {
        loop {
            let name = self.names.given(&mut self.dice, family.heritage, Generation::Pupil, sex);
            let elder = family.pupils.iter().map(|pupil| self.world.roles[*pupil].person);
            let borne = elder.map(|person| self.world.people[person].given[0].as_str());
            let mut borne = borne.chain(siblings.iter().filter_map(|child| child.given.as_deref()));
            if borne.all(|other| !tables::is_one_name(other, &name)) {
                return name;
            }
        }
    }

    /// A day of the years of this school, another year than the siblings'.
    fn pupil_birth(&mut self, school: usize, siblings: &[Child]) -> BirthDate {
        let youngest = match self.world.schools[school].level {
            Level::Lower => SCHOOL_YEAR - 11,
            Level::Upper => SCHOOL_YEAR - 15,
        };
        loop {
            let birth = birthday(&mut self.dice, youngest - 4, youngest);
            if siblings.iter().all(|sibling| sibling.birth.year() != birth.year()) {
                return birth;
            }
        }
    }

    /// Class and national number.
    pub(crate) fn pupil_facts(&mut self, school: usize, birth: BirthDate) -> PupilFacts {
        let facts = &self.world.schools[school];
        let division = char::from(b'A' + u8::try_from(self.dice.below(6)).unwrap_or_default());
        let class = match (facts.level, (SCHOOL_YEAR - birth.year()).clamp(11, 18)) {
            (Level::Lower, age) => format!("{}{division}", 17_u16.saturating_sub(age).clamp(3, 6)),
            (Level::Upper, ..=15) => format!("2{division}"),
            (Level::Upper, 16) => format!("1{division}"),
            (Level::Upper, _) => format!("T{division}"),
        };
        let letters =
            [(); 2].map(|()| char::from(b'A' + u8::try_from(self.dice.below(26)).unwrap_or_default()));
        let digits = self.dice.below(1_000_000_000);
        let local_number = format!("{digits:09}{}{}", letters[0], letters[1]);
        let mistyped = facts.partner_number && self.dice.chance(self.rates.wrong_number);
        let partner_number =
            if mistyped { mistype(&mut self.dice, &local_number) } else { local_number.clone() };
        PupilFacts { class, local_number, partner_number }
    }

    /// Exchanges the numbers of two twins on one side, from time to time.
    pub(crate) fn exchange_numbers(&mut self, a: usize, b: usize) {
        let given = self.world.schools[self.world.roles[a].school].partner_number;
        if !given || !self.dice.chance(self.rates.exchanged_numbers) {
            return;
        }
        let take = |role: &mut Role| {
            role.remark(Note::NationalNumber);
            role.pupil.as_mut().map(|facts| std::mem::take(&mut facts.partner_number)).unwrap_or_default()
        };
        let roles = &mut self.world.roles;
        let (first, second) = (take(&mut roles[a]), take(&mut roles[b]));
        for (role, number) in [(a, second), (b, first)] {
            if let Some(facts) = &mut roles[role].pupil {
                facts.partner_number = number;
            }
        }
    }
}

/// Names the two after a pair of names one letter apart, in either order.
fn alike(dice: &mut Dice, first: &mut Child, second: &mut Child) {
    let pairs = match (first.sex, second.sex) {
        (Sex::Female, Sex::Female) => tables::ALIKE_GIRLS,
        (Sex::Male, Sex::Male) => tables::ALIKE_BOYS,
        _ => tables::ALIKE,
    };
    let (mut one, mut two) = *dice.pick(pairs);
    // The mixed pairs give the boy's name first.
    let swap = if first.sex == second.sex { dice.coin() } else { first.sex == Sex::Female };
    if swap {
        std::mem::swap(&mut one, &mut two);
    }
    first.given = Some(one.into());
    second.given = Some(two.into());
}

/// The number with one digit wrong.
fn mistype(dice: &mut Dice, number: &str) -> String {
    let place = dice.below(9);
    let wrong = |(index, digit): (usize, char)| match digit {
        _ if index != place => digit,
        '9' => '0',
        _ => char::from(b'0' + (digit as u8 - b'0' + 1) % 10),
    };
    number.chars().enumerate().map(wrong).collect()
}
