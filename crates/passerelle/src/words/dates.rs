//! Dates as people read them: « 3 septembre 2026 à 14 h 02 », "3 September 2026, 14:02".

use fluent_templates::fluent_bundle::FluentValue;
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339};

use super::Words;

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
    /// A day and a time of day, on the clock of whoever wrote them.
    pub(crate) fn moment(self, moment: OffsetDateTime) -> String {
        let month = MONTHS[usize::from(u8::from(moment.month())) - 1];
        self.tell(
            "date-et-heure",
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

    /// A moment as a file writes it (ISO 8601); as it stands when it cannot be read.
    pub(crate) fn written_moment(self, text: &str) -> String {
        read(text).map_or_else(|| text.to_owned(), |moment| self.moment(moment))
    }
}

/// The present moment on the local clock. `SOURCE_DATE_EPOCH`, in seconds, takes its place: two runs then write the
/// same bytes.
pub(crate) fn now() -> OffsetDateTime {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    match fixed.and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok()) {
        Some(moment) => moment,
        // The offset is unknown where the process already has several threads.
        None => OffsetDateTime::now_local().unwrap_or_else(|_| OffsetDateTime::now_utc()),
    }
}

/// Reads an ISO 8601 moment with its offset; without one it is taken as it stands.
pub(crate) fn read(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(text, &Iso8601::DEFAULT))
        .or_else(|_| OffsetDateTime::parse(&format!("{text}Z"), &Rfc3339))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Words};

    #[test]
    fn a_moment_is_written_as_people_say_it() {
        let french = Words::new(Lang::French);
        let english = Words::new(Lang::English);
        assert_eq!(french.written_moment("2026-09-03T14:02:00+02:00"), "3 septembre 2026 à 14 h 02");
        assert_eq!(english.written_moment("2026-09-03T04:02:00.120+02:00"), "3 September 2026, 04:02");
        assert_eq!(french.written_moment("2026-08-01T04:02:00"), "1er août 2026 à 4 h 02");
        assert_eq!(french.written_moment("hier"), "hier");
    }
}
