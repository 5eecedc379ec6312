//! Direct sign-in: who has a password, who waits for a code, who may enter which space.

use std::collections::{HashMap, HashSet};

use passerelle_model::{LocalId, Population, Space, Timestamp};
use passerelle_store::service::{ActivationCode, BaseContent, NewUser, UserRow};

use super::logins::free_login;

/// How somebody signs in with the service's own login.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SignIn {
    /// Neither password nor code.
    None,
    /// A code on paper, until then.
    Code(Timestamp),
    /// A code that has expired.
    Expired,
    /// A password of their own.
    Password,
}

impl SignIn {
    /// Where a user stands.
    pub fn of(row: &UserRow, code: Option<&ActivationCode>, now: Timestamp) -> Self {
        match code {
            _ if row.record.password.is_some() => Self::Password,
            Some(code) if code.expires > now => Self::Code(code.expires),
            Some(_) => Self::Expired,
            None => Self::None,
        }
    }
}

/// For whom codes are drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whom {
    /// One person, password or not.
    One(i64),
    /// Everybody without a password, of this population and class where they are named.
    Waiting {
        /// The population.
        population: Option<Population>,
        /// The class.
        class: Option<String>,
    },
}

impl Whom {
    /// Whether this user is among them.
    pub fn is(&self, row: &UserRow) -> bool {
        let record = &row.record;
        match self {
            Self::One(n) => *n == row.n,
            Self::Waiting { population, class } => {
                record.password.is_none()
                    && population.is_none_or(|population| population == record.user.population)
                    && class.as_deref().is_none_or(|class| record.user.class.as_deref() == Some(class))
            }
        }
    }
}

/// The users who get a login because they have none, with it.
pub fn with_logins(content: &BaseContent, users: &[&UserRow]) -> HashMap<LocalId, NewUser> {
    let logins = content.users.iter().filter_map(|row| row.record.login.as_deref());
    let mut taken: HashSet<String> = logins.map(str::to_lowercase).collect();
    let mut given = HashMap::new();
    for row in users.iter().filter(|row| row.record.login.is_none()) {
        let login = free_login(&row.record.user, &taken);
        taken.insert(login.clone());
        given.insert(row.record.user.id.clone(), NewUser { login: Some(login), ..row.record.clone() });
    }
    given
}

/// The spaces that people of a population may be given, their own first.
pub fn spaces_for(population: Population) -> Vec<Space> {
    let own = Space::of(population);
    let others = Space::DOORS.into_iter().filter(|space| *space != own && space.is_for(population));
    std::iter::once(own).chain(others).collect()
}

/// The spaces as they are kept: those that the population may enter, in the order of the matrix. Nothing chosen, and
/// nothing but the population's own space, are the same.
pub fn chosen_spaces(population: Population, chosen: &[Space]) -> Vec<Space> {
    let kept: Vec<Space> =
        Space::DOORS.into_iter().filter(|space| chosen.contains(space) && space.is_for(population)).collect();
    if kept == [Space::of(population)] { Vec::new() } else { kept }
}

/// What going back brings, without the passwords of then: one that was taken away since does not come back, be it with the
/// person, and one that was chosen since stays.
pub fn with_present_passwords(mut then: BaseContent, now: &BaseContent) -> BaseContent {
    let present: HashMap<&LocalId, &NewUser> =
        now.users.iter().map(|row| (&row.record.user.id, &row.record)).collect();
    for row in &mut then.users {
        let record = present.get(&row.record.user.id);
        row.record.password = record.and_then(|record| record.password.clone());
    }
    then
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Population, Space, Timestamp};
    use passerelle_store::PasswordHash;
    use passerelle_store::service::ActivationCode;

    use super::{SignIn, Whom, chosen_spaces, spaces_for, with_logins, with_present_passwords};
    use crate::rules::school::fixtures::Content;

    fn hash(text: &str) -> PasswordHash {
        PasswordHash::new(text.to_owned())
    }

    #[test]
    fn a_password_counts_before_a_code_and_a_code_expires() {
        let mut content = Content::default().user("a", Population::Pupil).build();
        let row = &mut content.users[0];
        let expires = Timestamp::from_unix(100);
        let code = ActivationCode { user: row.record.user.id.clone(), mark: String::new(), expires };
        let at = Timestamp::from_unix;
        assert_eq!(SignIn::of(row, None, at(0)), SignIn::None);
        assert_eq!(SignIn::of(row, Some(&code), at(99)), SignIn::Code(expires));
        assert_eq!(SignIn::of(row, Some(&code), at(100)), SignIn::Expired);
        row.record.password = Some(hash("1"));
        assert_eq!(SignIn::of(row, Some(&code), at(0)), SignIn::Password);
    }

    #[test]
    fn codes_are_for_those_who_have_no_password_unless_one_person_is_named() {
        let mut content =
            Content::default().user("a", Population::Pupil).user("b", Population::Pupil).build();
        content.users[0].record.password = Some(hash("1"));
        content.users[1].record.user.class = Some("6B".to_owned());
        let waiting = |class: Option<&str>| Whom::Waiting {
            population: Some(Population::Pupil),
            class: class.map(str::to_owned),
        };
        let [with, without] = &content.users[..] else { panic!("two people") };
        assert!(!waiting(None).is(with) && waiting(None).is(without) && Whom::One(with.n).is(with));
        assert!(waiting(Some("6B")).is(without) && !waiting(Some("6A")).is(without));
        assert!(!Whom::Waiting { population: Some(Population::Staff), class: None }.is(without));
    }

    #[test]
    fn people_of_one_name_get_two_logins() {
        let content = Content::default()
            .named_user("a", Population::Pupil, "MARTIN", "Léa")
            .named_user("b", Population::Pupil, "MARTIN", "Luc")
            .build();
        let users: Vec<_> = content.users.iter().collect();
        let given = with_logins(&content, &users);
        let mut logins: Vec<_> = given.values().filter_map(|user| user.login.as_deref()).collect();
        logins.sort_unstable();
        assert_eq!(logins, ["l.martin", "l.martin2"]);
    }

    #[test]
    fn nobody_is_given_a_space_of_another_population() {
        assert_eq!(spaces_for(Population::Staff), [Space::SchoolLife, Space::Management, Space::Assistants]);
        assert_eq!(spaces_for(Population::Pupil), [Space::Pupils]);
        let staff = |chosen: &[Space]| chosen_spaces(Population::Staff, chosen);
        assert_eq!(staff(&[Space::SchoolLife]), []);
        assert_eq!(
            staff(&[Space::Teachers, Space::Assistants, Space::Management]),
            [Space::Management, Space::Assistants]
        );
    }

    #[test]
    fn going_back_brings_no_password_back() {
        let mut then = Content::default()
            .user("a", Population::Pupil)
            .user("b", Population::Pupil)
            .user("removed", Population::Pupil)
            .build();
        let mut now = then.clone();
        now.users.pop();
        then.users[0].record.password = Some(hash("stolen"));
        then.users[2].record.password = Some(hash("of somebody who left"));
        now.users[1].record.password = Some(hash("chosen since"));
        let back = with_present_passwords(then, &now);
        assert_eq!(back.users[0].record.password, None);
        assert_eq!(back.users[1].record.password, Some(hash("chosen since")));
        assert_eq!(back.users[2].record.password, None, "who comes back is given a code");
    }
}
