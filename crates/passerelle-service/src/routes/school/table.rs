//! The supervision table as people see it: every number leads to the people it counts.

use passerelle_model::{Population, Provider};
use passerelle_words::Supervision;

use super::guard::School;

/// The table of a page.
pub(super) struct Table {
    /// The names of the columns.
    pub(super) columns: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<Row>,
}

/// A row of the table.
pub(super) struct Row {
    /// What it counts.
    pub(super) title: String,
    /// One per population.
    pub(super) cells: Vec<Cell>,
}

/// A number, with what it says and where it leads.
pub(super) struct Cell {
    /// The number; none is « - ».
    pub(super) number: Option<String>,
    /// « Utilisateurs CAS, Professeurs ».
    pub(super) name: String,
    /// The list of these people; empty where there is none.
    pub(super) href: String,
}

/// What the rows lead to: users or accounts, and which of them.
const LISTS: [&str; 5] = [
    "vue=utilisateurs&filtre=tous",
    "vue=comptes&filtre=tous",
    "vue=utilisateurs&filtre=rapproches",
    "vue=comptes&filtre=non-rapproches",
    "vue=utilisateurs&filtre=non-rapproches",
];

/// The table with links to the lists.
pub(super) fn linked(school: &School, table: &Supervision, provider: Provider) -> Table {
    let path = school.path("rapprochement/");
    build(school, table, provider, |list, population| match provider {
        Provider::Cas => format!("{path}?population={}&{list}#liste", population.code()),
        Provider::WsFederation => String::new(),
    })
}

/// The table of another moment: numbers alone.
pub(super) fn plain(school: &School, table: &Supervision) -> Table {
    build(school, table, Provider::Cas, |_, _| String::new())
}

fn build(
    school: &School,
    table: &Supervision,
    provider: Provider,
    href: impl Fn(&str, Population) -> String,
) -> Table {
    let w = school.w;
    let columns: Vec<String> =
        Population::ALL.into_iter().map(|population| w.population(population)).collect();
    let mut rows = table.rows(w, &school.desk.base.service_name);
    if provider == Provider::WsFederation {
        rows[1].title = w.say("etab-tableau-adfs");
        rows[3].title = w.say("etab-tableau-adfs-a-rapprocher");
    }
    let row = |(row, list): (passerelle_words::Row, &str)| {
        let cells =
            row.cells.into_iter().zip(Population::ALL).zip(&columns).map(|((number, population), column)| {
                Cell {
                    number: number.map(|number| w.number(number)),
                    name: w.tell2(
                        "etab-tableau-case",
                        "ligne",
                        row.title.as_str(),
                        "colonne",
                        column.as_str(),
                    ),
                    href: href(list, population),
                }
            });
        Row { cells: cells.collect(), title: row.title }
    };
    let rows = rows.into_iter().zip(LISTS).map(row).collect();
    Table { columns, rows }
}
