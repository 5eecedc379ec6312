//! Who stands on one side only, and the traps laid in their place.

use std::ops::Range;

use passerelle_model::Population;

use crate::Note;
use crate::cast::Cast;
use crate::places::Town;
use crate::plan::{Headcount, SchoolPlan};
use crate::world::{Presence, Side};

/// The part of the world that a school fills.
pub(crate) struct Extent {
    pub roles: Range<usize>,
    pub families: Range<usize>,
}

/// How many people of a population are still to be taken away from one side.
struct Budget {
    population: Population,
    local_only: usize,
    partner_only: usize,
}

/// Relatives who will stand in the place of a guardian: they are not part of the families' plan.
pub(crate) fn replacements(cast: &mut Cast, guardians: Headcount) -> usize {
    let rate = cast.rates.trap_replaced;
    cast.dice.share(rate, guardians.local_only.min(guardians.partner_only))
}

impl Cast {
    /// Takes from one side as many people of a school as planned.
    pub(crate) fn absences(&mut self, town: &Town, plan: &SchoolPlan, extent: &Extent, replaced: usize) {
        let budget = |population, count: Headcount| Budget {
            population,
            local_only: count.local_only,
            partner_only: count.partner_only,
        };
        let mut pupils = budget(Population::Pupil, plan.pupils);
        let mut guardians = budget(Population::Guardian, plan.guardians);
        self.replace_guardians(town, extent, replaced, &mut guardians);
        self.part_twins(extent, &mut pupils);
        self.move_families(extent, &mut pupils, &mut guardians);
        let staff = budget(Population::Staff, plan.staff);
        let teachers = budget(Population::Teacher, plan.teachers);
        for budget in [pupils, guardians, staff, teachers] {
            self.take_one_by_one(extent, &budget);
        }
    }

    /// Puts a relative in the place of a guardian, on one side.
    fn replace_guardians(&mut self, town: &Town, extent: &Extent, count: usize, budget: &mut Budget) {
        for _ in 0..count {
            let Some((family, guardian)) = self.untouched_guardian(extent) else { return };
            let relative = self.replacement(town, family, guardian);
            let (local, partner) =
                if self.dice.chance(0.6) { (guardian, relative) } else { (relative, guardian) };
            // A grandfather in the place of a father of the same name: no datum says so.
            let note =
                if self.bear_one_name(guardian, relative) { Note::Homonym } else { Note::TrapReplaced };
            self.set_one_side(local, Side::Local, note);
            self.set_one_side(partner, Side::Partner, note);
            budget.local_only -= 1;
            budget.partner_only -= 1;
        }
    }

    fn bear_one_name(&self, one: usize, other: usize) -> bool {
        let given = |role: usize| &self.world.people[self.world.roles[role].person].given[0];
        given(one) == given(other)
    }

    fn untouched_guardian(&mut self, extent: &Extent) -> Option<(usize, usize)> {
        for _ in 0..100 {
            let index = extent.families.start + self.dice.below(extent.families.len());
            let guardian = *self.dice.pick(&self.world.families[index].guardians);
            if self.world.roles[guardian].is_untouched() {
                return Some((index, guardian));
            }
        }
        None
    }

    /// Leaves one twin on each side, from time to time.
    fn part_twins(&mut self, extent: &Extent, budget: &mut Budget) {
        for index in extent.families.clone() {
            let family = &self.world.families[index];
            let (true, [a, b, ..]) = (family.twins, &family.pupils[..]) else { continue };
            let (a, b) = (*a, *b);
            let possible = budget.local_only > 0
                && budget.partner_only > 0
                && [a, b].iter().all(|role| {
                    let role = &self.world.roles[*role];
                    role.note == Note::Twin && role.presence == Presence::Both && extent.roles.contains(&a)
                });
            if possible && self.dice.chance(self.rates.trap_twin) {
                self.set_one_side(a, Side::Local, Note::TrapTwin);
                self.set_one_side(b, Side::Partner, Note::TrapTwin);
                budget.local_only -= 1;
                budget.partner_only -= 1;
            }
        }
    }

    /// Whole families that have just come or gone: the usual reason for an absence.
    fn move_families(&mut self, extent: &Extent, pupils: &mut Budget, guardians: &mut Budget) {
        for side in [Side::Local, Side::Partner] {
            let goal = *pupils.left(side) / 2;
            for _ in 0..10 * goal {
                let index = extent.families.start + self.dice.below(extent.families.len());
                let family = &self.world.families[index];
                let (children, adults) = (family.pupils.clone(), family.guardians.clone());
                let everyone = || children.iter().chain(&adults);
                let untouched = everyone().all(|role| self.world.roles[*role].is_untouched());
                if *pupils.left(side) <= goal {
                    break;
                }
                let enough = *pupils.left(side) >= children.len() && *guardians.left(side) >= adults.len();
                if untouched && enough {
                    for role in everyone() {
                        self.set_one_side(*role, side, Note::Absent);
                    }
                    *pupils.left(side) -= children.len();
                    *guardians.left(side) -= adults.len();
                }
            }
        }
    }

    /// The rest of the budget, person by person; now and then the two sides' absent people are homonyms.
    fn take_one_by_one(&mut self, extent: &Extent, budget: &Budget) {
        let mut chosen = [Vec::new(), Vec::new()];
        let sides = [(Side::Local, budget.local_only), (Side::Partner, budget.partner_only)];
        for (chosen, (side, count)) in chosen.iter_mut().zip(sides) {
            let mut free: Vec<usize> = extent
                .roles
                .clone()
                .filter(|role| {
                    let role = &self.world.roles[*role];
                    role.population == budget.population && role.is_untouched()
                })
                .collect();
            for _ in 0..count {
                if free.is_empty() {
                    break;
                }
                let role = free.swap_remove(self.dice.below(free.len()));
                self.set_one_side(role, side, Note::Absent);
                chosen.push(role);
            }
        }
        let [local, partner] = chosen;
        for (local, partner) in local.into_iter().zip(partner) {
            if self.dice.chance(self.rates.trap_homonym) {
                self.make_homonyms(local, partner);
            }
        }
    }

    /// Gives the second person the names of the first, who is someone else.
    fn make_homonyms(&mut self, local: usize, partner: usize) {
        if self.world.roles[local].kin.iter().any(|kin| self.world.roles[partner].kin.contains(kin)) {
            return;
        }
        let model = &self.world.people[self.world.roles[local].person];
        let names = (model.birth_name.clone(), model.usage_name.clone(), model.given.clone(), model.sex);
        let person = &mut self.world.people[self.world.roles[partner].person];
        (person.birth_name, person.usage_name, person.given, person.sex) = names;
        self.world.roles[local].remark(Note::TrapHomonym);
    }

    fn set_one_side(&mut self, role: usize, side: Side, note: Note) {
        let role = &mut self.world.roles[role];
        role.presence = match side {
            Side::Local => Presence::LocalOnly,
            Side::Partner => Presence::PartnerOnly,
        };
        role.remark(note);
    }
}

impl Budget {
    fn left(&mut self, side: Side) -> &mut usize {
        match side {
            Side::Local => &mut self.local_only,
            Side::Partner => &mut self.partner_only,
        }
    }
}
