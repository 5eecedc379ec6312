//! The families of a school: how many children and guardians each has.

use passerelle_model::Population;

use crate::Note;
use crate::cast::{Cast, Draft};
use crate::dice::Dice;
use crate::kinship::{Household, adult_birth};
use crate::names::{Generation, Names};
use crate::places::Town;
use crate::plan::Level;
use crate::siblings::Child;
use crate::world::Family;

/// Children and guardians of one family.
#[derive(Clone, Copy)]
struct Shape {
    pupils: usize,
    guardians: usize,
}

/// As many families as hold exactly these pupils and guardians.
fn shapes(dice: &mut Dice, pupils: usize, guardians: usize) -> Vec<Shape> {
    let count = (guardians * 100 / 196).clamp(pupils.div_ceil(3), pupils);
    let mut shapes: Vec<_> =
        (0..count).map(|_| Shape { pupils: 1, guardians: 1 + dice.weighted(&[10, 84, 5, 1]) }).collect();
    let mut missing_pupils = pupils - count;
    while missing_pupils > 0 {
        let shape = dice.below(count);
        if shapes[shape].pupils < 4 {
            shapes[shape].pupils += 1;
            missing_pupils -= 1;
        }
    }
    let mut drawn: usize = shapes.iter().map(|shape| shape.guardians).sum();
    while drawn != guardians {
        let shape = &mut shapes[dice.below(count)];
        if drawn < guardians && shape.guardians < 4 {
            shape.guardians += 1;
            drawn += 1;
        } else if drawn > guardians && shape.guardians > 1 {
            shape.guardians -= 1;
            drawn -= 1;
        }
    }
    shapes
}

impl Cast {
    /// The families of a school. `earlier` are the families of the neighbouring school, some of which
    /// have children here too.
    pub(crate) fn families(
        &mut self,
        town: &Town,
        school: usize,
        (pupils, guardians): (usize, usize),
        earlier: &std::ops::Range<usize>,
    ) {
        for shape in shapes(&mut self.dice, pupils, guardians) {
            if !earlier.is_empty() && self.dice.chance(0.04) {
                let family = earlier.start + self.dice.below(earlier.len());
                self.younger_children(family, school, shape.pupils);
            } else if shape.pupils == 1 && shape.guardians == 1 && self.may_be_of_age(school) {
                self.own_guardian(town, school);
            } else if shape.pupils > 1 && shape.guardians == 1 && self.dice.chance(0.5) {
                self.fostered(town, school, shape.pupils);
            } else {
                self.family(town, school, shape);
            }
        }
    }

    fn may_be_of_age(&mut self, school: usize) -> bool {
        self.world.schools[school].level == Level::Upper && self.dice.chance(0.03)
    }

    fn family(&mut self, town: &Town, school: usize, shape: Shape) {
        let heritage = Names::heritage(&mut self.dice);
        let household = Household::draw(self, heritage, shape.guardians);
        let home = self.home(town);
        let mut family = Family {
            heritage,
            name: household.children_name.clone(),
            home,
            guardians: Vec::new(),
            pupils: Vec::new(),
            twins: false,
        };
        self.guardians(town, school, &household, &mut family, shape.guardians);
        self.children(school, &mut family, shape.pupils);
        self.world.families.push(family);
    }

    /// More children of a family known from another school.
    fn younger_children(&mut self, index: usize, school: usize, count: usize) {
        let mut family = self.world.families.swap_remove(index);
        self.children(school, &mut family, count);
        for guardian in &family.guardians {
            self.world.roles[*guardian].remark(Note::TwoSchools);
        }
        // Put back in its place: the list keeps its order.
        self.world.families.push(family);
        let last = self.world.families.len() - 1;
        self.world.families.swap(index, last);
    }

    /// A pupil of age, their own guardian.
    fn own_guardian(&mut self, town: &Town, school: usize) {
        let heritage = Names::heritage(&mut self.dice);
        let name = self.family_name(heritage);
        let home = self.home(town);
        let family = Family { heritage, name, home, guardians: Vec::new(), pupils: Vec::new(), twins: false };
        let birth = crate::dates::birthday(&mut self.dice, 2000, 2001);
        let sex = self.sex();
        let pupil = self.child(school, &family, &Child { sex, birth, given: None });
        let guardian = self.role(self.world.roles[pupil].person, Population::Guardian, school);
        self.relate(guardian, pupil);
        for role in [guardian, pupil] {
            self.world.roles[role].remark(Note::OwnGuardian);
        }
        self.world.families.push(Family { guardians: vec![guardian], pupils: vec![pupil], ..family });
    }

    /// Children of several families under one guardian (*aide sociale à l'enfance*).
    fn fostered(&mut self, town: &Town, school: usize, count: usize) {
        let heritage = Names::heritage(&mut self.dice);
        let (sex, birth) = (self.sex(), adult_birth(self));
        let birth_name = self.family_name(heritage);
        let home = self.home(town);
        let draft = Draft {
            heritage,
            generation: Generation::Adult,
            sex,
            birth_name,
            usage_name: None,
            birth,
            home: Some(home),
        };
        let person = self.person(draft, None);
        let guardian = self.role(person, Population::Guardian, school);
        self.world.roles[guardian].remark(Note::SharedGuardian);
        for _ in 0..count {
            let heritage = Names::heritage(&mut self.dice);
            let name = self.family_name(heritage);
            let mut family =
                Family { heritage, name, home, guardians: vec![guardian], pupils: Vec::new(), twins: false };
            self.children(school, &mut family, 1);
            self.world.families.push(family);
        }
    }

    /// Adds the children of a family.
    fn children(&mut self, school: usize, family: &mut Family, count: usize) {
        let plan = self.siblings(school, family, count);
        let first = family.pupils.len();
        for child in &plan.children {
            let pupil = self.child(school, family, child);
            for guardian in family.guardians.clone() {
                self.relate(guardian, pupil);
            }
            family.pupils.push(pupil);
        }
        if let (Some(note), [a, b, ..]) = (plan.note, &family.pupils[first..]) {
            family.twins |= note == Note::Twin;
            for pupil in [*a, *b] {
                self.world.roles[pupil].remark(note);
            }
            if note == Note::Twin {
                self.exchange_numbers(*a, *b);
            }
        }
    }

    fn child(&mut self, school: usize, family: &Family, child: &Child) -> usize {
        let draft = Draft {
            heritage: family.heritage,
            generation: Generation::Pupil,
            sex: child.sex,
            birth_name: family.name.clone(),
            usage_name: None,
            birth: child.birth,
            home: Some(family.home),
        };
        let person = self.person(draft, child.given.as_deref());
        let role = self.role(person, Population::Pupil, school);
        let facts = self.pupil_facts(school, child.birth);
        if facts.local_number != facts.partner_number {
            self.world.roles[role].remark(Note::NationalNumber);
        }
        self.world.roles[role].pupil = Some(facts);
        role
    }
}
