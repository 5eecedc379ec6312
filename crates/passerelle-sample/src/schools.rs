//! Founds the schools, one after the other.

use crate::School;
use crate::absences::{Extent, replacements};
use crate::cast::Cast;
use crate::places::{Town, story_school};
use crate::plan::{Level, Plan, SchoolPlan};
use crate::world::{SchoolFacts, Side};

use passerelle_model::Population;

/// Fills the world with the schools of the plan.
pub(crate) fn found(cast: &mut Cast, plan: &Plan) -> Vec<School> {
    let mut town = Town::draw(&mut cast.dice);
    let mut earlier = 0..0;
    let mut establishments = Vec::with_capacity(plan.schools.len());
    for (number, school) in plan.schools.iter().enumerate() {
        // A town has about twenty schools.
        if number > 0 && number % 20 == 0 {
            town = Town::draw(&mut cast.dice);
            earlier = 0..0;
        }
        establishments.push(if plan.story {
            story_school(&town)
        } else {
            establishment(cast, &town, number, school)
        });
        earlier = populate(cast, &town, number, school, plan, &earlier);
    }
    establishments
}

fn establishment(cast: &mut Cast, town: &Town, number: usize, plan: &SchoolPlan) -> School {
    let kind = match plan.level {
        Level::Lower => "Collège",
        Level::Upper => "Lycée",
    };
    town.school(&mut cast.dice, number, kind)
}

/// Adds the people of a school; gives its families, from which the next school may take some.
fn populate(
    cast: &mut Cast,
    town: &Town,
    number: usize,
    school: &SchoolPlan,
    plan: &Plan,
    earlier: &std::ops::Range<usize>,
) -> std::ops::Range<usize> {
    let facts = facts(cast, school.level, plan);
    cast.world.schools.push(facts);
    let (first_role, first_family) = (cast.world.roles.len(), cast.world.families.len());
    let replaced = replacements(cast, school.guardians);
    let guardians = school.guardians.total() - replaced;
    cast.families(town, number, (school.pupils.total(), guardians), earlier);
    let guardians: Vec<usize> = (first_role..cast.world.roles.len())
        .filter(|role| cast.world.roles[*role].population == Population::Guardian)
        .collect();
    let teachers = school.teachers.total() - usize::from(plan.story);
    if plan.story {
        cast.story_teacher(number);
    }
    cast.teachers(number, teachers, &guardians);
    cast.staff(number, school.staff.total());
    let extent = Extent {
        roles: first_role..cast.world.roles.len(),
        families: first_family..cast.world.families.len(),
    };
    cast.absences(town, school, &extent, replaced);
    extent.families
}

/// What the school's ENT gives, and which side cuts names. The demonstration's ENT gives the least.
fn facts(cast: &mut Cast, level: Level, plan: &Plan) -> SchoolFacts {
    let cut = cast.rates.truncating_school;
    let fixed = plan.story && plan.unique_names;
    let dice = &mut cast.dice;
    let mut gives = |share: f64| dice.chance(share) && !fixed;
    let (partner_sex, partner_number) = (gives(0.4), gives(0.25));
    let (partner_address, partner_teacher_date) = (gives(0.3), gives(0.3));
    let cut = dice.chance(cut).then(|| {
        let side = if dice.coin() { Side::Local } else { Side::Partner };
        (side, *dice.pick(&[15, 20, 20]))
    });
    SchoolFacts { level, partner_sex, partner_number, partner_address, partner_teacher_date, cut }
}
