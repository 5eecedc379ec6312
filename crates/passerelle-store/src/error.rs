//! Why the store refused.

/// What a store operation gives.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// A read or a write that did not happen. After an error of a write nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the same thing first: load it again, decide again.
    #[error("changed by somebody else in the meantime")]
    Stale,
    /// The write would break a rule of the data, such as an identifier that serves two users.
    #[error("refused: {rule}")]
    Refused {
        /// The rule.
        rule: &'static str,
    },
    /// The thing to change is not there.
    #[error("not there: {what}")]
    Missing {
        /// What was looked for.
        what: &'static str,
    },
    /// The data were written by another version of the program.
    #[error("data of version {found}, this program knows version {known}")]
    OtherVersion {
        /// The version found.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// The database failed.
    #[error("storage failure")]
    Failure(#[source] Box<dyn std::error::Error + Send + Sync>),
}
