//! *Journal*: who did what.

use passerelle_model::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What was done, by whom, when. A key and parameters, never a sentence and never a person's name: it is worded when
/// it is read, in the reader's language, and people are row numbers.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuditEvent {
    /// When.
    pub at: Timestamp,
    /// Who: a staff login (`spr`), a hosting number, an account's row number.
    pub actor: String,
    /// What: the key of a text, such as `journal-publication-arretee`.
    pub action: String,
    /// Its parameters, before and after included.
    pub details: Map<String, Value>,
}

impl AuditEvent {
    /// An event without parameters.
    pub fn new(at: Timestamp, actor: impl Into<String>, action: impl Into<String>) -> Self {
        Self { at, actor: actor.into(), action: action.into(), details: Map::new() }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.insert(name.to_owned(), value.into());
        self
    }
}

/// An event as the journal keeps it.
#[derive(Clone, PartialEq, Debug)]
pub struct JournalEntry {
    /// Its number, growing with time.
    pub n: i64,
    /// The event.
    pub event: AuditEvent,
}

/// Which entries: newest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct JournalPage {
    /// Entries numbered below this one; `None` for the newest.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u32,
}
