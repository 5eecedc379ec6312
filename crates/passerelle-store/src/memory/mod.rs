//! What is held in memory in front of a store.

mod sessions;
mod shelf;

pub(crate) use sessions::{CachedSessions, answer_for_sessions};
pub(crate) use shelf::{Lookup, Shelf};

use crate::{Result, StoreError};

/// Does something as a task of its own, so that it is not cut off in the middle when whoever asked for it goes away.
pub(crate) async fn to_its_end<T: Send + 'static>(
    task: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    tokio::spawn(task).await.map_err(|broken| StoreError::Failure(Box::new(broken)))?
}
