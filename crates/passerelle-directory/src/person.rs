//! Somebody of the file.

use std::fmt;

use passerelle_model::{Address, BirthDate, NationalNumber, Population, Sex, Title, Uai};

use crate::{Coverage, HashedPassword, Position, Record, Told};

/// All that the file says of somebody, its rows put together.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// The key under which the directory knows the person; it never changes.
    pub source: String,
    /// Line of the first row.
    pub line: u64,
    /// The login, when the file gives one that can be taken.
    pub login: Option<String>,
    /// A password hashed elsewhere.
    pub password: Option<HashedPassword>,
    /// *Civilité*.
    pub title: Told<Title>,
    /// *Nom*, tidied.
    pub family_name: String,
    /// *Prénom*, tidied.
    pub given_name: String,
    /// Birth date.
    pub birth_date: Told<BirthDate>,
    /// Sex of a pupil.
    pub sex: Told<Sex>,
    /// INE of a pupil.
    pub national_number: Told<NationalNumber>,
    /// Postal address.
    pub address: Told<Address>,
    /// What the person is, and where.
    pub posts: Vec<Post>,
    /// Another row of the person could not be used: what it would have said is not taken away.
    pub partial: bool,
    /// Of a pupil: the keys of the guardians that the file names; `None` when the file names nobody's.
    pub guardians: Option<Vec<String>>,
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person(line {})", self.line)
    }
}

/// What a row says somebody is in a school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// The school.
    pub uai: Uai,
    /// As whom.
    pub population: Population,
    /// *Classe*.
    pub class: Told<String>,
    /// *Fonction*.
    pub function: Told<String>,
    /// Whether it gives access to « Gestion des comptes ».
    pub manages_accounts: Told<bool>,
}

impl Post {
    fn is(&self, position: &Position) -> bool {
        (self.uai, self.population) == (position.uai, position.population)
    }

    fn over(&self, kept: Option<&Position>) -> Position {
        Position {
            uai: self.uai,
            population: self.population,
            class: self.class.clone().over(kept.and_then(|one| one.class.clone())),
            function: self.function.clone().over(kept.and_then(|one| one.function.clone())),
            manages_accounts: self
                .manages_accounts
                .over(kept.map(|one| one.manages_accounts))
                .unwrap_or_default(),
        }
    }
}

impl Person {
    /// What becomes of what is kept of the person. Doing it twice changes nothing more.
    ///
    /// What the file does not say stays, and so do positions in schools and populations that it does not cover.
    #[must_use]
    pub fn applied_to(&self, kept: Option<&Record>, coverage: &Coverage) -> Record {
        let nobody = Record::default();
        let before = kept.unwrap_or(&nobody);
        Record {
            title: self.title.over(before.title),
            family_name: self.family_name.clone(),
            given_name: self.given_name.clone(),
            birth_date: self.birth_date.over(before.birth_date),
            sex: self.sex.over(before.sex),
            national_number: self.national_number.clone().over(before.national_number.clone()),
            address: self.address.clone().over(Some(before.address.clone())).unwrap_or_default(),
            positions: self.positions_after(&before.positions, coverage),
        }
    }

    /// Those kept come first, in their order, then the new ones in the order of the file.
    fn positions_after(&self, kept: &[Position], coverage: &Coverage) -> Vec<Position> {
        let after =
            kept.iter().filter_map(|position| match self.posts.iter().find(|post| post.is(position)) {
                Some(post) => Some(post.over(Some(position))),
                None if !self.partial && coverage.has(position.uai, position.population) => None,
                None => Some(position.clone()),
            });
        let new = self.posts.iter().filter(|post| !kept.iter().any(|position| post.is(position)));
        after.chain(new.map(|post| post.over(None))).collect()
    }

    /// Adds another row of the same person. `false` when it repeats a position.
    pub(crate) fn join(&mut self, other: Self) -> bool {
        let (was, is) = (std::mem::take(&mut self.address), other.address);
        self.address = was.or(is);
        self.title = self.title.or(other.title);
        self.birth_date = self.birth_date.or(other.birth_date);
        self.sex = self.sex.or(other.sex);
        self.national_number = std::mem::take(&mut self.national_number).or(other.national_number);
        self.login = self.login.take().or(other.login);
        self.password = self.password.take().or(other.password);
        let count = self.posts.len() + other.posts.len();
        for post in other.posts {
            if !self.posts.iter().any(|one| (one.uai, one.population) == (post.uai, post.population)) {
                self.posts.push(post);
            }
        }
        self.posts.len() == count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uai(code: &str) -> Uai {
        code.parse().expect("a UAI")
    }

    fn position(code: &str, population: Population) -> Position {
        Position { uai: uai(code), population, class: None, function: None, manages_accounts: true }
    }

    fn teacher() -> Person {
        Person {
            source: "T-1".into(),
            line: 2,
            login: None,
            password: None,
            title: Told::Silent,
            family_name: "EXEMPLE".into(),
            given_name: "Alix".into(),
            birth_date: Told::Nothing,
            sex: Told::Silent,
            national_number: Told::Silent,
            address: Told::Silent,
            posts: vec![Post {
                uai: uai("0450822X"),
                population: Population::Teacher,
                class: Told::Silent,
                function: Told::Value("Documentaliste".into()),
                manages_accounts: Told::Silent,
            }],
            partial: false,
            guardians: None,
        }
    }

    #[test]
    fn what_the_file_does_not_cover_stays() {
        let kept = Record {
            title: Some(Title::Mrs),
            birth_date: "2001-02-03".parse().ok(),
            positions: vec![
                position("0450823Y", Population::Teacher),
                position("0450822X", Population::Guardian),
                position("0450822X", Population::Teacher),
                position("0450824Z", Population::Staff),
            ],
            ..Record::default()
        };
        let mut coverage = Coverage::default();
        coverage.add(uai("0450822X"), Population::Teacher);
        coverage.add(uai("0450823Y"), Population::Teacher);
        let after = teacher().applied_to(Some(&kept), &coverage);
        assert_eq!((after.title, after.birth_date), (Some(Title::Mrs), None));
        let held: Vec<_> = after.positions.iter().map(|one| (one.uai, one.population)).collect();
        let expected = [
            (uai("0450822X"), Population::Guardian),
            (uai("0450822X"), Population::Teacher),
            (uai("0450824Z"), Population::Staff),
        ];
        assert_eq!(
            held, expected,
            "the other school's teachers are in the file, and this person is not among them"
        );
        assert_eq!(after.positions[1].function.as_deref(), Some("Documentaliste"));
        assert!(after.positions[1].manages_accounts, "a right that the file does not speak of stays");
        assert_eq!(teacher().applied_to(Some(&after), &coverage), after, "twice is once");

        let partial = Person { partial: true, ..teacher() };
        assert_eq!(partial.applied_to(Some(&kept), &coverage).positions.len(), 4);
    }
}
