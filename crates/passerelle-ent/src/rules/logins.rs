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

#[cfg(test)]
mod tests {
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
}
