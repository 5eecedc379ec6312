//! Birth dates.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// A birth date: a day of the calendar between 1900 and 2100.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BirthDate(Date);

impl TryFrom<String> for BirthDate {
    type Error = InvalidDate;

    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

impl BirthDate {
    /// The day, if the calendar has it and a living person can be born on it.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, InvalidDate> {
        if !(1900..=2100).contains(&year) {
            return Err(InvalidDate);
        }
        let month = Month::try_from(month).map_err(|_| InvalidDate)?;
        Date::from_calendar_date(i32::from(year), month, day).map(Self).map_err(|_| InvalidDate)
    }

    /// Year, 1900 to 2100.
    pub fn year(self) -> u16 {
        self.0.year().unsigned_abs().try_into().unwrap_or_default()
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Whether it is a 1 January, which often stands for a day that nobody knows.
    pub fn is_first_of_january(self) -> bool {
        self.month() == 1 && self.day() == 1
    }
}

/// Not a day of the calendar, or not written `AAAA-MM-JJ` or `JJ/MM/AAAA`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a date between 1900 and 2100 written AAAA-MM-JJ or JJ/MM/AAAA")]
pub struct InvalidDate;

impl FromStr for BirthDate {
    type Err = InvalidDate;

    /// Reads `2012-03-04` and `04/03/2012`, nothing looser: `04/03/12` could be read in two ways.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let text = text.trim().as_bytes();
        let (year, month, day) = match text {
            [_, _, _, _, b'-', _, _, b'-', _, _] => (&text[..4], &text[5..7], &text[8..]),
            [_, _, b'/', _, _, b'/', _, _, _, _] => (&text[6..], &text[3..5], &text[..2]),
            _ => return Err(InvalidDate),
        };
        let small = |digits| u8::try_from(number(digits)?).map_err(|_| InvalidDate);
        Self::new(number(year)?, small(month)?, small(day)?)
    }
}

/// At most four digits.
fn number(digits: &[u8]) -> Result<u16, InvalidDate> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + u16::from(digit - b'0')),
        _ => Err(InvalidDate),
    })
}

impl fmt::Display for BirthDate {
    /// ISO form, as files carry it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::BirthDate;

    #[test]
    fn both_written_forms_are_read() {
        let date = BirthDate::new(2012, 2, 29).expect("a leap year");
        assert_eq!("2012-02-29".parse(), Ok(date));
        assert_eq!(" 29/02/2012 ".parse(), Ok(date));
        assert_eq!(date.to_string(), "2012-02-29");
    }

    #[test]
    fn impossible_days_are_refused() {
        for wrong in [
            "2011-02-29",
            "31/04/2012",
            "04/03/12",
            "2012-3-4",
            "1899-12-31",
            "",
            "2012-02-29T00:00",
            "2012/02/29",
            "2012-+2-01",
            "20é2-02-1",
        ] {
            assert!(wrong.parse::<BirthDate>().is_err(), "{wrong}");
        }
    }
}
