//! Capitals and accents: the habit of a whole side.

use super::Written;
use crate::dice::Dice;
use crate::names::plain;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub capital_family: bool,
    pub capital_given: bool,
    pub accents: bool,
}

impl Style {
    /// « LÉGER Zoé »
    const USUAL: Self = Self { capital_family: true, capital_given: false, accents: true };
    /// « LEGER ZOE »
    const CAPITALS: Self = Self { capital_family: true, capital_given: true, accents: false };
    /// « Léger Zoé »
    const MIXED: Self = Self { capital_family: false, capital_given: false, accents: true };

    /// Two habits, those of the base and of the ENT.
    pub(crate) fn pair(dice: &mut Dice) -> (Self, Self) {
        *dice.pick(&[
            (Self::USUAL, Self::CAPITALS),
            (Self::USUAL, Self::MIXED),
            (Self::CAPITALS, Self::MIXED),
            (Self::MIXED, Self::CAPITALS),
        ])
    }

    /// Those of the demonstration.
    pub(crate) const STORY: (Self, Self) = (Self::USUAL, Self::CAPITALS);

    pub(crate) fn apply(self, name: &mut Written) {
        for (text, capitals) in
            [(&mut name.family, self.capital_family), (&mut name.given, self.capital_given)]
        {
            if !self.accents {
                *text = plain(text);
            }
            if capitals {
                *text = text.to_uppercase();
            }
        }
    }
}
