//! Taking an import back.

use std::collections::BTreeMap;

use passerelle_store::ent::{Account, EntChange, EntStore};
use passerelle_store::{AuditEvent, Commit, StoreError};

use super::{BATCH, ImportError, Maker};
use crate::rules::import::{gone, restored};

/// What taking an import back has done.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Undone {
    /// Accounts that it had created and that are gone.
    pub gone: usize,
    /// Accounts that are as they were before.
    pub restored: usize,
}

/// Takes the last import of a scope back. `None` when it is not the last one, or was taken back already.
pub async fn undo(
    store: &dyn EntStore,
    maker: &Maker,
    scope: &str,
    import: &str,
) -> Result<Option<Undone>, ImportError> {
    if store.last_import(scope).await?.is_none_or(|last| last.import != import) {
        return Ok(None);
    }
    let mut undone = Undone::default();
    let mut parts = store.import_parts(import).await?;
    // The last first: an account that two parts changed ends as the first part found it.
    parts.reverse();
    for part in &parts {
        for some in part.former.chunks(BATCH) {
            give_back(store, maker, some, &mut undone).await?;
        }
        for some in part.created.chunks(BATCH) {
            undone.gone += withdraw(store, maker, some).await?;
        }
    }
    let event = event(maker).with("supprimes", undone.gone).with("retablis", undone.restored);
    let changes = vec![EntChange::ForgetImport(import.to_owned())];
    store.commit(Commit { changes, event, expected: None }).await?;
    Ok(Some(undone))
}

fn event(maker: &Maker) -> AuditEvent {
    AuditEvent::new(maker.now, maker.actor.clone(), "journal-import-annule")
        .with("import", maker.import.clone())
}

async fn give_back(
    store: &dyn EntStore,
    maker: &Maker,
    former: &[Account],
    undone: &mut Undone,
) -> Result<(), ImportError> {
    let sources: Vec<_> = former.iter().filter_map(|one| one.source.clone()).collect();
    let now: BTreeMap<_, _> =
        store.accounts_by_source(&sources).await?.into_iter().map(|one| (one.id, one)).collect();
    let mut accounts = Vec::new();
    for before in former {
        let Some(current) = now.get(&before.id) else { continue };
        let after = restored(current, before);
        if after != *current {
            accounts.push(after);
        }
    }
    undone.restored += accounts.len();
    keep(store, maker, accounts).await
}

async fn withdraw(store: &dyn EntStore, maker: &Maker, sources: &[String]) -> Result<usize, ImportError> {
    let accounts: Vec<_> = store.accounts_by_source(sources).await?.iter().filter_map(gone).collect();
    let n = accounts.len();
    keep(store, maker, accounts).await?;
    Ok(n)
}

async fn keep(store: &dyn EntStore, maker: &Maker, accounts: Vec<Account>) -> Result<(), ImportError> {
    if accounts.is_empty() {
        return Ok(());
    }
    let changes = vec![EntChange::PutAccounts(accounts)];
    match store.commit(Commit { changes, event: event(maker), expected: None }).await {
        Ok(_) => Ok(()),
        Err(StoreError::Stale) => Err(ImportError::Busy),
        Err(error) => Err(error.into()),
    }
}
