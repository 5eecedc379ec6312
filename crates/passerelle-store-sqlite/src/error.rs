//! From the database's errors to the store's.

use passerelle_store::StoreError;
use sqlx::error::ErrorKind;

/// What a statement's constraints mean.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// The rule that a unique index keeps.
    pub(crate) unique: &'static str,
    /// What a reference looks for.
    pub(crate) reference: &'static str,
}

impl Rules {
    /// The error of a statement that keeps these rules.
    pub(crate) fn broken(self) -> impl FnOnce(sqlx::Error) -> StoreError {
        move |error| match error.as_database_error().map(sqlx::error::DatabaseError::kind) {
            Some(ErrorKind::UniqueViolation) => StoreError::Refused { rule: self.unique },
            Some(ErrorKind::ForeignKeyViolation) => StoreError::Missing { what: self.reference },
            _ => failure(error),
        }
    }
}

/// An error that no rule foresees. It carries no value: SQLite's messages name tables and columns only.
pub(crate) fn failure(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> StoreError {
    StoreError::Failure(error.into())
}
