//! The clock of mainland France: one hour ahead of UTC, two from the last Sunday of March to that of October.
//!
//! Directive 2000/84/EC: both changes happen at 01:00 UTC. The rule holds since 1996.

use passerelle_model::Timestamp;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// An instant on that clock; the epoch where a calendar cannot hold it.
pub fn clock(instant: Timestamp) -> OffsetDateTime {
    let utc = OffsetDateTime::from_unix_timestamp(instant.unix()).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    utc.checked_to_offset(offset(utc)).unwrap_or(utc)
}

fn offset(utc: OffsetDateTime) -> UtcOffset {
    let hours = i8::from(summer(utc)) + 1;
    UtcOffset::from_hms(hours, 0, 0).unwrap_or(UtcOffset::UTC)
}

fn summer(utc: OffsetDateTime) -> bool {
    let change = |month| last_sunday(utc.year(), month).map(at_one);
    match (change(Month::March), change(Month::October)) {
        (Some(start), Some(end)) => (start..end).contains(&utc),
        _ => false,
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: Month) -> Option<Date> {
    let last = Date::from_calendar_date(year, month, 31).ok()?;
    let past = last.weekday().number_days_from_sunday();
    Date::from_calendar_date(year, month, 31 - past).ok()
}

fn at_one(day: Date) -> OffsetDateTime {
    PrimitiveDateTime::new(day, Time::MIDNIGHT).assume_utc() + time::Duration::HOUR
}

#[cfg(test)]
mod tests {
    use passerelle_model::Timestamp;
    use time::macros::datetime;

    use super::clock;

    #[test]
    fn the_hour_changes_twice_a_year_at_one_in_the_morning_utc() {
        for (utc, local) in [
            (datetime!(2026-01-15 12:00 UTC), datetime!(2026-01-15 13:00 +1)),
            (datetime!(2026-03-29 00:59:59 UTC), datetime!(2026-03-29 01:59:59 +1)),
            (datetime!(2026-03-29 01:00 UTC), datetime!(2026-03-29 03:00 +2)),
            (datetime!(2026-07-14 22:30 UTC), datetime!(2026-07-15 00:30 +2)),
            (datetime!(2026-10-25 00:59:59 UTC), datetime!(2026-10-25 02:59:59 +2)),
            (datetime!(2026-10-25 01:00 UTC), datetime!(2026-10-25 02:00 +1)),
            // A month whose last day is the Sunday, and one whose last day is a Saturday.
            (datetime!(2024-03-31 01:00 UTC), datetime!(2024-03-31 03:00 +2)),
            (datetime!(2029-03-25 01:00 UTC), datetime!(2029-03-25 03:00 +2)),
            (datetime!(2026-12-31 23:30 UTC), datetime!(2027-01-01 00:30 +1)),
        ] {
            let read = clock(Timestamp::from_unix(utc.unix_timestamp()));
            assert_eq!((read, read.offset()), (local, local.offset()), "{utc}");
        }
    }

    #[test]
    fn no_instant_is_too_far() {
        for seconds in [i64::MIN, i64::MAX, 253_402_300_799, -377_705_116_800] {
            let _ = clock(Timestamp::from_unix(seconds));
        }
    }
}
