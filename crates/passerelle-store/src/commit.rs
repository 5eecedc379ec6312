//! One write.

use crate::AuditEvent;

/// Counts the writes that change a thing; a change made on the strength of an older version is refused. What adds a line
/// to the journal and changes nothing is not counted: nobody has to decide again because a stranger came to the door.
pub type Version = u64;

/// One write: the changes and the journal's event, in one transaction.
#[derive(Clone, Debug)]
pub struct Commit<C> {
    /// What changes, in this order; nothing at all where the journal alone has something to say.
    pub changes: Vec<C>,
    /// What the journal says of it.
    pub event: AuditEvent,
    /// The version that the decision was made on; `None` when it depends on nothing that others may change.
    pub expected: Option<Version>,
}

/// What a write left behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The version after the write.
    pub version: Version,
    /// The journal's entry.
    pub entry: i64,
    /// Number of the row that the commit created last (a restore point, a pending import), 0 when it created none.
    pub created: i64,
}
