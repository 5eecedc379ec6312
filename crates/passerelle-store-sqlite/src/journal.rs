//! Journal entries, of both sides.

use passerelle_model::Timestamp;
use passerelle_store::{AuditEvent, JournalEntry, Result};

use crate::json::from_text;

/// Columns of a journal entry: `n, at, actor, action, details`.
pub(crate) type Row = (i64, i64, String, String, String);

/// The entry of a row.
pub(crate) fn entry((n, at, actor, action, details): Row) -> Result<JournalEntry> {
    let details = from_text(&details)?;
    Ok(JournalEntry { n, event: AuditEvent { at: Timestamp::from_unix(at), actor, action, details } })
}
