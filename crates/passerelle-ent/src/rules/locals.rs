//! « Locaux »: what is needed to create an account by hand.

use passerelle_model::{BirthDate, Population, Title, Uai};
use passerelle_store::ent::Membership;
use serde::Deserialize;

use super::accounts::{Names, name};
use super::exports::EXPORTED;

/// The form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct LocalForm {
    /// Code of the population.
    pub population: String,
    /// `m`, `mme`, or nothing.
    pub civilite: String,
    /// *Nom*.
    pub nom: String,
    /// *Prénom*.
    pub prenom: String,
    /// *Date de naissance*.
    pub naissance: String,
    /// *Classe* of a pupil, *fonction* of anybody else.
    pub place: String,
}

/// Somebody to create an account for.
#[derive(Clone, PartialEq, Eq)]
pub struct LocalPerson {
    /// What the person is in the school.
    pub membership: Membership,
    /// *Civilité*.
    pub title: Option<Title>,
    /// *Nom* and *prénom*.
    pub names: Names,
    /// Birth date.
    pub birth_date: Option<BirthDate>,
}

/// A field that cannot stay as it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Wrong {
    /// No population chosen.
    Population,
    /// *Nom* missing or unusable.
    Family,
    /// *Prénom* missing or unusable.
    Given,
    /// A pupil without birth date.
    BirthDateMissing,
    /// Not a date.
    BirthDate,
    /// A staff member without function.
    Function,
}

/// Whom the form is about, or every field that is wrong.
pub fn person(form: &LocalForm, school: Uai) -> Result<LocalPerson, Vec<Wrong>> {
    let population = EXPORTED.into_iter().find(|one| one.code() == form.population);
    let typed_date = form.naissance.trim();
    let birth_date = (!typed_date.is_empty()).then(|| typed_date.parse::<BirthDate>());
    let place = name(&form.place);
    let names = Names::new(&form.nom, &form.prenom);

    let mut wrong = Vec::new();
    let mut check = |bad: bool, what| {
        if bad {
            wrong.push(what);
        }
    };
    check(population.is_none(), Wrong::Population);
    check(name(&form.nom).is_none(), Wrong::Family);
    check(name(&form.prenom).is_none(), Wrong::Given);
    check(birth_date.is_none() && population == Some(Population::Pupil), Wrong::BirthDateMissing);
    check(matches!(birth_date, Some(Err(_))), Wrong::BirthDate);
    check(place.is_none() && population == Some(Population::Staff), Wrong::Function);

    match (population, names) {
        (Some(population), Some(names)) if wrong.is_empty() => {
            let (class, function) =
                if population == Population::Pupil { (place, None) } else { (None, place) };
            Ok(LocalPerson {
                membership: Membership { uai: school, population, class, function, manages_accounts: false },
                title: title(&form.civilite),
                names,
                birth_date: birth_date.and_then(Result::ok),
            })
        }
        _ => Err(wrong),
    }
}

fn title(code: &str) -> Option<Title> {
    match code {
        "m" => Some(Title::Mr),
        "mme" => Some(Title::Mrs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::uai;

    fn form(population: &str) -> LocalForm {
        LocalForm {
            population: population.to_owned(),
            civilite: "mme".to_owned(),
            nom: " EXEMPLE ".to_owned(),
            prenom: "Alix".to_owned(),
            ..LocalForm::default()
        }
    }

    #[test]
    fn a_pupil_needs_a_birth_date_and_has_a_class() {
        let school = uai("0450822X");
        let without = person(&form("eleve"), school).err();
        assert_eq!(without, Some(vec![Wrong::BirthDateMissing]));
        let with = LocalForm { naissance: "04/03/2012".to_owned(), place: "6A".to_owned(), ..form("eleve") };
        let pupil = person(&with, school).expect("a person");
        assert_eq!(pupil.membership.class.as_deref(), Some("6A"));
        assert_eq!((pupil.names.family.as_str(), pupil.title), ("EXEMPLE", Some(Title::Mrs)));
        assert!(pupil.birth_date.is_some() && !pupil.membership.manages_accounts);
    }

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let school = uai("0450822X");
        let nothing = LocalForm { naissance: "hier".to_owned(), ..LocalForm::default() };
        assert_eq!(
            person(&nothing, school).err(),
            Some(vec![Wrong::Population, Wrong::Family, Wrong::Given, Wrong::BirthDate])
        );
        assert_eq!(person(&form("personnel"), school).err(), Some(vec![Wrong::Function]));
        assert_eq!(person(&form("inspecteur"), school).err(), Some(vec![Wrong::Population]));
        assert!(person(&form("professeur"), school).is_ok());
    }
}
