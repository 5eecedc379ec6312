//! Moments, as Unix seconds here and as `xs:dateTime` in messages.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

/// `2026-09-01T08:00:00Z`. Moments outside the years 1970 to 9999 are moved to the nearest bound.
pub(crate) fn format(unix: i64) -> String {
    const LAST: i64 = 253_402_300_799;

    OffsetDateTime::from_unix_timestamp(unix.clamp(0, LAST))
        .ok()
        .and_then(|moment| moment.format(&Rfc3339).ok())
        .unwrap_or_default()
}

/// A moment with its zone: `Z`, `+02:00`, or `+0200` as some servers write it. Fractions are dropped. A moment without
/// zone could be any of several, and is `None`.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let text = text.trim();
    let split = text.len().checked_sub(5).filter(|&at| text.is_char_boundary(at));
    let colonless = split
        .map(|at| text.split_at(at))
        .filter(|(_, zone)| zone.starts_with(['+', '-']) && zone[1..].bytes().all(|b| b.is_ascii_digit()));
    let moment = match colonless {
        Some((local, zone)) => {
            OffsetDateTime::parse(&format!("{local}{}:{}", &zone[..3], &zone[3..]), &Rfc3339)
        }
        None => OffsetDateTime::parse(text, &Rfc3339),
    };
    moment.ok().map(OffsetDateTime::unix_timestamp)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{format, parse};

    #[test]
    fn the_forms_of_the_field_are_read() {
        assert_eq!(format(1_788_249_600), "2026-09-01T08:00:00Z");
        for text in [
            "2026-09-01T08:00:00Z",
            "2026-09-01T08:00:00.999Z",
            "2026-09-01T10:00:00+02:00",
            "2026-09-01T10:00:00+0200",
            "2026-09-01T10:00:00.123456+02:00",
            "\n 2026-09-01T08:00:00Z ",
        ] {
            assert_eq!(parse(text), Some(1_788_249_600), "{text}");
        }
    }

    #[test]
    fn a_moment_without_zone_is_not_guessed() {
        for text in ["2026-09-01T08:00:00", "2026-09-01", "", "é", "+0200", "2026-13-01T08:00:00Z"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(unix in 0i64..253_402_300_800) {
            prop_assert_eq!(parse(&format(unix)), Some(unix));
        }

        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,40}") {
            parse(&text);
        }
    }
}
