//! What somebody says of themselves who asks to be linked.

use passerelle_model::Space;
use passerelle_store::service::{Base, UserRow};

use super::proof::is_open;

/// Longest thing said in one field, in characters.
pub const LONGEST: usize = 80;

/// What is said, tidied.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// *Nom*.
    pub family_name: String,
    /// *Prénom*.
    pub given_name: String,
    /// Name and first name of the child.
    pub child: String,
    /// The child's class.
    pub class: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It is needed.
    Missing,
    /// Nobody's name is so long.
    TooLong,
}

/// What is wrong with each field.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Faults {
    /// With the family name.
    pub family_name: Option<Fault>,
    /// With the given name.
    pub given_name: Option<Fault>,
    /// With the child.
    pub child: Option<Fault>,
    /// With the class.
    pub class: Option<Fault>,
}

impl Said {
    /// Takes what was typed: spaces put right, what is no writing left out.
    pub fn tidied(family_name: &str, given_name: &str, child: &str, class: &str) -> Self {
        Self {
            family_name: tidy(family_name),
            given_name: tidy(given_name),
            child: tidy(child),
            class: tidy(class),
        }
    }

    /// What keeps it from being sent. Who comes by the guardians' space tells of a child.
    pub fn faults(&self, space: Space) -> Option<Faults> {
        let faults = Faults {
            family_name: fault(&self.family_name, true),
            given_name: fault(&self.given_name, true),
            child: fault(&self.child, space == Space::Guardians),
            class: fault(&self.class, false),
        };
        (faults != Faults::default()).then_some(faults)
    }
}

/// Whether the form of a space asks about a child: only guardians have one, and on the common page nobody knows yet.
pub const fn asks_about_a_child(space: Space) -> bool {
    matches!(space, Space::Guardians | Space::Common)
}

/// Whether somebody is linked well enough, as `users`, to have nothing to ask for. Whoever is in conflict is linked and
/// still has something to tell; so has whoever lacks one user of several.
pub fn has_nothing_to_ask(base: &Base, space: Space, users: &[UserRow], in_conflict: bool) -> bool {
    let is_enough =
        if is_open(base) { users.iter().any(|user| user.record.enters(space)) } else { !users.is_empty() };
    !in_conflict && is_enough
}

fn tidy(typed: &str) -> String {
    let words = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn fault(text: &str, needed: bool) -> Option<Fault> {
    match text.chars().count() {
        0 if needed => Some(Fault::Missing),
        length if length > LONGEST => Some(Fault::TooLong),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Population, RecognitionWay, Space};

    use super::{Fault, Faults, LONGEST, Said, has_nothing_to_ask};
    use crate::rules::door::tests::base;
    use crate::rules::entry::tests::user;

    #[test]
    fn whoever_is_linked_has_nothing_to_ask_unless_one_of_their_roles_is_not() {
        let teacher = [user(1, Population::Teacher, &[])];
        let mut base = base(&[Space::Teachers, Space::Guardians], false);
        assert!(!has_nothing_to_ask(&base, Space::Teachers, &[], false));
        assert!(has_nothing_to_ask(&base, Space::Guardians, &teacher, false));
        assert!(!has_nothing_to_ask(&base, Space::Teachers, &teacher, true));
        if let Some(cas) = &mut base.delegation.cas {
            cas.recognition.way = RecognitionWay::DoubleSignIn;
        }
        assert!(has_nothing_to_ask(&base, Space::Teachers, &teacher, false));
        assert!(!has_nothing_to_ask(&base, Space::Guardians, &teacher, false));
    }

    #[test]
    fn what_was_typed_is_tidied() {
        let said = Said::tidied("  SPECIMEN\u{0}\r\n ", "Marie  Ange", "", "3A");
        assert_eq!((said.family_name.as_str(), said.given_name.as_str()), ("SPECIMEN", "Marie Ange"));
        assert_eq!(said.faults(Space::Pupils), None);
    }

    #[test]
    fn names_are_needed_and_guardians_tell_of_a_child() {
        let said = Said::tidied(" ", "Zoé", "", &"x".repeat(LONGEST + 1));
        let class = Some(Fault::TooLong);
        let family_name = Some(Fault::Missing);
        let expected = Faults { family_name, class, ..Faults::default() };
        assert_eq!(said.faults(Space::Common), Some(expected));
        let child = Some(Fault::Missing);
        assert_eq!(said.faults(Space::Guardians), Some(Faults { child, ..expected }));
    }
}
