//! What a file of people is read against.

use std::collections::BTreeSet;

use passerelle_model::{Population, Uai};

/// The schools that people may be put into, and by whom.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Ground {
    /// The schools that exist, those of the list of schools that comes with the file included.
    pub schools: BTreeSet<Uai>,
    /// The schools whose accounts the person who hands in the file manages; `None` for every school. Management
    /// rights and hashed passwords are then taken from the file; from a school's manager they are not.
    pub managed: Option<BTreeSet<Uai>>,
    /// The school of rows that name none.
    pub default_school: Option<Uai>,
}

impl Ground {
    /// Whether the file may say more than what people are: who manages accounts, which password they have.
    pub fn grants(&self) -> bool {
        self.managed.is_none()
    }
}

/// What a file is about: the schools, and in each the populations, that it has at least one good row of.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Coverage(BTreeSet<(Uai, Population)>);

impl Coverage {
    pub(crate) fn add(&mut self, uai: Uai, population: Population) {
        self.0.insert((uai, population));
    }

    /// Whether the file has somebody of this population in this school.
    pub fn has(&self, uai: Uai, population: Population) -> bool {
        self.0.contains(&(uai, population))
    }

    /// Whether the file has anybody of this school.
    pub fn has_school(&self, uai: Uai) -> bool {
        Population::ALL.into_iter().any(|population| self.has(uai, population))
    }

    /// The schools.
    pub fn schools(&self) -> Vec<Uai> {
        let mut schools: Vec<_> = self.0.iter().map(|(uai, _)| *uai).collect();
        schools.dedup();
        schools
    }
}
