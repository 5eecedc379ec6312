//! « Ce qui a circulé »: what the ENT said about somebody, counted honestly.

use std::fmt;

use passerelle_model::LocalUser;
use passerelle_sso::client::Identity;
use serde::{Deserialize, Serialize};

/// Longest answer that is kept, in bytes. One person's is far below.
const KEPT: usize = 16 * 1024;

/// What the two servers exchanged to let somebody in. It is kept in the session, for its owner's eyes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    /// Identifiers received.
    pub identifiers: u64,
    /// The person's names found in the answer.
    pub names: u64,
    /// Other values received: a birth date, a class… None by default.
    pub values: u64,
    /// The answer of the ENT, as it came; `None` when it was too long to be kept.
    pub answer: Option<String>,
}

impl Traffic {
    /// Counts what `answer`, which gave `identity`, carried. `users` are those of the base that it is about.
    pub fn of<'a>(
        identity: &Identity,
        answer: &[u8],
        users: impl IntoIterator<Item = &'a LocalUser>,
    ) -> Self {
        let answer = String::from_utf8_lossy(answer);
        let values: usize = identity.attributes.iter().map(|(_, values)| values.len()).sum();
        let names = users.into_iter().map(|user| names(&answer, user)).max().unwrap_or_default();
        Self {
            identifiers: 1,
            names: names as u64,
            values: values as u64,
            answer: (answer.len() <= KEPT).then(|| answer.into_owned()),
        }
    }
}

/// The counts alone.
impl fmt::Debug for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { identifiers, names, values, .. } = self;
        write!(f, "Traffic({identifiers} identifiers, {names} names, {values} values)")
    }
}

/// How many of the person's names stand in the answer, looked for without regard to case.
fn names(answer: &str, user: &LocalUser) -> usize {
    let answer = answer.to_lowercase();
    [&user.family_name, &user.given_name]
        .into_iter()
        .map(|name| name.trim().to_lowercase())
        .filter(|name| !name.is_empty() && contains_word(&answer, name))
        .count()
}

/// Whether `word` stands in `text` on its own: « Al » is not in « validate ».
fn contains_word(text: &str, word: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| {
        !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use passerelle_model::{Address, LocalId, LocalUser, Population};

    use super::names;

    fn user(family: &str, given: &str) -> LocalUser {
        LocalUser {
            id: LocalId::new("1").expect("valid"),
            population: Population::Teacher,
            title: None,
            family_name: family.to_owned(),
            given_name: given.to_owned(),
            birth_date: None,
            national_number: None,
            class: None,
            address: Address::default(),
            children: Vec::new(),
        }
    }

    #[test]
    fn a_name_in_the_answer_is_seen_and_part_of_a_word_is_none() {
        assert_eq!(names("<user>7f3c</user>", &user("BUKISA", "JEAN-MARIE")), 0);
        assert_eq!(names("<nom>Bukisa</nom>", &user("BUKISA", "JEAN-MARIE")), 1);
        assert_eq!(names("<a>ÉLODIE</a><b>Martin</b>", &user("MARTIN", "Élodie")), 2);
        assert_eq!(names("<serviceValidate/>", &user("LI", "Al")), 0);
        assert_eq!(names("<user>7f3c</user>", &user("", " ")), 0);
    }
}
