//! The supervision table (*tableau de supervision*): its numbers, then its drawing on the terminal.

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, Row as Cells, Table};
use passerelle_model::{LocalUser, PartnerAccount, PerPopulation, Population};
use passerelle_reconcile::{Decision, Outcome};
use serde::Serialize;

use crate::words::{Variable, Words};

/// One column of the table.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize)]
pub(crate) struct Column {
    /// « Utilisateurs {vs} ».
    pub(crate) users: usize,
    /// « Utilisateurs CAS »; `None` where the file carries no such population.
    pub(crate) accounts: Option<usize>,
    /// « Utilisateurs rapprochés »: users linked with an account of the file.
    pub(crate) matched: usize,
    /// « Utilisateurs CAS à rapprocher »: accounts linked with nobody.
    pub(crate) to_match: Option<usize>,
    /// « {vs} sans identifiant »: users without a link, those set aside by a person left out.
    pub(crate) without_identifier: usize,
    /// Users linked with an account that is no longer in the file.
    pub(crate) no_longer_in_file: usize,
    /// Users set aside by a person.
    pub(crate) set_aside: usize,
}

/// The numbers of the table.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Supervision {
    pub(crate) columns: PerPopulation<Column>,
}

impl Supervision {
    /// Counts. `carried` says which populations the file has an element for, even an empty one.
    pub(crate) fn count(
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
    pub(crate) fn total(&self, number: impl Fn(&Column) -> usize) -> usize {
        self.columns.iter().map(|(_, column)| number(column)).sum()
    }

    /// The rows in their order: title, then one cell per population; `None` is « - ».
    pub(crate) fn rows(&self, words: Words, service: &str) -> [Row; 5] {
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

    /// The table drawn for a terminal, without a final line end.
    pub(crate) fn draw(&self, words: Words, service: &str) -> String {
        let mut table = Table::new();
        table.load_style(UTF8_FULL_CONDENSED);
        let titles = Population::ALL.map(|population| words.population(population));
        table.set_header(std::iter::once(String::new()).chain(titles));
        for row in self.rows(words, service) {
            let cells =
                row.cells.map(|cell| cell.map_or_else(|| "-".to_owned(), |count| words.number(count)));
            table.add_row(Cells::from(std::iter::once(row.title).chain(cells)));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table.trim_fmt()
    }
}

/// A row of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) cells: [Option<usize>; 6],
}
