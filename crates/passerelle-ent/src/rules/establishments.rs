//! *Établissements*: what is typed about a school.

use std::collections::BTreeMap;

use passerelle_model::Uai;
use passerelle_store::ent::Establishment;
use serde::Deserialize;

use super::accounts::name;
use super::folding::folded;

/// The form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Deserialize)]
#[serde(default)]
pub struct SchoolForm {
    /// Its code; the code of a school that exists is not changed.
    pub uai: String,
    /// *Nom*.
    pub nom: String,
    /// *Ville*.
    pub ville: String,
    /// *Regroupement*; empty for none.
    pub regroupement: String,
    /// What the form was filled in on the strength of; empty for a new school.
    pub version: String,
}

impl SchoolForm {
    /// What the form shows of a school.
    pub fn of(school: &Establishment, version: String) -> Self {
        Self {
            uai: school.uai.to_string(),
            nom: school.name.clone(),
            ville: school.city.clone(),
            regroupement: school.grouping.clone().unwrap_or_default(),
            version,
        }
    }
}

/// A field that cannot stay as it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Wrong {
    /// Not the form of a UAI: seven digits and a letter.
    Uai,
    /// Another school has this UAI.
    Taken,
    /// *Nom* missing or unusable.
    Name,
    /// *Ville* too long or unusable.
    City,
    /// *Regroupement* too long or unusable.
    Grouping,
}

/// The school that the form describes. A code with a wrong key letter is accepted: such codes are in real files.
pub fn school(form: &SchoolForm, all: &[Establishment]) -> Result<Establishment, Vec<Wrong>> {
    let uai = form.uai.trim().to_uppercase().parse::<Uai>();
    let optional =
        |typed: &str| if typed.trim().is_empty() { Ok(None) } else { name(typed).map(Some).ok_or(()) };
    let (city, grouping) = (optional(&form.ville), optional(&form.regroupement));
    let school_name = name(&form.nom);
    let found = [
        (uai.is_err(), Wrong::Uai),
        (school_name.is_none(), Wrong::Name),
        (city.is_err(), Wrong::City),
        (grouping.is_err(), Wrong::Grouping),
    ];
    let wrong = found.into_iter().filter_map(|(is, what)| is.then_some(what)).collect();
    match (uai, school_name, city, grouping) {
        (Ok(uai), Some(name), Ok(city), Ok(grouping)) => Ok(Establishment {
            uai,
            name,
            city: city.unwrap_or_default(),
            grouping: grouping.map(|typed| known_grouping(typed, all)),
        }),
        _ => Err(wrong),
    }
}

/// A grouping that exists is written as it is there: another spelling would part its schools.
fn known_grouping(typed: String, all: &[Establishment]) -> String {
    let known = all.iter().filter_map(|one| one.grouping.as_deref());
    known.into_iter().find(|known| folded(known) == folded(&typed)).map_or(typed, str::to_owned)
}

/// The schools that the words of a search fit: code, name, town or grouping, in any order.
pub fn found<'a>(all: &'a [Establishment], text: &str) -> Vec<&'a Establishment> {
    let words: Vec<String> = text.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
    let fits = |one: &&Establishment| {
        let grouping = one.grouping.as_deref().unwrap_or_default();
        let whole = [one.uai.as_str(), &one.name, &one.city, grouping].map(folded).join(" ");
        words.iter().all(|word| whole.contains(word))
    };
    all.iter().filter(fits).collect()
}

/// The groupings, each with its schools.
pub fn groupings(all: &[Establishment]) -> BTreeMap<&str, Vec<&Establishment>> {
    let mut groupings: BTreeMap<&str, Vec<&Establishment>> = BTreeMap::new();
    for school in all {
        if let Some(grouping) = &school.grouping {
            groupings.entry(grouping).or_default().push(school);
        }
    }
    groupings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::uai;

    fn form(code: &str, name: &str, grouping: &str) -> SchoolForm {
        SchoolForm {
            uai: code.into(),
            nom: name.into(),
            regroupement: grouping.into(),
            ..SchoolForm::default()
        }
    }

    #[test]
    fn a_wrong_key_letter_is_accepted_and_a_wrong_form_is_not() {
        let accepted = school(&form(" 0450822x ", "Collège  A", ""), &[]).expect("accepted");
        assert_eq!(
            (accepted.uai, accepted.name.as_str(), accepted.grouping),
            (uai("0450822X"), "Collège A", None)
        );
        assert_eq!(school(&form("045082X", " ", ""), &[]), Err(vec![Wrong::Uai, Wrong::Name]));
        let long = SchoolForm { ville: "x".repeat(81), ..form("0450822X", "A", &"x".repeat(81)) };
        assert_eq!(school(&long, &[]), Err(vec![Wrong::City, Wrong::Grouping]));
    }

    #[test]
    fn a_grouping_is_joined_whatever_its_spelling() {
        let first = school(&form("0450822X", "Collège A", "Cité d’Orville"), &[]).expect("accepted");
        let all = [first];
        let second = school(&form("0450823Y", "Lycée B", "cite d'orville"), &all).expect("accepted");
        assert_eq!(second.grouping.as_deref(), Some("Cité d’Orville"));
        let both = [all[0].clone(), second];
        assert_eq!(groupings(&both)["Cité d’Orville"].len(), 2);
        assert_eq!(found(&both, "lycee orville").len(), 1);
        assert_eq!(found(&both, "0450822x").len(), 1);
        assert_eq!(found(&both, "").len(), 2);
    }
}
