//! The safety hold on people who leave.

use passerelle_model::{PerPopulation, Population};

/// Fewer people than this may always leave.
const FEW: usize = 10;
/// One person in so many may always leave.
const SHARE: usize = 10;

/// Too many of a population would leave at once: the file is perhaps not whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The population, the first of those held.
    pub population: Population,
    /// How many of it would leave.
    pub leaving: usize,
    /// How many there are.
    pub present: usize,
}

/// Holds when 10 people or more, and more than one in ten of a population, would leave.
pub fn hold(leaving: &PerPopulation<usize>, present: &PerPopulation<usize>) -> Option<Held> {
    let held = |(population, &leaving): (Population, &usize)| {
        let present = present[population];
        (leaving >= FEW && leaving * SHARE > present).then_some(Held { population, leaving, present })
    };
    leaving.iter().find_map(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pupils(n: usize) -> PerPopulation<usize> {
        PerPopulation::from_fn(|population| if population == Population::Pupil { n } else { 0 })
    }

    #[test]
    fn few_people_or_a_small_share_may_leave() {
        assert_eq!(hold(&pupils(9), &pupils(9)), None);
        assert_eq!(hold(&pupils(10), &pupils(100)), None);
        let held = Held { population: Population::Pupil, leaving: 10, present: 99 };
        assert_eq!(hold(&pupils(10), &pupils(99)), Some(held));
    }
}
