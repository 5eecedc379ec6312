//! Names and logins as a search compares them: no case, no accents, no punctuation.

use deunicode::deunicode_char;

/// The words of a text, in lower-case ASCII letters and digits.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            let ascii = deunicode_char(c).unwrap_or("").chars();
            plain.extend(ascii.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        } else {
            plain.push(' ');
        }
    }
    plain.split_ascii_whitespace().map(str::to_owned).collect()
}

/// What a search looks through: the words of all texts, each after a space.
pub(super) fn search_text(texts: &[&str]) -> String {
    texts.iter().flat_map(|text| words(text)).fold(String::new(), |found, word| found + " " + &word)
}

/// What a list is sorted by: family name, then given name.
pub(super) fn sort_key(family_name: &str, given_name: &str) -> String {
    // The separator sorts before the space between the words of a name.
    format!("{}\u{1}{}", words(family_name).join(" "), words(given_name).join(" "))
}

#[cfg(test)]
mod tests {
    use super::{search_text, sort_key, words};

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        assert_eq!(words("  Œuvray-D’ÉLÎNE %_ \u{301}3"), ["oeuvray", "d", "eline", "3"]);
        assert_eq!(words("%_'\\"), Vec::<String>::new());
        assert_eq!(search_text(&["Noé", "p.noe"]), " noe p noe");
    }

    #[test]
    fn a_shorter_family_name_comes_first_whatever_the_given_name() {
        assert!(sort_key("Le", "Zoé") < sort_key("Le Goff", "Anne"));
        assert!(sort_key("Élan", "b") > sort_key("elan", "A"));
    }
}
