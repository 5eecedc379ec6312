//! The six populations of the supervision table.

use std::fmt;
use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

/// A kind of person (*population*). The same human may belong to several: one account each, compared
/// within the population only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// *Élève*.
    Pupil,
    /// *Inspecteur*, who enters the Espace Académie. The ENT's file never carries any.
    Inspector,
    /// *Maître de stage*, who enters the Espace Entreprise. The ENT's file never carries any.
    WorkplaceTutor,
    /// *Responsable légal*, « Parents » on screen.
    Guardian,
    /// *Personnel*: management, school life, assistants. One bag in the ENT's file.
    Staff,
    /// *Professeur*, librarian teachers included.
    Teacher,
}

impl Population {
    /// Every population, in the order of the supervision table's columns.
    pub const ALL: [Self; 6] =
        [Self::Pupil, Self::Inspector, Self::WorkplaceTutor, Self::Guardian, Self::Staff, Self::Teacher];

    /// The word used in files (`eleve`, `responsable`, …).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupil => "eleve",
            Self::Inspector => "inspecteur",
            Self::WorkplaceTutor => "maitre_de_stage",
            Self::Guardian => "responsable",
            Self::Staff => "personnel",
            Self::Teacher => "professeur",
        }
    }

    /// The population whose [`code`](Self::code) is exactly `code`.
    pub fn from_code(code: &str) -> Result<Self, UnknownPopulation> {
        Self::ALL.into_iter().find(|population| population.code() == code).ok_or(UnknownPopulation)
    }

    const fn column(self) -> usize {
        self as usize
    }
}

/// No population has this code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("unknown population")]
pub struct UnknownPopulation;

impl fmt::Display for Population {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One value per population.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct PerPopulation<T>([T; 6]);

impl<T> PerPopulation<T> {
    /// Builds the value of each population.
    pub fn from_fn(mut value: impl FnMut(Population) -> T) -> Self {
        Self(Population::ALL.map(&mut value))
    }

    /// Populations and values, in the order of the supervision table's columns.
    pub fn iter(&self) -> impl Iterator<Item = (Population, &T)> {
        Population::ALL.into_iter().zip(&self.0)
    }
}

impl<T> Index<Population> for PerPopulation<T> {
    type Output = T;

    fn index(&self, population: Population) -> &T {
        &self.0[population.column()]
    }
}

impl<T> IndexMut<Population> for PerPopulation<T> {
    fn index_mut(&mut self, population: Population) -> &mut T {
        &mut self.0[population.column()]
    }
}

#[cfg(test)]
mod tests {
    use super::{PerPopulation, Population};

    #[test]
    fn every_code_leads_back_to_its_population() {
        for population in Population::ALL {
            assert_eq!(Population::from_code(population.code()), Ok(population));
        }
        assert!(Population::from_code("Eleve").is_err());
    }

    #[test]
    fn a_value_is_kept_under_its_own_population() {
        let codes = PerPopulation::from_fn(Population::code);
        for (population, code) in codes.iter() {
            assert_eq!(*code, population.code());
            assert_eq!(codes[population], population.code());
        }
    }
}
