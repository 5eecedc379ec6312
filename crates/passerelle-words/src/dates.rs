//! Dates and times as people read them.

use std::borrow::Borrow;

use fluent_templates::fluent_bundle::FluentValue;
use passerelle_model::{BirthDate, Timestamp};
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{OffsetDateTime, UtcOffset};

use crate::{Words, paris};

/// An instant with the clock it is read on.
pub trait Moment {
    /// On that clock.
    fn local(&self) -> OffsetDateTime;
}

/// An instant of our own records, on the clock of mainland France.
impl Moment for Timestamp {
    fn local(&self) -> OffsetDateTime {
        paris::clock(*self)
    }
}

/// An instant of our own records, elsewhere: at this distance from UTC.
impl Moment for (Timestamp, UtcOffset) {
    fn local(&self) -> OffsetDateTime {
        let utc = OffsetDateTime::from_unix_timestamp(self.0.unix()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        utc.checked_to_offset(self.1).unwrap_or(utc)
    }
}

/// On the clock of whoever wrote it.
impl Moment for OffsetDateTime {
    fn local(&self) -> OffsetDateTime {
        *self
    }
}

impl<T: Moment> Moment for &T {
    fn local(&self) -> OffsetDateTime {
        (**self).local()
    }
}

const MONTHS: [&str; 12] = [
    "mois-janvier",
    "mois-fevrier",
    "mois-mars",
    "mois-avril",
    "mois-mai",
    "mois-juin",
    "mois-juillet",
    "mois-aout",
    "mois-septembre",
    "mois-octobre",
    "mois-novembre",
    "mois-decembre",
];

impl Words {
    /// A day in a sentence: « 3 septembre 2026 », "3 September 2026".
    pub fn date(self, moment: impl Moment) -> String {
        self.dated("date-longue", moment.local())
    }

    /// A day in a table: « 03/09/2026 » in both languages.
    pub fn short_date(self, moment: impl Moment) -> String {
        let day = moment.local();
        written(day.day(), u8::from(day.month()), day.year())
    }

    /// A date of birth: « 03/09/2012 ».
    pub fn birth_date(self, date: impl Borrow<BirthDate>) -> String {
        let date = date.borrow();
        written(date.day(), date.month(), date.year().into())
    }

    /// A time of day: « 14 h 05 », "14:05".
    pub fn time(self, moment: impl Moment) -> String {
        self.dated("heure-du-jour", moment.local())
    }

    /// A day and a time of day: « 3 septembre 2026 à 14 h 05 », "3 September 2026, 14:05".
    pub fn moment(self, moment: impl Moment) -> String {
        self.dated("date-et-heure", moment.local())
    }

    /// A moment as a file writes it (ISO 8601); as it stands when it cannot be read.
    pub fn written_moment(self, text: &str) -> String {
        read_moment(text).map_or_else(|| text.to_owned(), |moment| self.moment(moment))
    }

    fn dated(self, key: &str, moment: OffsetDateTime) -> String {
        let month = MONTHS[usize::from(u8::from(moment.month())) - 1];
        self.tell(
            key,
            [
                ("jour", FluentValue::from(f64::from(moment.day()))),
                ("mois", self.say(month).into()),
                ("annee", moment.year().to_string().into()),
                ("heure", moment.hour().to_string().into()),
                ("heureLongue", format!("{:02}", moment.hour()).into()),
                ("minute", format!("{:02}", moment.minute()).into()),
            ],
        )
    }
}

/// Reads an ISO 8601 moment with its offset; without one it is taken as it stands.
pub fn read_moment(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(text, &Iso8601::DEFAULT))
        .or_else(|_| OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339))
        .ok()
}

fn written(day: u8, month: u8, year: i32) -> String {
    format!("{day:02}/{month:02}/{year:04}")
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;
    use time::macros::{datetime, offset};

    use crate::{COMMON, Lang, Words};

    #[test]
    fn a_moment_is_written_as_people_say_it() {
        let french = Words::new(Lang::French, &COMMON);
        let english = Words::new(Lang::English, &COMMON);
        assert_eq!(french.written_moment("2026-09-03T14:02:00+02:00"), "3 septembre 2026 à 14 h 02");
        assert_eq!(english.written_moment("2026-09-03T04:02:00.120+02:00"), "3 September 2026, 04:02");
        assert_eq!(french.written_moment("2026-08-01T04:02:00"), "1er août 2026 à 4 h 02");
        assert_eq!(french.written_moment("hier"), "hier");
    }

    #[test]
    fn a_record_is_read_on_the_clock_of_mainland_france_unless_another_is_given() {
        let instant = Timestamp::from_unix(datetime!(2026-09-03 22:05 UTC).unix_timestamp());
        let french = Words::new(Lang::French, &COMMON);
        let english = Words::new(Lang::English, &COMMON);
        assert_eq!(french.date(instant), "4 septembre 2026");
        assert_eq!(french.short_date(instant), "04/09/2026");
        assert_eq!(french.time(instant), "0 h 05");
        assert_eq!(english.time(instant), "00:05");
        assert_eq!(english.moment((instant, offset!(+4))), "4 September 2026, 02:05");
        assert_eq!(english.date((instant, offset!(-4))), "3 September 2026");
    }
}
