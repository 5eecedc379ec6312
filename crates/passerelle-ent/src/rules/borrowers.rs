//! The list of borrowers that the school's library software (BCDI) takes in.

use passerelle_model::{Population, Uai};
use passerelle_store::ent::{Account, AccountState};

/// Who borrows: pupils and the people who work in the school.
const BORROWERS: [Population; 3] = [Population::Pupil, Population::Teacher, Population::Staff];

/// How many borrowers a school has.
pub fn count(accounts: &[Account], school: Uai) -> usize {
    borrowers(accounts, school).len()
}

/// The list as people's spreadsheets open it: UTF-8 with a byte order mark, `;`, CRLF, a header in French; a cell
/// that a spreadsheet would take for a formula begins with an apostrophe.
pub fn csv(accounts: &[Account], school: Uai) -> String {
    let mut out = String::from("\u{feff}id;nom;prenom;classe;population\r\n");
    for (account, population, class) in borrowers(accounts, school) {
        let id = account.id.to_string();
        let cells = [&id, &account.family_name, &account.given_name, class, population.code()];
        out.push_str(&cells.map(cell).join(";"));
        out.push_str("\r\n");
    }
    out
}

/// Each person once, sorted by class, then name.
fn borrowers(accounts: &[Account], school: Uai) -> Vec<(&Account, Population, &str)> {
    let mut found: Vec<_> = accounts
        .iter()
        .filter(|account| account.state != AccountState::Gone)
        .filter_map(|account| {
            let here = || account.memberships.iter().filter(|one| one.uai == school);
            let as_whom = BORROWERS.into_iter().find_map(|one| here().find(|here| here.population == one))?;
            Some((account, as_whom.population, as_whom.class.as_deref().unwrap_or_default()))
        })
        .collect();
    found.sort_by_key(|(account, _, class)| (*class, &account.family_name, &account.given_name, account.id));
    found
}

/// A cell, quoted where needed.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    #[test]
    fn borrowers_are_listed_by_class_and_formulas_are_disarmed() {
        let here = uai("0450822X");
        let mut pupil = account(1, vec![member(here, Population::Pupil)]);
        pupil.memberships[0].class = Some("6A".to_owned());
        "=1+1".clone_into(&mut pupil.family_name);
        let mut teacher =
            account(2, vec![member(here, Population::Guardian), member(here, Population::Teacher)]);
        "LE \"GRAND\"; D".clone_into(&mut teacher.family_name);
        let guardian = account(3, vec![member(here, Population::Guardian)]);
        let elsewhere = account(4, vec![member(uai("0450823Y"), Population::Pupil)]);
        let accounts = [pupil, teacher, guardian, elsewhere];

        assert_eq!(
            csv(&accounts, here),
            "\u{feff}id;nom;prenom;classe;population\r\n\
             2;\"LE \"\"GRAND\"\"; D\";Alix;;professeur\r\n\
             1;'=1+1;Alix;6A;eleve\r\n"
        );
        assert_eq!(count(&accounts, here), 2);
    }
}
