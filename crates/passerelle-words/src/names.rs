//! Names of people.

/// « MARCHAND Élodie »: the family name as written, the given name with initial capitals where it has only capitals.
pub fn full_name(family: &str, given: &str) -> String {
    let mut name = family.trim().to_owned();
    if !name.is_empty() && !given.trim().is_empty() {
        name.push(' ');
    }
    if given.chars().any(char::is_lowercase) {
        name.push_str(given.trim());
        return name;
    }
    let mut starts = true;
    for letter in given.trim().chars() {
        if starts {
            name.push(letter);
        } else {
            name.extend(letter.to_lowercase());
        }
        starts = !letter.is_alphabetic();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::full_name;

    #[test]
    fn the_given_name_alone_changes_and_only_from_capitals() {
        for (family, given, whole) in [
            ("MARCHAND", "ÉLODIE", "MARCHAND Élodie"),
            ("Le Gall", "JEAN-MARIE", "Le Gall Jean-Marie"),
            ("MARCHAND", "Marie-ange", "MARCHAND Marie-ange"),
            (" MARCHAND ", "", "MARCHAND"),
            ("", "ÉLODIE", "Élodie"),
        ] {
            assert_eq!(full_name(family, given), whole);
        }
    }
}
