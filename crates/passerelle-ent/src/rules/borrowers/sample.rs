//! Three borrowers who do not exist, to see what the list looks like.

use std::collections::HashMap;

use passerelle_model::{Address, BirthDate, OpaqueId, Population, Timestamp};
use passerelle_store::ent::{Account, AccountId, AccountState, Credentials};

use super::{Borrower, Encoding, Settings, csv};

/// The list of three invented people. One has a name that a spreadsheet would take for a formula.
pub fn sample(settings: &Settings) -> String {
    let people = [
        (invented(1, "EXEMPLE", "Élodie", "e.exemple"), Population::Pupil, "6A"),
        (invented(2, "D’ESSAI", "Camille; dite Cam", "c.dessai"), Population::Teacher, ""),
        (invented(3, "=MODÈLE", "Sacha", "s.modele"), Population::Pupil, "5B"),
    ];
    let borrowers: Vec<_> = people
        .iter()
        .map(|(account, population, class)| Borrower { account, population: *population, class })
        .collect();
    let ids: HashMap<_, _> = people
        .iter()
        .filter_map(|(account, ..)| {
            Some((account.id, OpaqueId::new(format!("0000000{}-exemple", account.id)).ok()?))
        })
        .collect();
    let settings = Settings { encoding: Encoding::Utf8, ..settings.clone() };
    let text = csv(&settings, &borrowers, &ids);
    String::from_utf8_lossy(&text).trim_start_matches('\u{feff}').to_owned()
}

fn invented(id: AccountId, family: &str, given: &str, login: &str) -> Account {
    Account {
        id,
        login: login.to_owned(),
        password: None,
        state: AccountState::Active,
        local: false,
        title: None,
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        birth_date: BirthDate::new(2012, 3, 4).ok(),
        sex: None,
        national_number: None,
        address: Address::default(),
        memberships: Vec::new(),
        guardians: Vec::new(),
        created: Timestamp::from_unix(0),
        source: None,
        administrator: false,
        credentials: Credentials::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_made_as_the_list_is() {
        assert_eq!(
            sample(&Settings::default()),
            "id;nom;prenom;classe;population\r\n\
             1;EXEMPLE;Élodie;6A;eleve\r\n\
             2;D’ESSAI;\"Camille; dite Cam\";;professeur\r\n\
             3;'=MODÈLE;Sacha;5B;eleve\r\n"
        );
    }
}
