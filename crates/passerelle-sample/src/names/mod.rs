//! Names as frequent as in real life.
//!
//! In France the commonest family name is borne by about 0.4 % of people, and about half of the people have a name
//! borne by fewer than one in ten thousand; the first given names of a generation are borne by 2 to 3 %.

mod family;
mod given;
mod letters;
mod rare;
pub(crate) mod tables;

use std::collections::HashSet;

use passerelle_model::Sex;

use crate::dice::Dice;

pub(crate) use letters::{capitalised, fold, plain};

/// Where a family's names come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heritage {
    General,
    Maghreb,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Generation {
    Adult,
    Pupil,
}

pub(crate) struct Names {
    general: Vec<&'static str>,
    maghreb: Vec<&'static str>,
    men: Given,
    women: Given,
    boys: Given,
    girls: Given,
    maghreb_male: Given,
    maghreb_female: Given,
    notable: HashSet<&'static str>,
}

impl Names {
    pub(crate) fn new() -> Self {
        Self {
            general: family::GENERAL.split(',').collect(),
            maghreb: family::MAGHREB.split(',').collect(),
            men: Given::new(given::MEN),
            women: Given::new(given::WOMEN),
            boys: Given::new(given::BOYS),
            girls: Given::new(given::GIRLS),
            maghreb_male: Given::new(given::MAGHREB_MALE),
            maghreb_female: Given::new(given::MAGHREB_FEMALE),
            notable: tables::NOTABLE.iter().copied().collect(),
        }
    }

    pub(crate) fn heritage(dice: &mut Dice) -> Heritage {
        if dice.chance(0.08) { Heritage::Maghreb } else { Heritage::General }
    }

    /// A family name.
    pub(crate) fn family(&self, dice: &mut Dice, heritage: Heritage) -> String {
        let (list, rare): (_, fn(usize) -> String) = match heritage {
            Heritage::General => (&self.general, rare::general),
            Heritage::Maghreb => (&self.maghreb, rare::arabic),
        };
        let rank = rank(dice);
        list.get(rank).map_or_else(|| rare(rank), |name| (*name).to_owned())
    }

    /// A given name.
    pub(crate) fn given(
        &self,
        dice: &mut Dice,
        heritage: Heritage,
        generation: Generation,
        sex: Sex,
    ) -> String {
        let list = match (heritage, generation, sex) {
            (Heritage::Maghreb, _, Sex::Male) => &self.maghreb_male,
            (Heritage::Maghreb, _, Sex::Female) => &self.maghreb_female,
            (Heritage::General, Generation::Adult, Sex::Male) => &self.men,
            (Heritage::General, Generation::Adult, Sex::Female) => &self.women,
            (Heritage::General, Generation::Pupil, Sex::Male) => &self.boys,
            (Heritage::General, Generation::Pupil, Sex::Female) => &self.girls,
        };
        let first = list.draw(dice);
        match dice.below(100) {
            0..2 if !first.contains(['-', ' ']) => compound(dice, list, first),
            2..8 if generation == Generation::Pupil => uncommon(dice, sex),
            _ => first.to_owned(),
        }
    }

    /// Whether someone known bears this full name.
    pub(crate) fn is_notable(&self, given: &str, family: &str) -> bool {
        self.notable.contains((fold(given) + &fold(family)).as_str())
    }
}

/// Rank of a family name drawn at random, 0 for the commonest.
///
/// The name of rank r is borne by a share 0.004 (1 + r/62.5)^-1.25 of people. These shares add up to 1, and the names
/// borne by more than one in ten thousand to 0.52. The fourth power inverts
/// their sum. Ranks beyond a thousand million start again.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn rank(dice: &mut Dice) -> usize {
    let rest = dice.unit();
    let square = rest * rest;
    (62.5 * (1.0 / (square * square) - 1.0) % 1.0e9) as usize
}

fn compound(dice: &mut Dice, list: &Given, first: &str) -> String {
    let second = list.draw(dice);
    if second == first || second.contains(['-', ' ']) {
        first.to_owned()
    } else {
        format!("{first}-{second}")
    }
}

/// A given name that few people bear.
fn uncommon(dice: &mut Dice, sex: Sex) -> String {
    const STARTS: [&str; 20] = [
        "a", "ca", "dé", "é", "fa", "ga", "ha", "i", "ja", "ka", "lo", "ma", "na", "o", "pa", "ra", "sa",
        "ti", "va", "yo",
    ];
    const MIDDLES: [&str; 14] =
        ["bri", "da", "ké", "li", "lo", "ma", "mi", "na", "no", "ri", "ro", "ssi", "thé", "vi"];
    const MALE: [&str; 8] = ["an", "el", "en", "is", "o", "on", "us", "yl"];
    const FEMALE: [&str; 8] = ["a", "anne", "elle", "ette", "ie", "ine", "ya", "yse"];
    let ends = if sex == Sex::Male { &MALE } else { &FEMALE };
    capitalised(&[*dice.pick(&STARTS), *dice.pick(&MIDDLES), *dice.pick(ends)].concat())
}

/// Given names with their frequencies, which fall as 1 / (rank + 14).
struct Given {
    names: Vec<&'static str>,
    /// Sum of the weights up to each name.
    sums: Vec<usize>,
}

impl Given {
    fn new(text: &'static str) -> Self {
        let names: Vec<_> = text.split(',').collect();
        let weights = (0..names.len()).map(|rank| 1_000_000 / (rank + 14));
        let sums = weights
            .scan(0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            })
            .collect();
        Self { names, sums }
    }

    fn draw(&self, dice: &mut Dice) -> &'static str {
        let drawn = dice.below(self.sums.last().copied().unwrap_or_default());
        self.names[self.sums.partition_point(|sum| *sum <= drawn)]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use passerelle_model::Sex;

    use super::{Generation, Heritage, Names};
    use crate::dice::Dice;

    fn frequencies(draw: impl FnMut() -> String) -> Vec<f64> {
        const DRAWS: usize = 200_000;
        let mut counts = HashMap::<String, u32>::new();
        for name in std::iter::repeat_with(draw).take(DRAWS) {
            *counts.entry(name).or_default() += 1;
        }
        let mut shares: Vec<_> = counts.values().map(|count| f64::from(*count) / 200_000.0).collect();
        shares.sort_by(|a, b| b.total_cmp(a));
        shares
    }

    #[test]
    fn family_names_have_a_long_tail() {
        let (names, mut dice) = (Names::new(), Dice::new(3));
        let shares = frequencies(|| names.family(&mut dice, Heritage::General));
        assert!((0.0035..0.0050).contains(&shares[0]), "{}", shares[0]);
        let common: f64 = shares.iter().filter(|share| **share > 1e-4).sum();
        assert!((0.45..0.60).contains(&common), "{common}");
    }

    #[test]
    fn the_commonest_given_name_is_borne_by_two_or_three_in_a_hundred() {
        let (names, mut dice) = (Names::new(), Dice::new(4));
        for sex in [Sex::Female, Sex::Male] {
            for generation in [Generation::Adult, Generation::Pupil] {
                let shares = frequencies(|| names.given(&mut dice, Heritage::General, generation, sex));
                assert!((0.018..0.032).contains(&shares[0]), "{}", shares[0]);
            }
        }
    }
}
