//! What the school's pages do: load, decide, save in one commit.

pub mod accounts;
pub mod backup;
pub mod exclusive;
pub mod identifiers;
pub mod linking;
pub mod requests;
pub mod restore;
pub mod retrieval;
pub mod users;
pub mod waiting;

use std::sync::Arc;

use passerelle_model::Timestamp;
use passerelle_store::service::{Base, BaseChange, BaseContent, SchoolRole, ServiceStore};
use passerelle_store::{AuditEvent, Commit, Receipt, StoreError, Version};
use passerelle_words::Problem;

use crate::rules::school::exclusive::{NotExclusive, holds};
use crate::rules::school::hold::Hold;
use crate::rules::school::linking::LinkRefused;

/// Somebody of the staff at work in a base.
#[derive(Clone)]
pub struct Desk {
    /// Where it is kept.
    pub store: Arc<dyn ServiceStore>,
    /// The base, as it was read for this request.
    pub base: Base,
    /// Who works.
    pub login: String,
    /// What they may do.
    pub role: SchoolRole,
    /// The time of the request.
    pub now: Timestamp,
}

/// Why an act did not happen. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SchoolError {
    /// The work was interrupted: the server is stopping, or a failure of ours.
    #[error("interrupted")]
    Interrupted,
    /// The file was refused.
    #[error("the file was refused: {}", .0.reference)]
    File(Problem),
    /// The safety hold stopped it.
    #[error("the safety hold stopped it")]
    Hold(Hold),
    /// The decision was refused.
    #[error(transparent)]
    Link(#[from] LinkRefused),
    /// The person is not in exclusive mode.
    #[error(transparent)]
    NotExclusive(#[from] NotExclusive),
    /// The role does not allow it.
    #[error("the role does not allow it")]
    Role,
    /// The store refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What an act gives.
pub type Result<T> = std::result::Result<T, SchoolError>;

impl Desk {
    /// What the base holds, read now.
    pub async fn content(&self) -> Result<BaseContent> {
        Ok(self.store.content(&self.base.slug).await?)
    }

    /// Refuses unless the person is in exclusive mode and may change things.
    pub fn may_change(&self) -> Result<()> {
        if self.role < SchoolRole::Referent {
            return Err(SchoolError::Role);
        }
        Ok(holds(&self.base, &self.login)?)
    }

    /// Refuses unless the version shown to the person is still the base's.
    fn is_current(&self, shown: Version) -> Result<()> {
        if shown == self.base.version { Ok(()) } else { Err(StoreError::Stale.into()) }
    }

    fn event(&self, action: &str) -> AuditEvent {
        AuditEvent::new(self.now, self.login.clone(), action)
    }

    /// Saves what was decided on the base as it was read.
    async fn commit(&self, changes: Vec<BaseChange>, event: AuditEvent) -> Result<Receipt> {
        let commit = Commit { changes, event, expected: Some(self.base.version) };
        Ok(self.store.commit(&self.base.slug, commit).await?)
    }

    /// Saves what depends on nothing that others may change.
    async fn note(&self, changes: Vec<BaseChange>, event: AuditEvent) -> Result<Receipt> {
        Ok(self.store.commit(&self.base.slug, Commit { changes, event, expected: None }).await?)
    }
}

/// Runs what takes the processor for long, away from the threads that answer.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| SchoolError::Interrupted)
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desk({} {})", self.base.slug, self.login)
    }
}
