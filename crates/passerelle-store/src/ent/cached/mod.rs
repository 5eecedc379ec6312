//! What single sign-on asks for at every request, held in memory, and what it notes at every ticket.

mod ent;
mod notebook;

use std::fmt;
use std::sync::Arc;

use passerelle_model::OpaqueId;

use self::notebook::Notebook;
use super::{Account, AccountId, EntStore, Recipient, Redeemed};
use crate::memory::{CachedSessions, Shelf, answer_for_sessions, to_its_end, write_through};
use crate::{Realm, Result};

/// A store with a memory of what was read from it: open sign-on sessions, accounts, recipients, opaque identifiers.
///
/// Whoever writes through it reads what they wrote: a write forgets what it touched before it returns, and goes to its
/// end even when nobody waits for it any more. It must be the only way to the store: where another process may write to
/// the same database, whoever notices it calls [`forget_all`](Self::forget_all).
///
/// Redeemed tickets are written a moment later: [`flush`](Self::flush) it before the store is closed.
pub struct CachedEntStore(Arc<Held>);

/// The store, and what is held of it.
struct Held {
    store: Arc<dyn EntStore>,
    sessions: CachedSessions<dyn EntStore>,
    accounts: Shelf<AccountId, Arc<Account>>,
    recipients: Shelf<(), Arc<[Recipient]>>,
    opaque_ids: Shelf<(AccountId, Box<str>), OpaqueId>,
    notebook: Notebook,
}

impl CachedEntStore {
    /// Sign-on sessions held, at most: some 250 bytes each.
    const SESSIONS: usize = 1 << 17;
    /// Accounts held, at most: some 1,000 bytes each.
    const ACCOUNTS: usize = 1 << 14;
    /// Opaque identifiers held, at most: some 200 bytes each.
    const IDENTIFIERS: usize = 1 << 16;
    /// Parts that are locked one by one.
    const PARTS: usize = 16;

    /// In front of a store.
    pub fn new(store: Arc<dyn EntStore>) -> Self {
        Self(Arc::new(Held {
            sessions: CachedSessions::new(store.clone(), Realm::SignOn, Self::PARTS, Self::SESSIONS),
            store,
            accounts: Shelf::new(Self::PARTS, Self::ACCOUNTS),
            recipients: Shelf::new(1, 1),
            opaque_ids: Shelf::new(Self::PARTS, Self::IDENTIFIERS),
            notebook: Notebook::default(),
        }))
    }

    /// Forgets everything: somebody else has written to the store.
    pub fn forget_all(&self) {
        self.0.sessions.forget_all();
        self.0.accounts.forget_where(|_, _| true);
        self.0.recipients.forget_where(|(), _| true);
        self.0.opaque_ids.forget_where(|_, _| true);
    }

    /// Writes what waits to be written.
    pub async fn flush(&self) -> Result<()> {
        self.0.file(|_| true).await
    }

    /// The end of sessions: their tickets are filed first, and none of theirs is noted until they have ended.
    async fn end<T: Send + 'static, W: Future<Output = Result<T>> + Send>(
        &self,
        whose: impl Fn(&Redeemed) -> bool + Send + 'static,
        end: impl FnOnce(Arc<dyn EntStore>) -> W + Send + 'static,
        forget: impl FnOnce(&Held) + Send + 'static,
    ) -> Result<T> {
        let held = self.0.clone();
        to_its_end(async move {
            let _alone = held.notebook.gate.write().await;
            held.file_here(whose).await?;
            let ended = end(held.store.clone()).await;
            forget(&held);
            ended
        })
        .await
    }

    async fn write<T: Send + 'static, W: Future<Output = Result<T>> + Send>(
        &self,
        write: impl FnOnce(Arc<dyn EntStore>) -> W + Send + 'static,
        forget: impl FnOnce(&Held) + Send + 'static,
    ) -> Result<T> {
        write_through(self.0.store.clone(), self.0.clone(), write, forget).await
    }
}

answer_for_sessions!(CachedEntStore, 0.sessions);

impl fmt::Debug for CachedEntStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CachedEntStore(…)")
    }
}
