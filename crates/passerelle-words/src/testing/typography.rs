//! French as it is typeset: ’ as apostrophe, U+202F before `;` `!` `?`, U+00A0 before `:` `%` and inside « ».

/// Panics where a text is not.
pub(super) fn french(key: &str, text: &str) {
    // What stands between braces is not text, but for the variants of a plural, on lines of their own.
    let text = text.replace("{ $", "").replace(" ->", "").replace("http://", "").replace("https://", "");
    assert!(!text.contains('\''), "{key}: a typewriter apostrophe");
    for sign in [';', '!', '?'] {
        for (place, _) in text.match_indices(sign) {
            let typed = text[..place].ends_with('\u{202f}') || is_code(&text, place);
            assert!(typed, "{key}: U+202F before {sign}");
        }
    }
    for (place, _) in text.match_indices(':') {
        let clock = text[place + 1..].starts_with(|after: char| after.is_ascii_digit());
        assert!(clock || text[..place].ends_with('\u{a0}'), "{key}: U+00A0 before a colon");
    }
    for (place, _) in text.match_indices('%') {
        let before = &text[..place];
        let code =
            before.ends_with('\u{a0}') || text[place + 1..].starts_with(|c: char| c.is_ascii_hexdigit());
        assert!(code, "{key}: U+00A0 before %");
    }
    for (place, _) in text.match_indices('«') {
        assert!(text[place..].starts_with("«\u{a0}"), "{key}: U+00A0 after «");
    }
    for (place, _) in text.match_indices('»') {
        assert!(text[..place].ends_with('\u{a0}'), "{key}: U+00A0 before »");
    }
}

/// A `;` between two words of a file format, as in `local_id;partner_id`; a `?` that opens the query of an address.
fn is_code(text: &str, place: usize) -> bool {
    let after = &text[place + 1..];
    match text.as_bytes()[place] {
        b';' => after.starts_with(|c: char| c.is_ascii_lowercase() || c == '`'),
        b'?' => after.starts_with(|c: char| c.is_ascii_alphabetic()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::french;

    #[test]
    fn english_habits_are_found() {
        for wrong in ["l'élève", "Vraiment?", "Oui !", "Total : 3", "99 %", "« mot »", "a;b c; d"] {
            assert!(catch_unwind(|| french("essai", wrong)).is_err(), "{wrong}");
        }
        for right in [
            "l’élève",
            "Vraiment\u{202f}?",
            "Total\u{a0}: 3",
            "99\u{a0}%",
            "«\u{a0}mot\u{a0}»",
            "local_id;partner_id",
            "à 14:05",
            "https://ent.example/cas?login=true",
        ] {
            french("essai", right);
        }
    }
}
