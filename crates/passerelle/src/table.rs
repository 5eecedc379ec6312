//! The supervision table drawn for a terminal.

use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{CellAlignment, Row as Cells, Table};
use passerelle_model::Population;
use passerelle_words::{Supervision, Words};

/// The table without a final line end; `service` is the name of the school-life software.
pub(crate) fn draw(supervision: &Supervision, words: Words, service: &str) -> String {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED);
    let titles = Population::ALL.map(|population| words.population(population));
    table.set_header(std::iter::once(String::new()).chain(titles));
    for row in supervision.rows(words, service) {
        let cells = row.cells.map(|cell| cell.map_or_else(|| "-".to_owned(), |count| words.number(count)));
        table.add_row(Cells::from(std::iter::once(row.title).chain(cells)));
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.trim_fmt()
}
