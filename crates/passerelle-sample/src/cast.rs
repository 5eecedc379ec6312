//! Invents people and puts them into the world.

use std::collections::HashSet;

use passerelle_model::{BirthDate, OpaqueId, Population, Sex};

use crate::Note;
use crate::dice::Dice;
use crate::names::{Generation, Heritage, Names, fold};
use crate::places::Town;
use crate::plan::{Plan, Rates};
use crate::world::{Home, Person, Presence, Role, Side, World};

pub(crate) struct Cast {
    pub dice: Dice,
    pub names: Names,
    pub rates: Rates,
    pub world: World,
    /// Full names already borne, when none may be borne twice.
    pub taken: Option<HashSet<String>>,
}

/// What is decided of a person before the given names are drawn.
pub(crate) struct Draft {
    pub heritage: Heritage,
    pub generation: Generation,
    pub sex: Sex,
    pub birth_name: String,
    pub usage_name: Option<String>,
    pub birth: BirthDate,
    pub home: Option<usize>,
}

impl Cast {
    pub(crate) fn new(dice: Dice, plan: &Plan) -> Self {
        Self {
            dice,
            names: Names::new(),
            rates: plan.rates,
            world: World::default(),
            taken: plan.unique_names.then(HashSet::new),
        }
    }

    /// A new person, with given names that suit; `wanted` is taken as first given name if nothing forbids it.
    pub(crate) fn person(&mut self, draft: Draft, wanted: Option<&str>) -> usize {
        let mut first = wanted.map_or_else(|| self.given(&draft), str::to_owned);
        while !self.accepts(&draft, &first) {
            first = self.given(&draft);
        }
        let mut given = vec![first];
        for chance in [0.85, 0.4] {
            let other = self.given(&draft);
            if self.dice.chance(chance) && !given.contains(&other) && !other.contains(['-', ' ']) {
                given.push(other);
            }
        }
        let opaque = self.opaque_id();
        let Draft { sex, birth_name, usage_name, birth, home, .. } = draft;
        self.world.people.push(Person { opaque, sex, birth_name, usage_name, given, birth, home });
        self.world.people.len() - 1
    }

    fn given(&mut self, draft: &Draft) -> String {
        self.names.given(&mut self.dice, draft.heritage, draft.generation, draft.sex)
    }

    fn accepts(&mut self, draft: &Draft, given: &str) -> bool {
        let shown = draft.usage_name.as_ref().unwrap_or(&draft.birth_name);
        !self.names.is_notable(given, shown)
            && !self.names.is_notable(given, &draft.birth_name)
            && self.taken.as_mut().is_none_or(|taken| taken.insert(fold(shown) + " " + &fold(given)))
    }

    /// A random UUID (version 4).
    pub(crate) fn opaque_id(&mut self) -> OpaqueId {
        let bits = self.dice.bits() & !(0xF << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
        let hex = format!("{bits:032x}");
        let text = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
        OpaqueId::new(text).unwrap_or_else(|_| unreachable!("36 plain characters"))
    }

    pub(crate) fn role(&mut self, person: usize, population: Population, school: usize) -> usize {
        self.world.roles.push(Role {
            person,
            population,
            school,
            presence: Presence::Both,
            note: Note::Plain,
            pupil: None,
            kin: Vec::new(),
        });
        self.world.roles.len() - 1
    }

    pub(crate) fn relate(&mut self, guardian: usize, pupil: usize) {
        self.world.roles[guardian].kin.push(pupil);
        self.world.roles[pupil].kin.push(guardian);
    }

    pub(crate) fn home(&mut self, town: &Town) -> usize {
        let address = town.address(&mut self.dice);
        let stale = self.dice.chance(self.rates.moved).then(|| {
            let side = if self.dice.coin() { Side::Local } else { Side::Partner };
            (side, town.address(&mut self.dice))
        });
        self.world.homes.push(Home { address, stale });
        self.world.homes.len() - 1
    }

    pub(crate) fn family_name(&mut self, heritage: Heritage) -> String {
        self.names.family(&mut self.dice, heritage)
    }

    pub(crate) fn sex(&mut self) -> Sex {
        if self.dice.coin() { Sex::Female } else { Sex::Male }
    }
}
