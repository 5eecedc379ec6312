//! Birth dates and how they go wrong.

use passerelle_model::BirthDate;

use crate::dice::Dice;

/// First year of the school year in which every sample takes place.
pub(crate) const SCHOOL_YEAR: u16 = 2020;

/// Any day of these years.
pub(crate) fn birthday(dice: &mut Dice, first_year: u16, last_year: u16) -> BirthDate {
    let year = dice.between(first_year, last_year);
    loop {
        if let Some(date) = day(year, dice.between(1, 12), dice.between(1, 31)) {
            return date;
        }
    }
}

/// The date as someone else typed it: day and month exchanged, 1 January as filler, a year off or one day wrong.
pub(crate) fn mistaken(dice: &mut Dice, date: BirthDate) -> BirthDate {
    let (year, month, of_month) = (date.year(), u16::from(date.month()), u16::from(date.day()));
    let wrong = match dice.weighted(&[35, 25, 20, 20]) {
        0 => day(year, of_month, month),
        1 => day(year, 1, 1),
        2 => day(if dice.coin() { year - 1 } else { year + 1 }, month, of_month),
        _ => day(year, month, if of_month > 10 { of_month - 10 } else { of_month + 10 }),
    };
    wrong.filter(|wrong| *wrong != date).unwrap_or_else(|| birthday(dice, year, year))
}

fn day(year: u16, month: u16, day: u16) -> Option<BirthDate> {
    BirthDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok()
}
