//! Names as they are compared: without case, accents, hyphens, apostrophes or spaces.

use deunicode::deunicode_char;

/// Lower-case ASCII letters and digits of a name; what is written otherwise (« Jean-Marie », « JEAN MARIE ») is one.
pub fn folded(name: &str) -> String {
    let plain = name.chars().flat_map(|letter| deunicode_char(letter).unwrap_or_default().chars());
    plain.filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn what_differs_by_signs_alone_is_one_name() {
        for name in ["Jean-Marie", "JEAN MARIE", " jean\u{2019}marie", "Jéàn—Marie"] {
            assert_eq!(folded(name), "jeanmarie", "{name}");
        }
        assert_eq!(folded("Cœur d’Œillet"), "coeurdoeillet");
        assert_eq!(folded("—"), "");
    }
}
