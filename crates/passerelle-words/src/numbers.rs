//! Counts with their thousands apart: « 1 044 », "1,044".

use fluent_templates::fluent_bundle::FluentValue;

/// Narrow no-break space.
pub(super) const FRENCH: &str = "\u{202f}";
pub(super) const ENGLISH: &str = ",";

/// A whole number, grouped by three digits.
pub(super) fn count(count: usize, separator: &str) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * separator.len());
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

/// How Fluent writes a number; nothing else is changed.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, positive and small")]
pub(super) fn grouped(value: &FluentValue<'_>, separator: &str) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value >= 0.0 && number.value.fract() == 0.0 => {
            Some(count(number.value as usize, separator))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, FRENCH, count};

    #[test]
    fn thousands_stand_apart() {
        for (number, french, english) in [
            (0, "0", "0"),
            (104, "104", "104"),
            (1_044, "1\u{202f}044", "1,044"),
            (1_000_000, "1\u{202f}000\u{202f}000", "1,000,000"),
        ] {
            assert_eq!(count(number, FRENCH), french);
            assert_eq!(count(number, ENGLISH), english);
        }
    }
}
