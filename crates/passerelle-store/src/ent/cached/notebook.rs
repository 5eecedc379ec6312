//! Redeemed tickets, noted at once and written a little later, many together.
//!
//! A write costs the time of a full sync and touches pages all over the tables, however little it writes. So whoever
//! redeems a ticket only notes it here, and a task files what has been noted since the last time. Whoever ends a
//! session, or asks what was told of somebody, files first: notes are never missed, and nobody notes in a session that
//! has ended. A process that is killed forgets at most what was noted during the last [`WAIT`]: those services are not
//! told when the session ends, and are missing from the list of what was told.

use std::mem;
use std::sync::{Arc, Mutex as Quick, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{Mutex, RwLock};

use super::Held;
use crate::Result;
use crate::ent::Redeemed;
use crate::memory::to_its_end;

/// How long a note waits for others.
const WAIT: Duration = Duration::from_millis(250);
/// Notes of one write, at most: others that write wait for no more than that.
const AT_ONCE: usize = 512;
/// Notes that may wait, at most; whoever comes then writes first.
const MOST: usize = 20_000;

/// Notes on their way to the store.
#[derive(Default)]
pub(super) struct Notebook {
    /// Shared by those who note; taken alone by whoever ends sessions, from before they file until the end is written.
    pub(super) gate: RwLock<()>,
    page: Quick<Page>,
    /// Held while notes are neither here nor in the store yet.
    filing: Mutex<()>,
}

/// What waits, and whether a task is on its way to file it.
#[derive(Default)]
struct Page {
    waiting: Vec<Redeemed>,
    filed_later: bool,
}

impl Notebook {
    fn page(&self) -> MutexGuard<'_, Page> {
        self.page.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes some of the notes out, in the order of their sessions: neighbours in the tables are written together.
    fn take(&self, which: impl Fn(&Redeemed) -> bool) -> Vec<Redeemed> {
        let mut taken: Vec<_> = self.page().waiting.extract_if(.., |note| which(note)).collect();
        taken.sort_by(|a, b| a.session.as_hex().cmp(b.session.as_hex()));
        taken
    }
}

impl Held {
    /// Takes notes; of a new one, the caller has seen the session open and holds the gate.
    pub(super) fn note(self: &Arc<Self>, notes: impl IntoIterator<Item = Redeemed>) {
        let mut page = self.notebook.page();
        page.waiting.extend(notes);
        if !mem::replace(&mut page.filed_later, true) {
            tokio::spawn(file_later(Arc::downgrade(self)));
        }
    }

    /// Makes room where the store has not kept up.
    pub(super) async fn keep_up(self: &Arc<Self>) -> Result<()> {
        let crowded = self.notebook.page().waiting.len() >= MOST;
        if crowded { self.file(|_| true).await } else { Ok(()) }
    }

    /// Writes these notes, to the end even when nobody waits for it any more.
    pub(super) async fn file(
        self: &Arc<Self>,
        which: impl Fn(&Redeemed) -> bool + Send + 'static,
    ) -> Result<()> {
        let held = self.clone();
        to_its_end(async move { held.file_here(which).await }).await
    }

    /// The same in a task that nobody drops. What could not be written is noted again.
    pub(super) async fn file_here(self: &Arc<Self>, which: impl Fn(&Redeemed) -> bool) -> Result<()> {
        let _filing = self.notebook.filing.lock().await;
        let mut taken = self.notebook.take(which);
        while !taken.is_empty() {
            let rest = taken.split_off(taken.len().min(AT_ONCE));
            if let Err(error) = self.store.record_grants(&taken).await {
                self.note(taken.into_iter().chain(rest));
                return Err(error);
            }
            taken = rest;
        }
        Ok(())
    }
}

/// Until nothing waits. While the store cannot be written, notes stay.
async fn file_later(held: Weak<Held>) {
    loop {
        tokio::time::sleep(WAIT).await;
        let Some(held) = held.upgrade() else { return };
        let filed = held.file_here(|_| true).await;
        let mut page = held.notebook.page();
        if filed.is_ok() && page.waiting.is_empty() {
            page.filed_later = false;
            return;
        }
    }
}
