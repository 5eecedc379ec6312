//! From one page of a list to the next.

use askama::Template;
use passerelle_words::Words;

use crate::{CATALOGUE, Visitor};

/// Links to the pages of a long list; the rest of the query (filters, order) is kept.
#[derive(Clone, Debug, Template)]
#[template(path = "components/pages.html")]
pub struct Pages {
    words: Words,
    current: usize,
    total: usize,
    previous: String,
    next: String,
}

impl Pages {
    /// `current` and `total` count from 1; the page's number goes into the query as `page`.
    pub fn new(visitor: &Visitor, current: usize, total: usize) -> Self {
        Self {
            words: visitor.words(&CATALOGUE),
            current,
            total,
            previous: visitor.with_query("page", &current.saturating_sub(1).to_string()),
            next: visitor.with_query("page", &(current + 1).to_string()),
        }
    }
}
