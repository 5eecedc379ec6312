//! CAS 1: two lines of text.

use super::{Failure, Success};

/// The answer of `/validate`: `yes` and the identifier, or `no`.
pub fn cas1_text(outcome: &Result<Success, Failure>) -> String {
    match outcome {
        // An identifier has no line break: its type sees to it.
        Ok(success) => format!("yes\n{}\n", success.user),
        Err(_) => "no\n".to_owned(),
    }
}
