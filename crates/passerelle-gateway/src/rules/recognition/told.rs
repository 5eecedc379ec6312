//! What the ENT tells of a person, read with care: what is given twice in two ways is not guessed at.

use std::fmt;

use passerelle_model::{BirthDate, LocalId, Obstacle, Population, Recognition, ToldName, Uai};
use passerelle_sso::client::Identity;

/// Longest value that is read, in bytes. Nobody's name is so long.
const LONGEST: usize = 256;
/// Most values of a list that are read.
const MOST: usize = 32;

/// What the answer of the ENT says.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The service's own identifier.
    pub identifier: One<LocalId>,
    /// *Nom*.
    pub family_name: One<String>,
    /// *Prénom*.
    pub given_name: One<String>,
    /// Birth date.
    pub birth_date: One<BirthDate>,
    /// Post code.
    pub post_code: One<String>,
    /// The populations, when any category is told; those that nobody knows are left out.
    pub populations: Option<Vec<Population>>,
    /// The schools, when any is told.
    pub schools: Option<Vec<String>>,
}

/// A datum that has one value or does not count.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum One<T> {
    /// Not told, or empty.
    #[default]
    Nothing,
    /// Told once.
    Value(T),
    /// Told, and not to be used: several values, or one that cannot be right.
    Odd,
}

impl<T> One<T> {
    /// The value, needed.
    pub fn needed(&self) -> Result<&T, Obstacle> {
        match self {
            Self::Value(value) => Ok(value),
            Self::Nothing => Err(Obstacle::NotTold),
            Self::Odd => Err(Obstacle::SeveralValues),
        }
    }

    /// The value, when there is a good one.
    pub fn value(&self) -> Option<&T> {
        if let Self::Value(value) = self { Some(value) } else { None }
    }
}

impl Told {
    /// Reads what `identity` says under the names that the settings give.
    pub fn of(identity: &Identity, settings: &Recognition) -> Self {
        let names = &settings.attributes;
        let text = |name: &ToldName| one(identity.values(name.as_str()), |text| Some(text.trim().to_owned()));
        Self {
            // An identifier is compared exactly: not even a space is taken off.
            identifier: one(identity.values(settings.identifier.0.as_str()), |text| LocalId::new(text).ok()),
            family_name: text(&names.family_name),
            given_name: text(&names.given_name),
            birth_date: one(identity.values(names.birth_date.as_str()), |text| text.parse().ok()),
            post_code: text(&names.post_code),
            populations: list(identity.values(names.category.as_str()))
                .map(|categories| distinct(categories.iter().filter_map(|category| population(category)))),
            schools: list(identity.values(names.school.as_str())),
        }
    }

    /// Whether the ENT says that the person is of other schools than these alone.
    pub fn is_of_another_school(&self, own: &[Uai]) -> bool {
        self.schools.as_ref().is_some_and(|told| {
            !own.is_empty()
                && !own.iter().any(|uai| told.iter().any(|told| told.eq_ignore_ascii_case(uai.as_str())))
        })
    }

    /// Whether the ENT says that the person is of other populations than this one.
    pub fn denies(&self, population: Population) -> bool {
        self.populations.as_ref().is_some_and(|told| !told.contains(&population))
    }
}

/// It tells who somebody is.
impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told(…)")
    }
}

fn one<T>(values: &[String], read: impl Fn(&str) -> Option<T>) -> One<T> {
    let mut values = values.iter().filter(|value| !value.trim().is_empty());
    match (values.next(), values.next()) {
        (None, _) => One::Nothing,
        (Some(value), None) if value.len() <= LONGEST => read(value).map_or(One::Odd, One::Value),
        _ => One::Odd,
    }
}

/// The words of all the values, apart at `;`, `,` and `$`, as the field joins them.
fn list(values: &[String]) -> Option<Vec<String>> {
    let words =
        values.iter().filter(|value| value.len() <= LONGEST).flat_map(|value| value.split([';', ',', '$']));
    let words = words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(MOST).collect();
    // A value too long to be read was told all the same: it agrees with nothing.
    (!words.is_empty() || values.iter().any(|value| value.len() > LONGEST)).then_some(words)
}

/// The national categories, by number and by letters.
fn population(category: &str) -> Option<Population> {
    match category.strip_prefix("National_")? {
        "1" | "ELV" => Some(Population::Pupil),
        "2" | "TUT" => Some(Population::Guardian),
        "3" | "ENS" | "DOC" => Some(Population::Teacher),
        "4" | "5" | "6" | "DIR" | "COL" | "EVS" | "CPE" | "AED" | "ETA" => Some(Population::Staff),
        "7" | "ACA" => Some(Population::Inspector),
        _ => None,
    }
}

fn distinct(populations: impl Iterator<Item = Population>) -> Vec<Population> {
    let mut distinct: Vec<_> = populations.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

#[cfg(test)]
mod tests {
    use passerelle_model::{OpaqueId, Population, Recognition};
    use passerelle_sso::client::Identity;

    use super::{One, Told};

    fn told(attributes: &[(&str, &[&str])]) -> Told {
        let attributes = attributes
            .iter()
            .map(|(name, values)| {
                ((*name).to_owned(), values.iter().map(|&value| value.to_owned()).collect())
            })
            .collect();
        let identity = Identity {
            user: OpaqueId::new("x").expect("an identifier"),
            attributes,
            authenticated_at: None,
            new_login: None,
            long_term: None,
        };
        Told::of(&identity, &Recognition::default())
    }

    #[test]
    fn a_datum_has_one_good_value_or_does_not_count() {
        let read = told(&[("IDPN", &[" a$B"]), ("nom", &[" Bukisa "]), ("dateNaissance", &["2012-03-04"])]);
        assert_eq!(read.identifier.value().expect("told").as_str(), " a$B");
        assert_eq!(read.family_name, One::Value("Bukisa".to_owned()));
        assert_eq!(told(&[("dateNaissance", &["04/03/2012"])]).birth_date, read.birth_date);
        assert_eq!(read.given_name, One::Nothing);
        for odd in [&["a", "b"][..], &["a\nb"], &[&"x".repeat(257)]] {
            assert_eq!(told(&[("IDPN", odd)]).identifier, One::Odd, "{odd:?}");
        }
        assert_eq!(told(&[("IDPN", &["a", " "])]).identifier.value().expect("told").as_str(), "a");
        assert_eq!(told(&[("dateNaissance", &["hier"])]).birth_date, One::Odd);
    }

    #[test]
    fn categories_come_as_one_value_or_several_and_unknown_ones_agree_with_nothing() {
        let both = Some(vec![Population::Guardian, Population::Teacher]);
        assert_eq!(told(&[("categories", &["National_3;National_2;National_3"])]).populations, both);
        assert_eq!(told(&[("categories", &["National_TUT", "National_ENS"])]).populations, both);
        assert_eq!(told(&[]).populations, None);
        assert!(!told(&[]).denies(Population::Pupil));
        let unknown = told(&[("categories", &["Local_9"])]);
        assert!(unknown.populations.as_ref().is_some_and(Vec::is_empty));
        assert!(unknown.denies(Population::Pupil));
        assert!(told(&[("categories", &[&"x".repeat(999)])]).denies(Population::Pupil));
    }

    #[test]
    fn a_school_told_must_be_one_of_ours() {
        let own = ["0450822X".parse().expect("a school")];
        let of = |values: &[&str]| told(&[("ENTPersonStructRattachRNE", values)]).is_of_another_school(&own);
        assert!(!of(&[]) && !of(&["0450822x"]) && !of(&["0180001A", "0450822X"]));
        assert!(of(&["0180001A"]));
    }
}
