//! Reading the journal.

use passerelle_store::{JournalEntry, JournalPage, StoreError};

use crate::EntState;
use crate::rules::journal::Filter;

/// Entries read at once.
const AT_ONCE: u32 = 500;
/// Entries looked at, at most, for what is asked: the rest is found from there on.
const LOOK_BACK: usize = 50_000;

/// Entries found, newest first.
#[derive(Debug, Default)]
pub struct Found {
    /// The entries.
    pub entries: Vec<JournalEntry>,
    /// The number below which older ones may stand; `None` at the beginning of the journal.
    pub older: Option<i64>,
}

/// The newest entries below `before` that are asked for, at most `limit` of them.
pub async fn find(
    state: &EntState,
    filter: &Filter,
    before: Option<i64>,
    limit: usize,
) -> Result<Found, StoreError> {
    let (mut found, mut from, mut seen) = (Found::default(), before, 0);
    loop {
        let page = state.store().journal(JournalPage { before: from, limit: AT_ONCE }).await?;
        let is_last = page.len() < AT_ONCE as usize;
        for entry in page {
            if found.entries.len() == limit || seen == LOOK_BACK {
                found.older = from;
                return Ok(found);
            }
            seen += 1;
            from = Some(entry.n);
            if filter.takes(&entry.event) {
                found.entries.push(entry);
            }
        }
        if is_last {
            return Ok(found);
        }
    }
}
