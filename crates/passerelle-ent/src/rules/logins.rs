//! What a new account signs in with.

use super::folding::folded;

/// Longest family part of a login, in characters.
const LONGEST: usize = 20;

/// The logins to try for somebody, best first, without end: initials of the given names, a dot, the family name
/// (« jm.bukisa »), then the same with a number from 2 on.
pub fn candidates(family: &str, given: &str) -> impl Iterator<Item = String> {
    let initials: String = given
        .split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|part| folded(part).chars().next())
        .collect();
    let family: String = folded(family).chars().take(LONGEST).collect();
    let stem = match (initials.as_str(), family.as_str()) {
        ("", "") => "compte".to_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (initials, family) => format!("{initials}.{family}"),
    };
    let numbered = {
        let stem = stem.clone();
        (2_u32..).map(move |number| format!("{stem}{number}"))
    };
    std::iter::once(stem).chain(numbered)
}

/// Letters and digits that cannot be taken for one another when read aloud or copied: 32 of them.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz123456789";

/// Letters of a new password; each carries five random bits.
pub const PASSWORD_LETTERS: usize = 12;

/// A password for somebody to copy from paper, such as `k7mq-3xwd-9trz`, from random bytes: 60 bits.
pub fn password(random: [u8; PASSWORD_LETTERS]) -> String {
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = random.chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_login_has_initials_and_family_name() {
        let first = |family, given| candidates(family, given).next().expect("never empty");
        assert_eq!(first("BUKISA", "JEAN-MARIE"), "jm.bukisa");
        assert_eq!(first("Le Gall", "Élodie"), "e.legall");
        assert_eq!(first("O’NEILL", ""), "oneill");
        assert_eq!(first("", "Zoé"), "z");
        assert_eq!(first("—", "—"), "compte");
        assert_eq!(first(&"x".repeat(90), "A"), format!("a.{}", "x".repeat(20)));
    }

    #[test]
    fn the_next_candidates_are_numbered() {
        let three: Vec<_> = candidates("BUKISA", "Jean-Marie").take(3).collect();
        assert_eq!(three, ["jm.bukisa", "jm.bukisa2", "jm.bukisa3"]);
    }

    #[test]
    fn passwords_use_every_letter_evenly_and_none_that_misleads() {
        let letters: HashSet<_> = LETTERS.iter().collect();
        assert_eq!(letters.len(), 32);
        assert!(!LETTERS.iter().any(|letter| b"0oil".contains(letter)));
        assert_eq!(password([0, 1, 2, 3, 32, 33, 34, 35, 31, 63, 95, 127]), "abcd-abcd-9999");
    }
}
