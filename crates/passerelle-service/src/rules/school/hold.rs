//! *Garde-fou*: an operation that would take identifiers from many people waits for the management.

use passerelle_model::{PerPopulation, Population};

/// Fewer people than this never stop anything.
pub const LEAST_PEOPLE: usize = 10;
/// Nor does this share of a population, in percent, or less.
pub const PERCENT: usize = 10;

/// What the hold stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hold {
    /// The populations concerned: how many people of how many.
    pub populations: Vec<(Population, usize, usize)>,
}

impl Hold {
    /// The number that has to be typed to go on: the people of all the populations concerned.
    pub fn people(&self) -> usize {
        self.populations.iter().map(|(_, people, _)| people).sum()
    }
}

/// Whether an operation stops. `touched`: people who would lose or change their identifier; `total`: people of each
/// population.
pub fn check(touched: &PerPopulation<usize>, total: &PerPopulation<usize>) -> Result<(), Hold> {
    let populations: Vec<_> = touched
        .iter()
        .map(|(population, &people)| (population, people, total[population]))
        .filter(|&(_, people, total)| people >= LEAST_PEOPLE && people * 100 > total * PERCENT)
        .collect();
    if populations.is_empty() { Ok(()) } else { Err(Hold { populations }) }
}

/// The largest share that would be touched, in percent, rounded up.
pub fn share(touched: &PerPopulation<usize>, total: &PerPopulation<usize>) -> usize {
    let shares = touched.iter().map(|(population, people)| (people * 100).div_ceil(total[population].max(1)));
    shares.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use passerelle_model::{PerPopulation, Population};

    use super::{check, share};

    fn teachers(n: usize) -> PerPopulation<usize> {
        PerPopulation::from_fn(|population| if population == Population::Teacher { n } else { 0 })
    }

    #[test]
    fn it_takes_both_ten_people_and_more_than_a_tenth() {
        for (touched, total, stopped) in [
            (0, 0, false),
            (9, 9, false),
            (10, 100, false),
            (11, 100, true),
            (10, 99, true),
            (50, 1044, false),
        ] {
            assert_eq!(check(&teachers(touched), &teachers(total)).is_err(), stopped, "{touched} of {total}");
        }
    }

    #[test]
    fn the_number_to_type_covers_every_population_that_is_held_and_no_other() {
        let touched = PerPopulation::from_fn(|population| match population {
            Population::Pupil => 20,
            Population::Teacher => 12,
            Population::Staff => 3,
            _ => 0,
        });
        let total = PerPopulation::from_fn(|_| 30);
        assert_eq!(check(&touched, &total).unwrap_err().people(), 32);
        assert_eq!(share(&touched, &total), 67);
    }
}
