//! *Structures*: what somebody is in the schools of a manager.

use passerelle_model::{Population, Uai};
use passerelle_store::ent::{Account, Membership};

use super::accounts::{Manager, name};
use super::exports::EXPORTED;

/// A line of the form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Line {
    /// The school's code.
    pub uai: String,
    /// Code of the population; empty on the line for one more.
    pub population: String,
    /// *Classe* of a pupil, *fonction* of anybody else.
    pub place: String,
    /// Gives access to « Gestion des comptes ».
    pub manages: bool,
    /// Taken away.
    pub removed: bool,
}

/// What is wrong with the lines.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Wrong {
    /// The line of this rank names no population, or a school that is not the manager's.
    Line(usize),
    /// The same school and population twice, at this rank the second time.
    Twice(usize),
    /// A staff member without function, at this rank.
    Function(usize),
    /// Nothing is left: an account belongs somewhere.
    Nothing,
    /// Managers do not take their own access away.
    OwnAccess,
}

/// The lines that the form shows: the memberships of the account in the manager's schools.
pub fn lines(manager: &Manager, account: &Account) -> Vec<Line> {
    let theirs = account.memberships.iter().filter(|one| manager.schools.contains(&one.uai));
    theirs
        .map(|one| Line {
            uai: one.uai.to_string(),
            population: one.population.code().to_owned(),
            place: one.class.clone().or_else(|| one.function.clone()).unwrap_or_default(),
            manages: one.manages_accounts,
            removed: false,
        })
        .collect()
}

/// The memberships of the account after the form: those of other schools stay as they are. A line without population is
/// the one for one more, left empty.
pub fn memberships(
    manager: &Manager,
    account: &Account,
    lines: &[Line],
) -> Result<Vec<Membership>, Vec<Wrong>> {
    let others = account.memberships.iter().filter(|one| !manager.schools.contains(&one.uai));
    let mut kept: Vec<Membership> = others.cloned().collect();
    let mut wrong = Vec::new();
    for (rank, line) in lines.iter().enumerate() {
        if line.removed || (line.population.is_empty() && line.place.trim().is_empty()) {
            continue;
        }
        let Some(one) = membership(manager, line) else {
            wrong.push(Wrong::Line(rank));
            continue;
        };
        if one.population == Population::Staff && one.function.is_none() {
            wrong.push(Wrong::Function(rank));
        }
        if kept.iter().any(|other| {
            other.uai == one.uai && other.population == one.population && other.class == one.class
        }) {
            wrong.push(Wrong::Twice(rank));
        }
        kept.push(one);
    }
    if kept.is_empty() {
        wrong.push(Wrong::Nothing);
    }
    let opens = |all: &[Membership]| all.iter().any(|one| one.manages_accounts);
    if account.id == manager.own && opens(&account.memberships) && !opens(&kept) {
        wrong.push(Wrong::OwnAccess);
    }
    if wrong.is_empty() { Ok(kept) } else { Err(wrong) }
}

fn membership(manager: &Manager, line: &Line) -> Option<Membership> {
    let uai: Uai = line.uai.parse().ok().filter(|uai| manager.schools.contains(uai))?;
    let population = EXPORTED.into_iter().find(|one| one.code() == line.population)?;
    let place = name(&line.place);
    let (class, function) = if population == Population::Pupil { (place, None) } else { (None, place) };
    let adult = matches!(population, Population::Staff | Population::Teacher);
    Some(Membership { uai, population, class, function, manages_accounts: line.manages && adult })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixtures::{account, member, uai};

    fn manager() -> Manager {
        Manager { own: 90, schools: vec![uai("0450822X"), uai("0450823Y")], administrator: false }
    }

    fn line(uai: &str, population: &str, place: &str) -> Line {
        Line {
            uai: uai.to_owned(),
            population: population.to_owned(),
            place: place.to_owned(),
            ..Line::default()
        }
    }

    #[test]
    fn what_is_shown_and_sent_back_changes_nothing() {
        let mut one = account(
            1,
            vec![member(uai("0450822X"), Population::Pupil), member(uai("0450824Z"), Population::Pupil)],
        );
        one.memberships[0].class = Some("6A".to_owned());
        let shown = lines(&manager(), &one);
        assert_eq!(shown, [line("0450822X", "eleve", "6A")]);
        let mut after = memberships(&manager(), &one, &shown).expect("accepted");
        after.sort_by_key(|one| one.uai);
        assert_eq!(after, one.memberships, "the other school's stays");
    }

    #[test]
    fn lines_come_and_go() {
        let one = account(1, vec![member(uai("0450822X"), Population::Teacher)]);
        let gone = Line { removed: true, ..line("0450822X", "professeur", "") };
        let staff = Line { manages: true, ..line("0450823Y", "personnel", "CPE") };
        let empty = line("0450822X", "", "");
        let after = memberships(&manager(), &one, &[gone.clone(), staff, empty]).expect("accepted");
        assert_eq!(after.len(), 1);
        assert_eq!((after[0].function.as_deref(), after[0].manages_accounts), (Some("CPE"), true));
        assert_eq!(memberships(&manager(), &one, &[gone]), Err(vec![Wrong::Nothing]));
        let pupil = Line { manages: true, ..line("0450822X", "eleve", "6A") };
        let after = memberships(&manager(), &one, &[pupil]).expect("accepted");
        assert!(!after[0].manages_accounts, "pupils manage nothing");
    }

    #[test]
    fn every_wrong_line_is_told() {
        let one = account(1, Vec::new());
        let given = [
            line("0450824Z", "professeur", ""),
            line("0450822X", "inspecteur", ""),
            line("0450822X", "personnel", " "),
            line("0450822X", "professeur", ""),
            line("0450822X", "professeur", "Anglais"),
        ];
        let wrong = [Wrong::Line(0), Wrong::Line(1), Wrong::Function(2), Wrong::Twice(4)];
        assert_eq!(memberships(&manager(), &one, &given), Err(wrong.to_vec()));
    }

    #[test]
    fn managers_keep_their_own_access() {
        let mut own = account(90, vec![member(uai("0450822X"), Population::Staff)]);
        own.memberships[0].manages_accounts = true;
        let without = line("0450822X", "personnel", "CPE");
        assert_eq!(memberships(&manager(), &own, &[without]), Err(vec![Wrong::OwnAccess]));
    }
}
