//! The supervision table (*tableau de supervision*): its numbers and its rows.

use passerelle_model::{LocalUser, PartnerAccount, PerPopulation, Population};
use passerelle_reconcile::{Decision, Outcome};
use serde::Serialize;

use crate::{Variable, Words};

/// One column of the table.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub struct Column {
    /// « Utilisateurs {vs} ».
    pub users: usize,
    /// « Utilisateurs CAS »; `None` where the file carries no such population.
    pub accounts: Option<usize>,
    /// « Utilisateurs rapprochés »: users linked with an account of the file.
    pub matched: usize,
    /// « Utilisateurs CAS à rapprocher »: accounts linked with nobody.
    pub to_match: Option<usize>,
    /// « {vs} sans identifiant »: users without a link, those set aside by a person left out.
    pub without_identifier: usize,
    /// Users linked with an account that is no longer in the file.
    pub no_longer_in_file: usize,
    /// Users set aside by a person.
    pub set_aside: usize,
}

/// The numbers of the table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Supervision {
    /// One per population.
    pub columns: PerPopulation<Column>,
}

impl Supervision {
    /// Counts. `carried` says which populations the file has an element for, even an empty one.
    pub fn count(
        users: &[LocalUser],
        accounts: &[PartnerAccount],
        carried: PerPopulation<bool>,
        outcome: &Outcome,
    ) -> Self {
        let mut columns = PerPopulation::from_fn(|population| Column {
            accounts: carried[population].then_some(0),
            ..Column::default()
        });
        for account in accounts {
            *columns[account.population].accounts.get_or_insert(0) += 1;
        }
        for (user, decision) in users.iter().zip(&outcome.decisions) {
            let column = &mut columns[user.population];
            column.users += 1;
            match decision {
                Decision::Linked(link) if link.account.is_some() => column.matched += 1,
                Decision::Linked(_) => column.no_longer_in_file += 1,
                Decision::Open(_) => column.without_identifier += 1,
                Decision::SetAside => column.set_aside += 1,
            }
        }
        for population in Population::ALL {
            let column = &mut columns[population];
            column.to_match = column.accounts.map(|accounts| accounts.saturating_sub(column.matched));
        }
        Self { columns }
    }

    /// A sum over the populations.
    pub fn total(&self, number: impl Fn(&Column) -> usize) -> usize {
        self.columns.iter().map(|(_, column)| number(column)).sum()
    }

    /// The rows in their order: title, then one cell per population; `None` is « - ».
    pub fn rows(&self, words: Words, service: &str) -> [Row; 5] {
        let row = |title: String, cell: fn(&Column) -> Option<usize>| Row {
            title,
            cells: Population::ALL.map(|population| cell(&self.columns[population])),
        };
        let service = || -> [Variable<'_>; 1] { [("vs", service.into())] };
        [
            row(words.tell("tableau-utilisateurs-vs", service()), |column| Some(column.users)),
            row(words.say("tableau-utilisateurs-cas"), |column| column.accounts),
            row(words.say("tableau-rapproches"), |column| Some(column.matched)),
            row(words.say("tableau-a-rapprocher"), |column| column.to_match),
            row(words.tell("tableau-sans-identifiant", service()), |column| Some(column.without_identifier)),
        ]
    }
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// What it counts.
    pub title: String,
    /// A number per population, in the order of [`Population::ALL`]; `None` is « - ».
    pub cells: [Option<usize>; 6],
}
