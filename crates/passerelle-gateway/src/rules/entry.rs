//! Where somebody who is signed in may go.

use passerelle_model::Space;
use passerelle_store::service::UserRow;

/// What a signed-in person finds at a space.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// The space opens for this user of the base.
    Open(Box<UserRow>),
    /// From the common page, straight to the person's only space.
    Home(Space),
    /// From the common page, a choice: the person has several.
    Choice(Vec<Space>),
    /// Another space is theirs (E02).
    Elsewhere(Vec<Space>),
}

/// Decides for somebody known as `users`: one human may be several users of the base, one per population.
pub fn entry(space: Space, users: &[UserRow]) -> Entry {
    let mut homes: Vec<Space> =
        Space::DOORS.into_iter().filter(|door| users.iter().any(|user| user.record.enters(*door))).collect();
    if space == Space::Common {
        return match homes.as_slice() {
            [home] => Entry::Home(*home),
            _ => Entry::Choice(homes),
        };
    }
    if let Some(user) = users.iter().find(|user| user.record.enters(space)) {
        return Entry::Open(Box::new(user.clone()));
    }
    // The person's own space first.
    let first = users.first().map(|user| user.record.home());
    homes.sort_by_key(|home| Some(*home) != first);
    Entry::Elsewhere(homes)
}

#[cfg(test)]
pub(crate) mod tests {
    use passerelle_model::{Address, LocalId, LocalUser, Population, Space};
    use passerelle_store::service::{NewUser, UserRow};

    use super::{Entry, entry};

    pub(crate) fn user(n: i64, population: Population, spaces: &[Space]) -> UserRow {
        let user = LocalUser {
            id: LocalId::new(n.to_string()).expect("valid"),
            population,
            title: None,
            family_name: "SPECIMEN".to_owned(),
            given_name: "Sacha".to_owned(),
            birth_date: None,
            national_number: None,
            class: None,
            address: Address::default(),
            children: Vec::new(),
        };
        UserRow { n, record: NewUser { user, spaces: spaces.to_vec(), login: None, password: None } }
    }

    #[test]
    fn a_teacher_who_is_a_parent_has_two_doors_and_a_choice() {
        let users = [user(1, Population::Teacher, &[]), user(2, Population::Guardian, &[])];
        assert_eq!(entry(Space::Common, &users), Entry::Choice(vec![Space::Teachers, Space::Guardians]));
        assert_eq!(entry(Space::Guardians, &users), Entry::Open(Box::new(users[1].clone())));
        assert_eq!(entry(Space::Pupils, &users), Entry::Elsewhere(vec![Space::Teachers, Space::Guardians]));
    }

    #[test]
    fn staff_enter_the_spaces_that_the_base_gives_them() {
        let head = [user(1, Population::Staff, &[Space::Management, Space::SchoolLife])];
        assert!(matches!(entry(Space::Management, &head), Entry::Open(_)));
        assert!(matches!(entry(Space::Assistants, &head), Entry::Elsewhere(_)));
        let plain = [user(2, Population::Staff, &[])];
        assert_eq!(entry(Space::Common, &plain), Entry::Home(Space::SchoolLife));
        assert!(matches!(entry(Space::Management, &plain), Entry::Elsewhere(_)));
    }
}
