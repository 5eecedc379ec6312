//! The printable report (*compte rendu de rapprochement*): one HTML file that needs nothing else, no script, names
//! shown, identifiers not.

mod view;

use std::io::{self, Write};

use askama::Template;
use passerelle_words::Words;
use time::OffsetDateTime;

use crate::run::Run;

/// Writes the report of `run`, dated `now`.
pub(crate) fn write(out: &mut dyn Write, run: &Run, now: OffsetDateTime, words: Words) -> io::Result<()> {
    let page = Page { words, view: view::build(run, now, words) };
    let mut text = String::new();
    page.render_into(&mut text).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

#[derive(Template)]
#[template(path = "report.html")]
struct Page {
    words: Words,
    view: view::View,
}
