//! One plain form for texts that are written in many ways.
//!
//! Folding is what rules « identiques » allow: case, accents, ligatures, the shape of an apostrophe or a hyphen, outer and
//! repeated spaces. Whether a hyphen equals a space is left to the comparison.

use deunicode::deunicode_char;

/// Stands for a character that an encoding accident destroyed.
pub(crate) const UNREADABLE: char = '?';

/// `raw` in lower-case ASCII: letters, digits, space, `-`, `'`, `.`, `,` and [`UNREADABLE`].
pub(crate) fn fold(raw: &str) -> String {
    if raw.is_ascii() {
        return tidy(raw.chars());
    }
    match repair(raw) {
        Some(repaired) => tidy(repaired.chars()),
        None => tidy(raw.chars()),
    }
}

/// Lower case, one separator at a time.
fn tidy(chars: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(24);
    for c in chars {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => separate(&mut out, '-'),
            '\'' | '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}' | '\u{2019}' => separate(&mut out, '\''),
            ',' | ';' => separate(&mut out, ','),
            '.' => separate(&mut out, '.'),
            '?' | '\u{fffd}' => out.push(UNREADABLE),
            _ if c.is_whitespace() || c.is_ascii() => separate(&mut out, ' '),
            _ => {
                let plain = deunicode_char(c).unwrap_or("");
                out.extend(plain.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
            }
        }
    }
    out.truncate(out.trim_end_matches([' ', '-', '\'', ',']).len());
    out
}

/// Adds a separator; beside another one, a space gives way.
fn separate(out: &mut String, separator: char) {
    match out.chars().last() {
        None => {}
        Some(' ') if separator != ' ' => {
            out.pop();
            out.push(separator);
        }
        Some(' ' | '-' | '\'' | ',') if separator == ' ' => {}
        Some(last) if last == separator => {}
        Some(_) => out.push(separator),
    }
}

/// UTF-8 that was read as Windows-1252 (« HÃ©lÃ¨ne »), back to what it was.
fn repair(raw: &str) -> Option<String> {
    if !raw.contains(['Ã', 'Å', 'Â']) {
        return None;
    }
    let bytes: Option<Vec<u8>> = raw.chars().map(windows_1252_byte).collect();
    String::from_utf8(bytes?).ok()
}

fn windows_1252_byte(c: char) -> Option<u8> {
    /// What Windows-1252 puts at 0x80 to 0x9F; `\0` where it puts nothing.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    if let Some(offset) = HIGH.iter().position(|&high| high == c) {
        return u8::try_from(0x80 + offset).ok();
    }
    u8::try_from(u32::from(c)).ok()
}

/// Letters, digits and unreadable characters of a folded text, separators removed.
pub(crate) fn joined(folded: &str) -> String {
    folded.chars().filter(|c| c.is_ascii_alphanumeric() || *c == UNREADABLE).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold, joined};

    #[test]
    fn case_accents_ligatures_and_outer_spaces_disappear() {
        for (raw, folded) in [
            ("  Élodie ", "elodie"),
            ("ÉLODIE", "elodie"),
            ("E\u{301}lodie", "elodie"),
            ("Cœur  d’Ange", "coeur d'ange"),
            ("LÆTITIA", "laetitia"),
            ("Jean – Marie", "jean-marie"),
            ("J.-M.", "j.-m."),
            ("Marie\u{a0}Claire", "marie claire"),
            ("HÃ©lÃ¨ne", "helene"),
            ("H\u{fffd}l?ne", "h?l?ne"),
            ("Dupont (Martin)", "dupont martin"),
            ("'-", ""),
        ] {
            assert_eq!(fold(raw), folded, "{raw}");
        }
    }

    #[test]
    fn a_hyphen_is_not_a_space_but_joining_forgets_both() {
        assert_ne!(fold("Jean-Marie"), fold("Jean Marie"));
        assert_eq!(joined(&fold("Jean-Marie")), joined(&fold("JEAN MARIE")));
        assert_eq!(joined(&fold("D'Almeida")), "dalmeida");
    }
}
