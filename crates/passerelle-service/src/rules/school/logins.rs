//! What a user signs in with who has no login yet.

use std::collections::HashSet;
use std::hash::BuildHasher;

use passerelle_model::LocalUser;
use passerelle_web::strength::folded;

/// Longest family part of a login, in characters.
const LONGEST: usize = 20;

/// A login that nobody of `taken` has (lower case): initials of the given names, a dot, the family name
/// (« jm.bukisa »), then the same with a number from 2 on.
pub fn free_login<S: BuildHasher>(user: &LocalUser, taken: &HashSet<String, S>) -> String {
    let stem = stem(&user.family_name, &user.given_name);
    let numbered = (2_u32..).map(|number| format!("{stem}{number}"));
    let mut candidates = std::iter::once(stem.clone()).chain(numbered);
    candidates.find(|login| !taken.contains(login)).unwrap_or(stem)
}

fn stem(family: &str, given: &str) -> String {
    let initials: String = given
        .split(|letter: char| !letter.is_alphanumeric())
        .filter_map(|part| folded(part).chars().next())
        .collect();
    let family: String = folded(family).chars().take(LONGEST).collect();
    match (initials.as_str(), family.as_str()) {
        ("", "") => "compte".to_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (initials, family) => format!("{initials}.{family}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use passerelle_model::Population;

    use super::free_login;
    use crate::rules::school::fixtures::user;

    #[test]
    fn a_login_is_made_of_names_and_serves_nobody_else() {
        let first =
            |family, given| free_login(&user("1", Population::Teacher, family, given), &HashSet::new());
        assert_eq!(first("BUKISA", "JEAN-MARIE"), "jm.bukisa");
        assert_eq!(first("Le Gall", "Élodie"), "e.legall");
        assert_eq!(first("O’NEILL", ""), "oneill");
        assert_eq!(first("—", "—"), "compte");
        let taken = HashSet::from(["e.legall".to_owned(), "e.legall2".to_owned()]);
        assert_eq!(free_login(&user("1", Population::Teacher, "Le Gall", "Élodie"), &taken), "e.legall3");
    }
}
