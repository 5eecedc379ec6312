//! What is held in memory in front of a store.

mod sessions;
mod shelf;

pub(crate) use sessions::{CachedSessions, answer_for_sessions};
pub(crate) use shelf::{Lookup, Shelf};

use std::sync::Arc;

use crate::{Result, StoreError};

/// A write, and then what it makes old is forgotten, whatever became of it: a write that failed may have happened. It is a
/// task of its own, so that it is not cut off between the two when whoever asked goes away.
pub(crate) async fn write_through<S, H, T, W>(
    store: Arc<S>,
    held: Arc<H>,
    write: impl FnOnce(Arc<S>) -> W + Send + 'static,
    forget: impl FnOnce(&H) + Send + 'static,
) -> Result<T>
where
    S: Send + Sync + ?Sized + 'static,
    H: Send + Sync + 'static,
    T: Send + 'static,
    W: Future<Output = Result<T>> + Send,
{
    to_its_end(async move {
        let written = write(store).await;
        forget(&held);
        written
    })
    .await
}

/// Does something as a task of its own, so that it is not cut off in the middle when whoever asked for it goes away.
pub(crate) async fn to_its_end<T: Send + 'static>(
    task: impl Future<Output = Result<T>> + Send + 'static,
) -> Result<T> {
    tokio::spawn(task).await.map_err(|broken| StoreError::Failure(Box::new(broken)))?
}
